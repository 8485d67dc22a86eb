"""The feed of the newest meetings (Atom, RFC 4287), one in each language. Readers go by each entry's id."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from pipelines.publishing.metadata.about import urn
from pipelines.publishing.site.language import Listed

_ATOM = "http://www.w3.org/2005/Atom"


def feed(meetings: Iterable[Listed], language: str, title: str) -> str:
    """Of dated meetings; the order is the caller's, the newest first.

    `updated` is the day on which the meeting began, as nothing else of it is a fact of the data.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    listed = list(meetings)
    _text(root, "id", urn("feed", language))
    _text(root, "title", title)
    _text(root, "updated", _moment(listed[0]) if listed else "1967-08-08T00:00:00Z")
    _element(root, "link", rel="self", href=f"feed-{language}.xml")
    _text(_element(root, "author"), "name", "asean-meetings")
    for row in listed:
        entry = _element(root, "entry")
        _text(entry, "id", urn("meeting", row.meeting_id))
        _text(entry, "title", row.label)
        _text(entry, "updated", _moment(row))
        _element(entry, "link", href=f"{language}/meetings/{row.meeting_id}.html")
        _text(entry, "summary", " · ".join(filter(None, (row.when, row.place, row.series_code))))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _moment(row: Listed) -> str:
    return f"{row.start_date}T00:00:00Z"


def _element(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)


def _text(parent: ET.Element, name: str, text: str) -> None:
    _element(parent, name).text = text

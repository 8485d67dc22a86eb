"""A notice's page: its text with the evidence in it. And the list of all notices."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup, escape

from pipelines.publishing.site.language import Language
from pipelines.publishing.site.marks import Span, pieces
from pipelines.publishing.site.pages import web_addresses
from schemas import TABLES

_NOTICES: Final = """
    SELECT notices.*, publisher, spoken, evidence, cited FROM notices JOIN sources USING (source_id)
    LEFT JOIN (SELECT notice_id, list({'id': meeting_id, 'relation': relation} ORDER BY meeting_id) AS spoken
        FROM meeting_notices GROUP BY ALL) USING (notice_id)
    LEFT JOIN (SELECT evidence.notice_id, list({'table_name': table_name,
        'column_name': column_name, 'value': value, 'accepted': accepted, 'char_start': char_start,
        'char_end': char_end, 'quote': quote, 'rule': rule, 'sure': CAST(round(100 * confidence) AS INTEGER),
        'meeting_id': coalesce(participants.meeting_id, split_part(row_id, '|', 1))}
        ORDER BY char_start, char_end, table_name, row_id, column_name) AS evidence
        FROM evidence LEFT JOIN participants ON table_name = 'participants' AND participant_id = row_id
        GROUP BY ALL) USING (notice_id)
    LEFT JOIN (SELECT notice_id, list(url ORDER BY url) AS cited FROM citations GROUP BY ALL) USING (notice_id)
    """


@dataclass(frozen=True, slots=True)
class _Line:
    """Words of the text with what one rule takes from them of one meeting.

    `facts`: table and column, value, and whether it is published.
    """

    span: Span
    quote: str
    meeting_id: str
    rule: str
    sure: int
    facts: Sequence[tuple[tuple[str, str], str, bool]]

    @property
    def place(self) -> str:
        """The name of the place in the text."""
        return f"c{self.span[0]}-{self.span[1]}"


def write_notices(languages: Sequence[Language], ids: tuple[str, str] | None = None) -> None:
    """A page a notice in each language, those from the first id to the last of `ids`; the notices are streamed."""
    contents = languages[0].contents
    labels = [
        {
            (table.name, name): column.description_en if told.name == "en" else column.description_vi
            for table in TABLES.values()
            for name, column in table.columns.items()
        }
        for told in languages
    ]
    stream = (
        contents.stream(f"{_NOTICES} ORDER BY notice_id")
        if ids is None
        else contents.stream(f"{_NOTICES} WHERE notice_id BETWEEN ? AND ? ORDER BY notice_id", *ids)
    )
    decided = {
        json.loads(row["match"])["notice_id"]: row
        for row in contents.rows(
            """SELECT correction_id, match, reason, who, decided_on FROM corrections
            WHERE table_name = 'notices' AND outcome IN ('applied', 'needless') ORDER BY correction_id"""
        )
    }
    for notice in stream:
        lines = list(_lines(notice["evidence"] or ()))
        numbers: dict[Span, int] = {}
        for number, line in enumerate(lines, 1):
            numbers.setdefault(line.span, number)
        marked = _marked(notice["text"], numbers)
        addresses = web_addresses((notice["url"], *(notice["cited"] or ())))
        spoken = notice["spoken"] or ()
        for told, label in zip(languages, labels, strict=True):
            told.pages.write(
                f"notices/{notice['notice_id']}.html",
                "notice",
                notice=notice,
                shown=notice["title"] or notice["notice_id"],
                addresses=addresses,
                meetings=[(one["id"], told.titles.get(one["id"], one["id"]), one["relation"]) for one in spoken],
                several=len(spoken) > 1,
                decided=decided.get(notice["notice_id"]),
                lines=lines,
                label=label,
                marked=marked,
            )


def _lines(evidence: Iterable[Mapping[str, Any]]) -> Iterator[_Line]:
    """Each evidence once: words from which a rule takes several facts of a meeting are one line."""
    facts: dict[tuple[Any, ...], list[tuple[tuple[str, str], str, bool]]] = {}
    for said in evidence:
        span = said["char_start"], said["char_end"]
        key = (span, said["quote"], said["meeting_id"] or "", said["rule"], said["sure"])
        fact = ((said["table_name"], said["column_name"]), said["value"], said["accepted"])
        those = facts.setdefault(key, [])
        if fact not in those:
            those.append(fact)
    for key, those in facts.items():
        yield _Line(*key, those)


def _marked(text: str, lines: Mapping[Span, int]) -> Markup:
    """The text with each evidence a link to its line below, and a place to point at where it begins."""
    written: list[str] = []
    for piece in pieces(text, lines):
        words = str(escape(piece.text))
        linked = piece.cover is not None and not piece.text.isspace()
        own = linked and (piece.start, piece.end) in piece.begins
        for start, end in piece.begins:
            if not own or (start, end) != (piece.start, piece.end):
                written.append(f'<span id="c{start}-{end}"></span>')
        if linked and piece.cover is not None:
            # Most evidence is one piece, and the place to point at itself.
            place = f'id="c{piece.start}-{piece.end}"' if own else f'data-c="c{piece.start}-{piece.end}"'
            words = f'<a class="m" {place} href="#e{lines[piece.cover]}">{words}</a>'
        written.append(words)
    return Markup("".join(written))

"""Writes pages from templates: paths, links between pages, languages. Which pages there are, stands in build.py."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from pipelines.publishing.site.dates import days
from pipelines.publishing.site.words import LANGUAGES, meanings, words

_TEMPLATES: Final = jinja2.Environment(
    loader=jinja2.PackageLoader("pipelines.publishing.site", "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_TEMPLATES.filters["percent"] = lambda share: f"{round(100 * share)} %"
_TEMPLATES.filters["data"] = lambda value: Markup(script_safe(value))
_TEMPLATES.filters["name_of"] = lambda code, names: names.get(code, code)
_TEMPLATES.filters["slug"] = lambda code: slug(code)


# Only such addresses become links.
_WEB: Final = re.compile(r"https?://[^\s<>\"']+\Z")


class Pages:
    """The pages of one language below a folder. `names` are the names of codes in that language."""

    def __init__(self, folder: Path, language: str, names: Mapping[str, Mapping[str, str]]) -> None:
        self.folder = folder
        self.language = language
        self.names = names
        self.words = words(language)
        self._globals = {
            "t": self.words,
            "lang": language,
            "names": names,
            "meaning": meanings(language),
            "languages": LANGUAGES,
            "days": lambda row: days(row["start_date"], row["end_date"], row["date_precision"], language),
        }

    def write(self, path: str, template: str, **context: Any) -> None:
        """Write one page, `path` below the language's folder; every link in it is relative."""
        root = "../" * (path.count("/") + 1)
        page = _TEMPLATES.get_template(f"{template}.html.jinja").render(
            self._globals,
            path=path,
            root=root,
            home=f"{root}{self.language}/",
            other=next(language for language in LANGUAGES if language != self.language),
            **context,
        )
        save(self.folder / self.language / path, page)


def write_welcome(folder: Path) -> None:
    """Write the page on which a reader chooses the language."""
    save(folder / "index.html", _TEMPLATES.get_template("welcome.html.jinja").render())


def web_addresses(addresses: Iterable[str | None]) -> list[str]:
    """Those that may become links, each once: what a notice names may be anything."""
    return list(dict.fromkeys(address for address in addresses if address and _WEB.match(address)))


def slug(code: str) -> str:
    """A code as part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", code.lower()).strip("-")


def save(path: Path, text: str) -> None:
    """Write a text file with its folders, with the same line ends on every machine."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def script_safe(value: object) -> str:
    """JSON that may stand in a script: nothing in it ends the script or opens a comment."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (
        told.replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )

"""Writes pages from templates: paths, links between pages, languages. Which pages there are, stands in build.py."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2.ext import Extension
from markupsafe import Markup, escape

from pipelines.publishing.draft import WrittenFile
from pipelines.publishing.site.words import LANGUAGES, meanings, words

SITE: Final = "site"

# The pages that the menu of each page leads to.
MENU: Final = (
    *("meetings", "series", "partners", "countries", "topics", "people", "organisations", "notices"),
    *("changes", "quality", "dictionary", "downloads"),
)

# Only such addresses become links.
_WEB: Final = re.compile(r"https?://[^\s<>\"']+\Z")

# What is the same on all pages of a language and a depth, as templates write it.
_FIXED: Final = re.compile(r"\{\{ (t\.\w+|lang|other|root|home) \}\}")


class _Fixed(Extension):
    """Writes what is fixed into a template before it is compiled; a page is then mostly pieces of constant text."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """The template with the fixed values in it. Raises `KeyError` for a word that words.yaml has not."""
        fixed: Mapping[str, str] = self.environment.fixed  # type: ignore[attr-defined]
        return _FIXED.sub(lambda found: fixed[found[1]], source)


@cache
def _templates(language: str, depth: int) -> jinja2.Environment:
    """The templates for pages of a language that lie `depth` folders below the site."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("pipelines.publishing.site", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[_Fixed],
    )
    root = "../" * depth
    other = next(each for each in LANGUAGES if each != language)
    fixed = {"lang": language, "other": other, "root": root, "home": "../" * (depth - 1)}
    said = words(language)
    made.extend(fixed=fixed | {f"t.{key}": str(escape(word)) for key, word in said.items()})
    made.globals.update(t=said, lang=language, meaning=meanings(language), languages=LANGUAGES, pages=MENU)
    made.filters["percent"] = lambda share: f"{round(100 * share)} %"
    made.filters["data"] = lambda value: Markup(script_safe(value))
    made.filters["slug"] = slug
    return made


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder `site` of a release that lies in `release`; `written` grows by each file."""

    release: Path
    written: list[WrittenFile] = field(default_factory=list)

    @property
    def site(self) -> Path:
        """Where the pages lie."""
        return self.release / SITE

    def save(self, path: str, text: str) -> None:
        """Write a text file, `path` below the site, with the same line ends on every machine."""
        whole, data = self.site / path, text.encode()
        try:
            file = whole.open("wb", buffering=0)
        except FileNotFoundError:
            whole.parent.mkdir(parents=True, exist_ok=True)
            file = whole.open("wb", buffering=0)
        with file:
            file.write(data)
        self.written.append(WrittenFile(f"{SITE}/{path}", len(data), hashlib.sha256(data).hexdigest()))


class Pages:
    """The pages of one language."""

    def __init__(self, folder: Folder, language: str) -> None:
        self.folder = folder
        self.language = language
        self.words = words(language)
        self._menus: dict[tuple[int, str], Markup] = {}

    def write(self, path: str, template: str, **context: Any) -> None:
        """Write one page, `path` below the language's folder; every link in it is relative."""
        depth = path.count("/") + 1
        page = _templates(self.language, depth).get_template(f"{template}.html.jinja")
        told = page.render(context, path=path, menu=self._menu(depth, path))
        self.folder.save(f"{self.language}/{path}", told)

    def _menu(self, depth: int, path: str) -> Markup:
        current = path.removesuffix(".html") if depth == 1 else ""
        key = (depth, current if current in MENU else "")
        if key not in self._menus:
            menu = _templates(self.language, depth).get_template("menu.html.jinja")
            self._menus[key] = Markup(menu.render(current=current))
        return self._menus[key]


def write_welcome(folder: Folder) -> None:
    """Write the page on which a reader chooses the language."""
    folder.save("index.html", _templates(LANGUAGES[0], 0).get_template("welcome.html.jinja").render())


def web_addresses(addresses: Iterable[str | None]) -> list[str]:
    """Those that may become links, each once: what a notice names may be anything."""
    return list(dict.fromkeys(address for address in addresses if address and _WEB.match(address)))


def slug(code: str) -> str:
    """A code as part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", code.lower()).strip("-")


def script_safe(value: object) -> str:
    """JSON that may stand in a script: nothing in it ends the script or opens a comment."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (
        told.replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )

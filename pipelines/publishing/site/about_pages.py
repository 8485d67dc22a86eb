"""The pages about the release: dictionary, downloads, changes, quality. They may change with its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markupsafe import Markup

from pipelines.publishing.draft import Draft, WrittenFile
from pipelines.publishing.metadata import about
from pipelines.publishing.site.language import Language
from pipelines.publishing.site.words import LANGUAGES
from schemas import TABLES


def write_about(told: Language, draft: Draft, files: Sequence[WrittenFile]) -> None:
    """The dictionary, what changed, how good it is, and each of the release's `files` with its sum."""
    pages, text, place = told.pages, told.text, LANGUAGES.index(told.name)
    tables = [
        {
            "name": table.name,
            "description": (table.description_en, table.description_vi)[place],
            "columns": [
                {
                    "name": column.name,
                    "type": str(column.type),
                    "nullable": column.nullable,
                    "description": (column.description_en, column.description_vi)[place],
                    "codes": [(code, said[place]) for code, said in column.codes.items()],
                }
                for column in table.columns.values()
            ],
        }
        for table in TABLES.values()
    ]
    pages.write("dictionary.html", "dictionary", tables=tables)
    for name in ("changes", "quality"):
        path = draft.folder / f"{name.upper()}.md"
        body = _rendered(path.read_text("utf-8")) if path.is_file() else Markup("<h1>{}</h1>").format(text[name])
        pages.write(f"{name}.html", "document", heading=text[name], body=body)
    pages.write(
        "downloads.html", "downloads", version=draft.version, citation=about.citation(draft.version), files=files
    )


def _rendered(text: str) -> Markup:
    """Markdown of the release as HTML; HTML in it is shown as text, and its pictures lie beside the release."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # The pages' policy allows no styles in them; a column's side is a class.
    drawn: str = re.sub(r' style="text-align:(\w+)"', r' class="\1"', parser.render(text))
    return Markup(re.sub(r'(<img src|<a href)="(?![a-z]+:|#|/)', r'\1="../../', drawn))

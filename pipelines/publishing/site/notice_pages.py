"""A notice's page: its text with the evidence in it. And the list of all notices."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from pipelines.publishing.site.language import ON_A_PAGE, Language
from pipelines.publishing.site.marks import Span, pieces
from pipelines.publishing.site.pages import web_addresses
from pipelines.publishing.site.words import LANGUAGES
from schemas import TABLES


def write_notices(told: Language) -> None:
    """A page a notice with its text and the evidence in it, and the lists of all, the newest first."""
    contents, text = told.contents, told.text
    publishers = {row["source_id"]: row["publisher"] for row in contents.rows("FROM sources")}
    stream = contents.stream("""
        SELECT notices.*, spoken, evidence, cited FROM notices
        LEFT JOIN (SELECT notice_id, list({'id': meeting_id, 'relation': relation} ORDER BY meeting_id) AS spoken
            FROM meeting_notices GROUP BY ALL) USING (notice_id)
        LEFT JOIN (SELECT evidence.notice_id, list({'evidence_id': evidence_id, 'table_name': table_name,
            'column_name': column_name, 'value': value, 'accepted': accepted, 'char_start': char_start,
            'char_end': char_end, 'quote': quote, 'rule': rule, 'confidence': confidence,
            'meeting_id': coalesce(participants.meeting_id, split_part(row_id, '|', 1))}
            ORDER BY char_start, char_end, table_name, row_id, column_name) AS evidence
            FROM evidence LEFT JOIN participants ON table_name = 'participants' AND participant_id = row_id
            GROUP BY ALL) USING (notice_id)
        LEFT JOIN (SELECT notice_id, list(url ORDER BY url) AS cited FROM citations GROUP BY ALL) USING (notice_id)
        ORDER BY published_on DESC NULLS LAST, notice_id
        """)
    labels = {
        (table.name, name): column.description_en if told.name == "en" else column.description_vi
        for table in TABLES.values()
        for name, column in table.columns.items()
    }
    listed: list[tuple[str, tuple[object, ...]]] = []
    for notice in stream:
        evidence = [
            {**said, "label": labels.get((said["table_name"], said["column_name"]), said["column_name"])}
            for said in notice["evidence"] or ()
        ]
        lines: dict[Span, int] = {}
        for number, said in enumerate(evidence, 1):
            lines.setdefault((said["char_start"], said["char_end"]), number)
            shown = notice["title"] or notice["notice_id"]
        told.pages.write(
            f"notices/{notice['notice_id']}.html",
            "notice",
            notice=notice,
            shown=shown,
            publisher=publishers[notice["source_id"]],
            addresses=web_addresses((notice["url"], *(notice["cited"] or ()))),
            meetings=[
                {"label": told.titles.get(spoken["id"], spoken["id"]), **spoken} for spoken in notice["spoken"] or ()
            ],
            evidence=evidence,
            marked=_marked(notice["text"], lines),
            # One page in the index is enough; a register entry's facts are all on its meeting's page.
            found_here=notice["kind"] == "notice"
            and told.name == (notice["language"] if notice["language"] in LANGUAGES else "en"),
        )
        when = notice["published_on"] or ""
        listed.append((f"notices/{notice['notice_id']}.html", (shown, when, publishers[notice["source_id"]])))
    columns = (text["title"], text["published_on"], text["sources"])
    many = max(1, -(-len(listed) // ON_A_PAGE))
    for number in range(1, many + 1):
        told.pages.write(
            _notices_page(number),
            "index_list",
            heading=text["notices"],
            columns=columns,
            rows=listed[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
            pages_of=many,
            page_number=number,
            page_path=_notices_page,
        )


def _marked(text: str, lines: Mapping[Span, int]) -> Markup:
    """The text with each evidence a link to its line below, and a place to point at where it begins."""
    written: list[str] = []
    for piece in pieces(text, lines):
        written += [f'<span id="c{start}-{end}"></span>' for start, end in piece.begins]
        words: str = escape(piece.text)
        if piece.cover and not piece.text.isspace():
            line = lines[piece.cover]
            words = f'<a class="m" href="#e{line}" data-a="{piece.start}" data-b="{piece.end}">{words}</a>'
        written.append(words)
    return Markup("".join(written))


def _notices_page(number: int) -> str:
    return "notices.html" if number == 1 else f"notices/page-{number}.html"

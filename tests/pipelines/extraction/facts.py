"""What a notice of a few sentences says, in a form that tests can read at a glance."""

from __future__ import annotations

from datetime import date

from pipelines.extraction import extract
from pipelines.model import Extraction, Notice

PUBLISHED = date(2023, 11, 16)


def notice(text: str, language: str = "vi", published: date | None = PUBLISHED, title: str | None = None) -> Notice:
    """A notice with this body below its headline, if it has one."""
    whole = f"{title}\n\n{text}" if title else text
    return Notice(
        notice_id="n-000000000000",
        raw_name="own/notice.txt",
        raw_sha256="0" * 64,
        source_id="drop-folder",
        text=whole,
        language=language,
        title=title or whole[:60],
        title_span=(0, len(title)) if title else None,
        published_on=published,
    )


def meetings(extraction: Extraction) -> dict[str, dict[str, str]]:
    """The reported meetings by key ("SOMSWD-17", else the bare series), each with what is claimed of it."""
    rows: dict[str, dict[str, str]] = {}
    for claim in extraction.claims:
        if claim.table in ("meetings", "meeting_notices"):
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    names = {row: "-".join(filter(None, (said["series_code"], said.get("ordinal")))) for row, said in rows.items()}
    for said in rows.values():
        if "part_of" in said:
            said["part_of"] = names[said["part_of"]]
    return {names[row]: said for row, said in rows.items() if said["relation"] != "references"}


def referenced(extraction: Extraction) -> set[str]:
    """The keys of the meetings and bodies that the notice only names."""
    return {claim.value for claim in extraction.claims if claim.table == "meeting_links"}


def said(text: str, language: str = "vi", published: date | None = PUBLISHED, title: str | None = None) -> Extraction:
    """What the rules find in a text."""
    return extract(notice(text, language, published, title))


def people(extraction: Extraction) -> dict[str, str]:
    """Persons by name, else by post, and bodies and delegations by name, each with the role."""
    rows: dict[str, dict[str, str]] = {}
    for claim in extraction.claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    return {said.get("name") or said.get("position", ""): said["role"] for said in rows.values()}


def rows_of(extraction: Extraction, table: str) -> set[str]:
    """The keys of a table's rows, without the meeting: `VN|chair`, `JP`, `youth`."""
    return {claim.row.split("|", 1)[1] for claim in extraction.claims if claim.table == table}


def titles(extraction: Extraction) -> list[str]:
    """The titles of the reported meetings, in the order of the text."""
    reported = {c.row for c in extraction.claims if c.table == "meeting_notices" and c.value != "references"}
    kept = ("title_vi", "title_en")
    return [c.value for c in extraction.claims if c.table == "meetings" and c.column in kept and c.row in reported]

"""`asean-meetings review`: what waits for a person, as a list, or one after the other in the terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipelines.cli.errors import CommandError
from pipelines.cli.output import console, table
from pipelines.cli.release import open_release
from pipelines.corrections import load_corrections
from pipelines.review.deciding import Reviewer, correctable
from pipelines.review.queue import Item, open_items
from pipelines.review.session import Session

WHO = "ASEAN_MEETINGS_REVIEWER"
MOST_WORDS = 60


def list_items(release: Path, folder: Path, kind: str | None, most: int, form: str) -> int:
    """Print the open items, the worst and most frequent first, as `table` or `json`; at most `most`, 0 for all."""
    items = _open(release, folder, kind)
    shown = items[:most] if most else items
    if form == "json":
        print(json.dumps([_told(item) for item in shown], ensure_ascii=False, indent=1))
        return 0
    out = console()
    if shown:
        headers = ["item", "kind", "alike", "of", "what is in doubt", "words"]
        out.print(table(headers, [_line(item) for item in shown], right=[2]))
    out.print(f"{len(shown):,} of {len(items):,} open items" if shown else "nothing waits for a decision")
    return 0


def review_items(release: Path, folder: Path, kind: str | None, who: str | None) -> int:
    """Ask about the open items one after the other, and write each decision into `folder`."""
    items = _open(release, folder, kind)
    if not items:
        console().print("nothing waits for a decision")
        return 0
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError("review asks in a terminal; use 'asean-meetings review --list' elsewhere")
    session = Session(items, folder, Reviewer(_who(who), datetime.now(UTC).date()))
    # The library of the screen takes long to import.
    from pipelines.cli.review_screen import ReviewApp

    ReviewApp(session).run()
    written = f"{session.decisions:,} decisions written to {folder}, {len(session.items):,} items still open"
    console().print(written + ("; 'asean-meetings build' applies them" if session.decisions else ""))
    return 0


def _open(release: Path, folder: Path, kind: str | None) -> list[Item]:
    corrections = load_corrections(folder)
    with open_release(release) as database:
        return open_items(database, corrections, kind)


def _who(named: str | None) -> str:
    """Who decides: as the option or the environment says, else as git knows them."""
    who = named or _git_name()
    if not who.strip():
        raise CommandError(f"nobody is named who decides; say who you are with --who NAME or {WHO}")
    return " ".join(who.split())


def _git_name() -> str:
    try:
        said = subprocess.run(["git", "config", "user.name"], capture_output=True, check=False, text=True)
    except OSError:
        return ""
    return said.stdout


def _line(item: Item) -> Sequence[object]:
    where = " ".join(part for part in (item.table, item.row_id) if part) or item.notice_id
    words = " ".join(item.words.split())
    words = words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1]}…"
    return item.review_id, item.kind, item.times, where, item.detail, words


def _told(item: Item) -> dict[str, object]:
    return {
        "review_id": item.review_id,
        "kind": item.kind,
        "alike": item.times,
        "notice_id": item.notice_id,
        "url": item.url,
        "table": item.table,
        "row_id": item.row_id,
        "detail": item.detail,
        "words": item.words,
        "char_start": item.span[0] if item.span else None,
        "char_end": item.span[1] if item.span else None,
        "candidates": [
            {"value": each.value, "notices": each.notices, "published": each.published} for each in item.candidates
        ],
        "correctable": list(correctable(item)),
    }

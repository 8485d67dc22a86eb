"""`asean-meetings fetch` and `asean-meetings sources`: what is fetched, what came of it, what no longer fits."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipelines.resources import Fetching, Folders
    from pipelines.sources.fetch.job import FetchReport
    from pipelines.sources.registry import Registry, Source

sources_app = typer.Typer(help="Where notices come from.", invoke_without_command=True)
Names = Annotated[list[str] | None, typer.Argument(metavar="[SOURCE...]", help="Sources by id; all if none is named.")]
Raw = Annotated[str, typer.Option(help="The folder of raw notices, or s3://BUCKET/PATH.", envvar="ASEAN_MEETINGS_RAW")]
# One look, one notice: enough to see whether an entry still fits.
CHECKED_ITEMS = 1


def fetch_command(
    names: Names = None,
    raw: Raw = "raw",
    captures: Annotated[
        bool, typer.Option("--captures", help="What web archives have of the sources, not their own sites.")
    ] = False,
) -> int:
    """Fetch what is new from the sources' sites, or from web archives, into the archive below the raw folder."""
    from pipelines.resources import Fetching, Folders

    folders = Folders.of_raw(raw)
    return fetch_sources(names or (), folders.raw_path, Fetching.from_environment(), captures=captures, folders=folders)


@sources_app.callback()
def list_command(context: typer.Context, raw: Raw = "raw") -> int:
    """List the sources: where they are looked for, when something new last came of each, which are silent."""
    from pipelines.resources import Fetching, Folders

    if context.invoked_subcommand:
        return 0
    folders = Folders.of_raw(raw)
    folders.pull_raw()
    return list_sources(folders.raw_path, Fetching.from_environment().sources)


@sources_app.command("check")
def check_command(names: Names = None) -> int:
    """Try each entry against its site and the web archives, and say what no longer fits. Keeps no page."""
    from pipelines.resources import Fetching

    return check_sources(names or (), Fetching.from_environment())


def fetch_sources(
    names: Sequence[str], raw: Path, fetching: Fetching, *, captures: bool = False, folders: Folders | None = None
) -> int:
    """Fetch one source after another. Returns 1 where one could not be fetched; it stops no other.

    `folders` tells where `raw` is only a copy, so that what is there is brought before and what came is sent after.
    """
    from pipelines.cli.output import console, table
    from pipelines.sources.fetch.job import FetchError
    from pipelines.storage import StorageError

    out, problems = console(), console(errors=True)
    chosen = _chosen(names, fetching.sources, captures=captures)
    # Without a contact nothing starts, not even for the first of them.
    jobs = [fetching.job(source.source_id, raw, captures=captures) for source in chosen]
    raw.mkdir(parents=True, exist_ok=True)
    rows, told, failed = [], [], 0
    for job in jobs:
        try:
            if folders is not None:
                folders.pull_raw(job.source_id)
            report = fetching.fetch(job)
            if folders is not None:
                folders.push_raw(job.source_id)
        except (FetchError, StorageError) as error:
            problems.print(f"asean-meetings: {error}")
            failed += 1
            continue
        counts = (report.requests, report.new, report.changed, report.unchanged, report.gone)
        rows.append((report.source_id, report.ended, *(f"{count:,}" for count in counts), sum(report.refused.values())))
        told += [(report.source_id, *line) for line in _told(report)]
        failed += not report.well
    if rows:
        heads = ["source", "ended", "requests", "new", "changed", "unchanged", "gone", "refused"]
        out.print(table(heads, rows, right=range(2, len(heads))))
    if told:
        out.print()
        out.print(table(["source", "what", "where", "in words"], told))
    return 1 if failed else 0


def list_sources(raw: Path, registry: Registry, now: datetime | None = None) -> int:
    """Print each source that is looked at, with the day of what is newest in its archive."""
    from pipelines.cli.output import console, table
    from pipelines.sources.archive import captures

    rows = []
    for source in registry.sources:
        if not source.look:
            continue
        folder = raw / source.source_id
        found = captures(folder) if folder.is_dir() else []
        news = [c.at for c in found if c.kind == "response" and c.good and source.is_item(c.url)]
        kinds = dict.fromkeys("web archives" if look.kind == "captures" else look.kind for look in source.look)
        rows.append(
            (
                source.source_id,
                ", ".join(kinds),
                f"{max(news):%Y-%m-%d}" if news else "",
                _silence(source, max(news, default=None), now or datetime.now(UTC)),
                source.verified,
            )
        )
    console().print(table(["source", "looked for in", "newest", "silent", "verified"], rows))
    return 0


def check_sources(names: Sequence[str], fetching: Fetching) -> int:
    """Try each source's places and one of its notices. Returns 1 where something does not fit."""
    from pipelines.cli.output import console, table

    rows, misfits = [], 0
    for source in _chosen(names, fetching.sources, captures=None):
        found = [*_misfits(source, fetching), *_misfits(source, fetching, captures=True)]
        misfits += len(found)
        rows += [(source.source_id, *line) for line in found or [("", "fits")]]
    out = console()
    out.print(table(["source", "where", "what no longer fits"], rows))
    if misfits:
        out.print(f"{misfits} misfits; an entry is data in pipelines/sources/registry/, see docs/sources.md")
    return 1 if misfits else 0


def _misfits(source: Source, fetching: Fetching, *, captures: bool = False) -> Iterator[tuple[str, str]]:
    from pipelines.sources.fetch.job import FetchError, Limits

    if not (source.captured if captures else source.live):
        return
    few = Limits(run_items=CHECKED_ITEMS, list_pages=1, attempts=1, failures=20)
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder)
        try:
            job = fetching.job(source.source_id, raw, few, captures=captures)
            report = fetching.fetch(replace(job, limits=replace(job.limits, free_bytes=0)))
        except FetchError as error:
            yield "", str(error)
            return
        for kind, where, words in _told(report):
            yield where, f"{kind}: {words}"
        troubled = {fault.url for fault in (*report.faults, *report.refusals)}
        for looked in report.looked:
            if not looked.found and looked.url not in troubled:
                what = "these captures lead" if captures else f"this {looked.kind} leads"
                yield looked.url, f"{what} to no address of a notice"
        yield from _unread(source, raw, fetching.sources)


def _unread(source: Source, raw: Path, registry: Registry) -> Iterator[tuple[str, str]]:
    """What is not found in the notice that was fetched."""
    from selectolax.lexbor import LexborHTMLParser

    from pipelines.model import Rejection
    from pipelines.reading import read
    from pipelines.sources.warc.items import load_archived, scan_archives

    for item in scan_archives(raw, registry):
        page = load_archived(item, registry)
        notice = page if isinstance(page, Rejection) else read(page)
        if isinstance(notice, Rejection):
            yield item.capture.url, f"the notice cannot be read: {notice.detail}"
        if isinstance(page, Rejection) or isinstance(notice, Rejection):
            continue
        tree = LexborHTMLParser(page.content)
        for what, selectors in (("headline", source.headline), ("main", source.main)):
            if selectors and not any(tree.css_first(selector) for selector in selectors):
                yield item.capture.url, f"no selector of {what} finds anything in the notice"
        if notice.published_on is None:
            yield item.capture.url, "no date of publication is found in the notice"


def _told(report: FetchReport) -> Iterator[tuple[str, str, str]]:
    if not report.well:
        yield report.ended, "", report.detail
    for fault in (*report.faults, *report.refusals):
        yield fault.kind, fault.url, fault.detail


def _chosen(names: Sequence[str], registry: Registry, *, captures: bool | None = False) -> list[Source]:
    """The sources that are fetched live, those that web archives are asked for, or (None) both, as named."""
    from pipelines.cli.errors import CommandError
    from pipelines.sources.fetch.job import not_looked_for

    ways = {None: attrgetter("look"), False: attrgetter("live"), True: attrgetter("captured")}
    known = {source.source_id: source for source in registry.sources if ways[captures](source)}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise CommandError(f"{', '.join(unknown)}: {not_looked_for(captures=bool(captures))}")
    return [known[name] for name in names] if names else list(known.values())


def _silence(source: Source, newest: datetime | None, now: datetime) -> str:
    if source.habit is None or newest is None:
        return ""
    days = (now - newest).days
    return f"{days} days, usual are {source.habit}" if days > source.habit else ""

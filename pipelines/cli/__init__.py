"""The command line: options, exit codes, one-line errors. What a command does stands in its own module.

Exit codes: 0 all is well, 1 the data or a check failed, 2 the command was misused.
"""

from __future__ import annotations

import io
import os
import re
import sys
import warnings
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipelines import processes
from pipelines.cli.register import gaps, register_app
from pipelines.cli.sources import fetch_command, sources_app

# Each command imports what it needs when it runs: `--help` must answer at once.
app = typer.Typer(
    name="asean-meetings",
    help="From public notices to a dataset of ASEAN meetings, with the words behind each fact.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Release = Annotated[Path, typer.Argument(help="A release folder, for example releases/latest.")]
OfRelease = Annotated[Path, typer.Option("--release", help="The release folder to look into.")]
LATEST = Path("releases/latest")


class EngineName(StrEnum):
    """Who reads batches."""

    LOCAL = "local"
    DASK = "dask"


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class ListFormat(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"


class ChangesFormat(StrEnum):
    """How changes are printed."""

    WORDS = "words"
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def _print_version(wanted: bool) -> None:
    if wanted:
        from pipelines import __version__

        typer.echo(f"asean-meetings {__version__}")
        raise typer.Exit


@app.callback()
def common(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error; anywhere on the line.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """From public notices to a dataset of ASEAN meetings, with the words behind each fact."""


@app.command()
def build(
    raw: Annotated[
        str,
        typer.Option(
            help="The folder of raw notices (.txt, .html, .htm), or s3://BUCKET/PATH.", envvar="ASEAN_MEETINGS_RAW"
        ),
    ] = "raw",
    out: Annotated[
        str,
        typer.Option(help="The folder that releases go into, or s3://BUCKET/PATH.", envvar="ASEAN_MEETINGS_RELEASES"),
    ] = "releases",
    corrections: Annotated[
        Path | None,
        typer.Option(
            help="The folder of what people decided; the folder 'corrections' beside --raw if not given.",
            envvar="ASEAN_MEETINGS_CORRECTIONS",
        ),
    ] = None,
    build_dir: Annotated[
        str,
        typer.Option(
            help="Where work in between is kept, or s3://BUCKET/PATH; the folder 'build' beside --out if not given.",
            envvar="ASEAN_MEETINGS_BUILD",
        ),
    ] = "",
    cache: Annotated[
        Path,
        typer.Option(help="Where copies of what lies in buckets are kept.", envvar="ASEAN_MEETINGS_CACHE"),
    ] = Path("cache"),
    workers: Annotated[
        int, typer.Option(min=0, help="Processes that read; 0 for up to one a core.", envvar="ASEAN_MEETINGS_WORKERS")
    ] = 0,
    release_anyway: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Publish a release that is held back otherwise, and say in it why."),
    ] = None,
    signing_key: Annotated[
        Path | None,
        typer.Option(help="A key for ssh-keygen to sign the release with.", envvar="ASEAN_MEETINGS_SIGNING_KEY"),
    ] = None,
    site: Annotated[
        bool, typer.Option("--site/--no-site", help="Write the release's pages too.", envvar="ASEAN_MEETINGS_SITE")
    ] = False,
    memory: Annotated[
        str,
        typer.Option(
            help="What DuckDB may hold in memory, such as 2GB; 80 % of the machine if not given.",
            envvar="ASEAN_MEETINGS_MEMORY",
        ),
    ] = "",
    spill: Annotated[
        Path | None,
        typer.Option(
            help="Where lies meanwhile what does not fit; below the build folder if not given.",
            envvar="ASEAN_MEETINGS_SPILL",
        ),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="Who reads: this machine, or a Dask cluster.")] = EngineName.LOCAL,
    scheduler: Annotated[
        str, typer.Option(help="The address of the Dask scheduler.", envvar="ASEAN_MEETINGS_SCHEDULER")
    ] = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell what would be read, and why, and do nothing.")
    ] = False,
) -> int:
    """Read what is new in the raw folder and publish a release."""
    if site and workers != 1 and not explain:
        processes.start()  # it loads while this process reads and resolves
    from pipelines.cli.build import build_release, explain_build
    from pipelines.resources import Folders
    from pipelines.storage import is_address

    if memory and not re.fullmatch(r"\d+(\.\d+)?\s*([KMGT]i?)?B", memory, re.IGNORECASE):
        raise typer.BadParameter(f"{memory!r} is no amount of memory; write it like 2GB", param_hint="--memory")
    if (engine is EngineName.DASK) != bool(scheduler):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together", param_hint="--engine")
    folders = Folders(
        raw=raw,
        corrections=str(corrections or ""),
        releases=out,
        build=build_dir or ("build" if is_address(out) else str(Path(out).parent / "build")),
        cache=str(cache),
        workers=workers,
        memory=memory,
        spill=str(spill or ""),
        scheduler=scheduler,
        signing_key=str(signing_key or ""),
        site=site,
    )
    return explain_build(folders) if explain else build_release(folders, anyway=release_anyway)


@app.command()
def ingest(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="WARC files, compressed or not.")],
    raw: Annotated[
        str,
        typer.Option(
            help="The folder of raw notices that takes what is kept, or s3://BUCKET/PATH.", envvar="ASEAN_MEETINGS_RAW"
        ),
    ] = "raw",
) -> int:
    """Take pages that may be notices from files of web archives; the next build reads them."""
    from pipelines.cli.ingest import ingest_files
    from pipelines.resources import Folders
    from pipelines.sources.warc.items import COLLECTION

    folders = Folders.of_raw(raw)
    folders.pull_raw(COLLECTION)
    code = ingest_files(files, folders.raw_path)
    folders.push_raw(COLLECTION)
    return code


@app.command()
def site(
    release: Annotated[Path, typer.Argument(help="A release folder.")] = LATEST,
    serve: Annotated[bool, typer.Option("--serve", help="Show the pages in a browser on this machine.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to serve at; 0 for any free one.")] = 8000,
    out: Annotated[
        Path | None, typer.Option(help="Write the pages of a release that has none into this new folder.")
    ] = None,
) -> int:
    """The pages of a release: write them where it has none, and show them."""
    from pipelines.cli.site import show_site

    return show_site(release, out, port if serve else None)


@app.command()
def check(
    release: Release,
    signers: Annotated[
        Path | None,
        typer.Option(help="Who may have signed it: a name and a public key a line, as for ssh-keygen."),
    ] = None,
) -> int:
    """Verify a release: its sums, signature, schemas, keys, and that each quote stands in its notice."""
    from pipelines.cli.check import check

    return check(release, signers)


@app.command()
def show(
    what: Annotated[
        str, typer.Argument(metavar="MEETING_ID|NOTICE", help="A meeting, or a notice by id or file name.")
    ],
    release: OfRelease = LATEST,
    raw: Annotated[bool, typer.Option("--raw", help="Show what reading kept and dropped of the raw file.")] = False,
    raw_dir: Annotated[Path, typer.Option(help="The folder of raw notices, for --raw.")] = Path("raw"),
) -> int:
    """Print a meeting, or a notice, with the evidence marked in the notice's text."""
    from pipelines.cli.show import show_raw, show_record

    return show_raw(release, what, raw_dir) if raw else show_record(release, what)


@app.command()
def review(
    release: OfRelease = LATEST,
    corrections: Annotated[
        Path | None,
        typer.Option(
            help="The folder that decisions are written into; the folder 'corrections' beside --raw if not given.",
            envvar="ASEAN_MEETINGS_CORRECTIONS",
        ),
    ] = None,
    raw: Annotated[
        str, typer.Option(help="The raw folder that 'build' is given.", envvar="ASEAN_MEETINGS_RAW")
    ] = "raw",
    kind: Annotated[str | None, typer.Option(help="Only items of this kind.")] = None,
    who: Annotated[
        str | None,
        typer.Option(help="Who decides; as git knows you if not given.", envvar="ASEAN_MEETINGS_REVIEWER"),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print the open items and ask nothing.")] = False,
    form: Annotated[ListFormat, typer.Option("--format", help="How --list prints them.")] = ListFormat.TABLE,
    most: Annotated[int, typer.Option(min=0, help="How many --list prints; 0 for all.")] = 0,
) -> int:
    """Decide what the rules left open, one item after the other; the next build applies it."""
    from pipelines.cli.review import list_items, review_items
    from pipelines.corrections.files import corrections_folder

    folder = corrections_folder(str(corrections or ""), raw)
    if listed:
        return list_items(release, folder, kind, most, form.value)
    return review_items(release, folder, kind, who)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="A DuckDB query; the tables have the names of the data dictionary.")],
    release: OfRelease = LATEST,
    form: Annotated[Format, typer.Option("--format", help="How rows are printed.")] = Format.TABLE,
) -> int:
    """Run a query on a release and print the rows."""
    from pipelines.cli.query import query

    return query(release, sql, form.value)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="The earlier release folder.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The later one.")],
    form: Annotated[ChangesFormat, typer.Option("--format", help="How changes are printed.")] = ChangesFormat.WORDS,
    out: Annotated[Path | None, typer.Option(help="Write them to this Parquet file instead.")] = None,
) -> int:
    """Tell what changed from release A to release B, and because of which notice or code."""
    from pipelines.cli.diff import diff

    return diff(before, after, form.value, out)


@app.command()
def evaluate(
    release: Release,
    gold: Annotated[Path, typer.Argument(help="A folder of annotated notices, one JSON file each.")],
    only: Annotated[str, typer.Option(help="A prefix of the notices to score.")] = "",
    mistakes: Annotated[int, typer.Option("--errors", min=0, help="Print so many mistakes of each kind.")] = 0,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures there.")] = None,
) -> int:
    """Score a release against annotated notices."""
    from pipelines.cli.evaluate import evaluate

    return evaluate(release, gold, only, mistakes, json_file)


@app.command()
def publish(
    to: Annotated[
        str, typer.Option("--to", metavar="TARGET", help="A folder, s3://BUCKET/PATH, or another fsspec address.")
    ],
    release: Annotated[Path, typer.Argument(help="The release folder to copy.")] = LATEST,
) -> int:
    """Copy a release to a folder or a bucket, then point at it there."""
    from pipelines.cli.publish import publish

    return publish(release, to)


app.add_typer(register_app, name="register")
app.add_typer(sources_app, name="sources")
app.command("fetch")(fetch_command)
app.command()(gaps)


# The exit code of what Ctrl-C has ended: 128 and the number of the signal.
STOPPED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit code, and prints an error as one line on standard error."""
    debug = "--debug" in arguments
    if not debug:
        warnings.simplefilter("ignore")
    given = [argument for argument in arguments if argument != "--debug"]
    if not given:
        return _fail("name a command; 'asean-meetings --help' tells of them", 2)
    try:
        code = app(given, standalone_mode=False) or 0
    except typer.TyperException as error:
        return _fail(error.format_message(), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except Exception as error:
        from pipelines.cli.errors import in_one_line, is_stop

        if debug:
            raise
        if not is_stop(error):
            return _fail(in_one_line(error), 1)
        code = STOPPED
    # The library makes this code of Ctrl-C itself, without a word.
    return _fail("stopped; what was read so far is kept", STOPPED) if code == STOPPED else int(code)


def _fail(message: str, code: int) -> int:
    print(f"asean-meetings: {message}", file=sys.stderr)
    return code


def main() -> None:
    """The console script. What it prints is UTF-8 whatever the locale says: notices are, and tables have lines."""
    processes.collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does; what is left goes nowhere, so that nobody complains at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)

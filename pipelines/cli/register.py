"""`asean-meetings register check`, `register add` and `gaps`: questions and printing. The rules are the register's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from pipelines.register.entries import Entry, Participant

register_app = typer.Typer(help="The register of known meetings, in raw/register.")

Raw = Annotated[Path, typer.Option(help="The folder that holds the folder 'register'.", envvar="ASEAN_MEETINGS_RAW")]
Answer = TypeVar("Answer")
MOST_GAPS = 25


@register_app.command()
def check(
    raw: Raw = Path("raw"),
    known: Annotated[bool, typer.Option("--known", help="Print the known findings with their reasons too.")] = False,
) -> int:
    """List what does not hold together in the register; known findings stand in register/known.yaml."""
    from pipelines.cli.errors import CommandError
    from pipelines.cli.output import console, table
    from pipelines.register.checks import check_register
    from pipelines.register.files import register_files

    if not register_files(raw):
        raise CommandError(f"{raw} has no register; name the folder that holds the folder 'register' with --raw")
    findings = check_register(raw)
    new = [finding for finding in findings if finding.known is None]
    shown = findings if known else new
    if shown:
        rows = [(f.check, f.entry, f.detail, f.known or f.cure) for f in shown]
        console().print(table(["check", "entry", "what was found", "what to do, or why it stays"], rows))
    if new:
        raise CommandError(f"{len(new)} new findings in the register; correct them, or give reasons in known.yaml")
    print(f"the register holds together; {len(findings)} findings are known")
    return 0


@register_app.command()
def add(raw: Raw = Path("raw")) -> int:
    """Ask for the fields of one entry, complete the codes, and write the entry in its place."""
    from pipelines.cli.errors import CommandError
    from pipelines.register.adding import inserted
    from pipelines.register.checks import check_register
    from pipelines.register.files import FOLDER
    from pipelines.register.format import entry_text, slug_of

    entry = _asked()
    path = raw / FOLDER / f"{slug_of(entry.series_code)}.yaml"
    before = path.read_text("utf-8") if path.exists() else None
    try:
        after = inserted(before, entry)
    except ValueError as error:
        raise CommandError(f"{path.name}, {error}") from error
    typer.echo(f"\n{entry_text(entry)}\n")
    if not typer.confirm(f"Write this into {path}?", default=True):
        raise CommandError("nothing was written")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(after, "utf-8", newline="\n")
    findings = [f for f in check_register(raw) if f.known is None and f.entry == entry.name]
    for finding in findings:
        typer.echo(f"{finding.check}: {finding.detail} {finding.cure}")
    typer.echo(f"{entry.name} stands in {path}" + ("; look at what was found" if findings else ""))
    return 0


def gaps(
    release: Annotated[Path, typer.Argument(help="A release folder.")] = Path("releases/latest"),
    most: Annotated[int, typer.Option(min=1, help="How many series to list.")] = MOST_GAPS,
) -> int:
    """Print what is missing most in each series: ordinals, days, places."""
    from pipelines.cli.output import console, table
    from pipelines.cli.release import open_release
    from pipelines.register.gaps import find_gaps

    with open_release(release) as database:
        found = find_gaps(database)
    rows = [(g.series_code, g.missing, g.ordinals, g.without_day, g.without_place) for g in found[:most]]
    console().print(table(["series", "missing", "ordinals", "no day", "no place"], rows, right=[1]))
    if len(found) > most:
        print(f"and {len(found) - most} more series; --most {len(found)} lists them")
    print("How to add what you know: docs/register.md")
    return 0


def _asked() -> Entry:
    from pipelines.register.adding import complete, country_of, partners_of
    from pipelines.register.entries import Entry

    def code(kind: str) -> Callable[[str], str]:
        return lambda said: complete(kind, said)

    typer.echo("An empty answer leaves a field out. Codes may be given as names.")
    series = _ask("Series", code("series"))
    ordinal = _maybe("Ordinal", _ordinal)
    title = _maybe("Name in English, as its pages give it", str) if ordinal is None else None
    start = _ask("First day (2021-12-16, 2021-12 or 2021)", _day) if ordinal is None else _maybe("First day", _day)
    end = _maybe("Last day", _day) if start else None
    mode = _maybe("Mode (online, in-person, hybrid)", code("mode"))
    city = _maybe("City", code("place")) if mode != "online" else None
    country = (country_of(city) if city else None) or (_maybe("Country", code("country")) if mode != "online" else None)
    theme = _maybe("Theme, as quoted", str)
    chairs = _several("Chair", code("country"))
    co_chairs = _several("Co-chairs", code("country")) if not chairs else ()
    vice_chairs = _several("Vice-chair", code("country"))
    partners = partners_of(series)
    partners += tuple(p for p in _several("Further partners", code("partner")) if p not in partners)
    part_of = _maybe("Part of (SOMSWD-17)", _key)
    topics = _several("Topics", code("topic"))
    instruments = _several("Instruments", code("instrument"))
    sources = [_ask("Address of a page that states this", _address)]
    while (more := _maybe("Another address", _address)) is not None:
        sources.append(more)
    note = _maybe("Note: doubts, disagreements, what is inferred", str)
    participants = tuple(_participants(tuple(sources)))
    return Entry(
        series_code=series,
        sources=tuple(sources),
        ordinal=ordinal,
        title_en=title,
        start_date=start,
        end_date=end,
        mode=mode,
        city=city,
        country_code=country,
        theme=theme,
        part_of=part_of,
        chairs=chairs,
        co_chairs=co_chairs,
        vice_chairs=vice_chairs,
        partners=partners,
        topics=topics,
        instruments=instruments,
        note=note,
        participants=participants,
    )


def _participants(sources: tuple[str, ...]) -> Iterator[Participant]:
    from pipelines.register.adding import complete
    from pipelines.register.entries import Participant

    while typer.confirm("Add a participant?", default=False):
        kind = _ask("Kind (person, organisation, delegation)", lambda said: complete("kind", said))
        name = _maybe("Name", str)
        person = kind == "person"
        position = _maybe("Position", str) if person else None
        organisation = _maybe("Organisation", str) if person else None
        yield Participant(
            kind=kind,
            name=name,
            position=position,
            organisation=organisation,
            country_code=_maybe("Country", lambda said: complete("country", said)),
            role=_maybe("Role", lambda said: complete("role", said)) or "participant",
            source=sources[0] if len(sources) == 1 else _ask("Address of the page", _one_of(sources)),
        )


def _ask(question: str, read: Callable[[str], Answer]) -> Answer:
    """Ask until there is an answer that can be read."""
    while True:
        answer = _maybe(question, read)
        if answer is not None:
            return answer
        typer.echo("  this one is needed")


def _maybe(question: str, read: Callable[[str], Answer]) -> Answer | None:
    """Ask until the answer is empty or can be read."""
    while True:
        said = " ".join(typer.prompt(question, default="", show_default=False).split())
        if not said:
            return None
        try:
            return read(said)
        except ValueError as error:
            typer.echo(f"  {error}")


def _several(question: str, read: Callable[[str], str]) -> tuple[str, ...]:
    found = _maybe(f"{question} (several with commas)", lambda said: [read(part) for part in said.split(",")])
    return tuple(dict.fromkeys(found or ()))


def _ordinal(said: str) -> int:
    if not said.isascii() or not said.isdigit() or not 0 < int(said) < 1000:
        raise ValueError(f"{said!r} is no number from 1 to 999")
    return int(said)


def _day(said: str) -> str:
    from pipelines.register.entries import is_date

    if not is_date(said):
        raise ValueError(f"{said!r} is no date such as 2021-12-16, 2021-12 or 2021")
    return said


def _key(said: str) -> str:
    from pipelines.register.adding import complete
    from pipelines.register.entries import split_key

    key = split_key(said)
    if key is None:
        raise ValueError(f"{said!r} is no series and ordinal, such as SOMSWD-17")
    return f"{complete('series', key[0])}-{key[1]}"


def _address(said: str) -> str:
    from pipelines.sources.addresses import is_web_address

    url = said.replace("'", "%27").replace(",", "%2C")
    if not is_web_address(url):
        raise ValueError(f"{said!r} is no address that begins with http:// or https://")
    return url


def _one_of(sources: tuple[str, ...]) -> Callable[[str], str]:
    def read(said: str) -> str:
        if said.isdigit() and 0 < int(said) <= len(sources):
            return sources[int(said) - 1]
        if said not in sources:
            raise ValueError(f"give one of the entry's addresses, or its number from 1 to {len(sources)}")
        return said

    return read

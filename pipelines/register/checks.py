"""Whether the register holds together: each check lists what does not. Changes nothing, asks nobody.

A finding that was looked into and stays stands in `known.yaml` with the reason. A reason without a finding is one too.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from pipelines.register.entries import Entry, EntryError, Participant, days_of, is_date, parse, split_key
from pipelines.register.files import FOLDER, KNOWN, Piece, pieces, register_files
from pipelines.register.format import entry_text, order, slug_of
from pipelines.sources.addresses import is_web_address
from pipelines.yaml_data import load_yaml
from schemas import vocabularies
from schemas.codes import MODE, NOTICE_RELATION, PARTICIPANT_KIND, PARTICIPANT_ROLE, Codes

# Days. Meetings are shorter; a range that is longer is one of several meetings, or a slip.
LONGEST = 10
# Between an ASEAN+3 meeting and the meeting of its series that it was held beside.
BESIDE = 14
# Meetings of one series as near as this in time, both numbered, are one meeting or a slip in a date.
TOO_NEAR = 20
# Nobody travelled to ASEAN's meetings between these days.
CLOSED = (date(2020, 3, 16), date(2021, 12, 31))
# Before that, meetings by video were rare enough to be looked at.
FIRST_ONLINE = date(2020, 2, 1)
_UNFIT_IN_ADDRESS = frozenset("'\"<>,[]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: in which entry (or file and line), what, and what to do. `known` is why it may stay."""

    check: str
    entry: str
    detail: str
    cure: str
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the file and line that it stands at, and its text there."""

    entry: Entry
    path: Path
    piece: Piece

    @property
    def place(self) -> str:
        """`somswd.yaml:12`."""
        return f"{self.path.name}:{self.piece.line}"


def check_register(raw_dir: Path) -> list[Finding]:
    """All findings in `raw_dir/register`, the known ones with their reason, sorted by check and entry."""
    entries, findings = load_register(raw_dir)
    for check in CHECKS:
        findings += check(entries)
    known, wrong = _read_known(raw_dir / FOLDER / KNOWN)
    told: list[Finding] = []
    for finding in findings:
        reason = known.pop((finding.check, finding.entry), None)
        told.append(finding if reason is None else _with_reason(finding, reason))
        if reason is not None:
            # One reason covers all that one check finds in one entry.
            known[finding.check, finding.entry] = reason
    found = {(finding.check, finding.entry) for finding in findings}
    told += wrong
    told += [
        Finding("known", entry, f"{KNOWN} gives a reason for {check}, which finds nothing here.", "Take it out.")
        for check, entry in known
        if (check, entry) not in found
    ]
    return sorted(told, key=lambda finding: (finding.check, finding.entry, finding.detail))


def load_register(raw_dir: Path) -> tuple[list[Placed], list[Finding]]:
    """The entries of all files in their order, and what keeps the others from being read."""
    entries: list[Placed] = []
    findings: list[Finding] = []
    for path in register_files(raw_dir):
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError as error:
            what = f"It is not UTF-8 from byte {error.start} on."
            findings.append(Finding("form", path.name, what, "Save the file as UTF-8."))
            continue
        if not unicodedata.is_normalized("NFC", text) or "\r" in text or "\t" in text:
            what = "It is not in the one form of characters (NFC), or has tabs or the line ends of another system."
            findings.append(Finding("form", path.name, what, "Save it as NFC, with plain line ends and spaces."))
        for piece in pieces(unicodedata.normalize("NFC", text)):
            try:
                entries.append(Placed(parse(piece.text).entry, path, piece))
            except EntryError as error:
                findings += [
                    Finding("form", f"{path.name}:{piece.line + line}", what, "See docs/register.md for the form.")
                    for line, what in error.problems
                ]
    return entries, findings


def _with_reason(finding: Finding, reason: str) -> Finding:
    return Finding(finding.check, finding.entry, finding.detail, finding.cure, reason)


def _read_known(path: Path) -> tuple[dict[tuple[str, str], str], list[Finding]]:
    if not path.exists():
        return {}, []
    known: dict[tuple[str, str], str] = {}
    wrong: list[Finding] = []
    try:
        rows = load_yaml(path.read_text("utf-8")) or []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        what = f"It is not YAML: {' '.join(str(error).split())}"
        return {}, [Finding("known", KNOWN, what, "Correct it.")]
    cure = "Give each a check, an entry and a reason, once."
    for row in rows if isinstance(rows, list) else [rows]:
        told = {str(k): str(v).strip() for k, v in row.items() if v} if isinstance(row, dict) else {}
        if set(told) != {"check", "entry", "reason"}:
            wrong.append(Finding("known", KNOWN, f"{row!r} is no known finding.", cure))
        elif (told["check"], told["entry"]) in known:
            wrong.append(Finding("known", told["entry"], f"{told['check']} stands twice in {KNOWN}.", cure))
        else:
            known[told["check"], told["entry"]] = told["reason"]
    return known, wrong


# What each check is given are all entries; what it gives back are its findings.
Check = Callable[[Sequence[Placed]], Iterator[Finding]]


def form(entries: Sequence[Placed]) -> Iterator[Finding]:
    """Each entry stands in its series' file, in its order, written in the one form."""
    for placed in entries:
        slug = slug_of(placed.entry.series_code)
        if slug is not None and placed.path.name != f"{slug}.yaml":
            what = f"It stands in {placed.place}."
            yield Finding("form", placed.entry.name, what, f"Move it to {slug}.yaml.")
        written = entry_text(placed.entry).split("\n")
        stands = [line for line in placed.piece.text.split("\n") if not line.lstrip().startswith("#")]
        if written != stands:
            number, wanted = next(
                ((n, w) for n, (w, s) in enumerate(zip(written, stands, strict=False)) if w != s),
                (min(len(written), len(stands)), ""),
            )
            what = f"{placed.place}: it is not written in the one form, from line {placed.piece.line + number} on."
            yield Finding("form", placed.entry.name, what, f"Write {wanted.strip()!r} there." if wanted else "Cut it.")
    for path, group in _by(entries, lambda placed: placed.path).items():
        for one, other in pairwise(group):
            if order(one.entry) > order(other.entry):
                what = f"{path.name}:{other.piece.line}: it stands after {one.entry.name}."
                yield Finding("form", other.entry.name, what, "Order entries by ordinal, then by date.")


def codes(entries: Sequence[Placed]) -> Iterator[Finding]:
    """Codes stand in their vocabularies, and a city lies in its country."""
    lists = _lists()
    for placed in entries:
        for key, value, allowed in _coded(placed.entry, lists):
            if value not in allowed:
                what = f"{key}: {value!r} is not in the vocabulary."
                yield Finding("codes", placed.entry.name, what, "Use a code of schemas/vocabularies, or add it there.")
        yield from _place(placed.entry)
        whole = placed.entry.part_of
        if whole is not None and (split_key(whole) or ("", ""))[0] not in lists["series"]:
            what = f"part_of: {whole!r} is no series and ordinal."
            yield Finding("codes", placed.entry.name, what, "Write it as SOMSWD-17.")


def _coded(entry: Entry, lists: Mapping[str, Codes | frozenset[str]]) -> Iterator[tuple[str, str, Any]]:
    partners = frozenset(lists["countries"]) | frozenset(lists["organisations"])
    single = (("series_code", "series"), ("mode", "mode"), ("country_code", "countries"), ("relation", "relation"))
    several = (
        ("chairs", lists["countries"]),
        ("co_chairs", lists["countries"]),
        ("vice_chairs", lists["countries"]),
        ("partners", partners),
        ("topics", lists["topics"]),
        ("instruments", lists["instruments"]),
    )
    for key, name in single:
        if getattr(entry, key) is not None:
            yield key, getattr(entry, key), lists[name]
    for key, allowed in several:
        for value in getattr(entry, key):
            yield key, value, allowed
    for number, one in enumerate(entry.participants, 1):
        for key, name in (("kind", "kind"), ("role", "role"), ("country_code", "countries")):
            if getattr(one, key) is not None:
                yield f"participant {number}: {key}", getattr(one, key), lists[name]


def _place(entry: Entry) -> Iterator[Finding]:
    if entry.city is None:
        return
    countries = [str(r["country_code"]) for r in vocabularies.rows("places") if r["name_en"] == entry.city]
    if not countries:
        what = f"city: {entry.city!r} is no place by its usual English name."
        yield Finding("codes", entry.name, what, "Use a name of schemas/vocabularies/places.csv, or add it there.")
    elif entry.country_code not in countries:
        what = f"city: {entry.city} lies in {', '.join(countries)}, the entry says {entry.country_code}."
        yield Finding("codes", entry.name, what, "Correct the city or the country.")


@cache
def _lists() -> Mapping[str, Any]:
    def column(table: str, name: str) -> frozenset[str]:
        return frozenset(str(row[name]) for row in vocabularies.rows(table))

    return MappingProxyType(
        {
            "series": column("series", "series_code"),
            "countries": column("countries", "country_code"),
            "organisations": column("organisations", "organisation_code"),
            "topics": column("topic_codes", "topic_code"),
            "instruments": column("instrument_codes", "instrument_code"),
            "mode": MODE,
            "relation": frozenset(NOTICE_RELATION) - {"references"},
            "kind": PARTICIPANT_KIND,
            "role": PARTICIPANT_ROLE,
        }
    )


def doubled(entries: Sequence[Placed]) -> Iterator[Finding]:
    """No meeting stands in two entries: by ordinal, or by days that overlap where one of two has no ordinal.

    Nor does a participant stand twice in one.
    """
    for group in _by_series(entries):
        for key, same in _by(group, lambda entry: entry.key).items():
            if len(same) > 1:
                what = f"{len(same)} entries of {same[0].series_code} have the ordinal or date {key}."
                yield Finding("doubled", same[0].name, what, "Make one entry of them.")
        loose = [entry for entry in group if entry.ordinal is None]
        for entry in loose:
            for other in group:
                if other is not entry and other.key != entry.key and _overlap(entry, other):
                    what = f"Its days overlap with those of {other.name}."
                    yield Finding("doubled", entry.name, what, "Make one entry of the two, or say why they are two.")
    for placed in entries:
        people = [
            (one.kind, one.name, one.position, one.organisation, one.country_code) for one in placed.entry.participants
        ]
        for who in sorted({who for who in people if people.count(who) > 1}, key=str):
            what = f"{' '.join(part for part in who if part)} stands twice among its participants."
            yield Finding("doubled", placed.entry.name, what, "Keep the one with the strongest role.")


def addresses(entries: Sequence[Placed]) -> Iterator[Finding]:
    """Every entry and participant has an address of a page, and a participant's page is one of the entry's."""
    for placed in entries:
        entry = placed.entry
        for url in (*entry.sources, *(one.source for one in entry.participants)):
            if not is_web_address(url) or not _UNFIT_IN_ADDRESS.isdisjoint(url):
                what = f"{url!r} is no web address, or has characters that end one in a text."
                yield Finding("addresses", entry.name, what, "Write ' as %27, a comma as %2C, and so on.")
        for url in sorted({url for url in entry.sources if entry.sources.count(url) > 1}):
            yield Finding("addresses", entry.name, f"{url} stands twice.", "Take one out.")
        for one in entry.participants:
            if one.source not in entry.sources:
                what = f"the page of {_who(one)} is not among the sources."
                yield Finding("addresses", entry.name, what, "Add it to them.")


def in_order(entries: Sequence[Placed]) -> Iterator[Finding]:
    """Ordinals rise with time, no two numbered meetings lie closer than meetings do, and none ends before it starts."""
    for entry in (placed.entry for placed in entries):
        if entry.end_date and (not entry.start_date or entry.end_date < entry.start_date):
            yield Finding("order", entry.name, f"It ends on {entry.end_date}, before it starts.", "Correct a date.")
        if entry.start_date and entry.end_date and len(entry.start_date) != len(entry.end_date):
            yield Finding("order", entry.name, "Its dates are not known alike.", "Cut both to the same precision.")
    for group in _by_series(entries):
        numbered = sorted(
            (e for e in group if e.ordinal is not None and e.start_date and is_date(e.start_date)),
            key=lambda e: e.ordinal or 0,
        )
        for one, other in pairwise(numbered):
            if one.ordinal == other.ordinal:
                continue
            before, after = days_of(one.start_date or ""), days_of(other.start_date or "")
            if after[1] < before[0]:
                what = f"It was on {other.start_date}, {one.name} later, on {one.start_date}."
                yield Finding("order", other.name, what, "Correct an ordinal or a date.")
            elif (after[1] - before[0]).days < TOO_NEAR:
                what = f"It was on {other.start_date}, {one.name} on {one.start_date}."
                yield Finding("order", other.name, what, "Look whether both have their own days.")


def beside(entries: Sequence[Placed]) -> Iterator[Finding]:
    """An ASEAN+3 meeting lies beside its series' meeting of that time, and a part lies within its whole."""
    by_name = {placed.entry.name: placed.entry for placed in entries}
    by_series = {group[0].series_code: group for group in _by_series(entries)}
    for entry in by_name.values():
        days = _days(entry)
        if entry.series_code.endswith("+3") and days and len(entry.start_date or "") > 4:
            base = [e for e in by_series.get(entry.series_code.removesuffix("+3"), []) if len(e.start_date or "") > 4]
            apart = sorted((_apart(days, there), e.name) for e in base if (there := _days(e)))
            if apart and BESIDE < apart[0][0] < 180:
                what = f"The nearest meeting of its series, {apart[0][1]}, is {apart[0][0]} days away."
                yield Finding("beside", entry.name, what, "Look whether both dates are right, or a meeting is missing.")
        whole = by_name.get(entry.part_of or "")
        if entry.part_of and whole is None:
            what = f"It was part of {entry.part_of}, which has no entry."
            yield Finding("beside", entry.name, what, "Add the entry, or correct the key.")
        there = _days(whole) if whole else None
        if whole and days and there and _apart(days, there) > BESIDE:
            what = f"It was part of {whole.name}, which was {_apart(days, there)} days away."
            yield Finding("beside", entry.name, what, "Correct a date or part_of.")


def chairs(entries: Sequence[Placed]) -> Iterator[Finding]:
    """The chair follows the rotation where one is known, and is that of the person in the chair."""
    rotation = _rotation()
    for entry in (placed.entry for placed in entries):
        stated = (*entry.chairs, *entry.co_chairs)
        for expected, why in _expected(entry, entries, rotation):
            if stated and expected not in stated:
                what = f"{', '.join(stated)} is in the chair; by the rotation it is {expected} ({why})."
                yield Finding("chairs", entry.name, what, "Look into the pages, or say why it is so.")
        year = (entry.start_date or "")[:4]
        host = rotation["asean_chair"]["years"].get(int(year)) if year else None
        if entry.series_code in rotation["asean_chair"]["hosts"] and host and entry.country_code not in (None, host):
            what = f"It was held in {entry.country_code}; {host} chaired ASEAN in {year} and hosts it."
            yield Finding("chairs", entry.name, what, "Look into the pages, or say why it is so.")
        for one in entry.participants:
            in_chair = one.role in ("chair", "co-chair") and one.country_code
            if stated and in_chair and one.country_code not in stated:
                what = f"{', '.join(stated)} is in the chair, and {_who(one)} of {one.country_code} is {one.role}."
                yield Finding("chairs", entry.name, what, "Look into the pages, or say why it is so.")


def _expected(entry: Entry, entries: Iterable[Placed], rotation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    by_year = rotation["asean_chair"]
    if entry.series_code in by_year["chairs"] and entry.start_date:
        country = by_year["years"].get(int(entry.start_date[:4]))
        if country:
            yield country, f"chair of ASEAN in {entry.start_date[:4]}"
    days = _days(entry)
    for family in rotation["until_the_next"]:
        if entry.series_code not in family["chairs"] or not days:
            continue
        held = [
            (there[0], e)
            for e in (placed.entry for placed in entries)
            if e.series_code == family["of"]
            and e.ordinal is not None
            and (there := _days(e))
            # A meeting of the same days prepares the change of the chair, under the old or the new one.
            and there[0] <= days[1] + timedelta(BESIDE)
        ]
        if not held:
            continue
        day, last = max(held, key=lambda pair: pair[0])
        if len(last.chairs) == 1 and day + timedelta(BESIDE) < days[0] < day + timedelta(800):
            yield last.chairs[0], f"it chaired {last.name}"


def unlikely(entries: Sequence[Placed]) -> Iterator[Finding]:
    """Values that are seldom right: long meetings, travel while borders were closed, video calls before, odd hosts."""
    for entry in (placed.entry for placed in entries):
        days = _days(entry)
        if days and len(entry.start_date or "") == 10:
            length = (days[1] - days[0]).days + 1
            if length > LONGEST:
                what = f"It lasted {length} days."
                yield Finding("unlikely", entry.name, what, "Give its own days, not those of all meetings around it.")
            if entry.mode in ("in-person", "hybrid") and CLOSED[0] <= days[0] <= CLOSED[1]:
                what = f"It was {entry.mode} on {entry.start_date}."
                yield Finding(
                    "unlikely", entry.name, what, "Look whether delegations came, or only the chair was there."
                )
            if entry.mode == "online" and days[0] < FIRST_ONLINE:
                what = f"It was online on {entry.start_date}."
                yield Finding("unlikely", entry.name, what, "Look whether it was held by video.")
        if entry.mode == "online" and (entry.city or entry.country_code):
            what = f"It was online, and in {entry.city or entry.country_code}."
            yield Finding("unlikely", entry.name, what, "Take the place out, or make it hybrid.")
        if entry.country_code and entry.country_code not in _members() | set(entry.partners):
            what = f"It was held in {entry.country_code}, which is neither a member state nor its partner."
            yield Finding("unlikely", entry.name, what, "Look into the pages.")
        for country in (*entry.chairs, *entry.co_chairs, *entry.vice_chairs):
            if country not in _members() | set(entry.partners):
                what = f"{country} is in the chair, and neither a member state nor a partner."
                yield Finding("unlikely", entry.name, what, "Look into the pages.")


CHECKS: tuple[Check, ...] = (form, codes, doubled, addresses, in_order, beside, chairs, unlikely)


@cache
def _rotation() -> Mapping[str, Any]:
    return MappingProxyType(load_yaml((files(__package__) / "rotation.yaml").read_text("utf-8")))


@cache
def _members() -> frozenset[str]:
    return frozenset(r["country_code"] for r in vocabularies.rows("countries") if r["asean"] == "member")


def _by(items: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)


def _by_series(entries: Iterable[Placed]) -> list[list[Entry]]:
    return list(_by((placed.entry for placed in entries), lambda entry: entry.series_code).values())


def _days(entry: Entry) -> tuple[date, date] | None:
    """The first and last day that the meeting can have had."""
    if entry.start_date is None:
        return None
    first, last = days_of(entry.start_date)
    return first, max(last, days_of(entry.end_date)[1]) if entry.end_date else last


def _overlap(one: Entry, other: Entry) -> bool:
    days, there = _days(one), _days(other)
    exact = len(one.start_date or "") > 4 and len(other.start_date or "") > 4
    return bool(exact and days and there and _apart(days, there) == 0)


def _apart(days: tuple[date, date], there: tuple[date, date]) -> int:
    """Days between two stretches of days, 0 where they overlap."""
    return max((there[0] - days[1]).days, (days[0] - there[1]).days, 0)


def _who(one: Participant) -> str:
    return one.name or one.position or one.organisation or one.kind

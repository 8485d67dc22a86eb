"""Puts the pieces of one date expression together: ranges, lists, months and years that stand once for several days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from .atoms import Atom
from .pack import Pack, head_of

Joint = Literal["to", "and"]


@dataclass(slots=True)
class Chain:
    """Pieces of one expression in order; `joints[i]` stands between piece i and the next."""

    atoms: list[Atom]
    joints: list[Joint]


@dataclass(slots=True)
class Stretch:
    """One date or range as its own expression gives it; `first` and `last` are the same piece for a single date.

    `start` and `end` are the span. Years may still be open.
    """

    start: int
    end: int
    first: Atom
    last: Atom
    rule: str
    doubt: str | None = None
    whole: bool = True  # the span states this date alone
    lengths: tuple[int, ...] = ()  # days in each of the days and ranges that a list names one after the other


def stretches_of(atoms: list[Atom], shadow: str, pack: Pack) -> list[Stretch]:
    """The dates and ranges of a text in order."""
    stretches: list[Stretch] = []
    for chain in _chains(atoms, shadow, pack):
        if not chain.joints:
            atom = chain.atoms[0]
            stretches.append(Stretch(atom.start, atom.end, atom, atom, _rule(atom, atom, False), atom.doubt))
            continue
        if chain.joints[0] == "and" and pack.words["between"].before(head_of(shadow, chain.atoms[0].start)):
            chain.joints[0] = "to"
        _settle_pairs(chain)
        for part in _split(chain):
            stretches.extend(_stretches(part, shadow, pack))
    return stretches


def _chains(atoms: list[Atom], shadow: str, pack: Pack) -> list[Chain]:
    chains: list[Chain] = []
    for atom in atoms:
        joint = _joint(chains[-1].atoms[-1], atom, shadow, pack) if chains else None
        if joint is None:
            chains.append(Chain([atom], []))
        else:
            chains[-1].atoms.append(atom)
            chains[-1].joints.append(joint)
    return chains


def _joint(left: Atom, right: Atom, shadow: str, pack: Pack) -> Joint | None:
    """How two neighbouring pieces hang together, or None."""
    days = ("day", "pair")
    if right.start - left.end > 40 or (left.kind != right.kind and not (left.kind in days and right.kind in days)):
        return None
    found = pack.joint.fullmatch(shadow, left.end, right.start)
    if found is None:
        return None
    if found["to"] is not None:
        lead = shadow[left.end : found.start("to")]
        if found["to"] == "-" and "\n" in lead:
            return None  # a dash at the head of a line is a bullet
        if right.offset is not None and not found["to"].strip().isalpha():
            return None  # "JAKARTA, 18 November 2020 – Today, …": the dash sets off a dateline
        if right.bare and left.month is not None and (left.year is not None or not left.month_first):
            return None
        return "to"
    if left.bare or right.bare:
        if right.bare and left.month is not None and not left.month_first:
            return None
        return "and"
    return "and" if found["and"] != "," and left.month is not None and right.month is not None else None


def _settle_pairs(chain: Chain) -> None:
    """In a list or range a pair with a hyphen is day and month: "6 và 7-5"."""
    atoms = chain.atoms
    for index, atom in enumerate(atoms):
        if atom.kind != "pair" or len(atoms) == 1:
            continue
        bare_before = any(other.bare for other in atoms[:index])
        follows = atoms[index + 1] if index + 1 < len(atoms) else None
        alike = follows is not None and (follows.kind == "pair" or follows.hyphen)
        if bare_before or alike or (index and (atoms[index - 1].hyphen or atoms[index - 1].kind == "pair")):
            atom.kind, atom.month, atom.second, atom.hyphen = "day", atom.second, None, True


def _split(chain: Chain) -> list[Chain]:
    """Fills in months and years that another piece gives; breaks the chain where the pieces do not fit."""
    atoms, joints = chain.atoms, chain.joints
    if atoms[0].kind not in ("day", "pair"):
        return [chain]
    for index in range(len(atoms) - 2, -1, -1):
        left, right = atoms[index], atoms[index + 1]
        if left.bare and not right.month_first and right.kind == "day":
            if right.month is not None:
                left.month, left.borrowed = right.month, True
                if left.day is not None and right.day is not None and left.day >= right.day:
                    left.doubt = "the days of the list or range do not ascend"
            elif right.month_offset is not None:
                left.month_offset, left.borrowed = right.month_offset, True
        if left.month is not None and left.year is None and right.month is not None:
            if right.year is not None:
                left.year = right.year - (left.month > right.month)
            elif right.year_offset is not None and left.month <= right.month:
                left.year_offset = right.year_offset
    parts = [Chain([atoms[0]], [])]
    for index in range(1, len(atoms)):
        left, right = atoms[index - 1], atoms[index]
        fits = True
        if right.bare and left.month is not None and left.day is not None and right.day is not None:
            fits = left.day < right.day
            if fits:
                right.month, right.year_offset, right.borrowed = left.month, left.year_offset, True
                right.year = left.year if right.year is None else right.year
        elif joints[index - 1] == "and" and left.month is not None and not left.borrowed and right.month is not None:
            fits = _follows(left, right)
        elif joints[index - 1] == "to" and right.year is None and right.month and left.month and left.year is not None:
            right.year = left.year + (right.month < left.month)
        if fits:
            parts[-1].atoms.append(right)
            parts[-1].joints.append(joints[index - 1])
        else:
            parts.append(Chain([right], []))
    # A year given last goes back to the days before it: "November 24-25, 2018".
    for part in parts:
        for left, right in zip(reversed(part.atoms[:-1]), reversed(part.atoms[1:]), strict=True):
            if left.month is not None and left.year is None and right.year is not None and right.month is not None:
                left.year = right.year - (left.month > right.month)
    return parts


def _stretches(chain: Chain, shadow: str, pack: Pack) -> list[Stretch]:
    atoms, joints = chain.atoms, list(chain.joints)
    made: list[Stretch] = []
    index = 0
    listed = False
    while index < len(atoms):
        first = last = atoms[index]
        ranged = False
        if index < len(joints) and joints[index] == "to" and _ascends(first, atoms[index + 1]):
            last, ranged = atoms[index + 1], True
        listed = bool(index and joints[index - 1] == "and")
        stretch = Stretch(first.start, last.end, first, last, _rule(first, last, ranged))
        before = made[-1] if made else None
        if listed and before and _follows(before.last, first):
            before.lengths = (*(before.lengths or (_days_in(before.first, before.last),)), _days_in(first, last))
            before.last, before.end, before.rule = last, last.end, "list"
        else:
            made.append(stretch)
        index += 2 if ranged else 1
    _spans(chain, made, shadow, pack)
    return made


def _spans(chain: Chain, made: list[Stretch], shadow: str, pack: Pack) -> None:
    """Takes "từ", "from" into the span of a range; several dates that share a month or year share the whole span."""
    for stretch in made:
        if stretch.rule in ("range", "period") and (found := pack.words["from"].before(head_of(shadow, stretch.start))):
            stretch.start = found[0]
        if stretch.first.doubt or stretch.last.doubt:
            stretch.doubt = stretch.first.doubt or stretch.last.doubt
    if len(made) > 1 and any(atom.borrowed for atom in chain.atoms):
        start, end = made[0].start, made[-1].end
        for stretch in made:
            stretch.start, stretch.end, stretch.whole, stretch.rule = start, end, False, "list"


def _ascends(first: Atom, last: Atom) -> bool:
    """Whether two pieces can be the ends of a range; with open years any two may."""
    if first.month is None or last.month is None:
        return (
            first.offset is not None
            or last.offset is not None
            or first.weekday is not None
            or (first.bare and last.bare and (first.day or 0) < (last.day or 0))
            or first.kind != "day"
        )
    if first.year is not None and last.year is not None:
        return (first.year, first.month, first.day or 0) < (last.year, last.month, last.day or 0)
    return (first.month, first.day or 0) != (last.month, last.day or 0)


def _follows(left: Atom, right: Atom) -> bool:
    """Whether a day is the one after another, as far as the text tells their months."""
    if left.kind != "day" or right.kind != "day" or left.day is None or right.day is None:
        return False
    if left.month == right.month and left.month_offset == right.month_offset:
        return right.day == left.day + 1 and left.year in (right.year, None)
    if left.month is None or right.month is None:
        return False
    return right.day == 1 and left.day == _length(left.month, left.year) and right.month == left.month % 12 + 1


def _days_in(first: Atom, last: Atom) -> int:
    """Number of days from one piece to another; of a range over the end of a month, one month later at the most."""
    if first.day is None or last.day is None:
        return 1
    over = first.month is not None and first.month != last.month
    return last.day - first.day + 1 + (_length(first.month, first.year) if over and first.month is not None else 0)


def _length(month: int, year: int | None) -> int:
    if month == 2:
        return 29 if year is not None and year % 4 == 0 and (year % 100 or not year % 400) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _rule(first: Atom, last: Atom, ranged: bool) -> str:
    if ranged:
        return "period" if first.kind == "year" else "range"
    if first.offset is not None:
        return "relative"
    if first.kind == "pair":
        return "day-or-range"
    if first.kind != "day":
        return first.kind
    if first.day is None:
        return "weekday"
    if last.bare:
        return "day-alone"
    return "day-hyphen-month" if first.hyphen else "day-named-month" if first.named else "day-month"


def as_range(stretch: Stretch) -> Stretch:
    """The range reading of a pair "8-11", its month open."""
    pair = stretch.first
    first = replace(pair, kind="day", second=None)
    last = replace(pair, kind="day", day=pair.second, second=None)
    return replace(stretch, first=first, last=last)


def as_day(stretch: Stretch) -> Stretch:
    """The single-day reading of a pair "8-11": 8 November."""
    pair = stretch.first
    day = replace(pair, kind="day", month=pair.second, second=None, hyphen=True)
    return replace(stretch, first=day, last=day)

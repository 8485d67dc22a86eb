"""What all corrections say together: whether they agree, what they decide of rows and words. Reads no file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.corrections.entries import IDENTITIES, VOCABULARIES, Correction, CorrectionError, Kind


class Pair(NamedTuple):
    """Two rows that are one, or are not, by their keys (`person_id` or `meeting_id`); and which correction says so."""

    correction_id: str
    one: str
    other: str


class Split(NamedTuple):
    """A row of which some notices speak wrongly: what these say of it is of another row of its own."""

    correction_id: str
    row_id: str
    notice_ids: tuple[str, ...]


class Alias(NamedTuple):
    """Words that stand for a code of a vocabulary (`countries`, `topic_codes`, …)."""

    vocabulary: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Identities:
    """What people decided of the rows of one table: which two are one, which are two, which are several."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    split: tuple[Split, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything was decided."""
        return bool(self.same or self.different or self.split)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided of identity, in the order of the corrections' ids."""

    persons: Identities = Identities()
    institutions: Identities = Identities()
    meetings: Identities = Identities()


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a folder, sorted by id. No two that are active contradict each other."""

    entries: tuple[Correction, ...] = field(default=())

    @classmethod
    def of(cls, entries: Iterable[Correction]) -> Corrections:
        """The corrections in their order. Raises CorrectionError where two share an id or contradict each other."""
        found = cls(tuple(sorted(entries, key=lambda entry: entry.correction_id)))
        known: dict[str, Correction] = {}
        for entry in found.entries:
            earlier = known.setdefault(entry.correction_id, entry)
            if earlier is not entry:
                raise entry.fault(f"the id is also that of {earlier.place}; give each its own")
        _agree(found)
        return found

    @property
    def active(self) -> tuple[Correction, ...]:
        """Those that are in force."""
        return tuple(entry for entry in self.entries if entry.status == "active")

    def of_kind(self, *kinds: Kind) -> tuple[Correction, ...]:
        """Those in force of certain kinds."""
        return tuple(entry for entry in self.active if entry.kind in kinds)

    @property
    def decisions(self) -> Decisions:
        """What is decided of persons, institutions and meetings."""
        return Decisions(**{table: self._identities(table) for table in IDENTITIES})

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """The words that are added to vocabularies, sorted."""
        return tuple(
            sorted(
                Alias(entry.table, entry.match[VOCABULARIES[entry.table]], words)
                for entry in self.of_kind("alias")
                for words in entry.values("alias")
            )
        )

    def _identities(self, table: str) -> Identities:
        same, different = (tuple(self._pairs(table, kind)) for kind in ("same", "different"))
        return Identities(same, different, tuple(self._splits(table)))

    def _pairs(self, table: str, kind: Kind) -> Iterator[Pair]:
        for entry in self.of_kind(kind):
            if entry.table == table:
                yield Pair(entry.correction_id, entry.identity, entry.values(_OTHER[kind])[0])

    def _splits(self, table: str) -> Iterator[Split]:
        for entry in self.of_kind("split"):
            if entry.table == table:
                yield Split(entry.correction_id, entry.identity, entry.values("split"))


_OTHER: Mapping[Kind, str] = {"same": "same_as", "different": "different_from"}


def alias_digest(aliases: Iterable[Alias]) -> str:
    """Hex digest of added words, empty where there are none: it changes whenever what is read from notices can."""
    lines = ["\0".join(alias) for alias in aliases]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def contradiction(one: Correction, other: Correction, what: str) -> CorrectionError:
    """The error that stops a build."""
    return CorrectionError(
        f"{one.place} and {other.place} contradict each other: {what}; withdraw one of them (status: withdrawn)"
    )


def _agree(corrections: Corrections) -> None:
    _agree_on_values(corrections)
    _agree_on_words(corrections)
    for table in IDENTITIES:
        _agree_on_identity([entry for entry in corrections.active if entry.table == table])


def _agree_on_values(corrections: Corrections) -> None:
    """Of the same row two may not say different things. Two ways to name one row are found out in resolution."""
    said: dict[tuple[object, ...], tuple[str | None, Correction]] = {}
    gone: dict[tuple[object, ...], Correction] = {}
    dropped = {entry.match["notice_id"]: entry for entry in corrections.of_kind("no-meeting")}
    for entry in corrections.of_kind("value", "row"):
        row: tuple[object, ...] = (entry.table, *sorted(entry.match.items()))
        if entry.match.get("notice_id") in dropped:
            raise contradiction(entry, dropped[entry.match["notice_id"]], "one corrects what the other leaves out")
        if entry.override is None:
            gone[row] = entry
            continue
        for column, value in entry.override.items():
            told = value if isinstance(value, str) else None
            earlier = said.setdefault((*row, column), (told, entry))
            if earlier[0] != told:
                raise contradiction(earlier[1], entry, f"{column} is {_shown(earlier[0])} or {_shown(told)}")
    for row, entry in gone.items():
        for key, (_, other) in said.items():
            if key[:-1] == row:
                raise contradiction(other, entry, "one corrects the row that the other leaves out")


def _shown(value: str | None) -> str:
    return "empty" if value is None else repr(value)


def _agree_on_words(corrections: Corrections) -> None:
    meant: dict[tuple[str, str], tuple[str, Correction]] = {}
    for entry in corrections.of_kind("alias"):
        code = entry.match[VOCABULARIES[entry.table]]
        for words in entry.values("alias"):
            earlier = meant.setdefault((entry.table, words.casefold()), (code, entry))
            if earlier[0] != code:
                raise contradiction(earlier[1], entry, f"{words!r} is {earlier[0]} or {code}")


def _agree_on_identity(entries: Iterable[Correction]) -> None:
    """What is one by any number of steps cannot be told apart."""
    chosen = [entry for entry in entries if entry.kind in ("same", "different")]
    leads: dict[str, tuple[str, Correction]] = {}
    find = _finder(leads)
    for entry in chosen:
        if entry.kind == "same":
            one, other = find(entry.identity), find(entry.values("same_as")[0])
            if one != other:
                leads[max(one, other)] = (min(one, other), entry)
    for entry in chosen:
        if entry.kind == "different":
            other = entry.values("different_from")[0]
            if find(entry.identity) == find(other):
                because = _because(leads, entry.identity, other)
                raise contradiction(because, entry, f"{entry.identity} and {other} are one or two")


def _finder(leads: Mapping[str, tuple[str, Correction]]) -> Callable[[str], str]:
    def find(key: str) -> str:
        while key in leads:
            key = leads[key][0]
        return key

    return find


def _because(leads: Mapping[str, tuple[str, Correction]], *keys: str) -> Correction:
    """A correction on the way by which the keys are one."""
    return next(leads[key][1] for key in keys if key in leads)

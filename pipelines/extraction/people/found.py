"""What the cues of a text gave to whom. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..document import Value
from .entities import Entity
from .person import Person
from .records import STRENGTH

_CLEARER = ("membership", "delegation-of-country", "country-in-list", "country-as-subject")


@dataclass(slots=True)
class Found:
    """What the cues gave: a role with its cue for each person, organisation and country."""

    persons: dict[int, list[Value]] = field(default_factory=dict)
    organisations: dict[str, tuple[Entity | None, Value, tuple[str, int, int] | None, Value]] = field(
        default_factory=dict
    )
    delegations: dict[str, tuple[int, int, Value, str]] = field(default_factory=dict)
    countries: dict[tuple[str, str, int], tuple[int, int, str]] = field(default_factory=dict)
    absent: set[int] = field(default_factory=set)
    away: set[int] = field(default_factory=set)  # where countries are named that sent nobody
    pressed: set[int] = field(default_factory=set)  # persons who spoke to the press

    def give_country(self, code: str, role: str, start: int, end: int, rule: str) -> None:
        """Adds a chair, vice-chair or host; a country may hold one at several meetings, each told at its own place."""
        self.countries.setdefault((code, role, start), (start, end, rule))

    def give_person(self, person: Person, role: str, start: int, end: int, rule: str) -> None:
        """Adds a role of a person."""
        self.persons.setdefault(id(person), []).append(Value(role, start, end, rule))

    def give_organisation(
        self, key: str, entity: Entity | None, name: Value, country: tuple[str, int, int] | None, role: Value
    ) -> None:
        """Adds an organisation, or a stronger role of it."""
        known = self.organisations.get(key)
        if known is not None and {known[3].value, role.value} == {"chair", "co-chair"}:
            # "…, với vai trò Chủ tịch …, đồng chủ trì": one of two
            role = role if role.value == "co-chair" else known[3]
            self.organisations[key] = (known[0], known[1], known[2] or country, role)
        elif known is None or STRENGTH[role.value] < STRENGTH[known[3].value]:
            self.organisations[key] = (
                (entity, name, country, role) if known is None else (known[0], known[1], known[2] or country, role)
            )

    def give_delegation(self, start: int, end: int, name: Value, code: str) -> None:
        """Adds a delegation; the first words for it stay, unless others name it more clearly."""
        known = self.delegations.get(code)
        if known is None or _CLEARER.index(name.rule) < _CLEARER.index(known[2].rule):
            self.delegations[code] = (start, end, name, code)

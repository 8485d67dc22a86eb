"""What is said of who took part. Only the records and the order of roles belong here: no rules."""

from __future__ import annotations

from typing import Literal, NamedTuple

from schemas.codes import PARTICIPANT_ROLE

from ..document import Value

ParticipantKind = Literal["person", "organisation", "delegation"]
CountryRoleName = Literal["chair", "co-chair", "vice-chair", "host"]

ROLES = tuple(PARTICIPANT_ROLE)
STRENGTH = {role: place for place, role in enumerate(ROLES)}


class Participant(NamedTuple):
    """One person, organisation or delegation, with the words of each value. `text[start:end]` is the whole mention.

    `name` is None for an official whom the text names by position alone. `country` is an ISO 3166-1 alpha-2 code, None
    for officials and bodies of ASEAN and of international organisations. `role` is the strongest that the text gives,
    `roles` are all that it gives a person, each with its place.
    """

    kind: ParticipantKind
    start: int
    end: int
    name: Value | None
    honorific: Value | None
    position: Value | None
    organisation: Value | None
    country: Value | None
    role: Value
    roles: tuple[Value, ...] = ()


class CountryRole(NamedTuple):
    """A country in the chair, in the vice-chair or as host, stated as such or through its person or ministry.

    `both`: told of two meetings together.
    """

    country: str
    role: CountryRoleName
    start: int
    end: int
    rule: str
    both: bool = False

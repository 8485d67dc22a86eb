"""The organisations of a release: partners, those that took part, and those that people came from.

Which names are of one says the release (`institutions`); a name of which it does not say is one of its own within its
country, written in whatever letters.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipelines.publishing.site.pages import slug
from pipelines.publishing.site.release import Contents

_SAID: Final = """
    SELECT meeting_id, if(kind = 'organisation', name, organisation) AS organisation, country_code,
        if(kind = 'organisation', role, NULL) AS role, person_id, institution_id
    FROM participants WHERE if(kind = 'organisation', name, organisation) IS NOT NULL
    ORDER BY ALL
    """


@dataclass(slots=True)
class Organisation:
    """One organisation; `key` is its name in addresses, `names` its name by language, `kind` its code's kind.

    `meetings` are those of which it was part in any way, with the roles (of partners, of participants) that it had;
    `people` in how many of the meetings each was named with it; `written` the names in use.
    """

    key: str
    names: Mapping[str, str]
    kind: str | None = None
    country_code: str | None = None
    meetings: set[str] = field(default_factory=set)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Organisations:
    """All organisations of a release, those of the most meetings first."""

    listed: Sequence[Organisation]
    _keys: Mapping[tuple[str, str | None], str]
    _institutions: Mapping[str, str]

    @classmethod
    def of_release(cls, contents: Contents) -> Organisations:
        """Gather them from an opened release."""
        found = _Found(contents)
        for row in contents.rows("FROM partners WHERE partner_kind = 'organisation' ORDER BY ALL"):
            one = found.by_code(row["partner_code"], {"en": row["name_en"], "vi": row["name_vi"]})
            one.meetings.add(row["meeting_id"])
            one.roles["partner", row["role"]] += 1
        for row in contents.rows(_SAID):
            one = found.of(row["institution_id"], row["organisation"], row["country_code"])
            one.meetings.add(row["meeting_id"])
            one.written[row["organisation"]] += 1
            if row["role"]:
                one.roles["role", row["role"]] += 1
            elif row["person_id"]:
                one.people[row["person_id"]] += 1
        listed = (one for one in found.all.values() if one.meetings)
        return cls(
            sorted(listed, key=lambda one: (-len(one.meetings), one.names["en"], one.key)),
            found.keys,
            found.institutions,
        )

    def path(self, institution_id: str | None, name: str | None, country: str | None) -> str:
        """The path of the page of an institution, or of a name as written; empty where there is no name."""
        key = self._institutions.get(institution_id or "")
        if key is None and name:
            key = self._keys.get((_plain(name), None)) or self._keys.get((_plain(name), country))
        return f"organisations/{key}.html" if key else ""


class _Found:
    """What is gathered: organisations by key, and keys by plain name and country, None for all countries."""

    def __init__(self, contents: Contents) -> None:
        self.all: dict[str, Organisation] = {}
        self.keys: dict[tuple[str, str | None], str] = {}
        for row in contents.rows("FROM organisations ORDER BY organisation_code"):
            one = self.by_code(row["organisation_code"], {"en": row["name_en"], "vi": row["name_vi"]})
            one.kind = row["kind"]
            self._learn(one, row["aliases"])
        self.institutions: dict[str, str] = {}
        for row in contents.rows("FROM institutions ORDER BY institution_id"):
            names = {"en": row["name_en"] or row["name"], "vi": row["name_vi"] or row["name"]}
            one = self.by_code(row["organisation_code"] or row["institution_id"], names)
            one.country_code = row["country_code"]
            self.institutions[row["institution_id"]] = one.key

    def of(self, institution_id: str | None, name: str, country: str | None) -> Organisation:
        """The organisation that a participant is of, by what the release says or by the name alone."""
        return self.all[self.institutions[institution_id]] if institution_id else self.by_name(name, country)

    def by_code(self, code: str, names: Mapping[str, str]) -> Organisation:
        key = slug(code)
        if key not in self.all:
            self.all[key] = Organisation(key, names)
            self._learn(self.all[key], (code, *names.values()))
        return self.all[key]

    def by_name(self, name: str, country: str | None) -> Organisation:
        plain = _plain(name)
        key = self.keys.get((plain, None)) or self.keys.get((plain, country))
        if key is None:
            digest = hashlib.sha256(f"{plain}|{country or ''}".encode()).hexdigest()
            key = self.keys[plain, country] = f"o-{digest[:12]}"
            self.all[key] = Organisation(key, {"en": name, "vi": name}, country_code=country)
        return self.all[key]

    def _learn(self, one: Organisation, names: Iterable[str]) -> None:
        for name in names:
            self.keys.setdefault((_plain(name), None), one.key)


def _plain(name: str) -> str:
    """A name as names are compared: without regard to capitals and spaces."""
    return " ".join(name.casefold().split())

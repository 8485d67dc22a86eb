"""Series by their parts: level, sector, format, partner. Reads no text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from pipelines.yaml_data import load_yaml


@dataclass(frozen=True, slots=True)
class _Composition:
    codes: dict[tuple[str, str], str]
    formats: dict[str, dict[str, str]]
    partners: dict[str, dict[tuple[str, str], str]]
    parts: dict[str, tuple[str, str]]


@cache
def _composition() -> _Composition:
    folder = resources.files("pipelines") / "phrases"
    data: dict[str, Any] = load_yaml((folder / "series.yaml").read_text("utf-8"))
    codes: dict[tuple[str, str], str] = {}
    parts: dict[str, tuple[str, str]] = {}
    for code, pairs in data["compositions"].items():
        for level, sector in pairs:
            codes.setdefault((level, sector), code)
            parts.setdefault(code, (level, sector))
    partners = {
        country: {(level, sector): code for code, pairs in named.items() for level, sector in pairs}
        for country, named in data["partner_compositions"].items()
    }
    for named in data["formats"].values():
        for base, code in named.items():
            if base in parts:
                parts.setdefault(code, parts[base])
    return _Composition(codes, data["formats"], partners, parts)


# Names are put together word by word, and each time it is asked again what the words make so far.
@lru_cache(maxsize=4096)
def compose(
    event: str | None, level: str | None, sector: str | None, form: str | None, partner: str | None
) -> str | None:
    """The series of a level and a sector, in a format or with a partner; None where no series is so composed."""
    composition = _composition()
    kinds = [kind for kind in (level, event) if kind]
    if event == "forum" and level == "ministerial":
        kinds = [event]  # "the ASEAN Forum of Manpower Ministers" is no Labour Ministers' Meeting
    if event == "summit" and level is None:
        kinds = ["leaders"]
    if event == "coordinating":
        kinds = ["coordinating"]
    for kind in kinds:
        if partner:
            code = composition.partners.get(partner, {}).get((kind, sector or ""))
            if code:
                return code
            continue
        code = composition.codes.get((kind, sector or ""))
        if code:
            return in_format(code, form)
    return None


def of_its_group(series: str, level: str | None) -> str:
    """As in "Nhóm công tác SLOM": the series of a body's working group, where there is one."""
    parts = parts_of(series)
    if level != "working-group" or parts is None:
        return series
    return _composition().codes.get((level, parts[1]), series)


def with_partner(series: str, partner: str | None) -> str:
    """A series that meets one partner: the series of that pair, else OTHER (ASEAN's health ministers and China's)."""
    composition = _composition()
    if partner is None or series in composition.partners.get(partner, {}).values():
        return series
    return composition.formats.get(partner, {}).get(series, "OTHER")


def names_partner(series: str) -> bool:
    """Whether the name of a series itself tells the one partner whom it meets, as AJ-HLOM's does."""
    return any(series in named.values() for named in _composition().partners.values())


def in_format(base: str, form: str | None) -> str | None:
    """SOMSWD in the format plus3 is SOMSWD+3. None where the vocabulary has no such series."""
    if form is None or (base.endswith("+3") and form == "plus3"):
        return base
    return _composition().formats.get(form, {}).get(base)


def parts_of(series: str) -> tuple[str, str] | None:
    """Level and sector of a series, as its name puts them together."""
    return _composition().parts.get(series)

"""How a correction is written: one form for each entry, so that a change shows as the change alone. Touches no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipelines.corrections.entries import Correction
from pipelines.register.format import scalar


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as YAML, without the list's dash, and where in it each value of its override stands (code points)."""

    text: str
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def written(correction: Correction) -> Written:
    """The entry with its keys in their order."""
    lines = [f"id: {correction.correction_id}", f"table: {correction.table}"]
    lines += _block("match", correction.match)
    spans: dict[str, tuple[int, int]] = {}
    if correction.override is None:
        lines.append("override: null")
    else:
        lines.append("override:")
        for column, value in correction.override.items():
            words = _words(value)
            line = f"  {column}: {words}"
            end = sum(len(before) + 1 for before in lines) + len(line)
            marks = 1 if words[0] in "'\"" else 0
            spans[column] = (end - len(words) + marks, end - marks)
            lines.append(line)
    lines += _block("expect", correction.expect) + _block("review", correction.review)
    lines.append(f"reason: {scalar(correction.reason)}")
    if correction.status != "active":
        lines.append(f"status: {correction.status}")
    lines += [f"who: {scalar(correction.who)}", f"when: {correction.when.isoformat()}"]
    return Written("\n".join(lines), spans)


def entry_text(correction: Correction) -> str:
    """The entry as an item of a file's list, without a line break at its end."""
    return "- " + written(correction).text.replace("\n", "\n  ")


def _block(key: str, values: Mapping[str, str | None]) -> list[str]:
    return [f"{key}:", *(f"  {column}: {_words(value)}" for column, value in values.items())] if values else []


def _words(value: str | tuple[str, ...] | None) -> str:
    if value is None:
        return "null"
    return scalar(value) if isinstance(value, str) else f"[{', '.join(map(_item, value))}]"


def _item(value: str) -> str:
    """In a list on one line a comma or bracket has its own meaning."""
    words = scalar(value)
    return "'" + value.replace("'", "''") + "'" if words == value and set(value) & set(",[]{}") else words

"""The files of the register: which there are, and where in each an entry begins and ends. Reads no entry's fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pipelines.sources.drop_folder import RawItem

FOLDER = "register"
SUFFIX = ".yaml"
# What is known to look wrong and is not: no file of entries.
KNOWN = "known.yaml"

_KEY = re.compile(r"^(?:- |  )(ordinal|start_date): *['\"]?(\d[\d-]*)", re.MULTILINE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one entry as it stands in its file, its key there, and the line that it begins on, from 1.

    `again` tells that an earlier entry of the file has the same key.
    """

    key: str
    text: str
    line: int
    again: bool = False


def register_files(raw_dir: Path) -> list[Path]:
    """The files of entries below a raw folder, sorted by name; none where it has no register."""
    folder = raw_dir / FOLDER
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if path.name != KNOWN and not path.name.startswith("."))


def scan_register(raw_dir: Path) -> list[RawItem]:
    """One raw item for each entry, sorted by name: `register/somswd.yaml#17` by ordinal, else by date.

    A file that cannot be taken apart is one item, which reading refuses.
    """
    found: list[RawItem] = []
    for path in register_files(raw_dir):
        name = path.relative_to(raw_dir).as_posix()
        try:
            keys = [piece.key for piece in pieces(path.read_bytes().decode())]
        except (OSError, UnicodeDecodeError):
            keys = []
        found += [RawItem(f"{name}#{key}", path, part=key) for key in keys] or [RawItem(name, path, part="")]
    return sorted(found, key=lambda item: item.raw_name)


def pieces(text: str) -> list[Piece]:
    """The entries of a file: each from its `- ` to the next, without the blank lines and comments between them.

    A second entry with the same key gets the key `17~2`.
    """
    seen: Counter[str] = Counter()
    found: list[Piece] = []
    for number, (line, entry) in enumerate(split_entries(text), 1):
        told = dict(reversed(_KEY.findall(entry)))
        key = told.get("ordinal") or told.get("start_date") or f"entry-{number}"
        seen[key] += 1
        again = seen[key] > 1
        found.append(Piece(f"{key}~{seen[key]}" if again else key, entry, line, again))
    return found


def split_entries(text: str) -> Iterator[tuple[int, str]]:
    """The entries of a YAML list as they stand in its text, each with the line that it begins on, from 1."""
    lines = text.replace("\r\n", "\n").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(("- ", "-\t")) or line == "-"]
    for start, end in pairwise([*starts, len(lines)]):
        entry = lines[start:end]
        while len(entry) > 1 and (not entry[-1].strip() or entry[-1].startswith("#")):
            entry.pop()
        yield start + 1, "\n".join(entry)

"""Writes a correction into its file, and takes one out: in a stable order, each in one step, all else as it stands."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipelines.corrections.decisions import Corrections
from pipelines.corrections.entries import Correction, CorrectionError, parse
from pipelines.corrections.files import SUFFIX, correction_files, load_corrections
from pipelines.corrections.format import entry_text
from pipelines.register.files import split_entries

LOCK = ".lock"
_SECONDS = 10
_ID = re.compile(r"^- id: *['\"]?([a-z0-9-]+)", re.MULTILINE)


def add(folder: Path, correction: Correction) -> Path:
    """Write a correction into the file of its table, in the place of one with its id; the file.

    CorrectionError where it cannot be used beside the others, or what is there cannot be read; then nothing changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{correction.table}{SUFFIX}"
    with _locked(folder):
        before = load_corrections(folder)
        (checked,) = parse(entry_text(correction), f"{folder.name}/{path.name}")
        Corrections.of([*(e for e in before.entries if e.correction_id != correction.correction_id), checked])
        for each in correction_files(folder):
            text = each.read_text("utf-8")
            left = without(text, correction.correction_id)
            if left != text and each != path:
                _replace(each, left)
        text = path.read_text("utf-8") if path.is_file() else _head(correction.table)
        _replace(path, inserted(without(text, correction.correction_id), correction))
    return path


def remove(folder: Path, correction_id: str) -> None:
    """Take a correction out of its file, and the file away where nothing else is in it."""
    with _locked(folder):
        for path in correction_files(folder):
            text = path.read_text("utf-8")
            left = without(text, correction_id)
            if left == text:
                continue
            if left == _head(path.stem):
                path.unlink()
            else:
                _replace(path, left)


def inserted(text: str, correction: Correction) -> str:
    """The text of a file with a correction in its place, by the order of ids."""
    lines = text.rstrip("\n").split("\n")
    at = len(lines)
    for line, entry in split_entries(text):
        found = _ID.match(entry)
        if found and found[1] > correction.correction_id:
            at = min(at, line - 1)
    written = entry_text(correction).split("\n")
    lines[at:at] = [*written, ""] if at < len(lines) else ["", *written]
    return "\n".join(lines) + "\n"


def without(text: str, correction_id: str) -> str:
    """The text of a file without a correction; as it was where it has none with this id."""
    for line, entry in split_entries(text):
        found = _ID.match(entry)
        if found and found[1] == correction_id:
            lines = text.rstrip("\n").split("\n")
            first, last = line - 1, line - 1 + entry.count("\n") + 1
            # The blank line that `inserted` put beside it goes with it.
            if last < len(lines) and not lines[last].strip():
                last += 1
            elif last == len(lines) and not lines[first - 1].strip():
                first -= 1
            return "\n".join(lines[:first] + lines[last:]) + "\n"
    return text


def _head(table: str) -> str:
    return f"# What people decided about {table.replace('_', ' ')}; what the keys mean: README.md\n"


def _replace(path: Path, text: str) -> None:
    """Write aside and rename, so that a reader, or whoever comes after a kill, finds the one or the other."""
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        with FileLock(folder / LOCK, timeout=_SECONDS):
            yield
    except Timeout as error:
        raise CorrectionError(f"someone else is writing into {folder.name}/; try again") from error

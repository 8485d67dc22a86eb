"""Folders that lie in a store: a copy at hand of what is there, brought up to date before work and sent back after it.

The work itself goes on in local folders, at their speed, and gives the same bytes. Only what is new or changed is
moved. Any address that fsspec knows will do (`s3://bucket/folder`); credentials come from the environment, as the
store's library reads them.
"""

from __future__ import annotations

import errno
import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import fsspec
from filelock import FileLock

Result = TypeVar("Result")

# A lost connection is tried again after these, in seconds: about half a minute in all.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
# So many files are asked for at once, and noted when they are there.
GROUP = 200
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# What this disk, not the store, refuses.
_OWN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG})
# What no second attempt changes.
_LASTING = (FileNotFoundError, PermissionError, ImportError, ValueError, NotImplementedError)
# As the library of S3 calls it, which need not be installed.
_LASTING_BY_NAME = frozenset({"NoCredentialsError", "PartialCredentialsError", "ParamValidationError"})
# Files that begin with a dot are of this machine alone, but for what a fetch remembers between its runs.
_STATES = frozenset({".state.json", ".captures.json"})


class StorageError(Exception):
    """A store cannot be read or written; the message names its address and the cure."""


def is_address(place: str) -> bool:
    """Whether a place is an address of a store, not a folder of this machine."""
    return bool(_ADDRESS.match(place))


@dataclass(frozen=True, slots=True)
class Store:
    """A folder in a store. `pauses` are the seconds after which a lost connection is tried again, else `PAUSES`."""

    address: str
    pauses: Sequence[float] | None = None

    def tried(self, work: Callable[[Any, str], Result]) -> Result:
        """What `work` gives for the file system and the folder's path in it, after as many attempts as it takes.

        `work` may be begun again and must then do no harm. StorageError where the store cannot be had.
        """
        if urlsplit(self.address).password is not None:
            raise StorageError(
                "the address has a password in it; give credentials in the environment and leave them out"
            )
        pauses = PAUSES if self.pauses is None else self.pauses
        for pause in (*pauses, None):
            try:
                return work(*_opened(self.address, os.getpid()))
            except Exception as error:
                if isinstance(error, _LASTING) or type(error).__name__ in _LASTING_BY_NAME:
                    raise StorageError(
                        f"{self.address}: {_line(error)}; check the address, the credentials in the environment, and "
                        "that what it needs is installed: asean-meetings[s3] for s3://"
                    ) from error
                # Our own speak for themselves, and this disk's are no store's.
                if type(error).__module__.startswith("pipelines.") or getattr(error, "errno", None) in _OWN:
                    raise
                if pause is None:
                    raise StorageError(
                        f"{self.address} cannot be reached: {_line(error)}; tried {len(pauses) + 1} times; "
                        "what was done is kept, run again when the store answers"
                    ) from error
                # What was lost is not to be found again in a cache.
                _opened.cache_clear()
                time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def listed(self, under: str = "") -> dict[str, tuple[str, int]]:
        """The files below a folder by name, each with what tells its content from others, and its size in bytes."""

        def work(files: Any, root: str) -> dict[str, tuple[str, int]]:
            found: dict[str, Mapping[str, Any]] = files.find(f"{root}/{under}".rstrip("/"), detail=True)
            return {
                path.removeprefix(f"{root}/"): (_token(told), int(told["size"] or 0))
                for path, told in sorted(found.items())
                if not path.endswith("/")
            }

        return self.tried(work)

    def get(self, names: Mapping[str, Path]) -> None:
        """Fetch files, each to a path whose folder is there."""
        self.tried(lambda files, root: files.get([f"{root}/{name}" for name in names], [*map(str, names.values())]))

    def ranges(self, places: Sequence[tuple[str, int, int]]) -> list[bytes]:
        """Parts of files, each from its first byte to before its last."""

        def work(files: Any, root: str) -> list[bytes]:
            paths = [f"{root}/{name}" for name, _, _ in places]
            starts, ends = [start for _, start, _ in places], [end for _, _, end in places]
            return list(files.cat_ranges(paths, starts, ends, on_error="raise"))

        return self.tried(work)

    def put(self, names: Mapping[str, Path]) -> None:
        """Send files, each from its path."""
        self.tried(lambda files, root: files.put([*map(str, names.values())], [f"{root}/{name}" for name in names]))

    def remove(self, names: Sequence[str]) -> None:
        """Remove files; those that are not there are no error."""

        def work(files: Any, root: str) -> None:
            there = [f"{root}/{name}" for name in names if files.exists(f"{root}/{name}")]
            if there:
                files.rm(there)

        self.tried(work)

    def text(self, name: str) -> str | None:
        """A small file as text, None where it is not there."""

        def work(files: Any, root: str) -> str | None:
            try:
                return str(files.cat_file(f"{root}/{name}"), "utf-8")
            except FileNotFoundError:
                return None

        return self.tried(work)


@dataclass(frozen=True, slots=True)
class Mirror:
    """A folder of a store with its copy in `folder`. What was moved is noted beside the copy, which may be removed."""

    store: Store
    folder: Path

    def pull(self, under: str = "") -> int:
        """Make the copy as the store is below `under`: fetch what differs, remove what is gone. How many there are.

        What is here and was never there is kept: a run may have made it and been stopped before it was sent.
        """
        with self._notes() as notes:
            there = {name: told for name, told in self.store.listed(under).items() if _moves(name)}
            for name in sorted(notes.names(under) - there.keys()):
                (self.folder / name).unlink(missing_ok=True)
                notes.forget(name)
            wanted = [name for name, (token, size) in there.items() if not notes.holds(name, token, size)]
            for start in range(0, len(wanted), GROUP):
                self._fetch(wanted[start : start + GROUP], there, notes)
            return len(there)

    def push(self, under: str = "", *, last: str, remove: bool = False) -> int:
        """Send what is new or changed here below `under`. How many files were sent.

        Names that end with `last` come after all others: whoever sees them has the rest. With `remove`, what is gone
        here is removed there.
        """
        with self._notes() as notes:
            here = {path.relative_to(self.folder).as_posix(): path for path in _files(self.folder / under)}
            if remove and (gone := sorted(notes.names(under) - here.keys())):
                self.store.remove(gone)
                for name in gone:
                    notes.forget(name)
            wanted = [name for name, path in sorted(here.items()) if _moves(name) and not notes.sent(name, path)]
            for ending in (False, True):
                names = [name for name in wanted if name.endswith(last) is ending]
                for start in range(0, len(names), GROUP):
                    self.store.put({name: here[name] for name in names[start : start + GROUP]})
            if wanted:
                there = self.store.listed(under)
                for name in wanted:
                    token, size = there.get(name, ("", -1))
                    if size != here[name].stat().st_size:
                        raise StorageError(f"{self.store.address}/{name} is not what was sent; run again")
                    notes.note(name, token)
            return len(wanted)

    def _fetch(self, names: Sequence[str], there: Mapping[str, tuple[str, int]], notes: _Notes) -> None:
        asides = {}
        for name in names:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            asides[name] = path.with_name(f".{path.name}.aside")
        self.store.get(asides)
        for name, aside in asides.items():
            if aside.stat().st_size != there[name][1]:
                aside.unlink()
                raise StorageError(f"{self.store.address}/{name} changes while it is read; run again")
            aside.replace(self.folder / name)
            notes.note(name, there[name][0])

    @contextmanager
    def _notes(self) -> Iterator[_Notes]:
        """What was moved so far, held against others of this machine."""
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder.with_name(f".{self.folder.name}.mirror")
        with FileLock(f"{beside}.lock"):
            notes = _Notes(self.folder, beside, self.store.address)
            try:
                yield notes
            finally:
                notes.close()


class _Notes:
    """For each file that was moved: what the store told of its content, and its size and time here.

    A line is written as soon as a file is there, so that a run that is killed is gone on with.
    """

    def __init__(self, folder: Path, path: Path, address: str) -> None:
        self._folder, self._path = folder, path
        self._noted: dict[str, tuple[str, int, int]] = {}
        try:
            first, *lines = path.read_text("utf-8").splitlines()
            # The copy of another store tells nothing of this one.
            for line in lines if json.loads(first) == address else []:
                name, *told = json.loads(line)
                self._noted.pop(name, None)
                if told:
                    self._noted[name] = (str(told[0]), int(told[1]), int(told[2]))
        except (OSError, ValueError, IndexError):
            pass
        aside = path.with_name(f"{path.name}.aside")
        lines = [json.dumps(address), *(json.dumps([name, *told]) for name, told in sorted(self._noted.items()))]
        aside.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        aside.replace(path)
        self._file = path.open("a", encoding="utf-8")

    def close(self) -> None:
        self._file.close()

    def names(self, under: str) -> set[str]:
        return {name for name in self._noted if not under or name.startswith(f"{under}/")}

    def holds(self, name: str, token: str, size: int) -> bool:
        """Whether the copy has what the store has under this name."""
        noted, path = self._noted.get(name), self._folder / name
        return noted is not None and noted[0] == token and path.is_file() and path.stat().st_size == size

    def sent(self, name: str, path: Path) -> bool:
        """Whether the store has what is here under this name."""
        noted, status = self._noted.get(name), path.stat()
        return noted is not None and noted[1:] == (status.st_size, status.st_mtime_ns)

    def note(self, name: str, token: str) -> None:
        status = (self._folder / name).stat()
        self._noted[name] = (token, status.st_size, status.st_mtime_ns)
        self._write([name, *self._noted[name]])

    def forget(self, name: str) -> None:
        self._noted.pop(name, None)
        self._write([name])

    def _write(self, line: list[object]) -> None:
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()


@lru_cache(maxsize=8)
def _opened(address: str, process: int) -> tuple[Any, str]:  # noqa: ARG001 - a fork must not share a connection
    """The file system of an address, and the folder's path in it."""
    files, root = fsspec.url_to_fs(address, use_listings_cache=False, skip_instance_cache=True)
    return files, root.rstrip("/")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else iter(())


def _moves(name: str) -> bool:
    """Whether a file is moved. StorageError where its name cannot be that of a file here."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} for part in parts) or not name.isprintable() or "\\" in name:
        raise StorageError(f"{name!r} in the store cannot be the name of a file; rename it there")
    return not any(part.startswith(".") for part in parts[:-1]) and (
        not parts[-1].startswith(".") or parts[-1] in _STATES
    )


def _token(told: Mapping[str, Any]) -> str:
    """What a store tells of a file that changes with its content."""
    times = (told.get(key) for key in ("LastModified", "mtime", "created", "modified"))
    return str(told.get("ETag") or f"{told['size']} {next((time for time in times if time), '')}")


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__

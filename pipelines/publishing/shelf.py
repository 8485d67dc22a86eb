"""The folder of all releases: which are there, which is the latest, and how a new one comes in whole.

<version>/      immutable releases
latest          symbolic link to one of them
versions.json   all of them, newest first
failed/         what became of runs that failed, one file each, the last ones of them
.building/      the draft of a run; what a killed run left is removed by the next
.lock           held while a run publishes
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipelines.publishing.draft import MANIFEST
from pipelines.publishing.errors import PublishError
from pipelines.publishing.inputs import BuildInputs
from pipelines.publishing.manifest import DATASET, Manifest, version_key

LATEST = "latest"
VERSIONS = "versions.json"
BUILDING = ".building"
LOCK = ".lock"
FAILED = "failed"

# Records of failed runs that are kept.
MOST_FAILED = 50
_SYNCED_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Failure:
    """A run that failed: when, at which step, why in one line, and the single things that were found wrong."""

    failed_at: datetime
    step: str
    error: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The releases below `folder`. All that changes it expects the lock to be held."""

    folder: Path

    @contextmanager
    def locked(self, wait_seconds: float) -> Iterator[None]:
        """Hold the lock; raises `PublishError` where another run holds it for longer than `wait_seconds`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / LOCK, timeout=wait_seconds)
        try:
            lock.acquire()
        except Timeout:
            raise PublishError(
                f"another run has been publishing to {self.folder} for {wait_seconds:g} s; wait for it, then run again"
            ) from None
        try:
            yield
        finally:
            lock.release()

    def versions(self) -> list[str]:
        """All versions, oldest first."""
        return sorted((path.name for path in self.folder.iterdir() if is_version(path.name)), key=version_key)

    def manifest(self, version: str) -> Manifest:
        """The manifest of one release. Raises `PublishError` where it cannot be read."""
        path = self.folder / version / MANIFEST
        try:
            return Manifest.from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise PublishError(
                f"cannot read {path}: {error}; restore the release {version}, or move it elsewhere, then run again"
            ) from error

    def next_version(self, built_on: date) -> str:
        """The date and the next counter. Where the clock went back, the latest date stays: versions only rise."""
        versions = self.versions()
        latest_day, latest_counter = version_key(versions[-1]) if versions else (built_on, 0)
        if built_on > latest_day:
            return f"{built_on.isoformat()}.1"
        return f"{latest_day.isoformat()}.{latest_counter + 1}"

    @contextmanager
    def building(self) -> Iterator[Path]:
        """An empty folder on the same file system, gone at the end, whatever a killed run left in it before."""
        path = self.folder / BUILDING
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)

    def admit(self, draft: Path, version: str) -> Path:
        """Make the draft visible as a release, in one step, after all of it has reached the disk."""
        _sync_all(draft)
        home = self.folder / version
        draft.rename(home)
        _sync(self.folder)
        return home

    def point(self) -> None:
        """Let `versions.json` and `latest` tell of the releases that are there, each replaced in one step."""
        newest_first = self.versions()[::-1]
        if not newest_first:
            return
        manifests = [self.manifest(version) for version in newest_first]
        index = {
            "dataset": DATASET,
            "latest": newest_first[0],
            "versions": [manifest.summary() for manifest in manifests],
        }
        self.replace_text(VERSIONS, json.dumps(index, indent=2) + "\n")
        self._replace_link(LATEST, newest_first[0])
        _sync(self.folder)

    def record_failure(self, failure: Failure) -> Path:
        """Keep what became of a failed run as `failed/<time>.json`, and remove the oldest such records."""
        folder = self.folder / FAILED
        folder.mkdir(parents=True, exist_ok=True)
        name = failure.failed_at.strftime("%Y-%m-%dT%H-%M-%SZ")
        told = {
            "failed_at": failure.failed_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "step": failure.step,
            "error": failure.error,
            "findings": list(failure.findings),
            "latest_release": next(reversed(self.versions()), None),
            **asdict(BuildInputs.of_this_code()),
        }
        content = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
        counter = 1
        while True:
            path = folder / (f"{name}.json" if counter == 1 else f"{name}-{counter}.json")
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(content)
                break
            except FileExistsError:
                counter += 1
        for old in sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)[:-MOST_FAILED]:
            old.unlink(missing_ok=True)
        return path

    def replace_text(self, name: str, content: str) -> None:
        """Write a file beside the releases in one step, or nothing where it says the same already."""
        path = self.folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == content:
            return
        new = self.folder / f".{name}.new"
        new.write_text(content, encoding="utf-8")
        _sync(new)
        new.replace(path)

    def _replace_link(self, name: str, target: str) -> None:
        path = self.folder / name
        if path.is_symlink() and path.readlink() == Path(target):
            return
        new = self.folder / f".{name}.new"
        new.unlink(missing_ok=True)
        new.symlink_to(target)
        new.replace(path)


def is_version(name: str) -> bool:
    """Whether a name is that of a version."""
    try:
        version_key(name)
    except ValueError:
        return False
    return True


def _sync_all(folder: Path) -> None:
    # A disk writes many files that wait together in little more time than one.
    with ThreadPoolExecutor(_SYNCED_AT_ONCE) as pool:
        for _ in pool.map(_sync, folder.rglob("*")):
            pass
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

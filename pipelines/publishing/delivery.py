"""Copies a release to where others read it: a folder, an S3-compatible bucket, or any address that fsspec knows.

<version>/            a release, which never changes there; its manifest.json comes last
index.json            all versions that are whole, newest first
latest.json           the newest of them
.publishing/          in a bucket: who is sending which version; gone when it is there

In a folder a version comes in by one rename, and `latest` is a symbolic link as well. A version that is there with
other content is refused; what an interrupted run has sent is kept where its sum is right. Two may publish at once: the
pointers are made from what is there, and made again until nothing has come in meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipelines.publishing.draft import MANIFEST, SUMS, measured
from pipelines.publishing.errors import PublishError
from pipelines.publishing.manifest import DATASET, Manifest, version_key
from pipelines.publishing.shelf import Shelf, is_version
from pipelines.storage import Store

INDEX = "index.json"
NEWEST = "latest.json"
CLAIMS = ".publishing"

_BLOCK = 32 << 20
_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Delivered:
    """A version that is whole at its target: how many files were sent, and how many were already there."""

    version: str
    sent: int
    kept: int


@dataclass(frozen=True, slots=True)
class Package:
    """A release as it is sent: the sums of its files, and the files that sign them. The manifest is the last of all."""

    folder: Path
    version: str
    sums: Mapping[str, str]
    signatures: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path) -> Package:
        """Read and sum the release in `folder`. Raises `PublishError` where it is not whole."""
        try:
            manifest = Manifest.from_json((folder / MANIFEST).read_text("utf-8"))
            told = _parsed((folder / SUMS).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise PublishError(f"{folder} is no whole release: {error}; build it, or name another") from error
        present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        signatures = {name for name in present if name.startswith(f"{SUMS}.")}
        for name in sorted({*told, *present} - {SUMS, *signatures}):
            if name not in told or name not in present or measured(folder / name)[1] != told[name]:
                raise PublishError(f"{folder} is not whole: {name} is not what {SUMS} says; build it anew")
        return cls(folder, manifest.version, told, tuple(sorted(signatures)))

    @property
    def names(self) -> list[str]:
        """All files but the signatures, in the order of sending."""
        return [*sorted(self.sums.keys() - {MANIFEST}), SUMS, MANIFEST]

    def refuse_other(self, theirs: str, place: str, cure: str) -> None:
        """Raise `PublishError` where sums that were found in `place` are not these, naming the first that differs."""
        found = _parsed(theirs)
        for name in sorted({*found, *self.sums}):
            if found.get(name) != self.sums.get(name):
                raise PublishError(f"{place} is another release of that version: {name} differs; {cure}")


def deliver(release: Path, target: str, wait_seconds: float = 60.0) -> Delivered:
    """Copy the release in the folder `release` to `target`, then point at it; what is there already is not sent again.

    Credentials come from the environment, as the library of the address reads them. Raises `PublishError` where the
    release is not whole, the version is there with other content, or the target cannot be written.
    """
    package = Package.of(release.resolve())
    if urlsplit(target).password is not None:
        raise PublishError("the address has a password in it; give credentials in the environment and leave them out")
    with _told_of(target):
        files, root = fsspec.url_to_fs(target, use_listings_cache=False, skip_instance_cache=True)
        if isinstance(files, LocalFileSystem):
            return _to_folder(package, Shelf(Path(root)), wait_seconds)
        return Bucket(files, root.rstrip("/")).take(package)


@contextmanager
def _told_of(target: str) -> Iterator[None]:
    """Any error of a store, of which each has its own, as one line with the target and a cure."""
    try:
        yield
    except PublishError:
        raise
    except (ImportError, ValueError) as error:
        raise PublishError(
            f"cannot publish to {target}: {_line(error)}; name a folder or an address that fsspec knows, "
            "and install what it needs: asean-meetings[s3] for s3://"
        ) from error
    except Exception as error:
        raise PublishError(
            f"cannot publish to {target}: {_line(error)}; what is there points at whole releases; "
            "check the address and the credentials in the environment, then run again"
        ) from error


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _parsed(told: str) -> dict[str, str]:
    """Name and sum of the lines of SHA256SUMS."""
    return {name: digest for digest, _, name in (line.partition("  ") for line in told.splitlines())}


# A store that releases are published to in the first place


def fetch_latest(store: Store, folder: Path) -> Path | None:
    """Bring the latest release of a store below `folder`, verified, in one step; None where there is none.

    A release here that is newer was not sent yet, and is kept; one that is another than there goes.
    """
    told = store.text(NEWEST)
    if told is None:
        return None
    newest = json.loads(told)
    version, shelf = str(newest["version"]), Shelf(folder)
    home = folder / version
    if not is_version(version):
        raise PublishError(f"{store.address}/{NEWEST} names no version; restore it from {INDEX}")
    with shelf.locked(60):
        if home.is_dir():
            if measured(home / MANIFEST)[1] == newest["manifest_sha256"]:
                return home
            shutil.rmtree(home)
        with shelf.building() as aside:
            names = store.listed(version)
            for name in names:
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
            store.get({name: aside / name for name in names})
            Package.of(aside / version)
            return shelf.admit(aside / version, version)


def send_newer(store: Store, folder: Path) -> None:
    """Publish the releases below `folder` that are newer than the latest one of a store, oldest first."""
    told = store.text(NEWEST)
    newest = version_key(json.loads(told)["version"]) if told is not None else None
    for version in Shelf(folder).versions():
        if newest is None or version_key(version) > newest:
            package = Package.of((folder / version).resolve())
            # What has arrived is not sent again, so that a lost connection may be taken up at any point.
            store.tried(partial(_take, package=package))


def _take(files: Any, root: str, *, package: Package) -> Delivered:
    return Bucket(files, root).take(package)


# A folder


def _to_folder(package: Package, shelf: Shelf, wait_seconds: float) -> Delivered:
    home = shelf.folder / package.version
    if home == package.folder:
        raise PublishError(f"{home} is the release itself; name another folder")
    names = [*package.names, *package.signatures]
    with shelf.locked(wait_seconds):
        if home.exists():
            package.refuse_other((home / SUMS).read_text("utf-8"), str(home), "build again for a new version")
            names = [name for name in names if not _is_there(package, home, name)]
            for name in names:
                shutil.copyfile(package.folder / name, home / name)
        else:
            with shelf.building() as aside:
                for name in names:
                    copy = aside / package.version / name
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(package.folder / name, copy)
                    if measured(copy) != measured(package.folder / name):
                        raise PublishError(f"{copy} is not what was written to it; look at the disk, then run again")
                shelf.admit(aside / package.version, package.version)
        shelf.point()
        contents = {version: (shelf.folder / version / MANIFEST).read_bytes() for version in shelf.versions()}
        for name, text in _pointers([_entry(content) for content in contents.values()]).items():
            shelf.replace_text(name, text)
    return Delivered(package.version, len(names), len(package.names) + len(package.signatures) - len(names))


def _is_there(package: Package, home: Path, name: str) -> bool:
    """Whether a file of a version that came in whole is still there. A signature may come later than the rest."""
    path = home / name
    if path.is_file() and path.stat().st_size == (package.folder / name).stat().st_size:
        return True
    if name in package.signatures and not path.exists():
        return False
    raise PublishError(f"{path} is damaged; move {home} away, then run again")


# Anything else


@dataclass(frozen=True, slots=True)
class Bucket:
    """The releases below `root` of a store in which files, not folders, come in whole."""

    files: Any
    root: str

    def take(self, package: Package) -> Delivered:
        """Send what is not there, then point."""
        sent = kept = 0
        if not self._is_whole(package):
            claim = self._claim(package)
            if not self._is_whole(package):  # another may have ended while this one claimed
                there = self._sizes(package)
                for parent in {name.rpartition("/")[0] for name in package.names}:
                    self.files.makedirs(f"{self.root}/{package.version}/{parent}".rstrip("/"), exist_ok=True)
                for name in package.names:
                    if self._is_there(package, name, there):
                        kept += 1
                        continue
                    self._send(package, name)
                    sent += 1
            with suppress(FileNotFoundError):
                self.files.rm_file(claim)
        else:
            kept = len(package.names)
        there = self._sizes(package) if package.signatures else {}
        for name in package.signatures:
            if not self._is_there(package, name, there):
                self._send(package, name)
                sent += 1
        self._point()
        return Delivered(package.version, sent, kept)

    def _is_whole(self, package: Package) -> bool:
        """Whether the version is there with its manifest. Raises `PublishError` where it is another or damaged."""
        place = f"{self.root}/{package.version}"
        try:
            self.files.cat_file(f"{place}/{MANIFEST}")
        except FileNotFoundError:
            return False
        package.refuse_other(self._text(f"{place}/{SUMS}"), place, "build again for a new version")
        there = self._sizes(package)
        for name in package.names:
            if there.get(name) != (package.folder / name).stat().st_size:
                raise PublishError(f"{place}/{name} is damaged; remove {place} there, then run again")
        return True

    def _claim(self, package: Package) -> str:
        """Say which content the version will have, before any of it is sent, so that two releases never mix."""
        path, sums = f"{self.root}/{CLAIMS}/{package.version}", (package.folder / SUMS).read_bytes()
        try:
            self.files.pipe_file(path, sums, mode="create")
        except OSError:  # it is there; each store has an error of its own for that
            self._compare_claim(package, path)
        except (TypeError, ValueError, NotImplementedError):  # a store that cannot tell
            self._compare_claim(package, path)
            self.files.pipe_file(path, sums)
        return path

    def _compare_claim(self, package: Package, path: str) -> None:
        place = f"what is being sent to {self.root}/{package.version}"
        with suppress(FileNotFoundError):  # another has just ended, and its claim with it
            theirs = self._text(path)
            package.refuse_other(theirs, place, f"build again for a new version, or remove {path} there")

    def _sizes(self, package: Package) -> dict[str, int]:
        """The files of the version that are there, with their sizes."""
        place = f"{self.root}/{package.version}"
        found = self.files.find(place, detail=True).items()
        return {path.removeprefix(f"{place}/"): told["size"] for path, told in found}

    def _is_there(self, package: Package, name: str, there: Mapping[str, int]) -> bool:
        """Whether a file has arrived already, by its size and sum."""
        return there.get(name) == (package.folder / name).stat().st_size and self._has_its_sum(package, name)

    def _has_its_sum(self, package: Package, name: str) -> bool:
        """Whether a file that is there has the sum of the one here, of its own bytes as they are read back."""
        size, own = measured(package.folder / name)
        path, digest = f"{self.root}/{package.version}/{name}", hashlib.sha256()
        for start in range(0, size, _BLOCK):
            digest.update(self.files.cat_file(path, start=start, end=min(start + _BLOCK, size)))
        return digest.hexdigest() == own

    def _send(self, package: Package, name: str) -> None:
        path, source = f"{self.root}/{package.version}/{name}", package.folder / name
        if source.stat().st_size <= _BLOCK:
            self.files.pipe_file(path, source.read_bytes())  # at once: another who publishes never sees a part of it
        else:
            self.files.put_file(str(source), path)
        if not self._has_its_sum(package, name):
            raise PublishError(f"{path} is not what was sent; run again")

    def _text(self, path: str) -> str:
        content: bytes = self.files.cat_file(path)
        return content.decode("utf-8")

    def _point(self) -> None:
        """Write the pointers from what is there, and again where a version has come in meanwhile."""
        known, told = self._indexed(), set[str]()
        for _ in range(_ROUNDS):
            there = self._versions()
            for version in there - known.keys():
                with suppress(FileNotFoundError):  # no manifest: it is still being sent
                    known[version] = _entry(self.files.cat_file(f"{self.root}/{version}/{MANIFEST}"))
            whole = there & known.keys()
            if whole == told:
                return
            for name, text in _pointers([known[version] for version in whole]).items():
                path = f"{self.root}/{name}"
                with suppress(FileNotFoundError):
                    if self._text(path) == text:
                        continue
                self.files.pipe_file(path, text.encode())
            told = whole
        raise PublishError(f"versions come in at {self.root} faster than they can be listed; run again")

    def _indexed(self) -> dict[str, dict[str, Any]]:
        """What the index says of each version; a version never changes, so that its manifest need not be read again."""
        try:
            entries = json.loads(self._text(f"{self.root}/{INDEX}"))["versions"]
            return {entry["version"]: entry for entry in entries if "manifest_sha256" in entry}
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return {}

    def _versions(self) -> set[str]:
        names = {path.rstrip("/").rpartition("/")[2] for path in self.files.ls(self.root, detail=False)}
        return {name for name in names if is_version(name)}


def _entry(content: bytes) -> dict[str, Any]:
    """What the index says of a version, from its manifest."""
    manifest = Manifest.from_json(content.decode("utf-8"))
    return {
        **manifest.summary(),
        "path": f"{manifest.version}/",
        "files": len(manifest.files) + 2,
        "bytes": sum(file.byte_count for file in manifest.files),
        "manifest_sha256": hashlib.sha256(content).hexdigest(),
    }


def _pointers(entries: list[dict[str, Any]]) -> dict[str, str]:
    """Name and text of the pointers, in the order of writing."""
    newest_first = sorted(entries, key=lambda entry: version_key(entry["version"]), reverse=True)
    index = {"dataset": DATASET, "latest": newest_first[0]["version"], "versions": newest_first}
    newest = {"dataset": DATASET, **newest_first[0]}
    return {name: json.dumps(said, indent=2) + "\n" for name, said in ((INDEX, index), (NEWEST, newest))}

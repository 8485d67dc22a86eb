"""Raw items, batches and releases in a bucket: the same bytes as from folders, only what is new is moved, nothing lost.

The bucket is one of moto's server on the loopback.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import pytest

from pipelines.batches import Far, read_batches
from pipelines.engines import DaskEngine
from pipelines.publishing.delivery import deliver
from pipelines.resources import Folders
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all
from pipelines.storage import Mirror, StorageError, Store
from tests.bucket import server  # noqa: F401 - a fixture
from tests.conftest import SAMPLES, Cli, Place
from tests.pipelines.test_engines import cluster, other_server, stored  # noqa: F401 - a fixture

pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("delivery")]
QUICK = (0.01, 0.02, 0.04)


@pytest.fixture
def bucket(server: str) -> str:  # noqa: F811 - the fixture
    name = f"b-{uuid4()}"  # another where the test is tried once more
    s3().mkdir(name)
    return f"s3://{name}"


def s3() -> Any:
    return connected(os.environ["AWS_ENDPOINT_URL"])


@cache
def connected(_: str) -> Any:
    return fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False)


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.parquet"))}


def test_a_build_from_and_to_a_bucket_gives_the_bytes_of_one_in_folders(
    bucket: str, built: Place, cli: Cli, tmp_path: Path
) -> None:
    s3().put(str(SAMPLES), f"{bucket}/raw/samples", recursive=True)

    def build(machine: str) -> str:
        places = ["--raw", f"{bucket}/raw", "--out", f"{bucket}/releases", "--build-dir", f"{bucket}/build"]
        said = cli("build", *places, "--cache", tmp_path / machine, "--workers", 1)
        assert said.code == 0, said.err
        return said.out

    said = build("one")
    (version,) = built.versions()
    home = next(iter(sorted((tmp_path / "one" / "releases").glob("2*"))))
    assert f"lies in {bucket}/releases/{home.name}" in " ".join(said.split()).replace(" /", "/")
    s3().get(f"{bucket}/releases/{home.name}", str(tmp_path / "got"), recursive=True)
    got = content(tmp_path / "got")
    assert got
    assert got == content(built.out / version)
    latest = s3().cat_file(f"{bucket}/releases/latest.json")
    assert home.name.encode() in latest

    # Another machine, with nothing at hand, reads only what is new, and its release follows the one of the bucket.
    s3().pipe_file(f"{bucket}/raw/more/a.txt", "Hội nghị SOMSWD lần thứ 18 diễn ra ngày 5/8/2022 tại Hà Nội.".encode())
    assert "Nothing new" not in build("two")
    reports = json.loads((tmp_path / "two" / "build" / "batches.json").read_text("utf-8"))
    assert {report["batch_id"]: report["fresh"] for report in reports} == {"more": True, "samples": False}
    versions = json.loads(s3().cat_file(f"{bucket}/releases/index.json"))["versions"]
    assert len(versions) == 2
    s3().rm(f"{bucket}/raw/more/a.txt")
    Folders(raw=f"{bucket}/raw", cache=str(tmp_path / "two")).pull_raw()
    assert not (tmp_path / "two" / "raw" / "more" / "a.txt").exists()


def test_a_release_that_was_made_and_not_sent_is_sent_by_the_next_run(
    bucket: str, built: Place, tmp_path: Path
) -> None:
    shutil.copytree(built.out, tmp_path / "cache" / "releases", symlinks=True)
    folders = Folders(releases=f"{bucket}/releases", cache=str(tmp_path / "cache"))
    folders.pull_releases()
    folders.push_releases()
    (version,) = built.versions()
    assert s3().exists(f"{bucket}/releases/{version}/manifest.json")
    # One that another machine has published under the same version goes, for it is not the one that others see.
    manifest = folders.releases_path / version / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8") + " ", "utf-8")
    folders.pull_releases()
    assert content(folders.releases_path / version) == content(built.out / version)
    assert deliver(folders.releases_path / version, f"{bucket}/releases").sent == 0


def test_a_copy_follows_its_store_through_any_changes_on_both_sides(tmp_path: Path) -> None:
    """Random additions, changes and withdrawals, here and there, by a store in memory."""
    store = Store(f"memory://{tmp_path.name}", QUICK)
    files = fsspec.filesystem("memory")
    chance, there = random.Random(7), dict[str, bytes]()
    one, two = Mirror(store, tmp_path / "one"), Mirror(store, tmp_path / "two")
    names = [f"{folder}/{number}.txt" for folder in ("a", "a/b", "c") for number in range(4)]
    for turn in range(60):
        mirror = one if turn % 2 else two
        mirror.pull()
        assert {name: (mirror.folder / name).read_bytes() for name in there} == there
        for name in chance.sample(names, 3):
            path = mirror.folder / name
            kind = chance.choice(("here", "there", "gone here", "gone there"))
            if kind == "here":
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(there.setdefault(name, b"") + b"x" * (turn + 1))
                there[name] = path.read_bytes()
            elif kind == "gone here" and name in there:
                path.unlink()
                del there[name]
        mirror.push(last="0.txt", remove=True)
        for name in chance.sample(names, 2):
            files.pipe_file(f"/{tmp_path.name}/{name}", there.setdefault(name, b"") + b"y" * (turn + 1))
            there[name] += b"y" * (turn + 1)
        assert {name.removeprefix(f"/{tmp_path.name}/") for name in files.find(f"/{tmp_path.name}")} == set(there)


def test_only_what_is_new_is_moved_and_an_interrupted_pull_goes_on(bucket: str, tmp_path: Path) -> None:
    s3().pipe({f"{bucket}/raw/a/{number}.txt": b"%d" % number for number in range(30)})
    moved: list[str] = []

    class Counted(Store):
        def get(self, names: Any) -> None:
            if len(moved) > 10:
                raise KeyboardInterrupt
            moved.extend(names)
            super().get(names)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.storage.GROUP", 6)
        with pytest.raises(KeyboardInterrupt):
            Mirror(Counted(f"{bucket}/raw"), tmp_path / "raw").pull()
        first = len(moved)
        moved.clear()
        patch.setattr("pipelines.storage.GROUP", 200)
        assert Mirror(Counted(f"{bucket}/raw"), tmp_path / "raw").pull() == 30
        assert (first, len(moved)) == (12, 18)
    moved.clear()
    (tmp_path / "raw" / "a" / "3.txt").write_text("damaged")
    s3().pipe_file(f"{bucket}/raw/a/4.txt", b"5")
    Mirror(Counted(f"{bucket}/raw"), tmp_path / "raw").pull()
    assert moved == ["a/3.txt", "a/4.txt"]


def test_names_that_are_no_names_of_files_are_refused(tmp_path: Path) -> None:
    files = fsspec.filesystem("memory")
    for number, name in enumerate(("../up.txt", "a/../../up.txt", "a\nb.txt")):
        files.store[f"/{tmp_path.name}{number}/{name}"] = files._open(f"/{tmp_path.name}{number}/x", "wb")
        with pytest.raises(StorageError, match="cannot be the name of a file; rename it there"):
            Mirror(Store(f"memory://{tmp_path.name}{number}", ()), tmp_path / "copy").pull()
    assert not list(tmp_path.parent.glob("up.txt"))


class Wire:
    """A way to the server that can be cut: connections are closed at once while `cut` is above 0, which counts them."""

    def __init__(self, server: str) -> None:  # noqa: F811 - an address
        host, _, port = server.removeprefix("http://").partition(":")
        self.target, self.cut = (host, int(port)), 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.cut:
                self.cut -= 1
                client.close()
                continue
            far = socket.create_connection(self.target)
            for one, other in ((client, far), (far, client)):
                threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    @staticmethod
    def _pass(one: socket.socket, other: socket.socket) -> None:
        try:
            while part := one.recv(65536):
                other.sendall(part)
        except OSError:
            pass
        finally:
            for end in (one, other):
                end.close()


@pytest.fixture
def wire(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:  # noqa: F811 - the fixture
    wire = Wire(server)
    monkeypatch.setenv("AWS_ENDPOINT_URL", wire.address)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    yield wire
    wire.listener.close()


def test_a_lost_connection_is_tried_again_and_then_named(
    bucket: str, wire: Wire, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3().pipe_file(f"{bucket}/raw/a.txt", b"text")
    mirror = Mirror(Store(f"{bucket}/raw", QUICK), tmp_path / "raw")
    wire.cut = 2
    assert mirror.pull() == 1
    assert wire.cut == 0
    wire.cut = 2
    (mirror.folder / "b.txt").write_text("more")
    assert mirror.push(last=".gz") == 1
    assert s3().cat_file(f"{bucket}/raw/b.txt") == b"more"

    monkeypatch.setattr("pipelines.storage.PAUSES", QUICK)
    wire.cut = 1_000_000
    said = cli("build", "--raw", f"{bucket}/raw", "--out", tmp_path / "out", "--cache", tmp_path / "cache")
    assert said.code == 1
    (line,) = [line for line in said.err.splitlines() if line.startswith("asean-meetings: ")]
    assert line.startswith(f"asean-meetings: {bucket}/raw cannot be reached: ")
    assert line.endswith("tried 4 times; what was done is kept, run again when the store answers")


def test_a_store_that_refuses_is_named_in_one_line(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for raw, what in (
        (f"{bucket}/nothing", "nothing lies below"),
        ("s3://no-such-bucket-anywhere/raw", "no-such-bucket-anywhere"),
        ("nosuch://a/b", "Protocol not known"),
        ("s3://user:secret@host/raw", "password"),
    ):
        with pytest.raises(StorageError, match=what) as told:
            Folders(raw=raw, cache=str(tmp_path / "cache")).pull_raw()
        assert "\n" not in str(told.value)
        assert "secret" not in str(told.value)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    with pytest.raises(StorageError, match="Unable to locate credentials; check the address, the credentials in the"):
        Store(f"{bucket}-other/raw").listed()


# One that had started before would not know the bucket.
@pytest.mark.usefixtures("other_server")
def test_workers_of_a_cluster_read_from_the_bucket_and_leave_results_there(
    bucket: str,
    built: Place,
    tmp_path: Path,
    server: str,  # noqa: F811 - the fixture
) -> None:
    s3().put(str(SAMPLES), f"{bucket}/raw/samples", recursive=True)
    folders = Folders(raw=f"{bucket}/raw", build=f"{bucket}/build", cache=str(tmp_path / "cache"), scheduler="tcp://x")
    folders.pull_raw()
    planned = plan(scan_all(folders.raw_path), limit=1)
    expected = stored(read_batches(planned, tmp_path / "alone"))
    far = folders.far
    assert isinstance(far, Far)
    with cluster(1) as made:
        reports = read_batches(
            planned, folders.build_folder.batches, engine=DaskEngine(made.scheduler_address), far=far
        )
    assert all(report.fresh for report in reports)
    assert not folders.build_folder.batches.exists(), "no folder of ours was seen"
    folders.pull_batches()
    assert stored(reports) == expected
    assert not any(report.fresh for report in read_batches(planned, folders.build_folder.batches))
    with pytest.raises(StorageError, match="both in a store, or both in folders"):
        _ = Folders(raw=f"{bucket}/raw", scheduler="tcp://x").far

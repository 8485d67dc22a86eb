"""A release reaches a folder or a bucket whole or not at all, whoever interrupts and whoever else publishes.

The bucket is one of moto's server on the loopback, spoken to over HTTP as any S3-compatible store.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest

from pipelines.publishing import BuildInputs, PublishError, check_release
from pipelines.publishing.delivery import deliver
from pipelines.publishing.draft import recorded
from pipelines.publishing.manifest import Manifest, content_id, sums
from tests.bucket import server  # noqa: F401 - a fixture
from tests.effort import tries

ROOT = Path(__file__).parents[3]
# What a bucket of the tests answers costs ten times what the disk does.
KILLED = {"folder": tries(30, 60), "bucket": tries(10, 60)}

# All in one process: they share a server.
pytestmark = pytest.mark.xdist_group("delivery")


@pytest.fixture
def bucket(server):  # noqa: F811 - the fixture
    name = f"b-{uuid4()}"  # another where the test is tried once more
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir(name)
    return f"s3://{name}/asean"


@pytest.fixture(params=["folder", "bucket", "memory"])
def target(request, tmp_path):
    if request.param == "folder":
        return str(tmp_path / "public")
    if request.param == "memory":
        return f"memory://{tmp_path.name}/public"
    return request.getfixturevalue("bucket")


def small(home: Path, version: str, content: str = "rows", files: int = 6) -> Path:
    """A release of a few small files, with a manifest and sums as they should be."""
    folder = home / version
    (folder / "tables").mkdir(parents=True)
    written = []
    for number in range(files):
        path = folder / "tables" / f"t{number}.parquet"
        path.write_text(f"{version} {content} {number} " * 2_000)
        written.append(recorded(path, folder))
    manifest = Manifest(
        version, date(2026, 11, 22), content_id(written), "1.0", 1, "v1.0.0", BuildInputs.of_this_code(), tuple(written)
    )
    (folder / "manifest.json").write_text(manifest.to_json())
    (folder / "SHA256SUMS").write_text(sums([*written, recorded(folder / "manifest.json", folder)]))
    return folder


class Reader:
    """Reads a target as a stranger does: by its pointers, and then each file that the sums of a version name."""

    def __init__(self, target: str) -> None:
        self.files, self.root = fsspec.url_to_fs(target, use_listings_cache=False, skip_instance_cache=True)
        self.whole: dict[str, str] = {}

    def text(self, name: str) -> str:
        return self.files.cat_file(f"{self.root}/{name}").decode()

    def look(self) -> set[str]:
        """The versions that the pointers name; each must be whole when it is named first."""
        try:
            index, newest = json.loads(self.text("index.json")), json.loads(self.text("latest.json"))
        except FileNotFoundError:
            return set()
        named = {entry["version"]: entry for entry in [*index["versions"], newest]}
        assert index["latest"] in named
        for version in named.keys() - self.whole.keys():
            path = named[version]["path"]
            manifest = self.files.cat_file(f"{self.root}/{path}manifest.json")
            assert hashlib.sha256(manifest).hexdigest() == named[version]["manifest_sha256"]
            told = self.text(f"{path}SHA256SUMS")
            for line in told.splitlines():
                digest, name = line.split("  ")
                content = self.files.cat_file(f"{self.root}/{path}{name}")
                assert hashlib.sha256(content).hexdigest() == digest, f"{version}/{name}"
            self.whole[version] = told
        return set(named)


def test_a_real_release_arrives_and_is_whole(published, target, tmp_path):
    done = deliver(published.folder, target)
    assert (done.version, done.kept) == (published.version, 0)
    assert Reader(target).look() == {published.version}
    files, root = fsspec.url_to_fs(target, skip_instance_cache=True)
    files.get(f"{root}/{published.version}/", str(tmp_path / "back" / published.version), recursive=True)
    assert check_release(tmp_path / "back" / published.version) == []
    index = json.loads(files.cat_file(f"{root}/index.json"))
    (entry,) = index["versions"]
    assert entry["files"] == sum(path.is_file() for path in published.folder.rglob("*"))

    again = deliver(published.folder, target)
    assert (again.sent, again.kept) == (0, done.sent)
    assert json.loads(files.cat_file(f"{root}/index.json")) == index


def test_versions_come_in_any_order_and_the_newest_is_pointed_at(target, tmp_path):
    newest, older = small(tmp_path, "2026-11-22.10"), small(tmp_path, "2026-11-22.9")
    deliver(newest, target)
    deliver(older, target)
    reader = Reader(target)
    assert [entry["version"] for entry in json.loads(reader.text("index.json"))["versions"]] == [
        "2026-11-22.10",
        "2026-11-22.9",
    ]
    assert json.loads(reader.text("latest.json"))["version"] == "2026-11-22.10"
    assert reader.look() == {"2026-11-22.9", "2026-11-22.10"}


def test_a_version_that_is_there_never_changes(target, tmp_path):
    first = small(tmp_path / "one", "2026-11-22.1")
    deliver(first, target)
    with pytest.raises(PublishError, match=r"is another release of that version: manifest\.json differs; build again"):
        deliver(small(tmp_path / "two", "2026-11-22.1", "other rows"), target)
    reader = Reader(target)
    assert reader.look() == {"2026-11-22.1"}
    assert reader.text("2026-11-22.1/SHA256SUMS") == (first / "SHA256SUMS").read_text()


def test_a_damaged_file_at_the_target_is_named(target, tmp_path):
    release = small(tmp_path / "one", "2026-11-22.1")
    deliver(release, target)
    files, root = fsspec.url_to_fs(target, skip_instance_cache=True)
    files.pipe_file(f"{root}/2026-11-22.1/tables/t3.parquet", b"cut")
    with pytest.raises(PublishError, match=r"tables/t3\.parquet is damaged"):
        deliver(release, target)


def test_a_release_that_is_not_whole_is_not_sent(target, tmp_path):
    release = small(tmp_path, "2026-11-22.1")
    for name, spoil in (
        ("tables/t1.parquet", lambda path: path.write_text("other")),
        ("tables/new.parquet", lambda path: path.write_text("more")),
        ("tables/t2.parquet", lambda path: path.unlink()),
    ):
        before = (release / name).read_bytes() if (release / name).exists() else None
        spoil(release / name)
        with pytest.raises(PublishError, match=f"is not whole: {name} is not what SHA256SUMS says"):
            deliver(release, target)
        (release / name).unlink(missing_ok=True) if before is None else (release / name).write_bytes(before)
    assert Reader(target).look() == set()
    with pytest.raises(PublishError, match="is no whole release"):
        deliver(tmp_path / "nothing", target)


def test_a_signature_that_comes_later_is_sent_then(target, tmp_path):
    release = small(tmp_path, "2026-11-22.1")
    deliver(release, target)
    (release / "SHA256SUMS.sig").write_text("signed")
    assert deliver(release, target).sent == 1
    assert Reader(target).text("2026-11-22.1/SHA256SUMS.sig") == "signed"


def test_what_was_sent_before_is_not_sent_again(bucket, tmp_path):
    release = small(tmp_path, "2026-11-22.1")
    files, root = fsspec.url_to_fs(bucket, skip_instance_cache=True)
    for number in (0, 1):
        files.put_file(str(release / f"tables/t{number}.parquet"), f"{root}/2026-11-22.1/tables/t{number}.parquet")
    files.pipe_file(f"{root}/2026-11-22.1/tables/t2.parquet", b"half")
    done = deliver(release, bucket)
    assert (done.sent, done.kept) == (6, 2)
    assert Reader(bucket).look() == {"2026-11-22.1"}


def test_another_release_of_that_version_on_its_way_is_refused(bucket, tmp_path):
    given_up, release = small(tmp_path / "one", "2026-11-22.1"), small(tmp_path / "two", "2026-11-22.1", "other")
    files, root = fsspec.url_to_fs(bucket, skip_instance_cache=True)
    files.put_file(str(given_up / "SHA256SUMS"), f"{root}/.publishing/2026-11-22.1")
    with pytest.raises(
        PublishError, match=r"manifest\.json differs; build again .* or remove .*\.publishing/2026-11-22"
    ):
        deliver(release, bucket)
    assert deliver(given_up, bucket).sent == 8


@pytest.fixture
def hurried_threads():
    """Threads take turns far more often than they would, so that what may come between two steps does."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hurried_threads")
def test_many_publish_at_once(target, tmp_path):
    releases = [small(tmp_path / "r", f"2026-11-22.{number}", files=2) for number in range(1, 5)]
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda release: deliver(release, target), [*releases, *releases]))
    assert {one.version for one in done} == {release.name for release in releases}
    reader = Reader(target)
    assert reader.look() == {release.name for release in releases}
    assert json.loads(reader.text("latest.json"))["version"] == "2026-11-22.4"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", ["folder", "bucket"])
def test_killed_at_random_moments_and_repeated_a_reader_sees_whole_versions(kind, bucket, tmp_path):
    kills = KILLED[kind]
    target = str(tmp_path / "public") if kind == "folder" else bucket
    releases = [small(tmp_path / "r", f"2026-11-22.{number}", files=2) for number in range(1, kills + 2)]
    reader, done, seen = Reader(target), threading.Event(), []

    def watch() -> None:
        while not done.is_set():
            seen.append(reader.look())
            done.wait(0.1)

    command = [sys.executable, str(Path(__file__).with_name("killed_deliveries.py")), target, "7", *map(str, releases)]
    with ThreadPoolExecutor(1) as pool:
        watching = pool.submit(watch)
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        told = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
        done.set()
        watching.result()
    assert told.returncode == 0, told.stderr[-2000:]
    killed = json.loads(told.stdout)
    assert killed["of"] == kills
    assert killed["killed"] >= kills // 2
    assert reader.look() == {release.name for release in releases}
    afterwards = Reader(target)
    afterwards.look()
    assert afterwards.whole == reader.whole, "what was there once has not changed"
    # It saw versions come one by one, and none go.
    assert all(before <= after for before, after in itertools.pairwise(seen))
    assert len({len(versions) for versions in seen}) > kills // 4
    left = {path.rpartition("/")[2] for path in reader.files.find(reader.root, maxdepth=1)}
    assert left <= {"index.json", "latest.json", "latest", "versions.json", ".lock"}


def test_credentials_in_the_address_are_refused(tmp_path):
    with pytest.raises(PublishError, match="has a password in it") as refused:
        deliver(small(tmp_path, "2026-11-22.1"), "sftp://me:secret@127.0.0.1/releases")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("nosuch://place", "Protocol not known"),
        ("s3://no-such-bucket/releases", "bucket does not exist"),
        ("https://127.0.0.1:1/releases", "check the address"),
    ],
)
def test_an_error_is_one_line_with_a_cure(server, cli, tmp_path, target, told):  # noqa: F811 - the fixture
    said = cli("publish", small(tmp_path, "2026-11-22.1"), "--to", target)
    assert said.code == 1
    assert told in said.err
    assert said.err.count("\n") == 1


def test_the_command(cli, tmp_path):
    said = cli("publish", small(tmp_path, "2026-11-22.1"), "--to", tmp_path / "public")
    assert (said.code, said.out) == (0, f"2026-11-22.1 is at {tmp_path / 'public'}: 8 files sent, 0 were there\n")
    assert (tmp_path / "public" / "latest").resolve().name == "2026-11-22.1"
    missing = cli("publish", tmp_path / "nothing", "--to", tmp_path / "public")
    assert missing.code == 1
    assert "is no whole release" in missing.err

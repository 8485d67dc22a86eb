"""What was fetched is kept whole: by other tools' reading, after a death at any byte, and on a full disk."""

from __future__ import annotations

import errno
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.checker import Checker

from pipelines.sources import archive
from pipelines.sources.archive import ArchiveError, ArchiveWriter, Exchange, captures, held, load, recover

START = datetime(2026, 11, 22, 3, tzinfo=UTC)


def exchange(number: int, **changes: object) -> Exchange:
    one = Exchange(
        url=f"http://www.ministry.example/notice?id={number}",
        at=START + timedelta(seconds=number),
        status=200,
        headers=((b"Content-Type", b"text/html; charset=utf-8"), (b"X-Odd", b"a\r\nSet-Cookie: b\x00")),
        body=f"<h1>Hội nghị lần thứ {number}</h1>".encode() * 20,
        request_headers=((b"User-Agent", b"asean-meetings"),),
        ip_address="192.0.2.1",
        notes=(("via", "http://www.ministry.example/"), ("hopsFromSeed", "L")),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def written(folder: Path, count: int = 3) -> ArchiveWriter:
    writer = ArchiveWriter(folder, START, "asean-meetings")
    for number in range(count):
        writer.write(exchange(number))
    return writer


def test_what_was_written_is_read_again_as_it_was(tmp_path):
    writer = written(tmp_path / "ministry")
    first = captures(tmp_path / "ministry")
    assert first == [], "an open file is not seen"
    writer.close()
    (name,) = writer.sealed
    assert name.name == "ministry-20261122030000-000.warc.gz"
    found = captures(name.parent)
    assert [c.url for c in found] == [exchange(number).url for number in range(3)]
    assert [load(c).body for c in found] == [exchange(number).body for number in range(3)]
    assert (b"X-Odd", b"a Set-Cookie: b") in load(found[0]).headers, "no header can begin another"


def test_an_index_that_is_lost_is_made_again(tmp_path):
    writer = written(tmp_path / "ministry")
    known = writer.write(exchange(0))
    writer.write(exchange(9, url=known.url, status=304, body=b""), unchanged=known)
    writer.close()
    found = captures(tmp_path / "ministry")
    assert [c.kind for c in found].count("revisit") == 1
    for index in (tmp_path / "ministry").glob("*.cdxj"):
        index.unlink()
    assert captures(tmp_path / "ministry") == found


def test_an_index_line_that_is_none_is_named(tmp_path):
    writer = written(tmp_path / "ministry")
    writer.close()
    (index,) = (tmp_path / "ministry").glob("*.cdxj")
    index.write_text("not an index\n", "ascii")
    with pytest.raises(ArchiveError, match=r"000\.cdxj:1: no index line"):
        captures(tmp_path / "ministry")


def test_other_tools_find_all_digests_right(tmp_path, capsys):
    writer = written(tmp_path / "ministry")
    known = writer.write(exchange(5))
    writer.write(exchange(6, url=known.url), unchanged=known)
    writer.write(exchange(7, body=b"", status=404))
    writer.close()

    class Asked:
        inputs = [str(path) for path in writer.sealed]
        verbose = True

    assert Checker(Asked()).process_all() in (0, None)
    said = capsys.readouterr().out
    assert "digest pass" in said
    assert "fail" not in said


def test_the_same_exchanges_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        written(tmp_path / name / "ministry").close()
    one, two = (sorted((tmp_path / name / "ministry").glob("m*")) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_death_at_any_byte_costs_the_record_that_was_being_written(tmp_path):
    folder = tmp_path / "ministry"
    written(folder)
    (whole,) = folder.glob(".*.open")
    content = whole.read_bytes()
    ends = [offset + length for offset, length, _ in archive._members(whole)]
    for place in [*range(0, len(content), 97), len(content) - 1, len(content)]:
        torn = tmp_path / str(place) / "ministry"
        torn.mkdir(parents=True)
        (torn / whole.name).write_bytes(content[:place])
        found = recover(torn)
        responses = [capture for capture in captures(torn) if load(capture).body]
        assert found == responses
        assert len(responses) == sum(end <= place for end in ends[1::3]), place
        for path in torn.glob("*.warc.gz"):
            assert path.stat().st_size == max(end for end in ends if end <= place)
        assert not list(torn.glob(".*.open"))
        shutil.rmtree(torn)


def test_a_full_disk_takes_back_the_record_and_keeps_the_others(tmp_path, monkeypatch):
    writer = written(tmp_path / "ministry")
    before = writer._size

    class Full:
        """A file on a disk with room for a few bytes more."""

        def __init__(self, file):
            self.file = file

        def write(self, view):
            self.file.write(view[:100])
            raise OSError(errno.ENOSPC, "No space left on device")

        def __getattr__(self, name):
            return getattr(self.file, name)

    assert writer._file is not None
    monkeypatch.setattr(writer, "_file", Full(writer._file))
    with pytest.raises(OSError, match="No space"):
        writer.write(exchange(4))
    monkeypatch.undo()
    assert writer._size == before
    writer.write(exchange(5))
    writer.close()
    assert [load(c).body for c in captures(tmp_path / "ministry")] == [exchange(n).body for n in (0, 1, 2, 5)]


def test_a_large_file_is_followed_by_another(tmp_path):
    writer = ArchiveWriter(tmp_path / "ministry", START, "asean-meetings", limit=1000)
    for number in range(6):
        writer.write(exchange(number))
    writer.close()
    assert len(writer.sealed) > 1
    assert len(captures(tmp_path / "ministry")) == 6


def test_a_second_fetch_of_the_same_source_is_told_at_once(tmp_path):
    with (
        held(tmp_path / "ministry"),
        pytest.raises(ArchiveError, match="another fetch holds"),
        held(tmp_path / "ministry"),
    ):
        pass
    with held(tmp_path / "ministry"):
        pass

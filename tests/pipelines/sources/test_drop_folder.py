"""A file dropped into raw/ is found, and becomes a raw notice or a rejection that says what to do."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.model import RawNotice, Rejection
from pipelines.sources import drop_folder
from pipelines.sources.drop_folder import MAX_BYTES, RawItem, load, scan

TEXT = "Cuộc họp thường niên của mạng lưới đã khai mạc tại Viêng Chăn.\n"


def put(folder: Path, name: str, content: bytes | str = TEXT, meta: object = None) -> RawItem:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    if meta is not None:
        sidecar = path.with_name(path.name + ".meta.json")
        sidecar.write_text(meta if isinstance(meta, str) else json.dumps(meta), "utf-8")
    return next(item for item in scan(folder) if item.raw_name == name)


def rejected(item: RawItem) -> Rejection:
    outcome = load(item)
    assert isinstance(outcome, Rejection)
    assert outcome.raw_name == item.raw_name
    assert outcome.detail.endswith(".")
    assert outcome.cure.endswith(".")
    return outcome


def loaded(item: RawItem) -> RawNotice:
    outcome = load(item)
    assert isinstance(outcome, RawNotice)
    return outcome


def test_all_texts_and_pages_are_found_in_the_order_of_their_names(tmp_path):
    for name in (
        "b/z.txt",
        "a.HTML",
        "b/a.htm",
        "b/c/d.txt",
        "b/a.pdf",
        "b/.hidden.txt",
        ".git/x.txt",
        "b/n.meta.json",
    ):
        put_path = tmp_path / name
        put_path.parent.mkdir(parents=True, exist_ok=True)
        put_path.write_text(TEXT)
    assert [item.raw_name for item in scan(tmp_path)] == ["a.HTML", "b/a.htm", "b/c/d.txt", "b/z.txt"]


def test_a_folder_that_is_not_there_is_an_error_and_not_an_empty_run(tmp_path):
    with pytest.raises(FileNotFoundError):
        scan(tmp_path / "nowhere")


def test_folders_above_an_item_are_part_of_its_name_whatever_their_bytes(tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe9.txt/c\xc3"))
    folder.mkdir(parents=True)
    (folder / "d.e.TXT").write_text("x", "utf-8")
    (folder / "d.e.meta.json").write_text("{}", "utf-8")
    (folder / "txt").write_text("x", "utf-8")

    (item,) = scan(tmp_path)

    assert item.raw_name == "b\\xe9.txt/c\\xc3/d.e.TXT"
    assert (item.path, item.sidecar) == (folder / "d.e.TXT", folder / "d.e.meta.json")


def test_a_file_name_that_is_not_utf_8_still_names_its_item(tmp_path):
    raw = os.fsencode(tmp_path) + b"/h\xe9.txt"
    with open(raw, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(TEXT.encode())
    (item,) = scan(tmp_path)
    assert item.raw_name == "h\\xe9.txt"
    assert loaded(item).content == TEXT.encode()


def test_bytes_and_hash_are_those_of_the_file(tmp_path):
    raw = loaded(put(tmp_path, "x/one.txt"))
    assert (raw.raw_name, raw.content) == ("x/one.txt", TEXT.encode())
    assert raw.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (raw.source_id, raw.url, raw.retrieved_at, raw.doubts) == ("drop-folder", None, None, ())


def test_a_sidecar_tells_address_time_type_and_source(tmp_path):
    meta = {
        "url": "https://asean.org/a-statement/",
        "retrieved_at": "2021-12-18T09:00:00+07:00",
        "content_type": 'text/html; charset="Windows-1258"',
        "source_id": "acwc",
    }
    raw = loaded(put(tmp_path, "one.html", "<p>" + TEXT, meta))
    assert raw.url == meta["url"]
    assert raw.retrieved_at == datetime(2021, 12, 18, 2, tzinfo=UTC)
    assert raw.declared_charset == "windows-1258"
    assert raw.source_id == "acwc"


@pytest.mark.parametrize(
    ("sidecars", "taken"),
    [
        (["one.html.meta.json"], "one.html.meta.json"),
        (["one.meta.json"], "one.meta.json"),
        (["one.meta.json", "one.html.meta.json"], "one.html.meta.json"),
        (["two.meta.json"], None),
    ],
)
def test_a_sidecar_has_the_files_name_with_or_without_its_ending(tmp_path, sidecars, taken):
    put(tmp_path, "one.html", "<p>" + TEXT)
    for name in sidecars:
        (tmp_path / name).write_text("{}")
    (item,) = scan(tmp_path)
    assert (item.sidecar.name if item.sidecar else None) == taken


@pytest.mark.parametrize(
    ("name", "meta", "source_id"),
    [
        ("one.txt", {"url": "http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=1"}, "molisa"),
        ("one.txt", {"url": "https://nobody.example/1"}, "drop-folder"),
        ("samples/one.txt", None, "samples"),
        ("samples/deeper/one.txt", None, "samples"),
        ("other/one.txt", None, "drop-folder"),
    ],
)
def test_the_source_follows_from_the_address_then_from_the_folder(tmp_path, name, meta, source_id):
    assert loaded(put(tmp_path, name, meta=meta)).source_id == source_id


def test_what_a_sidecar_should_not_hold_is_told_and_costs_nothing(tmp_path):
    meta = {"title": "x", "retrieved_at": "2021-12-18T09:00:00", "source_id": "no-such", "url": None}
    raw = loaded(put(tmp_path, "one.txt", meta=meta))
    assert raw.retrieved_at is None
    assert raw.source_id == "drop-folder"
    assert {doubt.kind for doubt in raw.doubts} == {"sidecar"}
    told = " ".join(doubt.detail for doubt in raw.doubts)
    assert all(word in told for word in ("'title'", "time zone", "'no-such'"))


@pytest.mark.parametrize(
    ("meta", "word"),
    [
        ("{not json", "JSON"),
        ("", "JSON"),
        ("[" * 60_000, "JSON"),
        (" " * 70_000, "bytes"),
        ("[1]", "list"),
        ("null", "null"),
        ('{"url": 7}', "number"),
        ('{"retrieved_at": ["2021"]}', "list"),
        ('{"retrieved_at": "yesterday"}', "ISO 8601"),
        ('{"retrieved_at": "0001-01-01T00:00:00+14:00"}', "ISO 8601"),
        ('{"url": "file:///etc/hosts"}', "http"),
        ('{"url": "https://a b.org/"}', "http"),
        ('{"url": "//asean.org/x"}', "http"),
    ],
)
def test_a_sidecar_that_cannot_be_used_refuses_its_item_alone(tmp_path, meta, word):
    rejection = rejected(put(tmp_path, "one.txt", meta=meta))
    assert rejection.reason == "bad-sidecar"
    assert word in rejection.detail
    assert "one.txt.meta.json" in rejection.cure
    assert rejection.sha256 is not None


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_refused(tmp_path, content):
    assert rejected(put(tmp_path, "one.txt", content)).reason == "empty"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n" + TEXT.encode(),
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\nrest",
        bytes(range(256)) * 40,
        b"\x00" * 999 + b"x",
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, content):
    assert rejected(put(tmp_path, "one.txt", content)).reason == "binary"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_text_in_any_encoding_is_not_taken_for_binary(tmp_path, encoding):
    text = TEXT if encoding != "cp1258" else "Xin chào các anh. "
    assert isinstance(load(put(tmp_path, "one.txt", (text * 5).encode(encoding))), RawNotice)


def test_fifty_megabytes_are_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("the file was opened"))
    rejection = rejected(RawItem("big.txt", path))
    assert (rejection.reason, rejection.byte_count) == ("too-large", 50_000_000)


def test_a_file_that_grows_while_it_is_read_is_refused_too(tmp_path, monkeypatch):
    item = put(tmp_path, "one.txt", b"x" * 100)
    monkeypatch.setattr(drop_folder, "MAX_BYTES", 99)
    assert rejected(item).reason == "too-large"
    assert MAX_BYTES == 20_000_000


def test_a_file_that_vanishes_after_the_scan_is_named(tmp_path):
    item = put(tmp_path, "one.txt")
    item.path.unlink()
    assert rejected(item).reason == "vanished"


def test_a_sidecar_that_vanishes_leaves_its_item_without_one(tmp_path):
    item = put(tmp_path, "one.txt", meta={"url": "https://asean.org/x/"})
    assert item.sidecar is not None
    item.sidecar.unlink()
    assert loaded(item).url is None


def test_what_is_no_regular_file_is_refused_and_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert [rejected(item).reason for item in scan(tmp_path)] == ["unreadable", "unreadable"]


def test_an_unreadable_file_is_named_with_the_systems_reason(tmp_path, monkeypatch):
    item = put(tmp_path, "one.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    rejection = rejected(item)
    assert rejection.reason == "unreadable"
    assert "Permission denied" in rejection.detail

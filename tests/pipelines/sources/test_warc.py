"""Web archives: no notice of a meeting is screened out, everything refused is counted, and a page is read as it was."""

from __future__ import annotations

import gzip
import io
import json
import os
import threading
import unicodedata
import zlib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from benchmarks.corpus import Corpus, Item, warc_record, write_files, write_warc
from pipelines.model import RawNotice, Rejection
from pipelines.reading import legacy
from pipelines.sources.warc.ingest import REASONS, IngestError, Tally, ingest, screened
from pipelines.sources.warc.items import load_archived, scan_archives
from pipelines.sources.warc.screening import refused
from tests.conftest import Cli
from tests.reading import told

GOLD = Path(__file__).parents[2] / "gold"
AT = datetime(2021, 12, 20, tzinfo=UTC)
PAGE = "<html><body><h1>Hội nghị SOMSWD lần thứ 17</h1><p>Ngày 16/12, ASEAN họp tại Hà Nội.</p></body></html>"
HTML = "Content-Type: text/html; charset=utf-8"


def meeting_notices() -> list[Path]:
    """The annotated notices that tell of a meeting, of the sets that are open to look at."""
    annotated = [GOLD / name / "gold" for name in ("development", "typical", "french")]
    return [
        path
        for folder in annotated
        for path in sorted((folder.parent / "notices").iterdir())
        if json.loads((folder / f"{path.stem}.json").read_text("utf-8"))["is_meeting_notice"]
    ]


TCVN3 = {ord(letter): chr(code) for code, letter in legacy._TCVN3.items()}
ENCODED = {
    "utf-8": lambda text: text.encode(),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "windows-1258": lambda text: legacy_1258(text).encode("cp1258", "xmlcharrefreplace"),
    "tcvn3": lambda text: text.translate(TCVN3).encode("cp1252", "replace"),
    "capitals": lambda text: text.upper().encode(),
}


def legacy_1258(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    for shape in "\u0302\u0306\u031b":
        apart = "".join(
            unicodedata.normalize("NFC", apart[max(at - 1, 0) : at + 1]) if letter == shape else letter
            for at, letter in enumerate(apart)
            if apart[at + 1 : at + 2] != shape
        )
    return apart


@pytest.mark.parametrize("encoding", ENCODED)
def test_no_notice_of_a_meeting_is_screened_out(encoding):
    notices = {path.stem: path.read_text("utf-8") for path in meeting_notices()}
    assert len(notices) >= 90
    if encoding == "tcvn3":
        # Fonts for Vietnamese, and for nothing else.
        notices = {name: text for name, text in notices.items() if "ư" in text}
    lost = {name: refused(ENCODED[encoding](text)) for name, text in notices.items()}
    assert {name: reason for name, reason in lost.items() if reason} == {}


def test_a_page_of_something_else_is_screened_out():
    assert refused("<p>Giá rau giảm nhẹ ở chợ đầu mối, hội nghị khách hàng.</p>".encode()) == "no-name"
    assert refused(b"<p>ASEAN stocks closed higher.</p>") == "no-meeting"
    assert refused("<p>ASEAN stocks closed higher.</p>".encode("utf-16")) == "no-meeting"
    assert refused(PAGE.encode("utf-16-be")) is None


def archive(*records: bytes) -> io.BytesIO:
    return io.BytesIO(b"".join(gzip.compress(record, mtime=0) for record in records))


def page(number: int, body: bytes = PAGE.encode(), **values: object) -> bytes:
    return warc_record(f"http://www.ministry.example/{number}", AT, body, **values)  # type: ignore[arg-type]


CODED = {
    "Content-Encoding: gzip": gzip.compress(PAGE.encode()),
    "Content-Encoding: deflate": zlib.compress(PAGE.encode()),
    "Content-Encoding: br": brotli.compress(PAGE.encode()),
    "Transfer-Encoding: chunked": f"{len(PAGE.encode()):x}\r\n{PAGE}\r\n0\r\n\r\n".encode(),
    # The crawler undid the coding and left the header.
    "Content-Encoding: gzip ": PAGE.encode(),
}


def test_what_is_refused_is_counted_by_its_reason():
    bomb = gzip.compress(b"ASEAN meeting " * 3_000_000)
    stream = archive(
        page(1),
        page(2, status=404),
        page(3, headers="Content-Type: application/pdf"),
        page(4, b"nothing of it"),
        page(5, b"ASEAN stocks"),
        page(6, b"\x1f\x8bnot gzip", headers=f"{HTML}\r\nContent-Encoding: gzip"),
        page(7, bomb, headers=f"{HTML}\r\nContent-Encoding: gzip"),
        warc_record("dns:ministry.example", AT, PAGE.encode()),
        *(page(10 + n, body, headers=f"{HTML}\r\n{header}") for n, (header, body) in enumerate(CODED.items())),
    )
    tally = Tally()
    kept = [each.record.headers["WARC-Target-URI"] for each in screened(stream, tally)]
    wanted = {"status": 1, "type": 1, "no-name": 1, "no-meeting": 1, "coding": 1, "too-large": 1, "address": 1}
    assert tally.refused == Counter(wanted)
    assert set(wanted) < set(REASONS)
    assert kept == [f"http://www.ministry.example/{n}" for n in (1, *range(10, 10 + len(CODED)))]
    assert (tally.seen, tally.kept) == (len(kept) + sum(wanted.values()), len(kept))


@pytest.fixture
def taken(tmp_path):
    """A raw folder with one ingested file, and the file."""
    file = tmp_path / "CRAWL 2021.warc.gz"
    bodies = [(f"{HTML}\r\n{header}", body) for header, body in CODED.items()]
    file.write_bytes(archive(page(1), *(page(n, b, headers=h) for n, (h, b) in enumerate(bodies, 2))).getvalue())
    tally = ingest(file, tmp_path / "raw")
    return tmp_path / "raw", file, tally


def test_a_kept_page_is_loaded_as_the_server_meant_it(taken):
    raw, _, tally = taken
    items = scan_archives(raw)
    assert len(items) == tally.kept == 1 + len(CODED)
    for item in items:
        loaded = load_archived(item)
        assert isinstance(loaded, RawNotice)
        assert loaded.content.decode() == PAGE
        assert (loaded.retrieved_at, loaded.declared_charset) == (AT, "utf-8")
        assert loaded.url == item.capture.url
        assert loaded.raw_name.startswith(f"web-archives/{tally.file.name}#")


def test_a_file_that_is_taken_in_again_changes_nothing(taken):
    raw, file, first = taken
    before = {path: path.stat().st_mtime_ns for path in raw.rglob("*")}
    again = ingest(file, raw)
    assert (again.file, again.new) == (first.file, False)
    assert {path: path.stat().st_mtime_ns for path in raw.rglob("*.*")} == {p: t for p, t in before.items() if p.suffix}


def test_a_pipe_is_read_like_a_file(taken, tmp_path):
    raw, file, first = taken
    pipe = tmp_path / "pipe.warc.gz"
    os.mkfifo(pipe)
    feeder = threading.Thread(target=lambda: pipe.write_bytes(file.read_bytes()))
    feeder.start()
    assert ingest(pipe, raw).kept == first.kept
    feeder.join()


def test_of_a_damaged_file_what_stands_before_the_damage_is_kept(taken, tmp_path):
    raw, file, _ = taken
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(file.read_bytes()[:-150])
    tally = ingest(cut, raw)
    assert 0 < tally.kept < 1 + len(CODED)
    assert tally.damage
    with pytest.raises(IngestError, match="no WARC file"):
        ingest(Path(__file__), raw)


def test_a_record_that_is_damaged_later_is_a_rejection_of_that_item_alone(taken):
    raw, _, tally = taken
    items = scan_archives(raw)
    content = bytearray(tally.file.read_bytes())
    offset = items[1].capture.offset
    content[offset + 40 : offset + 80] = b"\0" * 40
    tally.file.write_bytes(content)
    outcomes = [load_archived(item) for item in items]
    assert [type(outcome) for outcome in outcomes].count(Rejection) == 1
    (rejection,) = [outcome for outcome in outcomes if isinstance(outcome, Rejection)]
    assert (rejection.raw_name, rejection.reason) == (items[1].raw_name, "damaged")


def test_a_source_archive_gives_its_items_and_no_listings(taken):
    raw, *_ = taken
    folder = raw / "molisa"
    folder.mkdir()
    url = "http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=7"
    file = raw.parent / "m.warc.gz"
    file.write_bytes(archive(warc_record(url, AT, PAGE.encode()), warc_record(url[:24], AT, PAGE.encode())).getvalue())
    of_source = ingest(file, raw).file
    for path in (of_source, of_source.with_name(of_source.name.replace(".warc.gz", ".cdxj"))):
        path.rename(folder / path.name)
    found = [item for item in scan_archives(raw) if item.raw_name.startswith("molisa/")]
    assert [item.capture.url for item in found] == [url]
    assert load_archived(found[0]).source_id == "molisa"


def test_a_page_of_which_only_the_beginning_was_archived_is_no_notice(tmp_path):
    record = page(1).replace(b"WARC-Type: response", b"WARC-Type: response\r\nWARC-Truncated: length")
    (tmp_path / "crawl.warc").write_bytes(record)
    ingest(tmp_path / "crawl.warc", tmp_path / "raw")
    (item,) = scan_archives(tmp_path / "raw")
    rejection = load_archived(item)
    assert isinstance(rejection, Rejection)
    assert "only its beginning" in rejection.detail


def test_the_release_is_the_same_from_files_and_from_an_archive(tmp_path):
    items = [item for item in Corpus(pages=0.5).items(0, 100) if item.url and item.kind == "notice"]
    assert len(items) > 20
    write_files(items, tmp_path / "files")
    other = Item(0, "x.html", b"<p>Vegetables</p>", "junk", "http://www.example.org/x", AT)
    assert write_warc([*items, other], tmp_path / "crawl.warc.gz") == len(items) + 1
    tally = ingest(tmp_path / "crawl.warc.gz", tmp_path / "archived")
    assert (tally.kept, tally.refused) == (len(items), {"no-name": 1})
    assert told(tmp_path / "archived", tmp_path / "1") == told(tmp_path / "files", tmp_path / "2")


def test_the_command_tells_what_became_of_the_responses(taken, cli: Cli, tmp_path):
    raw, file, tally = taken
    said = cli("ingest", "--raw", raw, file, tmp_path / "missing.warc")
    assert said.code == 1
    assert f"{tally.kept}" in said.out
    assert "there before" in said.out
    assert "missing.warc: No such file" in said.err
    other = tmp_path / "other.warc"
    other.write_bytes(page(1, b"Vegetables") + page(2))
    said = cli("ingest", "--raw", raw, other)
    assert said.code == 0
    assert "no-name" in said.out
    assert "does not name ASEAN" in said.out

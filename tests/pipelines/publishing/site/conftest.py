"""A release with pages, built once, behind a web server on loopback; and a browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from pipelines.cli import run
from pipelines.sources.addresses import notice_id
from pipelines.sources.registry import load_registry
from tests.conftest import SAMPLES, Place
from tests.hostile.answers import ANSWERS

# What a notice may say to break a page: out of text, an attribute, a script, an address, a template, a line of letters.
HOSTILE = (
    """Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội (SOMSWD) lần thứ 12 "><script>alert(1)</script>

10/06/2014

Ngày 10/6/2014, tại Hà Nội, Hội nghị SOMSWD lần thứ 12 với chủ đề “<img src=x onerror=alert(2)> cùng nhau \
</script>” do Việt Nam chủ trì đã khai mạc, \
có Nhật Bản tham dự. Ông <b onclick=alert(3)>Nguyễn Văn An</b> phát biểu.

javascript:alert(4) </textarea></title></style><svg onload=alert(5)> <iframe src=//elsewhere.example></iframe> \
<a href="javascript:alert(6)">x</a> <base href="//elsewhere.example/"> \
<meta http-equiv=refresh content="0;url=//x.example"> \
{{ 7 * 7 }} {% raw %} ${alert(7)} <!-- ]]> &lt;script&gt;alert(8)&lt;/script&gt; \u202e\u2028\u200b """
    + "W" * 3_000
)
# Of this a person has decided that it tells of no meeting.
DECIDED = """Hội nghị Bộ trưởng ASEAN về Phúc lợi xã hội và Phát triển (AMMSWD) lần thứ 7

25/11/2010

Ngày 24/11/2010, tại Hà Nội, Hội nghị AMMSWD lần thứ 7 do Việt Nam chủ trì đã khai mạc.
"""
DECIDED_NAME = "decided.txt"
HOSTILE_NAME = "<img src=x onerror=alert(9)> 'hostile\".txt"


class _Recorder:
    """Stands where a handler of HTTP would, and keeps the body of the page that an answer sends."""

    def __init__(self) -> None:
        self.body = b""

    def send(self, data: str | bytes, kind: str, status: int = 200, headers: object = None) -> None:
        if "html" in kind and status == 200 and not headers:
            self.body = data.encode() if isinstance(data, str) else data

    def raw(self, data: bytes) -> None:
        head, _, body = data.partition(b"\r\n\r\n")
        self.body = body if head.startswith(b"HTTP/1.1 200") else b""


def hostile_answers(most: int = 1 << 20) -> dict[str, bytes]:
    """The pages of the hostile set that are taken as notices; not those that are only long."""
    pages = {}
    for name, (answer, outcome) in ANSWERS.items():
        if outcome == "taken":
            answer(recorder := _Recorder())
            if 0 < len(recorder.body) < most:
                pages[name] = recorder.body
    assert len(pages) >= 8
    return pages


@pytest.fixture(scope="session")
def with_pages(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The samples and notices that mean harm, as a release in whose path a space and a letter beyond ASCII stand."""
    place = Place(tmp_path_factory.mktemp("pages") / "bản phát hành")
    shutil.copytree(SAMPLES, place.raw / "samples")
    place.write(HOSTILE_NAME, HOSTILE)
    for name, body in hostile_answers().items():
        # Each tells of a meeting of its own, or the set would be one notice and its copies.
        place.write(f"hostile/{name}.html", body.replace(b"17", str(20 + len(name)).encode()))
    place.write(DECIDED_NAME, DECIDED)
    (place.root / "corrections").mkdir()
    (place.root / "corrections" / "notices.yaml").write_text(
        f"""- id: no-meeting
  table: notices
  match: {{notice_id: {notice_id(DECIDED_NAME, None, load_registry())}}}
  override: {{is_meeting_notice: "false"}}
  reason: it tells of a rehearsal
  who: Nguyễn Văn A
  when: 2026-11-22
""",
        "utf-8",
    )
    assert run([*place.arguments(), "--site"]) == 0
    return place


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(with_pages: Place) -> Iterator[str]:
    """Where the release is served: below a path, as in a bucket."""
    handler = partial(_Quiet, directory=str(with_pages.out))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/latest/site"
        server.shutdown()


# All pages are ours: one process is enough for them, where the browser would start one after another.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--in-process-gpu", "--disable-background-networking"),
    *("--disable-site-isolation-trials", "--disable-features=ProactivelySwapBrowsingInstance,BackForwardCache"),
)


# Until the end of its module: while it runs, no other test of the process can run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no browser: install Debian's chromium, as .ci/run does")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(with_pages: Place) -> Path:
    return with_pages.latest / "site"

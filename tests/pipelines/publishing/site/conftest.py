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
from tests.conftest import SAMPLES, Place

HOSTILE = """Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội (SOMSWD) lần thứ 12 "><script>alert(1)</script>

10/06/2014

Ngày 10/6/2014, tại Hà Nội, Hội nghị SOMSWD lần thứ 12 với chủ đề “<img src=x onerror=alert(2)> cùng nhau \
</script>” do Việt Nam chủ trì đã khai mạc, \
có Nhật Bản tham dự. Ông <b onclick=alert(3)>Nguyễn Văn An</b> phát biểu.
"""


@pytest.fixture(scope="session")
def with_pages(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The samples and a notice that means harm, as a release in whose path a space and a letter beyond ASCII stand."""
    place = Place(tmp_path_factory.mktemp("pages") / "bản phát hành")
    shutil.copytree(SAMPLES, place.raw / "samples")
    place.write("hostile.txt", HOSTILE)
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


# Until the end of its module: while it runs, no other test of the process can run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no browser: install Debian's chromium, as .ci/run does")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(with_pages: Place) -> Path:
    return with_pages.latest / "site"

"""What a hostile or broken server may answer in the place of a notice, each with what must come of it.

`ANSWERS[name]` is (answer, outcome). An answer is what `World.fault` takes. The outcome is `taken` where the page is
archived and read, `refused:REASON` or `fault:KIND` as the report names it, or a set of those where either will do.
"""

from __future__ import annotations

import contextlib
import gzip
import time
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.pipelines.sources.fetch.conftest import CONTACT
from tests.site.site import hang, reset, says, sends, status, truncated

Answer = Callable[[Any], None]
HTML = "text/html; charset=utf-8"
NOTICE = (
    "<html><body><h1>Hội nghị SOMSWD lần thứ 17</h1><p>20/12/2021</p><p>Ngày 20/12/2021, Hội nghị Quan chức cấp cao "
    "ASEAN về Phúc lợi xã hội và Phát triển (SOMSWD) lần thứ 17 đã diễn ra trực tuyến.</p></body></html>"
)


def head(*lines: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {HTML}", *lines, "", ""]).encode("latin-1")


def page(extra: str = "", *lines: str) -> bytes:
    body = (NOTICE + extra).encode()
    return head(f"Content-Length: {len(body)}", *lines) + body


def packed(data: bytes, coding: str, *, times: int = 1) -> Answer:
    def do(handler: Any) -> None:
        sent = data
        for _ in range(times):
            sent = gzip.compress(sent, mtime=0) if "gzip" in coding else zlib.compress(sent)
        handler.send(sent, HTML, 200, {"Content-Encoding": coding})

    return do


def endless(piece: bytes, start: bytes, pause: float = 0.0, most: float = 20.0) -> Answer:
    """The same bytes again and again, until the client goes away."""

    def do(handler: Any) -> None:
        end = time.monotonic() + most
        with contextlib.suppress(OSError):
            handler.wfile.write(start)
            handler.wfile.flush()
            while time.monotonic() < end:
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(pause)
        handler.close_connection = True

    return do


def redirect(target: str, code: int = 302) -> Answer:
    return status(code, Location=target)


@cache  # made when the first test asks, for it takes a third of a second
def bomb(size: int = 100 << 20) -> bytes:
    compressor = zlib.compressobj(9, wbits=31)
    block = bytes(1 << 20)
    parts = [compressor.compress(block) for _ in range(size >> 20)]
    return b"".join([*parts, compressor.flush()])


ANSWERS: dict[str, tuple[Answer, str | set[str]]] = {
    # Size and time
    "a bomb in gzip": (
        lambda handler: handler.send(bomb(), HTML, 200, {"Content-Encoding": "gzip"}),
        "refused:too-large-unpacked",
    ),
    "a bomb in a bomb": (lambda handler: packed(bomb(), "gzip")(handler), "refused:too-large-unpacked"),
    "a bomb in deflate": (packed(bytes(50 << 20), "deflate"), "refused:too-large-unpacked"),
    "two codings": (packed(NOTICE.encode(), "gzip, gzip", times=2), "refused:bad-coding"),
    "a coding not asked for": (says(b"\x0b\x02\x80", HTML, Content_Encoding="br"), "refused:bad-coding"),
    "a coding that is none": (says(NOTICE, HTML, Content_Encoding="../../etc/passwd"), "refused:bad-coding"),
    "gzip that is none": (says(NOTICE, HTML, Content_Encoding="gzip"), "refused:bad-coding"),
    "gzip that breaks off": (
        lambda h: h.send(gzip.compress(NOTICE.encode())[:-20], HTML, 200, {"Content-Encoding": "gzip"}),
        "refused:bad-coding",
    ),
    "a body without end": (endless(b"x" * 65_536, head()), "refused:too-large"),
    "a chunked body without end": (
        endless(b"10000\r\n" + b"x" * 65_536 + b"\r\n", head("Transfer-Encoding: chunked")),
        "refused:too-large",
    ),
    "a body of 10 GB by its length": (sends(head("Content-Length: 10000000000") + b"x"), "refused:too-large"),
    "a slow drip": (endless(b"x", head("Content-Length: 1000"), pause=0.2), "refused:too-slow"),
    "a drip of headers": (
        endless(b"X-Drip: 1\r\n", b"HTTP/1.1 200 OK\r\n", pause=0.2),
        {"fault:timeout", "fault:reset", "fault:bad-response"},
    ),
    "headers without end": (
        endless(b"X-Flood: " + b"y" * 8_000 + b"\r\n", b"HTTP/1.1 200 OK\r\n"),
        {"fault:timeout", "fault:reset", "fault:bad-response"},
    ),
    "a header line without end": (
        endless(b"y" * 65_536, b"HTTP/1.1 200 OK\r\nX-Long: "),
        {"fault:timeout", "fault:reset", "fault:bad-response"},
    ),
    "silence": (hang(3), {"fault:timeout", "fault:reset"}),
    "a reset": (reset, "fault:reset"),
    "nothing at all": (sends(b""), {"fault:reset", "fault:bad-response"}),
    # Lengths
    "a length that is too long": (truncated, "fault:truncated"),
    "a length below zero": (sends(head("Content-Length: -5") + NOTICE.encode()), {"fault:bad-response", "fault:reset"}),
    "a length that is no number": (
        sends(head("Content-Length: 1e9") + NOTICE.encode()),
        {"fault:bad-response", "fault:reset"},
    ),
    "two lengths": (
        sends(head("Content-Length: 5", "Content-Length: 50000") + NOTICE.encode()),
        {"fault:bad-response", "fault:reset", "fault:truncated"},
    ),
    "a chunk that lies": (
        sends(head("Transfer-Encoding: chunked") + b"zz\r\nhello\r\n0\r\n\r\n"),
        {"fault:bad-response", "fault:reset", "fault:truncated"},
    ),
    "an empty body": (says(b"", HTML), "refused:empty"),
    # Types and charsets
    "a picture": (says(b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png"), "refused:wrong-type"),
    "a program": (says(b"MZ" + bytes(100), "application/octet-stream"), "refused:wrong-type"),
    "a picture that says it is a page": (says(b"\x89PNG\r\n\x1a\n" + bytes(100), HTML), "read:binary"),
    "zeros that say they are a page": (says(bytes(5_000), HTML), "read:empty"),
    "a type with a line break in it": (sends(page("", "Content-Type: a\x0bb")), "refused:wrong-type"),
    "a charset that does not exist": (says(NOTICE, "text/html; charset=klingon"), "taken"),
    "a charset of 10 kB": (says(NOTICE, "text/html; charset=" + "x" * 10_000), "taken"),
    "a charset that is wrong": (says(NOTICE, "text/html; charset=utf-16"), "taken"),
    # Markup
    "10 MB of nested tags": (says("<div>" * 350_000 + NOTICE, HTML), "taken"),
    "attributes without end": (says("<a " + "x=1 " * 400_000 + ">" + NOTICE, HTML), "taken"),
    "script": (says(NOTICE + "<script>while(1);location='http://evil.example/'</script>", HTML), "taken"),
    "a base elsewhere": (says("<base href='http://evil.example/'>" + NOTICE + "<a href='x'>x</a>", HTML), "taken"),
    "a refresh elsewhere": (says("<meta http-equiv=refresh content='0;url=http://evil.example/'>" + NOTICE), "taken"),
    "entities that swell": (
        says('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + NOTICE + "&b;" * 1000, "application/xhtml+xml"),
        "taken",
    ),
    # Headers
    "cookies": (sends(page("", *[f"Set-Cookie: c{n}={'x' * 3000}" for n in range(10)])), "taken"),
    "control characters in headers": (sends(page("", "X-Odd: a\x00\x07\x1b[31mb")), "taken"),
    "a header that begins another record": (sends(page("", "X-Odd: a\rWARC/1.1\rWARC-Type: response")), "taken"),
    "a name for a file": (sends(page("", "Content-Disposition: attachment; filename=../../../../tmp/evil")), "taken"),
    "a status that is none": (sends(b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"), "fault:http-999"),
    "a status with letters": (sends(b"HTTP/1.1 abc OK\r\n\r\n"), {"fault:bad-response", "fault:reset"}),
    "another protocol": (sends(b"SSH-2.0-OpenSSH_9.9\r\n"), {"fault:bad-response", "fault:reset"}),
    "an answer to nothing": (says("", HTML), "refused:empty"),
    "not modified, unasked": (lambda h: h.send("", HTML, 304), "fault:bad-response"),
    "the operator's address": (says(f"<p>{CONTACT}</p>" + NOTICE, HTML), "refused:contact-echoed"),
    "the operator's address in a header": (sends(page("", f"X-You: {CONTACT}")), "refused:contact-echoed"),
    # Redirects
    "a redirect to this machine": (redirect("http://127.0.0.1:22/vi/node/1"), "refused:other-host"),
    "a redirect to a cloud's metadata": (redirect("http://169.254.169.254/vi/node/1"), "refused:other-host"),
    "a redirect to a file": (redirect("file:///etc/passwd"), "fault:bad-redirect"),
    "a redirect to data": (redirect("data:text/html,hello"), "fault:bad-redirect"),
    "a redirect to a script": (redirect("javascript:alert(1)"), "fault:bad-redirect"),
    "a redirect to another port": (redirect("http://icd.molisa.gov.vn:22/vi/node/1"), "refused:other-port"),
    "a redirect with a name and password": (redirect("http://a:b@icd.molisa.gov.vn/vi/node/1"), "fault:bad-redirect"),
    "a redirect without an address": (lambda h: h.send("", HTML, 302), "fault:bad-redirect"),
    "a redirect to itself": (redirect("?"), "fault:redirect-loop"),
    "a redirect of 100 kB": (
        redirect("/vi/node/1?" + "x" * 15_000),
        {"refused:address-too-long", "refused:moved-away"},
    ),
    "a redirect out of the notices": (redirect("/"), "refused:moved-away"),
    "a redirect with a line break": (
        sends(b"HTTP/1.1 302 Found\r\nLocation: /vi/node/1\x0d\x0bX: y\r\nContent-Length: 0\r\n\r\n"),
        {"fault:bad-redirect", "refused:moved-away", "refused:other-host"},
    ),
}

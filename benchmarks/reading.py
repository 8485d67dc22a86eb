"""Measures reading and extraction on one core, beside tools that read pages, dates and names. Results, not tests.

Process time, so that what else runs on the machine counts little; the median of some rounds. The other tools are the
dependency group `bench`; one that is not installed is left out.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import importlib.util
import platform
import statistics
import time
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from pipelines import processes
from pipelines.batches import SIDE_BY_SIDE
from pipelines.extraction import extract, extracting
from pipelines.model import Notice, RawNotice
from pipelines.reading import read, reading
from pipelines.together import Steps, side_by_side

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "raw" / "samples" / "000_6acc10852c4ee625.txt"
GOLD = ROOT / "tests" / "gold" / "development" / "notices"
TEXT_BYTES = 4_096
PAGE_BYTES = 65_536
LENGTHS = (100, 1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 15
OTHERS = ("selectolax", "trafilatura", "htmldate", "dateparser", "underthesea")
# What is asked of reading and extraction: items a second on one core.
WANTED = {"text": 800, "page": 400}


def raw(content: bytes, name: str) -> RawNotice:
    return RawNotice(name, content, hashlib.sha256(content).hexdigest(), "drop-folder")


def read_and_extract(item: RawNotice) -> int:
    """The whole way from bytes to claims; how many there are."""
    notice = read(item)
    assert isinstance(notice, Notice)
    return len(extract(notice).claims)


def reading_and_extracting(item: RawNotice) -> Steps[int]:
    """The same in the steps in which a batch is read."""
    notice = yield from reading(item)
    assert isinstance(notice, Notice)
    yield
    return len((yield from extracting(notice)).claims)


_WARMING = 2


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median process time of some rounds, each long enough for the clock, after some that warm up: the first of all
    loads the vocabularies.
    """
    for _ in range(_WARMING):
        work()
    start = time.process_time()
    work()
    once = time.process_time() - start
    times = max(1, int(0.02 / once)) if once else 1000
    measured = []
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(times):
            work()
        measured.append((time.process_time() - start) / times)
    return statistics.median(measured) * 1000


# What is read


def cut(text: str, size: int = TEXT_BYTES) -> bytes:
    """The text's first words, no more than so many bytes."""
    content = text.encode()[: size + 1]
    return content[: content.rfind(b" ")]


def gold(start: str, first: int = 0) -> str:
    """The development notices whose names begin so, one after another, from one of them on."""
    paths = sorted(GOLD.glob(f"{start}*.txt"))
    return "\n\n".join(path.read_text("utf-8") for path in (*paths[first:], *paths[:first]))


def many_texts() -> list[bytes]:
    """As many different texts of 4 KB as are read side by side: in turn a Vietnamese and an English one."""
    return [cut(gold("de" if number % 2 else "dv", number // 2)) for number in range(SIDE_BY_SIDE)]


def texts() -> dict[str, RawNotice]:
    """Text notices of 4 KB: a real one, and of the gold ones: several in one, and one that reports no meeting."""
    written = {
        "a notice of the samples": SAMPLE.read_text("utf-8"),
        "gold notices in Vietnamese, joined": gold("dv"),
        "gold notices in English, joined": gold("de"),
        "a gold text of no meeting, over and over": gold("dn03") * 4,
    }
    return {name: raw(cut(text), "notice.txt") for name, text in written.items()}


def page(text: str | None = None) -> RawNotice:
    """A SharePoint page of 64 KB with a text, or the sample, in its middle: view state, scripts and menus make up the
    rest.
    """
    text = SAMPLE.read_text("utf-8") if text is None else text
    title, *paragraphs = [line for line in text.split("\n") if line.strip()]
    body = "\n".join(
        f'<p class="ms-rteElement-P" style="text-align:justify;"><span style="font-size:12pt;">{line}</span></p>'
        for line in paragraphs
    )
    digests = (hashlib.sha256(bytes([number])).digest() for number in range(256))
    state = base64.b64encode(b"".join(digests)).decode()
    menu = "\n".join(
        f'<li class="static"><a class="static menu-item" href="/Pages/chuyen-muc-{number}.aspx?ItemID={number}">'
        f'<span class="additional-background"><span class="menu-item-text">Chuyên mục số {number}</span></span>'
        "</a></li>"
        for number in range(1, 90)
    )
    head = (
        '<!DOCTYPE html><html dir="ltr" lang="vi-VN"><head><meta name="GENERATOR" content="Microsoft SharePoint" />'
        f'<meta charset="utf-8" /><title>{title}</title>'
        '<link rel="stylesheet" type="text/css" href="/_layouts/15/1066/styles/Themable/corev15.css" />'
        "<script>var _spPageContextInfo={webServerRelativeUrl:'/',siteClientTag:'7$$15.0',isSiteAdmin:false};</script>"
        f'</head><body><form method="post" action="./chi-tiet.aspx" id="aspnetForm"><input type="hidden" '
        f'name="__VIEWSTATE" id="__VIEWSTATE" value="{state}" /><div id="s4-ribbonrow"></div><div id="s4-workspace">'
        f'<ul class="root static">{menu}</ul><div id="DeltaPlaceHolderMain"><h1 class="title">{title}</h1>'
        f'<div class="ms-rtestate-field" style="display:inline">{body}</div></div>'
    )
    foot = '</div><div id="footer"><p>Bản quyền thuộc về Cổng thông tin</p></div></form></body></html>'
    fill = PAGE_BYTES - len((head + foot).encode()) - len("<script></script>")
    line = "SP.SOD.registerSod('sp.js','/_layouts/15/sp.js');\n"
    script = (line * (fill // len(line) + 1))[:fill]
    return raw((head + f"<script>{script}</script>" + foot).encode(), "page.html")


# The other tools


def selectolax(html: str) -> None:
    tree = LexborHTMLParser(html)
    assert tree.body is not None
    tree.body.text()


def others(html: str, text: str) -> Iterator[tuple[str, Callable[[], object], int]]:
    """What each installed tool does with the page or the text, and how many rounds are enough."""
    if installed("trafilatura", "htmldate"):
        trafilatura, htmldate = map(importlib.import_module, ("trafilatura", "htmldate"))

        def extracted() -> None:
            trafilatura.extract(html)
            htmldate.find_date(html)

        yield "trafilatura with htmldate, the page", extracted, ROUNDS
    if installed("dateparser"):
        search = importlib.import_module("dateparser.search").search_dates
        yield "dateparser's search, the text", lambda: search(text, languages=["vi"]), 5
    if installed("underthesea"):
        ner = importlib.import_module("underthesea").ner
        yield "underthesea's NER, the text", lambda: ner(text), 3


def installed(*names: str) -> bool:
    return all(importlib.util.find_spec(name) is not None for name in names)


def per_character() -> Iterator[tuple[int, float]]:
    """(length, microseconds a character) for the beginning of one text: sample and gold notices, again and again
    as one notice, so that a long one says no less than a short one.
    """
    text = SAMPLE.read_text("utf-8") + "\n\n" + gold("dv") + "\n\n"
    for length in LENGTHS:
        item = raw((text * (length // len(text) + 1))[:length].encode(), "notice.txt")
        rounds = 3 if length > 100_000 else ROUNDS
        yield length, milliseconds(lambda item=item: read_and_extract(item), rounds) * 1000 / length


def lines() -> list[str]:
    """The section on reading of RESULTS.md."""
    processes.collect_seldom()  # as every process that reads
    notices, sharepoint = texts(), page()
    html = sharepoint.content.decode()
    rows: list[tuple[str, float, int | None]] = []
    for name, item in notices.items():
        rows.append((f"text of 4 KB: {name}", milliseconds(lambda item=item: read_and_extract(item)), WANTED["text"]))
    rows.append(("SharePoint page of 64 KB", milliseconds(lambda: read_and_extract(sharepoint)), WANTED["page"]))
    ours = rows[-1][1]
    many = many_texts()
    batches = {
        "text": (f"texts of 4 KB, {SIDE_BY_SIDE} different ones as a batch", [raw(one, "notice.txt") for one in many]),
        "page": (f"SharePoint pages, {SIDE_BY_SIDE} different ones as a batch", [page(one.decode()) for one in many]),
    }
    for kind, (name, items) in batches.items():
        took = milliseconds(lambda items=items: side_by_side(map(reading_and_extracting, items))) / len(items)
        rows.append((name, took, WANTED[kind]))
        took = milliseconds(lambda items=items: [read_and_extract(item) for item in items]) / len(items)
        rows.append(("the same, one after another", took, WANTED[kind]))
    rows.append(("selectolax: parse and text, the page", milliseconds(lambda: selectolax(html)), None))
    text = notices["a notice of the samples"].content.decode()
    rows += [(name, milliseconds(work, rounds), None) for name, work, rounds in others(html, text)]
    lengths = list(per_character())
    least = min(took for _, took in lengths)
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in OTHERS if installed(name))
    return [
        "## Reading and extraction, one core",
        "",
        f"From bytes to claims; the median of {ROUNDS} rounds in process time. {platform.machine()}, {versions}.",
        "",
        "| what | milliseconds | a second | wanted | times the page |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {what} | {took:.2f} | {1000 / took:.0f} | {wanted or ''} | {took / ours:.2f} |"
            for what, took, wanted in rows
        ),
        "",
        "| characters | microseconds a character | times the least |",
        "|---:|---:|---:|",
        *(f"| {length:,} | {took:.2f} | {took / least:.2f} |" for length, took in lengths),
        "",
    ]


if __name__ == "__main__":
    print("\n".join(lines()))

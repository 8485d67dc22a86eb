"""No page holds up the others: whatever it nests or repeats, it is read or refused within its share of time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from pipelines.model import Notice, RawNotice
from pipelines.reading import read

# Wide of what is needed, so that a busy machine does not fail it; what it guards against takes hours.
SECONDS_PER_MEGABYTE = 20
TEXT = "<p>Sáng nay, hội thảo khu vực về an toàn lao động đã khai mạc tại Hà Nội với đại diện các nước.</p>"


def times(piece: str, megabytes: float = 0.5) -> str:
    return piece * int(megabytes * 1_000_000 / len(piece.encode()))


HOSTILE: dict[str, str | bytes] = {
    "nested-blocks.html": times("<div>", 10),
    "nested-tables.html": times("<table><tr><td>", 2),
    "open-formatting.html": "<p>" + "".join(f"<b a{n}>" for n in range(3000)) + "</p>" + "<p>x</p>" * 3000,
    "open-formatting-after-false-ends.html": "</b>" * 3000
    + "<p>"
    + "".join(f"<b a{n}>" for n in range(3000))
    + TEXT * 3000,
    "attributes.html": "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + TEXT,
    "attributes-glued.html": "<div " + "".join(f'a{n}=""' for n in range(100_000)) + ">" + TEXT,
    "open-tags.html": "<p>" + times("<"),
    "open-comments.html": times("<!--"),
    "open-scripts.html": times("<script>"),
    "open-quote.html": '<p a="' + times('"'),
    "entities.html": "<p>" + times("&amp;"),
    "json.html": '<script type="application/ld+json">' + times('{"datePublished":"') + "</script>" + TEXT,
    "json-depth.html": '<script type="application/ld+json">{"datePublished":' + times("[") + "</script>" + TEXT,
    "metas.html": times("<meta name=a content=b>"),
    "headlines.html": times("<h1>Hội nghị về an toàn lao động</h1>"),
    "picture-in-address.html": f'<img src="data:image/png;base64,{times("iVBORw0K", 1)}">' + TEXT,
    "marks.txt": "a" + times("\u0301\u0323"),
    "marks-of-two-planes.txt": "a" + times("\U0001d165\u0301\U0001d16d"),
    "blanks.txt": "a" + times(" ") + "b",
    "lines.txt": times("\n") + "b",
    "digits.txt": times("1/"),
    "digits-apart.txt": times("1 - "),
    "hyphens.txt": "A" + times("-A"),
    "capitals.txt": times("A, A "),
    "brackets.txt": times("(Ảnh: "),
    "credits.txt": times("Photo: x "),
    "image-names.txt": times("a.jpg "),
    "numbered-pictures.txt": times("hinh anh 1A "),
    "glued.txt": times("tạiA"),
    "furniture.txt": times("Tin liên quan\nabc\n"),
    "stamps.txt": times("09/12/2021\n"),
    "one-word.txt": times("a"),
    "dots.txt": times("."),
    "latin.txt": times("é").encode("latin-1", "ignore"),
    "no-letter.txt": bytes(range(0x80, 0x100)) * 4000,
    "half-utf-16.txt": b"\xff\xfe" + b"\x00\xd8" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_item_takes_no_more_than_its_share(raw: Callable[..., RawNotice], name):
    content = HOSTILE[name]
    item = raw(content, raw_name=name)
    start = time.process_time()
    outcome = read(item)
    spent = time.process_time() - start
    assert spent < max(1, len(item.content) / 1_000_000) * SECONDS_PER_MEGABYTE
    if isinstance(outcome, Notice):
        assert outcome.text.strip()


@pytest.mark.parametrize(
    "name", ["attributes.html", "open-formatting-after-false-ends.html", "picture-in-address.html"]
)
def test_the_text_of_a_page_that_is_too_dense_to_parse_is_read_all_the_same(read_page, name):
    found = read_page(HOSTILE[name])
    assert "hội thảo khu vực" in found.text
    parsed = name == "picture-in-address.html"
    assert [doubt.kind for doubt in found.doubts] == ([] if parsed else ["markup"])


@pytest.mark.parametrize(
    "unit", ["Hội nghị đã diễn ra tại Hà Nội (ảnh: TTXVN). ", "Ngày 5/6, các nước họp.\n", "A-B, 5 May – x\n"]
)
def test_time_grows_no_faster_than_length(raw, unit):
    def spent(megabytes: float) -> float:
        item = raw("Tin về hội nghị của các nước\n" + times(unit, megabytes))
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            read(item)
            best = min(best, time.process_time() - start)
        return best

    assert spent(0.8) < 8 * 3 * spent(0.1) + 0.05

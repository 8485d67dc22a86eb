"""From bytes to text: which encoding they are in. Nothing here knows what a text says."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipelines.reading.legacy import repair, vietnamese_hits

# Only these are tried when a page declares them: some codecs of Python are no encodings of text, or slow on purpose.
_DECLARABLE: Final = frozenset(
    {
        "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "ascii", "iso8859-1", "iso8859-11", "iso8859-15",
        "cp1250", "cp1252", "cp1258", "cp874", "tis-620", "shift_jis", "cp932", "euc_jp", "iso2022_jp", "euc_kr",
        "cp949", "johab", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "hz", "mac-roman",
    }
)  # fmt: skip
# What pages mean by these names, as browsers have it.
_MEANT: Mapping[str, str] = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META_ZONE = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and how many places could not be decoded (each is U+FFFD in the text).

    `certain` is False where neither a mark, a declaration nor the bytes themselves tell the encoding. `cut` is True
    where the bytes end in the middle of a letter, which is left out.
    """

    text: str
    encoding: str
    errors: int = 0
    certain: bool = True
    cut: bool = False


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Decode a page.

    A byte order mark decides; then valid UTF-8; then the pattern of UTF-16; then what the header or the page declares,
    or a Vietnamese encoding of before Unicode if that reads better. A letter cut in two at the end is left out.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _whole(content[len(mark) :], encoding)
    if b"\x1b" in content and "iso2022_jp" in (_known(declared), _known(_declared_in(content))):
        return _whole(content, "iso2022_jp")
    utf8 = _strict(content, "utf-8")
    if utf8 is not None:
        return utf8
    if pattern := _utf16_pattern(content):
        return _whole(content, pattern)
    return _eight_bit(content, _known(declared) or _known(_declared_in(content)))


def _whole(content: bytes, encoding: str) -> Decoded:
    whole = _strict(content, encoding)
    if whole is not None:
        return whole
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _strict(content: bytes, encoding: str) -> Decoded | None:
    """The text, without a letter that is cut off at the end, or None."""
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if error.start < len(content) - 4:
            return None
    try:
        return Decoded(codecs.getincrementaldecoder(encoding)().decode(content, final=False), encoding, cut=True)
    except UnicodeDecodeError:
        return None


def _eight_bit(content: bytes, declared: str | None) -> Decoded:
    """Bytes that are no Unicode, or Unicode with broken places."""
    broken = content.decode("utf-8", "replace")
    errors = broken.count("\ufffd")
    # In UTF-8 that was damaged in places most letters beyond ASCII are whole; in another encoding hardly any is.
    whole = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", broken[:200_000]))
    if whole > 3 * broken[:200_000].count("\ufffd"):
        return Decoded(broken, "utf-8", errors)
    latin = content.decode("cp1252", "replace").replace("\ufffd", " ")
    vietnamese = content.decode("cp1258", "replace")
    mended, _ = repair(latin)
    hits = vietnamese_hits(vietnamese)
    if hits >= 3 and hits > vietnamese_hits(mended):
        return Decoded(vietnamese, "cp1258", vietnamese.count("\ufffd"))
    if mended is not latin:
        return Decoded(latin, "cp1252")
    if declared and declared != "utf-8":
        return _whole(content, declared)
    return Decoded(latin, "cp1252", certain=False)


def _known(name: str | None) -> str | None:
    """The codec's own name if it is one that a page may declare."""
    try:
        codec = codecs.lookup(name.strip()).name if name else ""
    except (LookupError, ValueError):
        return None
    return _MEANT.get(codec, codec) if codec in _DECLARABLE else None


def _declared_in(content: bytes) -> str | None:
    match = _META.search(content[:_META_ZONE])
    return match.group(1).decode("ascii", "replace") if match else None


def _utf16_pattern(content: bytes) -> str | None:
    """UTF-16 without a mark: many zero bytes, nearly all at even places (big-endian) or nearly all at odd ones."""
    sample = content[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd < len(sample) // 10:
        return None
    if odd > 8 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd else None

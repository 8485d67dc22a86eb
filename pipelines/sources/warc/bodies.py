"""The page in a record's HTTP response: transfer and content coding undone, never more than a set number of bytes."""

from __future__ import annotations

import io
import zlib
from typing import Final

from fastwarc.stream_io import BrotliReader, ChunkedReader

_BLOCK: Final = 1 << 16


class BodyError(ValueError):
    """A body that is not coded as its header says."""


def plain(body: bytes, transfer: str | None, content: str | None, limit: int) -> bytes:
    """The page, of which no more than `limit` + 1 bytes are made. `transfer` and `content` are the header's values.

    A coding that is announced but was undone by whoever archived the page is no error; any other mismatch is one.
    """
    if transfer and "chunked" in transfer.lower():
        body = _dechunked(body, limit)
    for coding in reversed([part.strip().lower() for part in (content or "").split(",")]):
        if coding in ("gzip", "x-gzip", "deflate"):
            body = _inflated(body, limit)
        elif coding == "br":
            body = _read(BrotliReader(io.BytesIO(body)), limit)
        elif coding not in ("", "identity"):
            raise BodyError(f"its content coding is {coding[:40]!r}")
    return body


def _dechunked(body: bytes, limit: int) -> bytes:
    try:
        return _read(ChunkedReader(io.BytesIO(body)), limit)
    except BodyError:
        return body


def _inflated(body: bytes, limit: int) -> bytes:
    if body[:2] == b"\x1f\x8b":
        decoder = zlib.decompressobj(wbits=31)
    elif body[:1] and body[0] & 0x0F == 8 and len(body) > 1 and (body[0] << 8 | body[1]) % 31 == 0:
        decoder = zlib.decompressobj()
    else:
        return body
    try:
        return decoder.decompress(body, limit + 1)
    except zlib.error as error:
        raise BodyError(f"its compressed body is damaged: {error}") from error


def _read(reader: BrotliReader | ChunkedReader, limit: int) -> bytes:
    parts, left = [], limit + 1
    try:
        while left > 0 and (part := reader.read(min(_BLOCK, left))):
            parts.append(part)
            left -= len(part)
    except (OSError, ValueError) as error:
        raise BodyError(f"its coded body is damaged: {error}") from error
    return b"".join(parts)

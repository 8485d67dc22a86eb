"""What the tests of reading share: a raw item from bytes or text, read with the shipped registry and words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from pipelines.model import Notice, RawNotice, Rejection
from pipelines.reading import read

Reader = Callable[..., Notice]


def raw_item(
    content: str | bytes, raw_name: str = "x/one.txt", source_id: str = "drop-folder", **rest: Any
) -> RawNotice:
    data = content.encode() if isinstance(content, str) else content
    if isinstance(rest.get("retrieved_at"), str):
        rest["retrieved_at"] = datetime.fromisoformat(rest["retrieved_at"])
    return RawNotice(raw_name, data, hashlib.sha256(data).hexdigest(), source_id, **rest)


@pytest.fixture
def raw() -> Callable[..., RawNotice]:
    return raw_item


@pytest.fixture
def read_text() -> Reader:
    """The notice in a text; it must be one."""

    def call(content: str | bytes, **rest: Any) -> Notice:
        outcome = read(raw_item(content, **rest))
        assert isinstance(outcome, Notice), outcome
        return outcome

    return call


@pytest.fixture
def read_page(read_text: Reader) -> Reader:
    """The notice in an HTML page; it must be one."""

    def call(content: str | bytes, **rest: Any) -> Notice:
        return read_text(content, raw_name="x/one.html", **rest)

    return call


@pytest.fixture
def refused() -> Callable[..., Rejection]:
    """Why an item was refused; it must be."""

    def call(content: str | bytes, **rest: Any) -> Rejection:
        outcome = read(raw_item(content, **rest))
        assert isinstance(outcome, Rejection), outcome
        return outcome

    return call

"""Batches keep their ids when items are added, so that what was read is not read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.sources.batching import plan
from pipelines.sources.drop_folder import RawItem


def items(*names: str) -> list[RawItem]:
    return [RawItem(name, Path("/raw") / name) for name in names]


def numbered(folder: str, count: int) -> list[RawItem]:
    return items(*(f"{folder}/{number}.txt" for number in range(count)))


def test_a_folder_is_one_batch_and_its_items_are_sorted():
    batches = plan(items("b/2.txt", "b/1.txt", "a/x.txt", "top.txt"))
    assert [(b.batch_id, [i.raw_name for i in b.items]) for b in batches] == [
        ("_", ["top.txt"]),
        ("a", ["a/x.txt"]),
        ("b", ["b/1.txt", "b/2.txt"]),
    ]


def test_no_batch_is_larger_than_the_limit_and_no_item_is_lost():
    batches = plan(numbered("news", 2_000), limit=500)
    assert all(len(batch.items) <= 500 for batch in batches)
    assert sorted(i.raw_name for b in batches for i in b.items) == sorted(i.raw_name for i in numbered("news", 2_000))


def test_adding_items_changes_only_the_batches_that_they_fall_into():
    before = {b.batch_id: b.items for b in plan(numbered("news", 600), limit=100)}
    after = {b.batch_id: b.items for b in plan(numbered("news", 603), limit=100)}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert len(changed) <= 3
    assert len(before) > 8


def test_the_order_of_the_files_does_not_matter():
    names = numbered("x", 50) + numbered("y", 3)
    assert plan(names, limit=10) == plan(list(reversed(names)), limit=10)


@pytest.mark.parametrize("folders", [("a/b", "a.b"), ("_", ""), ("x y", "x-y"), ("ủy ban", "ủy-ban"), ("a~b", "a-b")])
def test_two_folders_never_share_an_id(folders):
    batches = plan([item for folder in folders for item in items(f"{folder}/1.txt".lstrip("/"))])
    assert len({batch.batch_id for batch in batches}) == 2


@given(st.sets(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=12)))
def test_ids_fit_file_names_whatever_the_folders_are_called(folders):
    for batch in plan([item for folder in sorted(folders) for item in items(f"{folder}/1.txt")]):
        assert batch.batch_id.isascii()
        assert not set(batch.batch_id) & set("/\\ ,*[]\0")
        assert not batch.batch_id.startswith(".")
        assert len(batch.batch_id) < 120


def test_a_limit_below_one_is_an_error():
    with pytest.raises(ValueError, match="limit"):
        plan([], limit=0)

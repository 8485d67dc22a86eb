"""Work in steps: the same by itself and side by side, and notices are read the same either way."""

from __future__ import annotations

import pytest

from pipelines import batches
from pipelines.batches import SIDE_BY_SIDE, read_batch
from pipelines.sources.batching import plan
from pipelines.sources.drop_folder import scan
from pipelines.together import Steps, by_itself, side_by_side
from tests.conftest import Place


def counting(name: str, steps: int, told: list[str]) -> Steps[str]:
    for step in range(steps):
        told.append(f"{name}{step}")
        yield
    return name * steps


def test_all_take_a_step_in_turn_and_results_keep_their_order() -> None:
    told: list[str] = []

    results = side_by_side([counting("a", 1, told), counting("b", 3, told), counting("c", 0, told)])

    assert results == ["a", "bbb", ""]
    assert told == ["a0", "b0", "b1", "b2"]


def test_two_go_on_side_by_side() -> None:
    told: list[str] = []

    side_by_side([counting("a", 2, told), counting("b", 2, told)])

    assert told == ["a0", "b0", "a1", "b1"]


def test_by_itself_the_result_is_the_same() -> None:
    assert by_itself(counting("a", 3, [])) == "aaa"


def test_no_work_has_no_results() -> None:
    assert side_by_side([]) == []


def test_what_one_raises_is_raised() -> None:
    def failing() -> Steps[str]:
        yield
        raise RuntimeError("a rule broke")

    with pytest.raises(RuntimeError, match="a rule broke"):
        side_by_side([failing()])


NOTICE = (
    "Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển lần thứ {number}\n\n"
    "Ngày {day}/9/2022, tại Hà Nội, Thứ trưởng Bộ Lao động Lê Văn Tám đã chủ trì Hội nghị Quan chức cấp cao ASEAN về "
    "Phúc lợi xã hội và Phát triển (SOMSWD) lần thứ {number}. Hội nghị có sự tham dự của Lào và Thái Lan.\n"
)


def test_a_batch_says_of_each_notice_what_it_says_alone(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2, SIDE_BY_SIDE + 7):
        place.write(f"many/{number:03}.txt", NOTICE.format(number=number, day=number % 28 + 1))
    place.write("many/020.txt", "…")
    (batch,) = (batch for batch in plan(scan(place.raw)) if batch.batch_id == "many")

    together = read_batch(batch)
    monkeypatch.setattr(batches, "SIDE_BY_SIDE", 1)
    alone = read_batch(batch)

    assert together == alone
    assert together.rejections["raw_name"].to_pylist() == ["many/020.txt"]
    assert len(set(together.claims["notice_id"].to_pylist())) == len(batch.items) - 1


@pytest.mark.parametrize("limit", ["_LARGE_ITEM", "_LONG_TEXT"])
def test_a_large_notice_says_the_same(place: Place, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    (batch,) = plan(scan(place.raw))
    whole = read_batch(batch)

    monkeypatch.setattr(batches, limit, 0)

    assert read_batch(batch) == whole

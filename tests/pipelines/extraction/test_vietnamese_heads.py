"""Who heads a body's officials in Vietnamese notices: one person with two posts, or two persons."""

from __future__ import annotations

from .facts import meetings, said

_WORKSHOP = "Ngày 14/5/2023, tại Cần Thơ, Hội thảo ASEAN về công tác xã hội diễn ra."


def _posts(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Each participant's name, position and country, in the order of the text."""
    rows: dict[str, dict[str, str]] = {}
    for claim in said(text).claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    return [(row.get("name"), row.get("position"), row.get("country_code")) for row in rows.values()]


def test_a_head_of_officials_and_another_post_before_one_name() -> None:
    told = f"{_WORKSHOP} Trưởng SOM ASEAN Việt Nam, Thứ trưởng Bộ Ngoại giao Lò Thị Lan phát biểu."
    assert _posts(told) == [("Lò Thị Lan", "Thứ trưởng", "VN")]


def test_heads_of_two_countries_are_two_persons() -> None:
    told = f"{_WORKSHOP} Tham dự có Trưởng SOM ASEAN Lào, Thứ trưởng Bộ Ngoại giao Việt Nam Lò Thị Lan."
    assert _posts(told) == [(None, "Trưởng SOM ASEAN", "LA"), ("Lò Thị Lan", "Thứ trưởng", "VN")]


def test_each_head_is_of_the_own_country() -> None:
    told = f"{_WORKSHOP} Tham dự có Trưởng SOCA Lào, Trưởng SOCA Thái Lan và Trưởng SOCA Campuchia."
    assert [country for _, _, country in _posts(told)] == ["LA", "TH", "KH"]
    named = f"{_WORKSHOP} Bà Nora Tan, Vụ trưởng Vụ Trẻ em, Trưởng SOMSWD Brunei, phát biểu."
    assert _posts(named) == [("Nora Tan", "Vụ trưởng", "BN")]


def test_who_is_named_behind_a_head_of_officials() -> None:
    told = f"{_WORKSHOP} Phó Trưởng SOM ASEAN Việt Nam Lò Thị Lan và Trưởng SOMSWD Lào Bounthong Keola phát biểu."
    assert [(name, country) for name, _, country in _posts(told)] == [("Lò Thị Lan", "VN"), ("Bounthong Keola", "LA")]


def test_the_chair_of_another_meeting_came_and_that_meeting_is_not_told_of() -> None:
    told = (
        "Ngày 25/5/2023, tại Huế, Hội nghị Điều phối Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 25 khai mạc với sự "
        "tham gia của các đại biểu; Chủ tịch Hội nghị Bộ trưởng Du lịch ASEAN; Ban Thư ký ASEAN."
    )
    assert set(meetings(said(told))) == {"SOC-COM-25"}

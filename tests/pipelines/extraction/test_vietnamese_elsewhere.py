"""Who and what Vietnamese notices tell of at other meetings than those they report."""

from __future__ import annotations

from .facts import meetings, people, referenced, said

_SUMMIT = "Thủ tướng Lê Minh Khang dự Hội nghị Cấp cao ASEAN lần thứ 51 từ ngày 14 đến 16/11/2021 tại Jakarta."
_COUNCIL = "Ngày 9/10/2023, tại Manila, Hội nghị Hội đồng Cộng đồng Văn hóa - Xã hội ASEAN lần thứ 36 đã diễn ra."


def test_who_presides_over_another_groups_meeting() -> None:
    told = (
        f"{_SUMMIT} Thủ tướng cũng sẽ dự Hội nghị Cấp cao Mekong - Hàn Quốc lần thứ 12 do Tổng thống Hàn Quốc Kim Ji "
        "Hoon chủ trì, cùng Thủ tướng Lào, Thủ tướng Campuchia."
    )
    found = said(told)
    assert people(found) == {"Lê Minh Khang": "participant"}
    assert not [claim for claim in found.claims if claim.table == "chairs"]


def test_who_presides_over_an_asean_meeting_named_behind_another_groups() -> None:
    told = (
        f"{_SUMMIT} Sau Hội nghị Cấp cao Mekong - Hàn Quốc lần thứ 12, Tổng thống Indonesia Budi Santoso chủ trì Hội "
        "nghị Cấp cao ASEAN lần thứ 51."
    )
    assert people(said(told))["Budi Santoso"] == "chair"


def test_who_is_named_to_a_post_or_gives_leave() -> None:
    told = (
        f"{_COUNCIL} Hội nghị nhất trí việc ông Rahim Sulaiman làm Phó Tổng Thư ký ASEAN và bổ nhiệm bà Nora Tan làm "
        "Giám đốc Quỹ ASEAN. Được sự cho phép của Bộ trưởng Bộ Tư pháp, ông Hồ Văn Sinh đã tham dự."
    )
    assert people(said(told)) == {"Hồ Văn Sinh": "participant"}


def test_who_speaks_of_a_post_took_part() -> None:
    told = f"{_COUNCIL} Ông Rahim Sulaiman, Phó Tổng Thư ký ASEAN, phát biểu tại Hội nghị về việc làm."
    assert people(said(told))["Rahim Sulaiman"] == "speaker"


def test_a_committee_at_home_that_prepares_a_meeting() -> None:
    told = (
        "Ngày 4/6/2023, tại Hà Nội, Ban tổ chức Hội nghị Bộ trưởng Phụ nữ ASEAN lần thứ 8 họp phiên thứ hai do Thứ "
        "trưởng Bộ Nội vụ Trần Thu Lan chủ trì. Tham dự phiên họp có ông Lê Hữu Phúc, Vụ trưởng Vụ Bình đẳng giới. "
        "Hội nghị sẽ diễn ra từ ngày 20 đến 22/8/2023 tại Đà Lạt với sự tham dự của ông Đỗ Văn Sâm, Chủ tịch tỉnh."
    )
    found = said(told)
    assert people(found) == {"Đỗ Văn Sâm": "participant"}
    assert not [claim for claim in found.claims if claim.table == "chairs"]
    assert meetings(found)["AMMW-8"]["start_date"] == "2023-08-20"


def test_where_an_ambassador_is_posted_ends_the_post() -> None:
    told = (
        "Ngày 3/9/2023, Hội thảo ASEAN về chăm sóc người cao tuổi đã khai mạc. Tham dự có Đại sứ Lào tại Thái Lan "
        "Bounmy Keola, bà Dara Vong, Đại sứ Campuchia tại Việt Nam."
    )
    found = said(told)
    assert people(found) == {"Bounmy Keola": "participant", "Dara Vong": "participant"}
    assert "country_code" not in meetings(found)["OTHER"]


def test_a_meeting_behind_another_with_its_days_in_brackets() -> None:
    told = (
        "Tiếp theo Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển lần thứ 24 (7-9/7/2026), Hội nghị "
        "Bộ trưởng ASEAN về Phúc lợi xã hội và Phát triển lần thứ 13 sẽ diễn ra ngày 10 và 11/7/2026 tại Cebu."
    )
    found = said(told)
    assert (meetings(found)["AMMSWD-13"]["start_date"], meetings(found)["AMMSWD-13"]["city"]) == ("2026-07-10", "Cebu")
    assert referenced(found) == {"SOMSWD-24"}


def test_days_in_brackets_are_of_the_meeting_before_them() -> None:
    told = (
        "Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển lần thứ 24\n\nNgay sau Hội nghị Quan chức "
        "cấp cao ASEAN về Phúc lợi xã hội và Phát triển lần thứ 24 (từ 7 đến 9/7/2026 tại Davao), Hội nghị Bộ trưởng "
        "ASEAN về Phúc lợi xã hội và Phát triển lần thứ 13 khai mạc ngày 10/7/2026 tại Cebu."
    )
    found = meetings(said(told))
    assert (found["SOMSWD-24"]["start_date"], found["SOMSWD-24"]["city"]) == ("2026-07-07", "Davao")
    assert (found["AMMSWD-13"]["start_date"], found["AMMSWD-13"]["city"]) == ("2026-07-10", "Cebu")


_BEFORE_THE_SUMMIT = "Hội nghị Cấp cao ASEAN lần thứ 51 diễn ra từ ngày 14 đến 16/11/2023 tại Jakarta. Trước đó,"
_WITH_OTHERS = (
    f"{_BEFORE_THE_SUMMIT} các hội đồng họp: Hội đồng Cộng đồng Kinh tế họp ngày 11/11/2023 tại Surabaya; và Hội đồng "
    "Cộng đồng Văn hóa - Xã hội họp ngày 12/11/2023."
)
_OTHERS_LAST = (
    f"{_BEFORE_THE_SUMMIT} Hội đồng Cộng đồng Văn hóa - Xã hội họp ngày 12/11/2023 tại Bandung, Hội đồng Cộng đồng "
    "Kinh tế họp ngày 11/11/2023 tại Surabaya."
)


def test_a_council_that_met_before_the_summit() -> None:
    first, last = meetings(said(_WITH_OTHERS))["ASCC-COUNCIL"], meetings(said(_OTHERS_LAST))["ASCC-COUNCIL"]
    assert (first["start_date"], first["end_date"], first.get("city")) == ("2023-11-12", "2023-11-12", None)
    assert (last["start_date"], last["city"]) == ("2023-11-12", "Bandung")


def test_a_council_whose_chair_presides_is_still_the_one_that_meets() -> None:
    told = (
        "Trên cương vị Chủ tịch Hội đồng Cộng đồng Văn hóa - Xã hội, Phó Thủ tướng Lê Quang Hải điều hành hội nghị. "
        "Hội nghị bàn về việc làm của thanh niên ASEAN."
    )
    assert set(meetings(said(told))) == {"ASCC-COUNCIL"}


def test_the_host_state_in_the_chair() -> None:
    told = (
        "Sáng 8/10/2023, Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển lần thứ 22 họp tại Huế "
        "dưới sự chủ trì của nước chủ nhà Brunei."
    )
    assert [claim.row for claim in said(told).claims if claim.table == "chairs"] == ["m1|BN|chair"]


def test_a_day_of_asean_is_celebrated() -> None:
    told = "Sáng 12/3/2023, Bộ Y tế tổ chức Lễ kỷ niệm Ngày Gia đình ASEAN tại Huế."
    found = meetings(said(told))["OTHER"]
    assert (found["start_date"], found["title_vi"]) == ("2023-03-12", "Lễ kỷ niệm Ngày Gia đình ASEAN")
    dated = meetings(said("Lễ phát động Chiến dịch ASEAN vì trẻ em ngày 3/4/2023 đã diễn ra tại Huế."))["OTHER"]
    assert dated["title_vi"] == "Lễ phát động Chiến dịch ASEAN vì trẻ em"


def test_what_a_plight_does_to_people_is_no_matter_of_the_meeting() -> None:
    told = f"{_COUNCIL} Lũ lụt đẩy nhiều phụ nữ vào cảnh nghèo. Tỷ lệ người nghèo tăng cùng nạn lao động trẻ em."
    topics = {claim.row for claim in said(told).claims if claim.table == "topics"}
    assert topics == set()
    done = f"{_COUNCIL} Lũ lụt đã gây nhiều thiệt hại, Hội nghị bàn về hỗ trợ phụ nữ."
    assert "m1|women" in {claim.row for claim in said(done).claims if claim.table == "topics"}

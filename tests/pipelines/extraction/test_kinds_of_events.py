"""Which kinds of events are told as events of ASEAN, one test for each family."""

import pytest

from tests.pipelines.extraction.facts import said, titles


def _language(text: str) -> str:
    return "en" if text.isascii() else "vi"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ngày 15/11, Diễn tập phòng chống cháy rừng ASEAN diễn ra tại Huế.", "Diễn tập phòng chống cháy rừng ASEAN"),
        ("Tuần diễn tập cứu hộ trên biển ASEAN đã khai mạc tại Huế.", "Tuần diễn tập cứu hộ trên biển ASEAN"),
        ("Sáng 15/11, Trại hè thiếu nhi ASEAN khai mạc tại Huế.", "Trại hè thiếu nhi ASEAN"),
        ("Ngày 15/11, Kỳ thi điều dưỡng ASEAN khai mạc tại Huế.", "Kỳ thi điều dưỡng ASEAN"),
        ("Tuần lễ người cao tuổi ASEAN được tổ chức tại Huế.", "Tuần lễ người cao tuổi ASEAN"),
        ("Chuỗi hoạt động văn hóa ASEAN diễn ra tại Huế.", "Chuỗi hoạt động văn hóa ASEAN"),
        ("Lễ bàn giao chức Chủ tịch Ủy ban Phụ nữ ASEAN diễn ra.", "Lễ bàn giao chức Chủ tịch Ủy ban Phụ nữ ASEAN"),
        ("It was an exercise of patience for the ASEAN staff, held up in Hue.", None),
        ("The ASEAN Flood Simulation Exercise was held in Hue on 3 May 2031.", "ASEAN Flood Simulation Exercise"),
        ("The 9th ASEAN Youth Camp was opened in Hue on 3 May 2031.", "9th ASEAN Youth Camp"),
        ("The ASEAN Nursing Skills Competition was held in Hue.", "ASEAN Nursing Skills Competition"),
        (
            "The handover ceremony of the ASEAN Care Network was held in Hue.",
            "handover ceremony of the ASEAN Care Network",
        ),
    ],
)
def test_exercises_camps_contests_and_handovers_are_events(text: str, title: str | None) -> None:
    assert titles(said(text, _language(text))) == ([title] if title else [])


@pytest.mark.parametrize(
    "text",
    [
        "Liên hoan Thiếu nhi ASEAN khai mạc tại Huế. Liên hoan có nhiều hoạt động như: trại hè ASEAN; thi vẽ.",
        "Liên hoan Thiếu nhi ASEAN khai mạc tại Huế. Dịp này có các hoạt động gồm hội thi vẽ tranh ASEAN, đêm nhạc.",
    ],
)
def test_what_an_event_consists_of_is_no_event_of_its_own(text: str) -> None:
    assert titles(said(text)) == ["Liên hoan Thiếu nhi ASEAN"]


@pytest.mark.parametrize(
    "title",
    [
        "Hội thảo ASEAN về sáng kiến của thanh niên",
        "Hội thảo ASEAN về an toàn của trẻ em trên không gian mạng",
        "Tọa đàm ASEAN về tiền lương tối thiểu",
    ],
)
def test_words_of_time_and_place_within_a_subject_end_no_title(title: str) -> None:
    assert titles(said(f"Ngày 15/11, {title} diễn ra tại Huế.")) == [title]


def test_two_events_joined_by_and_are_two() -> None:
    text = "Ngày 15/11, Hội thảo ASEAN về người cao tuổi và Lễ phát động Năm Gia đình ASEAN diễn ra tại Huế."
    assert titles(said(text)) == ["Hội thảo ASEAN về người cao tuổi", "Lễ phát động Năm Gia đình ASEAN"]


@pytest.mark.parametrize("words", ["Nằm trong", "Thuộc", "Mở đầu", "Trong một"])
def test_a_row_of_events_in_which_another_stands_is_none(words: str) -> None:
    text = f"{words} chuỗi sự kiện của Năm Biển xanh ASEAN, ngày 15/11, Hội thảo ASEAN về nghề cá diễn ra tại Huế."
    assert titles(said(text)) == ["Hội thảo ASEAN về nghề cá"]

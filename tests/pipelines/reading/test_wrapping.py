"""Lines broken at a width are put together; titles, lists and lines that end of themselves are not."""

from __future__ import annotations

import textwrap

import pytest

from pipelines.reading.wrapping import unwrapped

TITLE = "Hội nghị Quan chức cấp cao ASEAN họp tại Hà Nội"
BODY = (
    "Trong hai ngày 15-16/11, tại Hà Nội đã diễn ra Hội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển "
    "lần thứ 18 với sự tham dự của mười nước thành viên, Ban Thư ký ASEAN và nhiều tổ chức quốc tế. Hội nghị thảo luận "
    "về bảo trợ xã hội cho người cao tuổi, người khuyết tật và trẻ em ở các vùng sâu, vùng xa của khu vực."
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_paragraphs_are_put_together(width: int) -> None:
    text = f"{TITLE}\n\n18/11/2022\n\n{textwrap.fill(BODY, width)}\n\n{textwrap.fill(BODY, width)}"
    assert unwrapped(text) == f"{TITLE}\n\n18/11/2022\n\n{BODY}\n\n{BODY}"


def test_a_title_right_above_the_text_stays_a_line() -> None:
    assert unwrapped(f"{TITLE}\n{textwrap.fill(BODY, 80)}") == f"{TITLE}\n{BODY}"


@pytest.mark.parametrize("longer", ["https://example.org/" + "a" * 140, BODY[:150]])
def test_a_longer_line_is_no_width(longer: str) -> None:
    wrapped = textwrap.fill(BODY, 80)
    assert unwrapped(f"{longer}\n\n{wrapped}\n\n{wrapped}") == f"{longer}\n\n{BODY}\n\n{BODY}"


def test_headings_right_above_their_text_stay_lines() -> None:
    wrapped = textwrap.fill(BODY, 90)
    text = "\n".join(f"{number}.\n{TITLE}\n{wrapped}" for number in range(1, 4))
    assert unwrapped(text) == "\n".join(f"{number}.\n{TITLE}\n{BODY}" for number in range(1, 4))


def test_lines_of_a_set_page_are_put_together_although_they_differ_in_length() -> None:
    words, lines, widths = f"{BODY} {BODY}".split(), [""], [78, 67, 74, 70, 79, 66, 72, 76]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > widths[len(lines) % len(widths)]:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    text = "\n".join(["REPORT OF THE", "SIXTH MEETING", "1.", *lines, "2.", *lines])
    joined = unwrapped(text).split("\n")
    assert joined[:3] == ["REPORT OF THE", "SIXTH MEETING", "1."]
    assert " ".join(joined[3 : joined.index("2.")]) == f"{BODY} {BODY}"
    assert len(joined) <= 10


def test_items_stay_lines() -> None:
    item = "- " + BODY[:76].rsplit(" ", 1)[0] + "."
    text = f"{textwrap.fill(BODY, 80)}\n\n{item}\n{item}"
    assert unwrapped(text).endswith(f"\n{item}\n{item}")


@pytest.mark.parametrize("text", ["", TITLE, f"{TITLE}\n{BODY}", "\n".join(["Trang chủ", "Tin tức", TITLE, "Liên hệ"])])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert unwrapped(text) == text

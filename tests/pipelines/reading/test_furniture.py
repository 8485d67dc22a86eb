"""What stands around a notice goes, by a rule with a name; what a caption or a body says stays."""

from __future__ import annotations

import pytest

from pipelines.model import Dropped
from pipelines.reading.furniture import without_furniture

BODY = "Các đại biểu đã trao đổi về chính sách lao động và xã hội của các nước trong khu vực."


def read(*lines: str) -> tuple[list[str], list[tuple[str, str]]]:
    stripped = without_furniture(lines)
    return stripped.lines, [(piece.rule, piece.text) for piece in stripped.dropped]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Skip Ribbon Commands", "sharepoint-ribbon"),
        ("Skip to main content", "sharepoint-ribbon"),
        ("Turn on more accessible mode", "sharepoint-ribbon"),
        ("SIGN IN", "sharepoint-ribbon"),
        ("Trang chủ", "menu"),
        ("Đăng nhập |", "menu"),
        ("Trang chủ » Tin tức » Hợp tác", "breadcrumb"),
        ("Home / News / Press", "breadcrumb"),
        ("Beranda › Berita", "breadcrumb"),
        ("Chia sẻ:", "share-buttons"),
        ("Share this article", "share-buttons"),
        ("Lượt xem: 1.234", "view-counter"),
        ("1234 views", "view-counter"),
        ("Tags: ASEAN, lao động", "tags"),
        ("Từ khóa: ASEAN", "tags"),
        ("© 2019 Cổng thông tin", "copyright"),
        ("Ảnh minh họa.", "stock-caption"),
        ("(Ảnh: TTXVN)", "photo-credit"),
        ("|", "ornament"),
        ("* * *", "ornament"),
        ("Leave a Reply", "comments"),
        ("Also Read: Hue forum on the rivers of ASEAN", "related-links"),
        ("Xem thêm: Diễn đàn ASEAN về các dòng sông", "related-links"),
    ],
)
def test_a_line_of_furniture_goes_by_its_rule(line, rule):
    kept, dropped = read(BODY, line, BODY)
    assert kept == [BODY, BODY]
    assert dropped == [(rule, line)]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Xem xét việc thành lập mạng lưới",
        "Liên hệ giữa hai cơ quan được duy trì thường xuyên.",
        "Home care for older persons was discussed.",
        "Source of funding: the ministry of finance and three development partners agreed on it.",
        "Các nước cần nguồn: nước, điện và lao động.",
        "Hội nghị (theo ảnh hưởng của dịch bệnh) đã dời sang tháng sau.",
        "Imagery from satellites: a workshop for officials.",
        "Share of women in the workforce",
        "Ông phát biểu: ảnh hưởng của dịch bệnh rất lớn.",
    ],
)
def test_a_line_that_says_something_stays_whole(line):
    assert read(BODY, line, BODY) == ([BODY, line, BODY], [])


@pytest.mark.parametrize(
    ("line", "kept", "rules"),
    [
        ("HN1.jpgẢnh minh họa.", [], ["image-file-name", "stock-caption"]),
        ("HN 17.pngHội nghị họp trực tuyến.", ["Hội nghị họp trực tuyến."], ["image-file-name"]),
        ("Đoàn dự họp.HN1.JPGHội nghị họp.", ["Đoàn dự họp.", "Hội nghị họp."], ["image-file-name"]),
        ("anh_1-2.jpeg", [], ["image-file-name"]),
        ("Quang cảnh hội nghị. Ảnh: An Bình/TTXVN", ["Quang cảnh hội nghị."], ["photo-credit"]),
        ("Quang cảnh hội nghị (Ảnh: TTXVN)", ["Quang cảnh hội nghị"], ["photo-credit"]),
        ("Quang cảnh hội nghị (Nguồn: TTXVN) |", ["Quang cảnh hội nghị"], ["photo-credit"]),
        ("The ministers pose. — Picture by Ann Other", ["The ministers pose."], ["photo-credit"]),
        ("The ministers pose__Photo: VNA", ["The ministers pose"], ["photo-credit"]),
        (
            "Ministers meet hinh anh 1A view of it. (Photo: VNA)",
            ["Ministers meet", "A view of it."],
            ["picture-number", "photo-credit"],
        ),
        ("Bộ trưởng các nước gặp nhau - ảnh 1", ["Bộ trưởng các nước gặp nhau"], ["picture-number"]),
    ],
)
def test_traces_of_pictures_go_and_what_the_caption_says_stays(line, kept, rules):
    found, dropped = read(BODY, line, BODY)
    assert found == [BODY, *kept, BODY]
    assert [rule for rule, _ in dropped] == rules


def test_a_heading_of_links_takes_the_links_with_it_and_not_the_body():
    kept, dropped = read(
        BODY, "TIN LIÊN QUAN", "Một tin khác về lao động", "Tin nữa", BODY, "Related articles", "Another story"
    )
    assert kept == [BODY, BODY]
    assert {rule for rule, _ in dropped} == {"related-links"}
    assert len(dropped) == 5


@pytest.mark.parametrize(
    "end", ["Xem", "Theo TTXVN", "VNA", "(TTXVN)", "Read more", "Nguồn: Bộ Lao động", "Source: VOV", "ICD."]
)
def test_buttons_and_sign_offs_go_from_the_end_only(end):
    kept, dropped = read(BODY, "", end)
    assert kept == [BODY]
    assert [text for _, text in dropped] == [end]
    assert read(BODY, "Xem", BODY)[0] == [BODY, "Xem", BODY]


def test_what_is_dropped_is_told_in_the_order_of_the_page():
    _, dropped = read("Sign In", BODY, "Chia sẻ", "", "Theo TTXVN", "Xem")
    assert [text for _, text in dropped] == ["Sign In", "Chia sẻ", "Theo TTXVN", "Xem"]


def test_furniture_alone_leaves_nothing_but_says_what_it_was():
    stripped = without_furniture(["Sign In", "Trang chủ"])
    assert stripped.lines == []
    assert Dropped("menu", "Trang chủ") in stripped.dropped


def test_links_to_other_news_with_their_headline_said_twice_go_with_their_summaries() -> None:
    first, second = "Hai tỉnh bắc cầu qua sông trong năm tới", "Chợ đêm ven biển mở lại sau mùa mưa bão"
    lines, dropped = read(
        "Cuộc họp về lao động di cư", "", BODY, f"{first} {first}", "Cầu dài hai cây số.", "", f"{second} {second}", "",
        "Ngày 5/12, phường đã mở ...", "", BODY,
    )  # fmt: skip
    assert [line for line in lines if line] == ["Cuộc họp về lao động di cư", BODY, BODY]
    assert {rule for rule, _ in dropped} == {"related-links"}
    assert len(dropped) == 4


def test_one_headline_said_twice_takes_no_sentence_with_it() -> None:
    said = "Hai tỉnh bắc cầu qua sông trong năm tới"
    lines, dropped = read("Cuộc họp về lao động di cư", f"{said} {said}", BODY)
    assert BODY in lines
    assert dropped == [("related-links", f"{said} {said}")]
    caption = "Các đại biểu chụp ảnh chung tại cuộc họp."
    assert read("Cuộc họp", f"{caption} {caption}", BODY)[1] == []


@pytest.mark.parametrize("end", [" ... |", "… |", "...|"])
def test_a_link_whose_summary_breaks_off_in_its_cell_is_dropped(end: str) -> None:
    link = f"Chợ đêm ven biển mở lại Tại cuộc họp sáng 5/12, chủ tịch phường nói rằng{end}"
    lines, dropped = read("Cuộc họp về lao động di cư", "", link, BODY, "Bàn về thuốc, chợ, đường...", BODY)
    assert dropped == [("related-links", link)]
    assert "Bàn về thuốc, chợ, đường..." in lines

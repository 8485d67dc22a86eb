"""A page of any of the usual layouts gives its headline, its day and its text, and nothing of what stands around it."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

HEAD = "Khai mạc hội thảo khu vực về an toàn lao động năm nay"
LEAD = "Sáng 22/10, hội thảo khu vực về an toàn lao động đã khai mạc với sự tham dự của đại diện các nước thành viên."
REST = (
    "Phát biểu tại hội thảo, đại diện ban tổ chức cho rằng các nước cần chia sẻ kinh nghiệm về thanh tra lao động.",
    "Hội thảo kéo dài hai ngày và bàn về an toàn trong ngành xây dựng, khai khoáng và nông nghiệp.",
)
TEXT = "\n\n".join((LEAD, *REST))
LINKS = "".join(f'<li><a href="/tin/{n}">Một tin khác về xã hội và việc làm số {n}</a></li>' for n in range(30))
MENU = f"<ul>{''.join(f'<li><a href=/m{n}>Mục {n}</a></li>' for n in range(20))}</ul>"


def paragraphs(tag: str = "p", attributes: str = "") -> str:
    return "".join(f"<{tag}{attributes}>{text}</{tag}>" for text in (LEAD, *REST))


def sharepoint(title: str = "div class='tieude'") -> str:
    return f"""<!DOCTYPE html><html lang="vi-VN"><head><title>Tin tức</title><script>var a = "<p>x</p>";</script></head>
    <body><form action="./chitiet.aspx"><input type="hidden" name="__VIEWSTATE" value="{"wEPD" * 2000}"/>
    <div id="ribbon"><a>Skip Ribbon Commands</a><a>Skip to main content</a><span>Sign In</span></div>
    <div id="nav">{MENU}</div><table><tr><td><div class="box"><{title}>{HEAD}</{title.split()[0]}>
    <div class="ngay">23/10/2019</div><div class="ms-rtestate-field">{paragraphs("div", ' style="x:y"')}
    <p>HN1.jpgẢnh minh họa.</p></div><div>Xem</div></div></td><td><div><h3>Tin khác</h3><ul>{LINKS}</ul></div></td></tr>
    </table></form></body></html>"""


def print_view() -> str:
    return f"""<html><head><title></title></head><body><div><b>{HEAD}</b></div><div>10/23/2019 3:35:00 PM</div>
    <div><span style="font-weight:bold">{LEAD}</span></div><div><span>{REST[0]}</span><br/><span>{REST[1]}</span></div>
    </body></html>"""


def drupal() -> str:
    return f"""<html><head><title>{HEAD} | Vụ Hợp tác</title></head><body><div id="header">{MENU}</div>
    <div id="content"><h1 class="page-header">{HEAD}</h1><div class="region"><article class="node node--type-article">
    <footer class="node__meta">x</footer><div class="submitted">Thứ Tư, 23/10/2019 - 15:35</div>
    <div class="field field--name-body">{paragraphs()}</div></article></div></div><div class="sidebar">{LINKS}</div>
    </body></html>"""


def wordpress() -> str:
    linked = json.dumps(
        {"@context": "https://schema.org", "@type": "Article", "datePublished": "2019-10-23T08:35:00+00:00"}
    )
    return f"""<html><head><meta property="og:title" content="{HEAD} - Mạng lưới"><title>{HEAD} - Mạng lưới</title>
    <meta property="article:published_time" content="2019-10-23T08:35:00+00:00">
    <script type="application/ld+json">{linked}</script></head><body><nav>{MENU}</nav><main><article>
    <header><h1 class="entry-title">{HEAD}</h1><time class="entry-date" datetime="2019-10-23T08:35:00+00:00">
    23 Tháng Mười, 2019</time></header><div class="entry-content">{paragraphs()}
    <div class="sharedaddy"><h3>Share this:</h3><ul><li>Facebook</li><li>Twitter</li></ul></div></div></article></main>
    <aside>{LINKS}</aside><footer>© 2019</footer></body></html>"""


def newspaper() -> str:
    return f"""<html><head><title>{HEAD} - Báo Xã hội</title><meta name="pubdate" content="2019-10-23T15:35:00+07:00"/>
    <meta property="og:title" content="{HEAD}"/></head><body><div class="top">Thứ Sáu, 13/11/2020</div><div>{MENU}</div>
    <div class="wrap"><h1>{HEAD}</h1>
    <div class="meta"><span>Thu Hà</span> | <span class="date">23/10/2019 15:35</span></div>
    <h2>{LEAD}</h2><div class="detail"><p>{REST[0]}</p><table><tr><td><img src="a.jpg" alt="a > b"></td></tr><tr><td>
    Quang cảnh hội thảo. Ảnh: An Bình/TTXVN</td></tr></table><p>{REST[1]}</p></div></div><div><h3>Tin liên quan</h3>
    <ul>{LINKS}</ul></div><div>Bình luận (0)</div></body></html>"""


@pytest.mark.parametrize("layout", [sharepoint, print_view, drupal, wordpress, newspaper])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_usual_layout_gives_headline_day_and_text(read_page, layout, encoding):
    found = read_page(layout().encode(encoding))
    assert found.title == HEAD
    assert found.published_on == date(2019, 10, 23)
    assert found.language == "vi"
    for text in (LEAD, *REST):
        assert text in found.text
    for around in ("Mục 3", "Một tin khác", "Skip", "VIEWSTATE", "Facebook", "Xem", "HN1.jpg", "var a", "<", "An Bình"):
        assert around not in found.text
    assert found.doubts == ()


@pytest.mark.parametrize("layout", [sharepoint, print_view, drupal, newspaper])
def test_the_day_is_shown_where_the_page_shows_it(read_page, layout):
    found = read_page(layout())
    start, end = found.published_span
    assert found.text[start:end] in ("23/10/2019", "10/23/2019")


@pytest.mark.parametrize(
    ("layout", "source_id", "at"),
    [
        (print_view, "molisa", datetime(2019, 10, 23, 15, 35)),  # noqa: DTZ001 - local time of the source
        (drupal, "molisa-icd", datetime(2019, 10, 23, 15, 35)),  # noqa: DTZ001
        (newspaper, "drop-folder", datetime(2019, 10, 23, 15, 35)),  # noqa: DTZ001
        (wordpress, "asean", datetime(2019, 10, 23, 15, 35)),  # noqa: DTZ001 - universal time in the markup
    ],
)
def test_times_are_the_sources_own(read_page, layout, source_id, at):
    assert read_page(layout(), source_id=source_id).published_at == at


def test_a_headline_whose_words_the_lead_takes_up_is_kept_all_the_same(read_page):
    page = f'<article><h1>{HEAD}</h1><div class="text"><p>{HEAD}, theo ban tổ chức.</p>{paragraphs()}</div></article>'
    assert read_page(page).text.startswith(f"{HEAD}\n\n{HEAD}, theo")


def test_a_sources_selectors_come_first(read_page):
    page = drupal().replace("</article>", f"</article><div class=other>{'<p>' + REST[0] * 40 + '</p>'}</div>")
    found = read_page(page, source_id="molisa-icd")
    assert found.title == HEAD
    assert found.text.count(REST[0]) == 1


def test_a_marked_page_of_the_ministry_is_known_without_an_address(read_page):
    page = sharepoint().replace("<a>Sk", '<a href="http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=1">Sk')
    assert read_page(page).source_id == "molisa"
    assert read_page(sharepoint()).source_id == "drop-folder"
    assert read_page(page, source_id="asean", url="https://asean.org/x/").source_id == "asean"


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        ('<meta itemprop="datePublished" content="2019-10-23">', "2019-10-23"),
        ('<meta name="DC.date.issued" content="2019-10-23T15:35:00+0700">', "2019-10-23"),
        ('<meta property="article:published_time" content="Wed, 23 Oct 2019 15:35:00 GMT">', "2019-10-23"),
        ('<meta property="article:published_time" content="05/06/2019">', "None"),
        ('<meta property="article:modified_time" content="2019-10-23">', "None"),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00">', "None"),
        ('<script type="application/ld+json">[{"datePublished" : "2019-10-23T15:35:00+07:00"}]</script>', "2019-10-23"),
        ('<script type="application/ld+json">{"datePublished": {"x": [[[[</script>', "None"),
    ],
)
def test_what_markup_says_of_the_day(read_page, markup, day):
    found = read_page(f"<html><head>{markup}</head><body><h1>{HEAD}</h1><div>{paragraphs()}</div></body></html>")
    assert str(found.published_on) == day
    assert found.published_span is None


def test_time_elements_of_other_articles_do_not_count(read_page):
    others = "".join(f'<li><time datetime="2020-01-0{n}">x</time></li>' for n in range(1, 9))
    page = f'<h1>{HEAD}</h1><time {{}} datetime="2019-10-23">x</time><div>{paragraphs()}</div><ul>{others}</ul>'
    assert str(read_page(page.format('class="entry-date"')).published_on) == "2019-10-23"
    assert read_page(page.format("")).published_on is None


def test_markup_and_page_that_differ_are_told(read_page):
    head = '<meta property="article:published_time" content="2019-10-23">'
    page = f"<html><head>{head}</head><body><h1>{HEAD}</h1><p>15/03/2017</p><div>{paragraphs()}</div></body></html>"
    found = read_page(page)
    assert found.published_on == date(2019, 10, 23)
    assert [doubt.kind for doubt in found.doubts] == ["conflict"]


def test_markup_decides_the_order_of_the_days_numbers(read_page):
    head = '<meta property="article:published_time" content="2019-06-05">'
    page = f"<html><head>{head}</head><body><h1>{HEAD}</h1><p>5/6/2019</p><div>{paragraphs()}</div></body></html>"
    found = read_page(page)
    assert (found.published_on, found.date_order) == (date(2019, 6, 5), "dmy")


def test_inline_markup_parts_no_words_and_blocks_do(read_page):
    first = "<p>Các <b>n</b>ước<br>thành&nbsp;viên<span> đã</span> họp.</p>"
    page = f"<h1>{HEAD}</h1><div>{first}<p>{LEAD}</p><p>{TEXT}</p></div>"
    assert "Các nước\nthành viên đã họp.\n\n" + LEAD in read_page(page).text


def test_words_that_markup_glued_are_parted(read_page):
    first = "<p>Hội thảo tại<b>Đà Nẵng</b> do cấp<i>Bộ trưởng</i> McDonald và VietnamPlus mở.</p>"
    page = f"<h1>{HEAD}</h1><div>{first}<p>{LEAD}</p></div>"
    assert "tại Đà Nẵng do cấp Bộ trưởng McDonald và VietnamPlus mở." in read_page(page).text


def test_entities_written_twice_are_read(read_page):
    assert (
        "thành viên – các nước"
        in read_page(f"<h1>{HEAD}</h1><p>thành vi&amp;ecirc;n &amp;ndash; các nước</p><p>{TEXT}</p>").text
    )


@pytest.mark.parametrize("name", ["one.html", "one.txt"])
def test_text_in_a_page_file_and_a_page_in_a_text_file_are_read_for_what_they_are(read_text, name):
    assert read_text(f"{HEAD}\n\n{TEXT}", raw_name=f"x/{name}").text == f"{HEAD}\n\n{TEXT}"
    assert read_text(drupal(), raw_name=f"x/{name}").title == HEAD


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><script>var text = 'Hội nghị đã diễn ra tại thủ đô nước bạn';</script></head><body><img></body>",
        "<html><body><ul><li>Trang chủ</li><li>Đăng nhập</li></ul>Sign In</body></html>",
        "<html><body>1234567890 12:30</body></html>",
    ],
)
def test_a_page_without_text_is_refused(refused, page):
    rejection = refused(page, raw_name="x/one.html")
    assert rejection.reason == "no-text"
    assert rejection.sha256
    assert rejection.byte_count == len(page.encode())


@pytest.mark.parametrize("before", ["", "\n ", "\ufeff", "\u200b", "\xa0", "&nbsp;\n"])
def test_a_page_is_known_by_its_first_tag_whatever_nobody_sees_before_it(read_text, before):
    assert read_text(f"{before}<div>{paragraphs()}</div>").text == TEXT

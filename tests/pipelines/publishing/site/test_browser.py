"""The pages in a real browser: both languages, two widths, light and dark, keyboard, and nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.effort import PROFILE

pytestmark = pytest.mark.xdist_group("site")

KINDS = (
    *("index", "meetings", "meetings/somswd-17", "series", "series/somswd", "partners", "partners/jp", "countries"),
    *("countries/vn", "topics", "topics/children", "people", "organisations", "notices", "dictionary", "downloads"),
    *("changes", "quality", "search"),
)


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One for all tests, since to open another costs more than most of them."""
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def page(tab: Page, address: str) -> Iterator[Page]:
    """A page that fails the test where anything went wrong in it or was asked of another host."""
    wrong: list[str] = []
    own = (address.removesuffix("/latest/site"), "file://", "blob:", "data:", "about:blank")
    listeners: dict[str, Callable[[Any], object]] = {
        "console": lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None,
        "pageerror": lambda error: wrong.append(str(error)),
        "dialog": lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()),
        "request": lambda asked: None if asked.url.startswith(own) else wrong.append(asked.url),
    }
    for event, listener in listeners.items():
        tab.on(event, listener)
    tab.set_viewport_size({"width": 1200, "height": 900})
    tab.emulate_media(media="screen", color_scheme="light")
    yield tab
    tab.goto("about:blank")
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)
    assert wrong == []


def notice_of(pages: Path, words: str) -> str:
    """The path of the page of a notice in which these words stand."""
    found = [path for path in sorted((pages / "en" / "notices").glob("n-*.html")) if words in path.read_text("utf-8")]
    return f"notices/{found[0].stem}"


def one_of_each(pages: Path) -> list[str]:
    """The path of one page of a person and of an organisation."""
    return [f"{kind}/{min((pages / 'en' / kind).iterdir()).stem}" for kind in ("people", "organisations")]


# What axe looks at: the rules of WCAG 2.2 AA.
AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}

# Of what is alike, such as the rows of a table, some are enough: axe takes long for each.
ALIKE = "tbody tr:nth-child(n+5), section[id]:nth-of-type(n+4)"
# What is looked at on many pages is asked in their own script, which costs less than Playwright's way of looking.
SHOWN = "element => document.querySelector(element).checkVisibility()"
FEWER = f"document.querySelectorAll('{ALIKE}').forEach((one) => one.remove())"


@pytest.mark.parametrize(("language", "width", "scheme"), [("vi", 390, "dark"), ("en", 1200, "light")])
def test_every_kind_of_page_is_whole_fits_and_is_accessible(page, browser, address, pages, language, width, scheme):
    page.emulate_media(color_scheme=scheme)
    # Axe writes styles of its own into the page, which the page's policy would refuse.
    looked_at = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    found = []
    kinds = (*KINDS, notice_of(pages, "Ramrung"), notice_of(pages, "alert(1)"), *one_of_each(pages))
    # Axe takes most of the time: it looks at every kind, half of them in each setting, unless there is time for all.
    by_axe = kinds if PROFILE == "search" else kinds[scheme == "dark" :: 2]
    for kind in kinds:
        page.goto(f"{address}/{language}/{kind}.html")
        assert page.evaluate(SHOWN, "h1")
        for wide in (390, 1200):
            page.set_viewport_size({"width": wide, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
                found.append(f"{kind}: wider than a window of {wide}")
        if kind not in by_axe:
            continue
        looked_at.goto(page.url)
        looked_at.evaluate(FEWER)
        found += [
            f"{kind}: {violation['id']} {violation['nodes'][0]['html'][:120]}"
            for violation in Axe().run(looked_at, options=AXE).response["violations"]
            if violation["impact"] in ("serious", "critical")
        ]
    looked_at.close()
    assert found == []


def test_meetings_are_filtered_sorted_and_found_by_words_with_and_without_diacritics(page, address):
    page.goto(f"{address}/vi/meetings.html")
    rows = page.locator("#list tbody tr")
    whole = rows.count()
    page.get_by_label("Đối tác").select_option(label="Nhật Bản")
    assert 0 < rows.count() < whole
    assert "partner=JP" in page.url
    page.get_by_role("button", name="Xóa lọc").click()
    expect(rows).to_have_count(whole)
    for words in ("quan chức phúc lợi lần thứ 17", "QUAN CHUC phuc loi 17"):
        page.get_by_label("Từ ngữ").fill(words)
        expect(rows.first.get_by_role("link")).to_contain_text("lần thứ 17")
    page.get_by_label("Từ ngữ").fill("")
    page.get_by_label("Sắp xếp").select_option("when")
    days = [day for day in rows.locator("td:first-child").all_inner_texts() if day[:1].isdigit()]
    assert days == sorted(days)
    page.reload()
    assert page.get_by_label("Sắp xếp").input_value() == "when"


def test_notices_are_filtered_by_source_year_language_and_kind(page, address):
    page.goto(f"{address}/en/notices.html")
    rows = page.locator("#list tbody tr")
    whole = rows.count()
    assert whole > 2
    for label, choice in (("Year", "2021"), ("Language", "vi"), ("Kind", "notice"), ("Source", "Sample")):
        control = page.get_by_label(label, exact=True)
        control.select_option(control.locator("option", has_text=choice).first.get_attribute("value"))
    assert 0 < rows.count() < whole
    assert "year=2021&language=vi&kind=notice" in page.url
    page.reload()
    assert 0 < rows.count() < whole
    rows.first.get_by_role("link").click()
    expect(page.locator("#text")).to_be_visible()


SOUGHT = ("phúc lợi", "phuc loi", "ĐỐI TƯỢNG", "doi tuong", "somswd 17", "Nhật Bản 2021", "ra", "xyzzy", "constructor")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_search_finds_what_the_search_of_the_database_finds(page, address, with_pages, language):
    page.goto(f"{address}/{language}/search.html")
    box = page.get_by_role("searchbox").last
    with duckdb.connect(with_pages.latest / "asean_meetings.duckdb", read_only=True) as database:
        for words in SOUGHT:
            entries = "SELECT DISTINCT id FROM search_hits($1) JOIN search_documents USING (document)"
            expected = len(database.execute(entries, [words]).fetchall())
            box.fill("")
            expect(page.locator("#shown")).to_be_empty()
            box.fill(words)
            expect(page.locator("#shown")).to_have_text(re.compile(f"^{expected} " if expected else "^(No|Không)"))
            expect(page.locator("#found li")).to_have_count(min(10, expected))
            # What is marked are the words sought, as the text writes them.
            marked = {plain_of(word) for word in page.locator("#found li:first-child mark").all_inner_texts()}
            assert marked <= set(plain_of(words).split())
            assert bool(marked) == bool(expected)
    # The last word may be on its way.
    box.fill("phuc loi xa hoi somsw")
    expect(page.locator("#found mark", has_text="SOMSWD").first).to_be_visible()
    page.locator("#found a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith(f"{address}/{language}/")


def plain_of(text: str) -> str:
    """As the pages compare words, for what these tests seek."""
    plain = "".join(letter for letter in normalize("NFD", text.lower()) if not combining(letter))
    return plain.replace("đ", "d")


def test_the_pages_fold_words_as_the_database_does(page, address, with_pages):
    page.goto(f"{address}/en/search.html")
    texts = (
        *("Đường Łódź ħ", "İstanbul ß", "อรรคพงษ์ ศรีสุบัติ", "厚生労働省 2021", "보건복지부", "été œuvre №5 ２１"),
        "đ-d/e",
    )
    with duckdb.connect(with_pages.latest / "asean_meetings.duckdb", read_only=True) as database:
        for text in texts:
            (terms,) = database.execute("SELECT search_terms($1)", [text]).fetchone()
            assert page.evaluate("text => window.terms(text)", text) == terms, text


def test_a_fact_opens_its_words_in_the_notice(page, address):
    page.goto(f"{address}/en/meetings/somswd-17.html")
    fact = page.locator(".facts > div", has_text="When")
    fact.locator("summary").click()
    link = fact.locator("a").first
    words = fact.locator("q").first.inner_text()
    link.click()
    hit = page.locator("#text .hit").first
    expect(hit).to_be_in_viewport()
    assert "".join(page.locator("#text .hit").all_inner_texts()) == words
    hit.click()
    expect(page.locator("tr.hit").first).to_be_in_viewport()


def test_the_language_is_switched_on_the_same_page(page, address):
    page.goto(f"{address}/en/meetings/somswd-17.html")
    page.get_by_role("link", name="Tiếng Việt").click()
    assert page.url == f"{address}/vi/meetings/somswd-17.html"
    expect(page.locator("h1")).to_contain_text("lần thứ 17")


def test_the_keyboard_alone_leads_from_the_top_to_a_meeting(page, address):
    page.goto(f"{address}/en/meetings.html")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#list a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/meetings/*.html")


def test_the_keyboard_alone_leads_from_a_search_to_the_words_of_a_fact(page, address):
    def tab_to(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"no way to {selector}")

    page.goto(f"{address}/en/index.html")
    tab_to("#find")
    page.keyboard.type("somswd 17")
    page.keyboard.press("Enter")
    expect(page.locator("#found a").first).to_be_visible()
    tab_to("#found a[href*='meetings/somswd-17']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/meetings/somswd-17.html")
    tab_to(".why summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/notices/*.html#c*")
    expect(page.locator("#text .hit").first).to_be_in_viewport()


def test_a_meeting_is_printed_dark_on_white_with_its_evidence_and_without_the_menu(page, address):
    page.goto(f"{address}/en/meetings/somswd-17.html")
    words = page.locator(".facts .why q").first
    expect(words).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    expect(words).to_be_visible()
    expect(page.locator("header")).to_be_hidden()
    colours = "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_the_pages_work_from_a_folder(page, pages):
    page.goto((pages / "vi" / "meetings.html").resolve().as_uri())
    assert page.locator("#list tbody tr").count() > 3
    page.get_by_label("Từ ngữ").fill("somswd 17")
    page.locator("#list a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator("#find").fill("phúc lợi xã hội")
    page.keyboard.press("Enter")
    expect(page.locator("#found mark").first).to_be_visible()
    page.locator("#found a").first.click()
    expect(page.locator("h1")).to_be_visible()


HARM = "main img[src='x'], main iframe, main svg[onload], base, meta[http-equiv=refresh]"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_hostile_set_runs_no_script_breaks_no_page_and_asks_nothing_of_others(page, address, pages, language):
    hostile = [path for path in pages.glob("en/notices/n-*.html") if "hostile" in path.read_text("utf-8")]
    assert len(hostile) >= 9
    told = {link for path in hostile for link in re.findall(r"meetings/[^\"/]+\.html", path.read_text("utf-8"))}
    lists = ("meetings.html#q=%3Cimg src=x onerror=alert(1)%3E", "notices.html#q=hostile&source=%22%3E%3Cscript%3E")
    for link in (*(f"notices/{path.name}" for path in hostile), *sorted(told), *lists, "people.html", "changes.html"):
        page.goto(f"{address}/{language}/{link}")
        assert page.evaluate(SHOWN, "footer")
        assert page.evaluate("elements => document.querySelectorAll(elements).length", HARM) == 0, link
    page.goto(f"{address}/{language}/search.html?q=%3Cimg src=x onerror=alert(1)%3E alert")
    expect(page.locator("#found a").first).to_be_visible()
    assert page.locator("#found img, #found script").count() == 0


def test_a_script_in_a_page_would_not_run(browser, address):
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.goto(f"{address}/en/index.html")
    # What stands in for a hole in a template: the policy of the page is the second wall.
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    page.evaluate("fetch('https://elsewhere.example/').catch(() => 0)")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert len([line for line in refused if "Content Security Policy" in line]) >= 3
    page.close()

"""The pages as files: links that lead somewhere, the same bytes, no markup out of a notice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import urllib.request
import xml.etree.ElementTree as ET
from datetime import date
from filecmp import cmp
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipelines.cli import run
from pipelines.publishing import check_release
from pipelines.publishing.draft import Draft
from pipelines.publishing.site import write_site
from pipelines.publishing.site.dates import days
from pipelines.publishing.site.pages import script_safe, slug, web_addresses
from pipelines.publishing.site.words import LANGUAGES, words
from pipelines.sources.addresses import notice_id
from pipelines.sources.registry import load_registry
from schemas.codes import NOTICE_KIND
from tests.conftest import Place
from tests.pipelines.publishing.site.conftest import DECIDED_NAME

pytestmark = pytest.mark.xdist_group("site")


def html(pages: Path) -> list[Path]:
    found = sorted(pages.rglob("*.html"))
    assert len(found) > 100
    return found


def test_every_link_leads_to_a_file_and_every_anchor_to_a_place(pages):
    trees = {path.resolve(): LexborHTMLParser(path.read_text("utf-8")) for path in html(pages)}
    dead = []
    for path, tree in trees.items():
        for node in tree.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src")
            if link.startswith(("http://", "https://")):
                continue
            target, _, anchor = unquote(link).partition("#")
            there = (path.parent / target).resolve() if target else path
            found = there.is_file()
            if found and anchor and there in trees and "=" not in anchor:
                found = trees[there].css_first(f'[id="{anchor}"]') is not None
            if not found:
                dead.append(f"{path.name}: {link}")
    assert dead == []


def test_a_page_is_there_in_both_languages_and_says_which(pages):
    for path in html(pages / "en"):
        other = pages / "vi" / path.relative_to(pages / "en")
        for page, language in ((path, "en"), (other, "vi")):
            assert f'<html lang="{language}">' in page.read_text("utf-8")[:60]


def test_nothing_out_of_a_notice_becomes_markup(pages):
    for path in html(pages):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        for script in tree.css("script"):
            assert script.attributes.get("src") or script.attributes.get("type") == "application/ld+json", path
        assert [node.tag for node in tree.css("[onerror], [onclick], main b")] == [], path
    told = [path for path in html(pages) if "alert(1)" in path.read_text("utf-8")]
    assert told, "the words of the notice are shown all the same"


# What https://schema.org/Event may say, of which the pages say some.
EVENT = {
    *("@context", "@id", "@type", "identifier", "name", "alternateName", "sameAs", "startDate", "endDate"),
    *("eventAttendanceMode", "location", "superEvent", "subEvent"),
}


def test_each_meeting_is_an_event_in_the_words_of_schema_org(pages):
    events = {}
    for path in (pages / "en" / "meetings").glob("*.html"):
        (script,) = LexborHTMLParser(path.read_text("utf-8")).css('script[type="application/ld+json"]')
        event = json.loads(script.text())
        assert event.keys() <= EVENT
        assert (event["@context"], event["@type"]) == ("https://schema.org", "Event")
        assert event["name"].strip()
        assert {above["@type"] for above in event["superEvent"]} <= {"Event", "EventSeries"}
        events[event["identifier"]] = event
    online = events["somswd-17"]
    assert (online["startDate"], online["endDate"]) == ("2021-12-16", "2021-12-17")
    assert online["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert online["location"] == [{"@type": "VirtualLocation"}]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_feed_is_atom_with_the_newest_meeting_first(pages, language):
    root = ET.parse(pages / f"feed-{language}.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    assert root.tag == f"{atom}feed"
    entries = root.findall(f"{atom}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{atom}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{atom}updated"))
    assert root.find(f"{atom}author/{atom}name") is not None
    updated = [entry.findtext(f"{atom}updated") for entry in entries]
    assert updated == sorted(updated, reverse=True)
    ids = [entry.findtext(f"{atom}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert "urn:asean-meetings:meeting:somswd-17" in ids
    for entry in entries:
        assert (pages / entry.find(f"{atom}link").get("href")).is_file()


def test_the_pages_are_part_of_the_release_and_of_its_check(with_pages, tmp_path):
    copy = shutil.copytree(with_pages.latest.resolve(), tmp_path / with_pages.latest.resolve().name)
    assert check_release(copy) == []
    page = copy / "site" / "en" / "meetings" / "somswd-17.html"
    page.write_bytes(page.read_bytes().replace(b"2021", b"2022", 1))
    assert [finding.path for finding in check_release(copy)] == ["site/en/meetings/somswd-17.html"]


def test_the_same_release_gives_the_same_bytes(with_pages, pages, tmp_path):
    beside = tmp_path / "release"
    beside.mkdir()
    (tmp_path / "spill").mkdir()
    for path in with_pages.latest.resolve().iterdir():
        if path.name != "site":
            (beside / path.name).symlink_to(path)
    write_site(Draft(beside, tmp_path / "spill", with_pages.latest.resolve().name, date(2026, 1, 1), {}))
    again = {path.relative_to(beside / "site"): path for path in (beside / "site").rglob("*") if path.is_file()}
    before = {path.relative_to(pages): path for path in pages.rglob("*") if path.is_file()}
    # The list of files aside: what tells of the release is not here again.
    told = {path for path in before if path.name != "downloads.html"}
    assert told <= again.keys()
    assert [str(path) for path in sorted(told) if before[path].read_bytes() != again[path].read_bytes()] == []


def test_a_page_of_which_nothing_changed_keeps_its_bytes_in_the_next_release(with_pages, tmp_path):
    place = Place(shutil.copytree(with_pages.root, tmp_path / "next", symlinks=True))
    first = place.latest.resolve() / "site"
    place.write(
        "another.txt",
        "Hội nghị Bộ trưởng ASEAN về Phúc lợi xã hội và Phát triển (AMMSWD) lần thứ 8\n\n12/09/2013\n\nNgày 6/9/2013, "
        "tại Phnôm Pênh, Hội nghị AMMSWD lần thứ 8 do Campuchia chủ trì đã khai mạc.\n",
    )
    assert run([*place.arguments(), "--site"]) == 0
    second = place.latest.resolve() / "site"
    assert second != first
    of_one = ("*/meetings/*.html", "*/notices/*.html", "*/people/*.html", "*/organisations/*.html")
    before = {path.relative_to(first) for pattern in of_one for path in first.glob(pattern)}
    after = {path.relative_to(second) for pattern in of_one for path in second.glob(pattern)}
    (notice,) = {path.name for path in after - before if path.parts[1] == "notices"}
    assert {path.as_posix() for path in after - before} == {
        f"{language}/{page}" for language in ("en", "vi") for page in ("meetings/ammswd-8.html", f"notices/{notice}")
    }
    assert before <= after
    assert [str(path) for path in sorted(before) if (first / path).read_bytes() != (second / path).read_bytes()] == []
    series = {path.name for path in (first / "en" / "series").iterdir()}
    changed = {name for name in series if not cmp(first / "en/series" / name, second / "en/series" / name, False)}
    assert changed == {"ammswd.html"}


def test_what_a_person_decided_of_a_notice_stands_on_its_page(pages):
    notice = f"{notice_id(DECIDED_NAME, None, load_registry())}.html"
    page = LexborHTMLParser((pages / "en" / "notices" / notice).read_text("utf-8"))
    assert "It was decided that this notice reports no meeting of ASEAN. it tells of a rehearsal" in page.body.text()
    assert "../notices/c-no-meeting.html" in [node.attributes["href"] for node in page.css("dd a")]


def test_an_organisation_has_a_page_with_its_people_that_the_list_leads_to(pages):
    listed = LexborHTMLParser((pages / "vi" / "organisations.html").read_text("utf-8"))
    link = next(node for node in listed.css("tbody a") if "An ninh Con người" in node.text())
    page = LexborHTMLParser((pages / "vi" / link.attributes["href"]).read_text("utf-8"))
    assert "Ramrung Worawat" in [node.text() for node in page.css("table a")]
    assert any(node.attributes["href"] == "../meetings/somswd-17.html" for node in page.css("table.meetings a"))


def test_the_page_of_a_person_tells_the_posts_with_their_years(pages):
    (path,) = (path for path in (pages / "en" / "people").iterdir() if "Ramrung Worawat" in path.read_text("utf-8"))
    table = LexborHTMLParser(path.read_text("utf-8")).css_first("table")
    heads, cells = ([cell.text(strip=True) for cell in line.iter()] for line in table.css("tr")[:2])
    told = dict(zip(heads, cells, strict=True))
    assert told == {
        "Position": "Phó Thư ký Thường trực",
        "Organisation": "Bộ Phát triển Xã hội và An ninh Con người",
        "First": "2021",
        "Last": "2021",
        "Number of meetings": "1",
    }


def test_no_page_but_those_about_the_release_names_it(with_pages, pages):
    version = with_pages.latest.resolve().name
    naming = {path.relative_to(pages).as_posix() for path in html(pages) if version in path.read_text("utf-8")}
    assert naming <= {
        f"{language}/{page}.html" for language in ("en", "vi") for page in ("downloads", "changes", "quality")
    }


@pytest.mark.parametrize(
    ("start", "end", "precision", "english", "vietnamese"),
    [
        (date(2021, 12, 16), date(2021, 12, 17), "day", "16–17 December 2021", "16–17/12/2021"),
        (date(2021, 12, 16), date(2021, 12, 16), "day", "16 December 2021", "16/12/2021"),
        (date(2021, 11, 30), date(2021, 12, 2), "day", "30 November 2021 – 2 December 2021", "30/11/2021 – 2/12/2021"),
        (date(2021, 12, 1), None, "month", "December 2021", "tháng 12/2021"),
        (date(2021, 1, 1), None, "year", "2021", "2021"),
        (None, None, None, "", ""),
    ],
)
def test_days_are_written_as_exactly_as_they_are_known(start, end, precision, english, vietnamese):
    assert (days(start, end, precision, "en"), days(start, end, precision, "vi")) == (english, vietnamese)


def test_only_web_addresses_become_links():
    told = ["javascript:alert(1)", "https://a.example/x?y=1", None, "https://a.example/x?y=1", 'http://b.example/"><x']
    assert web_addresses(told) == ["https://a.example/x?y=1"]


def test_data_in_a_script_cannot_end_it():
    told = script_safe({"a": "</script><!-- \u2028"})
    assert not re.search("[<>\u2028]", told)
    assert json.loads(told) == {"a": "</script><!-- \u2028"}


def test_an_address_has_plain_letters():
    assert slug("ASEAN+3") == "asean-3"


def test_the_command_serves_the_pages_of_a_release_without_any(built, tmp_path):
    command = [str(Path(sys.executable).parent / "asean-meetings"), "site", str(built.latest), "--serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline()
            address = re.search(r"http://\S+", line)[0]
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert b"English" in answer.read()
            top = address.removesuffix("site/index.html")
            with urllib.request.urlopen(f"{top}manifest.json", timeout=10) as answer:
                assert json.load(answer)["version"] == built.latest.resolve().name
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(f"{top}..%2f..%2fetc/passwd", timeout=10)
        finally:
            process.kill()  # a worker of pytest-xdist ignores SIGTERM, and so does what it starts
    assert not (built.latest / "site").exists()


def test_the_command_says_what_is_wrong(cli, tmp_path, built):
    assert "is no release" in cli("site", tmp_path).err
    assert "--serve" in cli("site", built.latest).err
    assert "is there already" in cli("site", built.latest, "--out", tmp_path).err


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_notice_has_a_name(language):
    assert {f"kind_{kind}" for kind in NOTICE_KIND} <= words(language).keys()

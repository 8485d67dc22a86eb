"""The shipped registry of sources is whole, and a slip in an entry is named with its file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.sources.registry import RegistryError, load_registry

GOOD = """
source_id: one
name_en: One
name_vi: Một
publisher: Somebody
languages: [en]
folders: ['']
verified: never
"""


def registry_with(tmp_path: Path, **changes: str | None) -> Path:
    lines = dict(line.split(": ", 1) for line in GOOD.strip().splitlines())
    for key, value in changes.items():
        if value is None:
            del lines[key]
        else:
            lines[key] = value
    (tmp_path / "one.yaml").write_text("\n".join(f"{key}: {value}" for key, value in lines.items()), "utf-8")
    return tmp_path


def test_the_shipped_entries_are_valid_and_say_that_they_were_never_tried():
    registry = load_registry()
    assert len(registry.sources) >= 25
    assert {source.verified for source in registry.sources} == {"never"}
    assert [source.source_id for source in registry.sources] == sorted(source.source_id for source in registry.sources)
    assert registry.fallback.source_id == "drop-folder"


@pytest.mark.parametrize(
    ("url", "native_id"),
    [
        ("http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=123", ("molisa", "123")),
        ("http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?TinTucID=123&page=6", ("molisa", "123")),
        ("http://www.molisa.gov.vn/Pages/TinTuc/Printpage.aspx?tintucID=123", ("molisa", "123")),
        ("http://icd.molisa.gov.vn/vi/node/45", ("molisa-icd", "45")),
        ("https://en.vietnamplus.vn/some-slug/123456.vnp", ("vietnamplus-en", "123456")),
        ("https://fr.vietnamplus.vn/un-slug-post98765.vnp", ("vietnamplus-fr", "post98765")),
        ("https://www.vietnamplus.vn/mot-slug-post98765.amp", ("vietnamplus-vi", "post98765")),
        ("https://vovworld.vn./vi-VN/muc/mot-slug-876543.vov", ("vovworld", "876543")),
        ("https://vietnam.vnanet.vn/english/a-slug-2345.html", ("vnanet", "2345")),
        ("https://asean.org/a-joint-statement/", ("asean", "a-joint-statement")),
        ("https://asean.org/?static_post=a-joint-statement", ("asean", "a-joint-statement")),
        ("https://asean.or.id/5678.htm", ("asean-mirror", "5678")),
        ("https://www.mol.go.th/content/777/1700000000", ("mol-th", "777")),
        ("https://www.kemenpppa.go.id/index.php/page/read/29/4321/slug", ("kemenpppa", "4321")),
        ("https://www.mohw.go.kr/board.es?mid=a2&bid=0032&list_no=360000", ("mohw-kr", "360000")),
        ("https://worldjpn.net/documents/texts/asean3/20071120.D1E.html", ("worldjpn", "20071120.d1e")),
        ("https://aseanplusthree.asean.org/a-slug/", None),
        ("http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx", None),
        ("http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=1&tintucid=2", None),
        ("https://nobody.example/vi/node/45", None),
    ],
)
def test_an_address_gives_the_publishers_own_id(url, native_id):
    assert load_registry().native_id(url) == native_id


@pytest.mark.parametrize(
    ("source_id", "url"),
    [
        ("molisa", "http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=123&page=6"),
        ("molisa", "http://molisa.gov.vn/Pages/TinTuc/Printpage.aspx?tintucID=123"),
        ("molisa-icd", "http://icd.molisa.gov.vn/vi/node/45"),
        ("asean", "https://asean.org/a-joint-statement-of-ministers/"),
        ("asean-plus-three", "https://aseanplusthree.asean.org/a-meeting-of-ministers/"),
        ("mhlw", "https://www.mhlw.go.jp/english/policy/affairs/asean/16th_summary.html"),
        ("vietnamplus-vi", "https://www.vietnamplus.vn/mot-slug-post98765.vnp"),
        ("vietnamplus-en", "https://en.vietnamplus.vn/some-slug/123456.vnp"),
        ("vovworld", "https://vovworld.vn/en-US/news/a-slug-876543.vov"),
        ("vovworld", "https://vovworld.vn/vi-VN/tin-tuc/mot-slug-876543.vov"),
        ("dswd-ph", "https://www.dswd.gov.ph/a-slug-of-some-length/"),
        ("msf-sg", "https://www.msf.gov.sg/media-room/article/A-Slug"),
    ],
)
def test_a_notice_is_told_from_the_pages_that_lead_to_it(source_id, url):
    source = load_registry().get(source_id)
    assert source is not None
    assert source.look
    assert source.is_item(url)
    assert not source.is_item(url.replace("//", "//evil.example/"))
    for look in source.live:
        assert not source.is_item(look.url)
        assert look.pages is None or not source.is_item(look.pages.format(page=2))


def test_every_host_of_a_known_address_form_has_its_source():
    hosts = [
        "aichr.org",
        "acwc.asean.org",
        "www.mhlw.go.jp",
        "www.gender.go.jp",
        "portal-worlds.com",
        "fad.m-society.go.th",
    ]
    hosts += ["www.setnasasean.id", "www.kemenkopmk.go.id", "www.dole.gov.ph", "www.dswd.gov.ph", "www.mom.gov.sg"]
    assert all(load_registry().by_url(f"https://{host}/x") for host in [*hosts, "www.msf.gov.sg"])


def test_a_page_is_recognised_by_its_marks_only_where_all_of_them_stand():
    registry = load_registry()
    page = b'<a>Skip Ribbon Commands</a> ... <a href="http://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=9">'
    found = registry.by_fingerprint(page)
    assert found is not None
    assert found.source_id == "molisa"
    assert registry.by_fingerprint(page.replace(b"Ribbon", b"Robin")) is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name_vi": None}, "one.yaml: name_vi"),
        ({"source_id": "Two"}, "one.yaml: source_id"),
        ({"source_id": "two"}, "must be the file's name"),
        ({"country": "Viet Nam"}, "one.yaml: country"),
        ({"languages": "[english]"}, "one.yaml: languages"),
        ({"hosts": "[www.one.org]"}, "without www"),
        ({"date_order": "dym"}, "one.yaml: date_order"),
        ({"utc_offset": "7"}, "one.yaml: utc_offset"),
        ({"native_ids": "[{path: '('}]"}, "one.yaml: native_ids"),
        ({"native_ids": "[{path: '^/x'}]"}, "one.yaml: native_ids"),
        ({"verified": "maybe"}, "one.yaml: verified"),
        ({"feed": "x"}, "feed: not a key"),
        ({"folders": "[other]"}, "folder ''"),
        ({"look": "[{kind: telex, url: 'https://one.org/'}]", "hosts": "[one.org]"}, "one.yaml: look: kind"),
        ({"look": "[{kind: feed, url: 'one.org/feed'}]", "hosts": "[one.org]"}, "one.yaml: look: url"),
        ({"look": "[{kind: feed, url: 'https://two.org/feed'}]", "hosts": "[one.org]"}, "none of the source's hosts"),
        ({"look": "[{kind: captures, url: 'two.org/*'}]", "hosts": "[one.org]"}, "none of the source's hosts"),
        ({"look": "[{kind: feed, url: 'https://one.org/', every: 1}]", "hosts": "[one.org]"}, "every: not a key"),
        ({"look": "[{kind: feed, url: 'https://one.org/'}]", "hosts": "[one.org]"}, "one.yaml: items"),
        ({"look": "[{kind: listing, url: 'https://one.org/', pages: 'https://one.org/2'}]"}, "one.yaml: look: pages"),
        ({"look": "feed"}, "one.yaml: look"),
        ({"items": "['(']"}, "one.yaml: items"),
        ({"only": "'('"}, "one.yaml: only"),
        ({"habit": "0"}, "one.yaml: habit"),
        ({"manners": "{delay: -1}"}, "one.yaml: manners: delay"),
        ({"manners": "{budget: many}"}, "one.yaml: manners: budget"),
        ({"manners": "{speed: 1}"}, "one.yaml: manners: speed"),
        ({"name_en": "[unclosed"}, "not YAML"),
    ],
)
def test_a_slip_in_an_entry_is_named(tmp_path, changes, message):
    with pytest.raises(RegistryError, match=message.replace("(", r"\(")):
        load_registry(registry_with(tmp_path, **changes))


def test_a_host_in_two_entries_is_an_error(tmp_path):
    registry_with(tmp_path, hosts="[one.org]")
    text = (
        (tmp_path / "one.yaml").read_text("utf-8").replace("source_id: one", "source_id: two").replace("['']", "[two]")
    )
    (tmp_path / "two.yaml").write_text(text, "utf-8")
    with pytest.raises(RegistryError, match=r"one\.org stands in one and two"):
        load_registry(tmp_path)

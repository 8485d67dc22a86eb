"""What is written into the register is read back as it was, whatever names and themes hold."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipelines.register.entries import Entry, Participant, parse
from pipelines.register.files import pieces
from pipelines.register.format import entry_text, file_text

# One line without white space around it; YAML has no way to hold some control characters as they are.
TEXT = (
    st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=60)
    .map(str.strip)
    .filter(bool)
)
WORDS = st.lists(TEXT.filter(lambda text: not any(map(str.isspace, text))), min_size=1, max_size=60).map(" ".join)
CODE = st.sampled_from(["TH", "NO", "VN", "UN-WOMEN", "older-persons"])
PARTICIPANT = st.builds(
    Participant,
    kind=st.sampled_from(["person", "organisation", "delegation"]),
    role=st.just("chair"),
    source=st.just("https://a.example/1"),
    name=st.none() | TEXT,
    position=st.none() | TEXT,
    country_code=st.none() | CODE,
)
ENTRY = st.builds(
    Entry,
    series_code=st.just("SOMSWD"),
    sources=st.just(("https://a.example/?x=1&y=2#z",)),
    ordinal=st.integers(1, 999),
    start_date=st.sampled_from([None, "2021", "2021-12", "2021-12-16"]),
    theme=st.none() | TEXT,
    chairs=st.lists(CODE, max_size=3).map(tuple),
    note=st.none() | WORDS,
    participants=st.lists(PARTICIPANT, max_size=3).map(tuple),
)


@given(ENTRY)
def test_an_entry_is_read_as_it_was_written(entry: Entry) -> None:
    assert parse(entry_text(entry)).entry == entry


@given(ENTRY)
def test_other_programs_read_the_same_texts(entry: Entry) -> None:
    (said,) = yaml.safe_load(entry_text(entry))

    assert said.get("theme") == entry.theme
    assert tuple(said.get("chairs", ())) == entry.chairs
    assert [one.get("name") for one in said.get("participants", ())] == [one.name for one in entry.participants]


def test_a_file_holds_the_numbered_meetings_and_then_the_others() -> None:
    entries = [
        Entry("SOCA", ("https://a.example/1",), start_date="2021-02-08"),
        Entry("SOCA", ("https://a.example/1",), ordinal=28),
        Entry("SOCA", ("https://a.example/1",), ordinal=3),
        Entry("SOCA", ("https://a.example/1",), start_date="2010-08-14"),
    ]

    text = file_text("SOCA", entries)

    assert [piece.key for piece in pieces(text)] == ["3", "28", "2010-08-14", "2021-02-08"]
    assert text.startswith("# Senior Officials Committee for the ASEAN Socio-Cultural Community (SOCA)\n")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")

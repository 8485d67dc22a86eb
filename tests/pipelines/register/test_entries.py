"""An entry with a slip says where and what, all at once; one that is right keeps the place of each value."""

from __future__ import annotations

import pytest

from pipelines.register.entries import EntryError, days_of, is_date, parse, split_key

SOURCE = "\n  sources:\n  - https://a.example/1"


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(EntryError) as caught:
        parse(text)
    return list(caught.value.problems)


def test_every_value_stands_at_its_place() -> None:
    text = (
        "- series_code: SOMSWD\n  ordinal: 17 # as in the title\n  theme: 'Tăng cường: it''s'\n"
        f"  chairs: [TH, 'NO']{SOURCE}\n  participants:\n  - kind: person\n    name: วิมลรัตน์ รัชชุกูล\n"
        "    role: chair\n    source: https://a.example/1"
    )

    parsed = parse(text)

    found = {path: text[start:end] for path, (start, end) in parsed.spans.items()}
    assert found["ordinal",] == "17"
    assert found["theme",] == "Tăng cường: it''s"
    assert parsed.entry.theme == "Tăng cường: it's"
    assert (found["chairs", 0], found["chairs", 1]) == ("TH", "NO")
    assert found["participants", 0, "name"] == "วิมลรัตน์ รัชชุกูล"


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("ordinal: 0", 1, "ordinal: '0' is no number from 1 to 999"),
        ("ordinal: [1]", 1, "ordinal: one value is wanted, not a list or a block of keys"),
        ("start_date: 2021-13", 1, "start_date: '2021-13' is no date such as 2021-12-16, 2021-12 or 2021"),
        ("ordinal: 1\n  country_code: NO", 2, "country_code: put 'NO' in quotes, or programs read it as something"),
        ("ordinal: 1\n  theme:", 2, "theme: is empty; leave the key out"),
        ("ordinal: 1\n  chairs: TH", 2, "chairs: a list is wanted; leave the key out where there is nothing to list"),
        ("ordinal: 1\n  chairs: [[TH]]", 2, "chairs: the items of the list do not have the form of the examples"),
        ("ordinal: 1\n  place: Ha Noi", 2, "place: not a key of an entry"),
        ("ordinal: 1\n  ordinal: 2", 2, "ordinal: stands twice"),
        ("theme: Words", 0, "an entry needs an ordinal or a start_date to be told from others"),
        ("theme: a: b", 1, "not YAML: mapping values are not allowed in this context"),
    ],
)
def test_a_slip_is_told_with_its_line(body: str, line: int, what: str) -> None:
    ((at, told),) = problems(f"- series_code: SOMSWD\n  {body}{SOURCE}")

    assert (at, told[: len(what)]) == (line, what)


def test_all_slips_of_an_entry_are_told_at_once() -> None:
    told = problems("- ordinal: x\n  city: ''\n  participants:\n  - kind: person")

    assert [what.split(":")[0] for _, what in told] == [
        "ordinal",
        "series_code",
        "sources",
        "city",
        "role",
        "source",
    ]


@pytest.mark.parametrize("text", ["- just words", "- - 1", "- series_code: A\n- series_code: B", "-"])
def test_what_is_no_entry_is_told_so(text: str) -> None:
    assert problems(text) == [(0, "an entry begins with '- ' and has a key and a value on each line")]


def test_dates_stand_for_all_their_days() -> None:
    assert [day.isoformat() for day in days_of("2024-02")] == ["2024-02-01", "2024-02-29"]
    assert [day.isoformat() for day in days_of("2006-12")] == ["2006-12-01", "2006-12-31"]
    assert [day.isoformat() for day in days_of("1998")] == ["1998-01-01", "1998-12-31"]
    assert not is_date("2023-02-29")
    assert not is_date("2023-2-9")


def test_a_key_may_have_hyphens_of_its_own() -> None:
    assert split_key("ASCC-COUNCIL-16") == ("ASCC-COUNCIL", "16")
    assert split_key("SOMSWD+3-16") == ("SOMSWD+3", "16")
    assert split_key("SOMSWD") is None

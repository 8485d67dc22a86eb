"""Which names are of one ministry or organisation over all notices: what speaks for it, and what against it."""

from __future__ import annotations

import random

import pytest

from pipelines.resolution.houses import Profile, identify, tells, weigh
from pipelines.resolution.linking import CERTAIN, DOUBTFUL, probability
from tests.pipelines.corrections.decided import decided, entry
from tests.pipelines.resolution.notices import Said, Tables, Telling, meeting, resolved, reviews, rows

MOLISA = "Ministry of Labour, Invalids and Social Affairs"


def told(notice: str, ordinal: int, name: str, country: str | None = None) -> Telling:
    """A notice of one meeting in which one organisation took part."""
    said = {"meeting": "m1", "kind": "organisation", "role": "participant", "name": name}
    said |= {"country_code": country} if country else {}
    return Telling(
        notice,
        meeting(ordinal=ordinal) + tuple(Said("participants", "p1", column, value) for column, value in said.items()),
    )


def institutions(tables: Tables) -> dict[str, str | None]:
    """The institution of each notice."""
    return dict(rows(tables, "participants", "notice_id", "institution_id"))


def sure(one: str, other: str, country: str | None, second: str | None = None) -> float:
    bits = weigh(Profile(1, one, country), Profile(2, other, second or country))
    return 0.0 if bits is None else probability(bits)


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Bộ Tư pháp", "Ministry of Justice", "VN"),
        ("Kementerian Keuangan", "Bộ Tài chính Indonesia", "ID"),
        ("Bộ Khoa học và Công nghệ", "Ministry of Science and Technology", "VN"),
        ("MoSTI", "Ministry of Science, Technology and Innovation", "MY"),
        ("Department of Tourism", "Bộ Du lịch", "PH"),
        ("Ủy ban Dân tộc", "Committee for Ethnic Minority Affairs", "VN"),
        ("Ministry of Women Affairs", "Ministry of Women's Affairs", "KH"),
        ("Food and Agriculture Organization", "Tổ chức Lương thực và Nông nghiệp Liên hợp quốc", None),
        ("Ministry of Forests (formerly the Ministry of Timber)", "Ministry of Timber", "LA"),
    ],
)
def test_these_are_names_of_one(one: str, other: str, country: str | None) -> None:
    assert sure(one, other, country) == sure(other, one, country) >= CERTAIN


@pytest.mark.parametrize(
    ("one", "other", "country", "second"),
    [
        (MOLISA, "Ministry of Home Affairs", "VN", None),
        ("Ministry of Health", "Bộ Y tế", "TH", "VN"),
        ("Ministry of Community Development and Sports", "Ministry of Social and Family Development", "SG", None),
        ("Department of Children", "Ministry of Children", "TH", None),
        ("UNICEF", "UNDP", None, None),
        ("Vụ Hợp tác quốc tế", "International Cooperation Department", "VN", None),
        ("Department of Planning, Ministry of Health", "Department of Planning, Ministry of Justice", "TH", None),
    ],
)
def test_these_are_names_of_two(one: str, other: str, country: str | None, second: str | None) -> None:
    assert sure(one, other, country, second) < DOUBTFUL


def test_who_says_too_little_is_of_no_institution() -> None:
    tables = resolved(
        [told("n-1", 1, "Ministry of Health"), told("n-2", 2, "Văn phòng", "VN"), told("n-3", 3, "Bộ Y tế", "VN")]
    )

    found = institutions(tables)
    assert (found["n-1"], found["n-2"]) == (None, None)
    assert rows(tables, "institutions", "institution_id", "name", "country_code") == [(found["n-3"], "Bộ Y tế", "VN")]
    assert not tells("Vụ Pháp chế", "VN")
    assert tells("Vụ Pháp chế, Bộ Y tế", "VN")


def test_one_row_has_all_names_its_country_and_its_meetings() -> None:
    tables = resolved(
        [
            told("n-1", 1, "Bộ Lao động - Thương binh và Xã hội", "VN"),
            told("n-2", 2, "MOLISA"),
            told("n-3", 3, "MOLISA", "VN"),
            told("n-4", 4, MOLISA, "VN"),
        ]
    )

    (row,) = rows(tables, "institutions")
    assert set(row["names"]) == {"Bộ Lao động - Thương binh và Xã hội", "MOLISA", MOLISA}
    assert (row["name_en"], row["name_vi"]) == (MOLISA, "Bộ Lao động - Thương binh và Xã hội")
    assert (row["country_code"], row["organisation_code"], row["meeting_count"]) == ("VN", None, 4)
    assert CERTAIN <= row["confidence"] <= 1


def test_a_listed_organisation_has_its_code_and_name_whatever_country_its_people_are_of() -> None:
    tables = resolved([told("n-1", 1, "UNICEF Việt Nam", "VN"), told("n-2", 2, "Quỹ Nhi đồng Liên hợp quốc", "TH")])

    (row,) = rows(tables, "institutions")
    assert (row["name"], row["organisation_code"], row["country_code"]) == (
        "United Nations Children's Fund",
        "UNICEF",
        None,
    )


TWO = [told("n-1", 1, "Ministry of Labour and Welfare", "LA"), told("n-2", 2, "Bộ Lao động", "LA")]


def test_what_may_be_one_goes_to_review_with_both_ids_and_the_words() -> None:
    tables = resolved(TWO)

    ids = institutions(tables)
    (item,) = reviews(tables, "same-institution")
    later, earlier = sorted(filter(None, ids.values()), reverse=True)
    assert (item["table_name"], item["row_id"]) == ("institutions", later)
    assert earlier in item["detail"]
    text = {row["notice_id"]: row["text"] for row in rows(tables, "notices")}[item["notice_id"]]
    assert text[item["char_start"] : item["char_end"]] in ("Ministry of Labour and Welfare", "Bộ Lao động")


@pytest.mark.parametrize(("key", "left"), [("same_as", 1), ("different_from", 2)])
def test_a_decision_goes_before_the_rules_and_is_asked_no_more(key: str, left: int) -> None:
    before = resolved(TWO)
    one, other = institutions(before)["n-1"], institutions(before)["n-2"]
    corrections = decided(entry("x", "institutions", {"institution_id": one}, {key: other}))

    after = resolved(TWO, corrections=corrections)

    assert len(rows(after, "institutions")) == left
    assert other in institutions(after).values()
    assert reviews(after, "same-institution") == []
    assert rows(after, "corrections", "outcome") == ["applied"]


def test_notices_of_another_one_are_split_off() -> None:
    three = [told(f"n-{n}", n, "Bộ Y tế", "VN") for n in (1, 2, 3)]
    before = resolved(three)
    (known,) = set(institutions(before).values())
    apart = decided(entry("apart", "institutions", {"institution_id": known}, {"split": ["n-2"]}))

    found = institutions(resolved(three, corrections=apart, before=before))

    assert found["n-1"] == found["n-3"] == known != found["n-2"]


def test_an_id_stays_when_another_name_becomes_more_frequent() -> None:
    first = [told("n-1", 1, "Bộ Y tế", "VN")]
    (known,) = institutions(resolved(first)).values()
    more = [told(f"n-{n}", n, "Ministry of Health", "VN") for n in (2, 3)]

    assert set(institutions(resolved(first + more, before=resolved(first))).values()) == {known}


def test_the_order_of_the_profiles_makes_no_difference() -> None:
    names = [
        "Bộ Y tế",
        "Ministry of Health",
        "MOH",
        "Ministry of Health and Sports",
        "Bộ Y tế và Thể thao",
        "Health Board",
    ]
    profiles = [
        Profile(i, name, country) for i, (name, country) in enumerate((n, c) for n in names for c in ("MM", "VN"))
    ]

    def groups(some: list[Profile]) -> set[frozenset[int]]:
        return {frozenset(each.number for each in group) for group in identify(some).groups}

    first = groups(profiles)
    for seed in range(5):
        shuffled = profiles[:]
        random.Random(seed).shuffle(shuffled)
        assert groups(shuffled) == first

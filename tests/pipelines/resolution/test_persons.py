"""Who is one person over all notices: what speaks for it, what against it, and what stays open."""

from __future__ import annotations

import random

import pytest

from pipelines.resolution.linking import CERTAIN, probability
from pipelines.resolution.names import name_of
from pipelines.resolution.persons import Profile, compared, identify, weigh
from tests.pipelines.corrections.decided import decided, entry
from tests.pipelines.resolution.notices import Said, Tables, Telling, meeting, resolved, reviews, rows

WELFARE = "Bộ Lao động - Thương binh và Xã hội"


def profile(number: int, name: str, country: str | None = "VN", post: str | None = None, **more: object) -> Profile:
    return Profile(number, name, None, country, post, None, **more)  # type: ignore[arg-type]


def told(notice: str, ordinal: int, name: str, **values: str) -> Telling:
    """A notice of one meeting with one participant."""
    said = {"meeting": "m1", "kind": "person", "role": "participant", "name": name} | values
    return Telling(
        notice,
        meeting(ordinal=ordinal) + tuple(Said("participants", "p1", column, value) for column, value in said.items()),
    )


def people(tables: Tables) -> dict[str, str]:
    """The person of each notice."""
    return dict(rows(tables, "participants", "notice_id", "person_id"))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Dela Torre, Marivic", ("marivic", "delatorre")),
        ("U Aung Tun Lwin", ("aung", "tun", "lwin")),
        ("Dato' Sri Rozita binti Halim", ("rozita", "halim")),
        ("Mohd. Hafiz b. Sulaiman", ("muhammad", "hafiz", "sulaiman")),
        ("Sri Wahyuni", ("sri", "wahyuni")),
        ("Ramon Ocampo Jr.", ("ramon", "ocampo")),
        ("U Nu", ("u", "nu")),
        ("Haji", ("haji",)),
        ("...", ()),
    ],
)
def test_a_name_is_its_words_without_forms_of_address(written: str, words: tuple[str, ...]) -> None:
    assert name_of(written).words == words


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Nguyễn Hoài Thục", "Nguyễn Thục Hoài", "VN"),
        ("Park Min-jae", "Park Jae-min", "KR"),
        ("Kyaw Moe Thein", "Thein Moe Kyaw", "MM"),
        ("Li Guoqiang", "Li Guoqing", "CN"),
        ("Maria L. Sandoval", "Maria T. Sandoval", "PH"),
        ("Ramon Ocampo Jr.", "Ramon Ocampo Sr.", "PH"),
        ("Win Myat Tun", "Win Myint Tun", "MM"),
    ],
)
def test_these_are_two_names(one: str, other: str, country: str) -> None:
    assert weigh(profile(1, one, country), profile(2, other, country)) is None


def test_the_evidence_counts_the_same_from_both_sides() -> None:
    one = profile(1, "Khampheng Saysompheng", "LA", "Minister of Labour and Social Welfare")
    other = profile(2, "Kampheng Xaysompheng", "LA", "Bộ trưởng Lao động và Phúc lợi xã hội")

    assert weigh(one, other) == weigh(other, one)
    assert probability(weigh(one, other) or 0) > CERTAIN


def test_a_writing_that_could_be_either_of_two_is_neither() -> None:
    bare = profile(1, "Trần Gia Đạm", "VN")
    found = identify([profile(2, "Trần Gia Đảm"), bare, profile(3, "Tran Gia Dam")])

    assert sorted(len(person) for person in found.groups) == [1, 1, 1]
    assert {frozenset((each.one.number, each.other.number)) for each in found.candidates} >= {
        frozenset((1, 3)),
        frozenset((2, 3)),
    }
    assert [len(person) for person in identify([bare, profile(3, "Tran Gia Dam")]).groups] == [2]


def test_the_order_of_the_profiles_makes_no_difference() -> None:
    names = ["Đào Thế Vinh", "Dao The Vinh", "Vinh Dao", "Somsak Chaidee", "Somsak Chaydi", "Chaidee Somsak", "Somsak"]
    posts = [None, "Minister of Health", "Thứ trưởng Bộ Y tế", "Director, Ministry of Labour"]
    profiles = [
        profile(10 * i + j, name, "VN" if i < 3 else "TH", post)
        for i, name in enumerate(names)
        for j, post in enumerate(posts)
    ]

    def persons(some: list[Profile]) -> set[frozenset[int]]:
        return {frozenset(each.number for each in person) for person in identify(some).groups}

    first = persons(profiles)
    for seed in range(5):
        shuffled = profiles[:]
        random.Random(seed).shuffle(shuffled)
        assert persons(shuffled) == first


def test_however_many_share_their_names_each_is_compared_with_few() -> None:
    given = ("Somchai", "Suda", "Anan", "Prasert", "Wichai", "Malee", "Kanya", "Niran")
    letters = "bcdfghklmnprst"

    def pairs(count: int) -> int:
        families = ("".join(letters[n // 14**k % 14] + "aeiou"[n // 5**k % 5] for k in range(4)) for n in range(count))
        return len(compared([profile(n, f"{given[n % 8]} {name}", "TH") for n, name in enumerate(families)]))

    assert 0 < pairs(8000) < 8000


def test_who_may_be_one_goes_to_review_with_both_ids_and_the_words() -> None:
    tables = resolved(
        [
            told("n-1", 1, "Nguyễn Thị Hương", country_code="VN", position="Thứ trưởng", organisation="Bộ Nội vụ"),
            told("n-2", 2, "Nguyễn Thị Hương", country_code="VN", position="Phó Chủ tịch"),
        ]
    )

    ids = people(tables)
    assert len(set(ids.values())) == 2
    (item,) = reviews(tables, "same-person")
    later, earlier = max(ids.values()), min(ids.values())
    assert (item["table_name"], item["row_id"]) == ("persons", later)
    assert earlier in item["detail"]
    assert "Bộ Nội vụ" in item["detail"]
    text = {row["notice_id"]: row["text"] for row in rows(tables, "notices")}[item["notice_id"]]
    assert text[item["char_start"] : item["char_end"]] == "Nguyễn Thị Hương"


def test_all_names_and_the_fullest_of_one_person() -> None:
    tables = resolved(
        [
            told("n-1", 1, "Juri", country_code="TH", position="Minister of Social Development and Human Security"),
            told(
                "n-2",
                2,
                "Juri Wichaikit",
                country_code="TH",
                position="Minister of Social Development and Human Security",
            ),
        ]
    )

    (person,) = rows(tables, "persons")
    assert (person["name"], person["names"], person["meeting_count"]) == (
        "Juri Wichaikit",
        ["Juri", "Juri Wichaikit"],
        2,
    )
    assert CERTAIN <= person["confidence"] < 1


TWO = [
    told("n-1", 1, "Nguyễn Thị Hương", country_code="VN", position="Thứ trưởng", organisation="Bộ Nội vụ"),
    told("n-2", 2, "Nguyễn Thị Hương", country_code="VN", position="Phó Chủ tịch"),
]


def test_a_decision_that_two_are_one_goes_before_the_rules_and_is_asked_no_more() -> None:
    before = resolved(TWO)
    one, other = people(before)["n-1"], people(before)["n-2"]
    same = decided(entry("one", "persons", {"person_id": one}, {"same_as": other}))

    after = resolved(TWO, corrections=same)

    assert set(people(after).values()) == {other}
    assert reviews(after, "same-person") == []
    again = resolved(TWO, corrections=same, before=after)
    assert people(again) == people(after)
    assert rows(again, "corrections", "outcome") == ["applied"]


def test_a_decision_that_two_are_two_is_asked_no_more() -> None:
    before = resolved(TWO)
    one, other = people(before)["n-1"], people(before)["n-2"]
    after = resolved(TWO, corrections=decided(entry("two", "persons", {"person_id": one}, {"different_from": other})))

    assert people(after) == people(before)
    assert reviews(after, "same-person") == []


def test_notices_of_somebody_else_are_split_off() -> None:
    three = [
        told(f"n-{n}", n, "Quách Thanh Mai", country_code="VN", position="Thứ trưởng", organisation="Bộ Y tế")
        for n in (1, 2, 3)
    ]
    before = resolved(three)
    (person_id,) = set(people(before).values())
    after = resolved(
        three,
        corrections=decided(entry("apart", "persons", {"person_id": person_id}, {"split": ["n-2"]})),
        before=before,
    )

    ids = people(after)
    assert ids["n-1"] == ids["n-3"] == person_id != ids["n-2"]


def test_a_decision_on_nobody_is_told_of() -> None:
    nobody = decided(entry("none", "persons", {"person_id": "person-0"}, {"same_as": "person-1"}))

    assert rows(resolved(TWO, corrections=nobody), "corrections", "outcome") == ["unmatched"]


def test_the_name_that_all_can_read_is_published_and_the_others_are_kept() -> None:
    tables = resolved(
        [
            told("n-1", 1, "สมชาย (Somchai Uathana)", country_code="TH", position="Minister of Labour"),
            told("n-2", 2, "Somchai Uathana", country_code="TH", position="Minister of Labour"),
        ]
    )

    (person,) = rows(tables, "persons")
    assert (person["name"], len(person["names"])) == ("Somchai Uathana", 2)

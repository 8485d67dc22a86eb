"""An id that was published stays: with the meeting that has it, or as one that the meeting had."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.pipelines.resolution.notices import Said, Tables, Telling, meeting, resolved, rows

DATED = Telling("n-dated", meeting(start_date="2021-12-16"))
NUMBERED = Telling("n-numbered", meeting(ordinal=17, start_date="2021-12-16"))


@cache
def after(*releases: tuple[Telling, ...]) -> Tables:
    *earlier, last = releases
    return resolved(last, before=after(*earlier) if earlier else None)


def history(*releases: list[Telling]) -> Tables:
    """The tables of the last of releases that follow each other."""
    return after(*map(tuple, releases))


def ids(tables: Tables) -> dict[str, list[str] | None]:
    return dict(rows(tables, "meetings", "meeting_id", "superseded_ids"))


def test_a_meeting_whose_ordinal_becomes_known_keeps_the_id_that_it_had() -> None:
    assert ids(history([DATED], [DATED, NUMBERED])) == {"somswd-17": ["somswd-2021-12-16"]}
    assert ids(history([DATED], [DATED, NUMBERED], [DATED, NUMBERED])) == {"somswd-17": ["somswd-2021-12-16"]}
    assert ids(history([DATED], [DATED, NUMBERED], [NUMBERED])) == {"somswd-17": ["somswd-2021-12-16"]}
    edited = replace(DATED, claims=meeting(ordinal=17, start_date="2021-12-16"), head="an opening of other length")
    assert ids(history([DATED], [edited])) == {"somswd-17": ["somswd-2021-12-16"]}


def test_the_same_release_again_is_the_same_to_the_last_row() -> None:
    first = history([DATED], [DATED, NUMBERED])
    second = history([DATED], [DATED, NUMBERED], [DATED, NUMBERED])

    assert {name: table.to_pylist() for name, table in first.items()} == {
        name: table.to_pylist() for name, table in second.items()
    }


def test_two_meetings_that_prove_to_be_one_leave_both_ids_with_it() -> None:
    named = Telling("n-named", meeting(relation="references", ordinal=17))
    assert ids(history([DATED, named])) == {"somswd-17": None, "somswd-2021-12-16": None}
    assert ids(history([DATED, named], [DATED, named, NUMBERED])) == {"somswd-17": ["somswd-2021-12-16"]}


def test_an_id_that_is_some_meetings_again_is_superseded_no_more() -> None:
    assert ids(history([DATED], [DATED, NUMBERED], [DATED])) == {"somswd-2021-12-16": ["somswd-17"]}
    back = history([DATED], [DATED, NUMBERED], [DATED], [DATED, NUMBERED])
    assert ids(back) == {"somswd-17": ["somswd-2021-12-16"]}


def test_a_meeting_that_is_gone_leaves_its_id_to_no_other() -> None:
    other = Telling("n-other", meeting(ordinal=18, start_date="2021-12-16"))
    both = Telling("n-both", (*meeting("m1", ordinal=16), *meeting("m2", ordinal=17)))
    sixteen = replace(both, claims=meeting("m1", ordinal=16))
    assert ids(history([DATED], [other])) == {"somswd-18": None}
    assert ids(history([both], [sixteen])) == {"somswd-16": None}


def test_words_that_were_read_as_another_number_are_of_the_same_meeting() -> None:
    misread = Telling("n-a", (*meeting(), Said("meetings", "m1", "ordinal", "71", text="lần thứ 17")))
    read = Telling("n-a", (*meeting(), Said("meetings", "m1", "ordinal", "17", text="lần thứ 17")))
    assert ids(history([misread], [read])) == {"somswd-17": ["somswd-71"]}


def test_meetings_of_which_the_same_is_known_do_not_swap_ids() -> None:
    def talk(name: str, ordinal: int, published: str) -> Telling:
        claims = meeting(series="OTHER", title_vi="Toạ đàm", ordinal=ordinal, start_date="2021-12-16")
        return Telling(name, claims, published=published)

    second, first = talk("n-second", 2, "2021-12-20"), talk("n-first", 1, "2021-12-17")

    def ordinals(tables: Tables) -> dict[str, int]:
        return dict(rows(tables, "meetings", "meeting_id", "ordinal"))

    assert ordinals(history([second, first])) == {"toa-dam-2021-12-16": 1, "toa-dam-2021-12-16-x2": 2}
    both = {"toa-dam-2021-12-16": 2, "toa-dam-2021-12-16-x2": 1}
    assert ordinals(history([second], [second, first])) == both
    assert ordinals(history([second], [second, first], [first])) == {"toa-dam-2021-12-16-x2": 1}


def test_participants_and_persons_keep_their_ids_when_the_meeting_has_another() -> None:
    person = (
        Said("participants", "p1", "meeting", "m1", text="ông"),
        Said("participants", "p1", "kind", "person", text="bà"),
        Said("participants", "p1", "name", "Nguyễn Văn A"),
    )
    told = replace(DATED, claims=(*DATED.claims, *person))
    before = history([told])
    once, twice = history([told], [told, NUMBERED]), history([told], [told, NUMBERED], [NUMBERED, told])
    assert rows(once, "participants", "meeting_id") == ["somswd-17"]
    for column in ("participant_id", "person_id"):
        for tables in (once, twice):
            assert rows(tables, "participants", column) == rows(before, "participants", column)


def test_a_person_keeps_the_id_when_a_namesake_of_another_country_comes() -> None:
    def telling(name: str, ordinal: int, country: str) -> Telling:
        return Telling(
            name,
            (
                *meeting(ordinal=ordinal),
                Said("participants", "p1", "meeting", "m1", text="ông"),
                Said("participants", "p1", "kind", "person", text="bà"),
                Said("participants", "p1", "name", "Nguyễn Văn A"),
                Said("participants", "p1", "country_code", country),
            ),
        )

    one = telling("n-1", 1, "VN")
    (known,) = rows(history([one]), "persons", "person_id")
    both = dict(rows(history([one], [one, telling("n-2", 2, "LA")]), "persons", "country_code", "person_id"))
    assert both["VN"] == known
    assert both["LA"] != known

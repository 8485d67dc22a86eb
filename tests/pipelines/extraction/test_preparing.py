"""A meeting that prepares another one is of its series, not of its number, and lends it neither day nor place."""

import pytest

from tests.pipelines.extraction.facts import meetings, referenced, said, titles


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The preparatory meeting for the 10th AMMSWD was held on 12 November in Hue."),
        ("en", "A technical meeting ahead of the 10th AMMSWD took place on 12 November in Hue."),
        ("en", "The planning session of the upcoming 10th AMMSWD was held on 12 November in Hue."),
        ("vi", "Ngày 12/11, cuộc họp trù bị Hội nghị AMMSWD lần thứ 10 diễn ra tại Huế."),
        ("vi", "Ngày 12/11, Hội nghị trù bị cho Hội nghị AMMSWD lần thứ 10 diễn ra tại Huế."),
    ],
)
def test_a_preparatory_meeting_has_not_the_number_of_what_it_prepares(language: str, text: str) -> None:
    told = meetings(said(text, language))
    assert list(told) == ["AMMSWD"]
    assert told["AMMSWD"]["start_date"] == "2023-11-12"


@pytest.mark.parametrize(
    ("head", "prepared"),
    [
        ("2nd Preparatory Meeting of the 9th ASEAN Children's Forum", "ACF-9"),
        ("5th working group meeting for the 10th AMMSWD", "AMMSWD-10"),
        ("Senior Officials' Preparatory Meeting for the 10th AMMSWD", "AMMSWD-10"),
    ],
)
def test_one_with_a_number_or_level_of_its_own_is_an_event_and_the_prepared_one_named(head: str, prepared: str) -> None:
    found = said(f"The {head} was held on 12 November in Hue.", "en")
    assert titles(found) == [head]
    assert prepared in referenced(found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The preparatory meeting for the 10th AMMSWD was held on 12 November in Hue. "
            "The 10th AMMSWD itself took place on 15 November in Penang.",
        ),
        (
            "vi",
            "Hội nghị trù bị cho Hội nghị AMMSWD lần thứ 10 diễn ra ngày 12/11 tại Huế. "
            "Hội nghị AMMSWD lần thứ 10 diễn ra ngày 15/11 tại Penang.",
        ),
    ],
)
def test_both_are_told_with_their_own_days_and_places(language: str, text: str) -> None:
    told = meetings(said(text, language))
    assert (told["AMMSWD"]["start_date"], told["AMMSWD"]["city"]) == ("2023-11-12", "Hue")
    assert (told["AMMSWD-10"]["start_date"], told["AMMSWD-10"]["city"]) == ("2023-11-15", "Penang")


def test_a_prep_meeting_of_officials_keeps_its_own_number() -> None:
    told = meetings(
        said("Hội nghị trù bị Quan chức cấp cao Lao động ASEAN (Prep-SLOM) lần thứ 5 diễn ra ngày 12/11.", "vi")
    )
    assert list(told) == ["SLOM-5"]

"""What is told of the previous meeting is neither the mode nor the chair nor a participant of the notice's own."""

import pytest

from tests.pipelines.extraction.facts import meetings, people, said

HOSTS = "The Philippines will be hosting the 27th ASEAN Labour Ministers' Meeting (ALMM) this week."


@pytest.mark.parametrize(
    "told",
    [
        "The previous ALMM was conducted virtually, chaired by Indonesia's Minister Dewi Lestari in 2020.",
        "The last meeting was held via videoconference in 2020 and chaired by Minister Dewi Lestari.",
        "Its preceding meeting was attended by Minister Dewi Lestari online.",
    ],
)
def test_the_previous_meeting_lends_nothing(told: str) -> None:
    found = said(f"{HOSTS} {told}", "en")
    assert people(found) == {}
    assert "mode" not in meetings(found)["ALMM-27"]
    assert not any(claim.table == "chairs" for claim in found.claims)


def test_the_last_session_is_the_meetings_own() -> None:
    found = said("The 27th ALMM was held in Manila. The last session was chaired by Minister Dewi Lestari.", "en")
    assert "Dewi Lestari" in people(found)


@pytest.mark.parametrize(
    ("text", "title", "relation"),
    [
        (HOSTS, None, "announces"),
        ("Delegates come from ten states.", "Philippines to host 27th ALMM", "announces"),
        ("The Philippines hosted the 27th ALMM this week.", None, "reports"),
    ],
)
def test_who_is_to_host_a_meeting_announces_it(text: str, title: str | None, relation: str) -> None:
    told = said(text, "en", title=title)
    assert {claim.value for claim in told.claims if claim.column == "relation"} == {relation}


def test_the_right_honourable_opens_a_meeting() -> None:
    text = "The Meeting was opened by the Rt. Hon. Datuk Ali Hamid, Prime Minister of Malaysia."
    assert people(said(f"The 27th ALMM was held in Manila. {text}", "en")) == {"Ali Hamid": "opening-speaker"}

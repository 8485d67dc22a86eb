"""Reports that begin with place and day: "today" is told from there, and the day is not the meeting's."""

from datetime import date

import pytest

from tests.pipelines.extraction.facts import meetings, said

UPLOADED = date(2025, 5, 6)


def days(text: str, language: str, published: date | None = UPLOADED) -> tuple[str | None, str | None]:
    told = meetings(said(text, language, published))["AMMSWD-10"]
    return told.get("start_date"), told.get("end_date")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("HUE, May 3 (VNA) –", "2025-05-03"),
        ("HUE, Viet Nam, 3 May 2025 –", "2025-05-03"),
        ("Hue (3 May 2025) -", "2025-05-03"),
        ("(VNA, Hue, May 3)", "2025-05-03"),
        ("HUE, 3 Dec. 2024 (VNA) –", "2024-12-03"),
        ("HUE (VNA) –", "2025-05-06"),
    ],
)
def test_today_is_the_day_of_the_dateline_and_not_of_the_upload(head: str, day: str) -> None:
    assert days(f"{head} The 10th AMMSWD opened here today.", "en") == (day, None)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Huế, ngày 3/5/2025 -", "2025-05-03"),
        ("Huế, 3/5/2025 (TTXVN) -", "2025-05-03"),
        ("Huế (TTXVN 3/5) -", "2025-05-03"),
        ("(TTXVN, Huế 3/5)", "2025-05-03"),
        ("Huế (TTXVN) -", "2025-05-06"),
    ],
)
def test_a_vietnamese_dateline_tells_the_day_too(head: str, day: str) -> None:
    assert days(f"{head} Hôm nay, Hội nghị AMMSWD lần thứ 10 khai mạc.", "vi")[0] == day


def test_weekdays_and_yesterday_are_told_from_the_dateline() -> None:
    assert days("HUE, May 2 – The 10th AMMSWD was held here on Wednesday.", "en") == ("2025-04-30", "2025-04-30")
    assert days("HUE, May 2 – The 10th AMMSWD was held here yesterday.", "en") == ("2025-05-01", "2025-05-01")


def test_a_dateline_long_before_the_upload_has_no_year_to_take() -> None:
    assert days("HUE, Nov 3 – The 10th AMMSWD opened here today.", "en") == (None, None)


@pytest.mark.parametrize("name", ["The 10th AMMSWD", "10th AMMSWD", "The 10th Ministerial Meeting (AMMSWD)"])
@pytest.mark.parametrize("dash", ["–", "-", "—"])
def test_an_ordinal_behind_a_datelines_dash_ends_no_range(name: str, dash: str) -> None:
    told = said(f"HUE, May 2 {dash} {name} of ASEAN ended here yesterday.", "en", UPLOADED)
    assert {claim.value for claim in told.claims if claim.column in ("start_date", "end_date")} <= {"2025-05-01"}


@pytest.mark.parametrize("span", ["May 2 – 10th", "May 2 – 10", "from May 2 to the 10th"])
def test_a_range_with_an_ordinal_stays_one(span: str) -> None:
    assert days(f"The 10th AMMSWD was held {span} in Hue.", "en") == ("2025-05-02", "2025-05-10")

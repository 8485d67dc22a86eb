"""Offices whose fields and embassies go on behind what the vocabulary has, in English; own sentences."""

from __future__ import annotations

import pytest

from pipelines.model import Extraction

from .facts import people, said

HELD = "The 12th AMRDPE was held in Jakarta on 15 November and attended by "


def posts(extraction: Extraction) -> dict[str, tuple[str | None, str | None]]:
    """The post and the country of each person by name."""
    rows: dict[str, dict[str, str]] = {}
    for claim in extraction.claims:
        if claim.table == "participants":
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    return {row.get("name", ""): (row.get("position"), row.get("country_code")) for row in rows.values()}


@pytest.mark.parametrize(
    ("told", "name", "post"),
    [
        ("Poverty Reduction of Laos, H.E. Dr. Kham Souk.", "Kham Souk", "Minister for Poverty Reduction"),
        ("Rural Progress of Laos, H.E. Dr. Kham Souk.", "Kham Souk", "Minister for Rural Progress"),
        (
            "Rural Progress and Village Renewal of Laos, H.E. Dr. Kham Souk.",
            "Kham Souk",
            "Minister for Rural Progress and Village Renewal",
        ),
    ],
)
def test_a_field_goes_on_up_to_the_country_and_the_title(told: str, name: str, post: str) -> None:
    assert posts(said(f"{HELD}the Minister for {told}", "en")) == {name: (post, "LA")}


def test_who_stands_right_behind_a_field_holds_the_post() -> None:
    found = people(said(f"{HELD}the Minister for Health Ana Cruz of the Philippines, Dr. Lim Wei and others.", "en"))
    assert {"Ana Cruz", "Lim Wei"} <= set(found)


def test_an_embassy_is_of_one_country_and_in_another() -> None:
    mission = (
        "the Deputy Chief of Mission of the Embassy of the Kingdom of Thailand to Indonesia, H.E. Ms. Somsri Chai."
    )
    assert posts(said(HELD + mission, "en")) == {"Somsri Chai": ("Deputy Chief of Mission", "TH")}
    ambassador = "the Ambassador of Singapore to Indonesia, H.E. Mr. Edward Tan."
    assert posts(said(HELD + ambassador, "en")) == {"Edward Tan": ("Ambassador of Singapore to Indonesia", "SG")}


@pytest.mark.parametrize("title", ["Dato' Paduka Haji", "Dato’ Paduka", "Dato Paduka"])
def test_a_title_of_brunei_is_no_part_of_the_name(title: str) -> None:
    told = f"{HELD}H.E. {title} Ali bin Abu, Acting Minister of Home Affairs of Brunei Darussalam."
    assert set(people(said(told, "en"))) == {"Ali bin Abu"}

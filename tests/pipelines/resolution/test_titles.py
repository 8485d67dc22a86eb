"""Titles of one event in other words are alike, titles of its neighbours are not."""

from __future__ import annotations

import pytest

from pipelines.resolution.titles import TitleGroup, likeness, same_events


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("asean children s forum", "asean children forum"),
        ("hoi thao asean ve nguoi cao tuoi", "hoi thao khu vuc asean ve nguoi cao tuoi"),
        ("hoi nghi tai vieng chan ve giam ngheo", "hoi nghi tai vieng chang ve giam ngheo"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("le khai mac tuan le tre em asean", "le be mac tuan le tre em asean"),
        ("hoi thao asean ve nguoi cao tuoi", "hoi thao asean ve nguoi khuyet tat"),
        ("dien dan tre em asean lan thu 3", "dien dan tre em asean lan thu 4"),
        ("hoi thao", "hoi thao asean ve nguoi khuyet tat"),
        ("", "hoi thao asean"),
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) == 0


def test_two_events_of_one_notice_stay_two_even_by_way_of_a_third_title() -> None:
    groups = [
        TitleGroup(1, "asean forum on child care", None, frozenset({"n-a"})),
        TitleGroup(2, "asean forum on child care in schools", None, frozenset({"n-b"})),
        TitleGroup(3, "regional asean forum on child care in schools", None, frozenset({"n-a"})),
    ]

    events = dict(same_events(groups))

    assert events[1] != events[3]
    assert events[2] == events[3]
    assert dict(same_events(reversed(groups))) == events

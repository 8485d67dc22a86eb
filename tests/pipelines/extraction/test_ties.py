"""Which day in a sentence is a meeting's, and which is that of a visit, a paper, a deadline, another meeting."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipelines.extraction import extract
from pipelines.model import Notice, RawNotice
from pipelines.reading import read

CASES = [
    line.split(" | ", 1)
    for line in (Path(__file__).parent / "days.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("expected", "text"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_the_days_of_the_meetings(expected: str, text: str) -> None:
    content = text.replace("\\n", "\n").encode()
    notice = read(RawNotice("notice.txt", content, hashlib.sha256(content).hexdigest(), "drop-folder"))
    assert isinstance(notice, Notice)
    rows: dict[str, dict[str, str]] = {}
    for claim in extract(notice).claims:
        if claim.table in ("meetings", "meeting_notices"):
            rows.setdefault(claim.row, {})[claim.column] = claim.value
    found = [
        f"{row['series_code']}{'-' + row['ordinal'] if 'ordinal' in row else ''}"
        f":{row.get('start_date', '-')}..{row.get('end_date', '-')}"
        for row in rows.values()
        if row["relation"] != "references"
    ]
    assert sorted(found) == sorted(expected.split())


def test_a_day_that_nothing_ties_to_the_meeting_goes_to_review() -> None:
    content = (
        "Hội nghị SOMSWD lần thứ 18\n\n18/11/2022\n\nHội nghị Quan chức cấp cao ASEAN về Phúc lợi xã hội và Phát triển "
        "(SOMSWD) lần thứ 18 chia buồn với những gia đình gặp nạn trong trận bão đêm 20/10.\n"
    ).encode()
    notice = read(RawNotice("notice.txt", content, hashlib.sha256(content).hexdigest(), "drop-folder"))
    assert isinstance(notice, Notice)
    extraction = extract(notice)
    assert not [claim for claim in extraction.claims if claim.column in ("start_date", "end_date")]
    assert [(doubt.kind, notice.text[doubt.start : doubt.end]) for doubt in extraction.doubts] == [
        ("ambiguous-date", "20/10")
    ]


def test_days_in_turn_that_are_not_as_many_as_the_meetings_go_to_review() -> None:
    content = (
        b"15th SOMSWD and 12th SOMSWD+3\n\n9 October 2019\n\nThe 15th SOMSWD and the 12th SOMSWD+3 were held on "
        b"1-2, 4 and 7 October 2019 respectively in Cebu, Philippines.\n"
    )
    notice = read(RawNotice("notice.txt", content, hashlib.sha256(content).hexdigest(), "drop-folder"))
    assert isinstance(notice, Notice)
    doubts = [doubt for doubt in extract(notice).doubts if "in turn" in doubt.detail]
    assert {(doubt.kind, doubt.row) for doubt in doubts} == {("ambiguous-date", "m1"), ("ambiguous-date", "m2")}

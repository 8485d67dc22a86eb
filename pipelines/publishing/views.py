"""The views of the DuckDB file, for questions that are asked often. They hold no rows, and old clients read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.rules import literal, quoted


@dataclass(frozen=True, slots=True)
class View:
    """A view with its description and those of its columns, each in English and Vietnamese."""

    name: str
    description: tuple[str, str]
    columns: Mapping[str, tuple[str, str]]
    sql: str

    def statements(self) -> Iterator[str]:
        """What makes the view and describes it."""
        columns = ", ".join(map(quoted, self.columns))
        yield f"CREATE VIEW {quoted(self.name)} ({columns}) AS {self.sql}"
        yield f"COMMENT ON VIEW {quoted(self.name)} IS {literal(' | '.join(self.description))}"
        for column, words in self.columns.items():
            yield f"COMMENT ON COLUMN {quoted(self.name)}.{quoted(column)} IS {literal(' | '.join(words))}"


SERIES_CALENDAR = View(
    name="series_calendar",
    description=(
        "Each series meeting by meeting: every ordinal up to the highest known, with the gaps, and the unnumbered ones",
        "Lịch của từng chuỗi: mọi số thứ tự đến số cao nhất đã biết, kể cả số còn thiếu, và các cuộc họp không đánh số",
    ),
    columns={
        "series_code": ("Series", "Chuỗi cuộc họp"),
        "ordinal": ("Which meeting of the series it is", "Lần thứ mấy trong chuỗi"),
        "is_gap": ("Whether no meeting with this ordinal is known", "Chưa biết cuộc họp nào mang số thứ tự này"),
        "meeting_id": ("Meeting", "Cuộc họp"),
        "year": ("Year in which it began", "Năm bắt đầu"),
        "start_date": ("First day", "Ngày bắt đầu"),
        "end_date": ("Last day", "Ngày kết thúc"),
        "date_precision": ("How exactly the dates are known", "Mức độ chính xác của ngày"),
        "mode": ("How it was held", "Hình thức họp"),
        "city": ("City where it was held", "Thành phố nơi họp"),
        "host_code": ("Country where it was held", "Quốc gia nơi họp"),
        "chair_codes": (
            "Countries in the chair, joined by a bar",
            "Các quốc gia giữ vai trò chủ tịch, nối bằng gạch đứng",
        ),
        "vice_chair_codes": (
            "Countries in the vice-chair, joined by a bar",
            "Các quốc gia giữ vai trò phó chủ tịch, nối bằng gạch đứng",
        ),
        "status": ("Reported or only referenced", "Được đưa tin hay chỉ được nhắc đến"),
        "not_before": (
            "Year of the last dated meeting with a lower ordinal",
            "Năm của cuộc họp gần nhất có số thứ tự nhỏ hơn",
        ),
        "not_after": (
            "Year of the first dated meeting with a higher ordinal",
            "Năm của cuộc họp gần nhất có số thứ tự lớn hơn",
        ),
    },
    sql="""
WITH counted AS (
    SELECT series_code, max(ordinal) AS last FROM meetings WHERE series_code <> 'OTHER' GROUP BY series_code
), slots AS (
    SELECT series_code, CAST(unnest(range(1, last + 1)) AS SMALLINT) AS ordinal FROM counted
), chaired AS (
    SELECT meeting_id,
        string_agg(country_code, '|' ORDER BY country_code) FILTER (role <> 'vice-chair') AS chair_codes,
        string_agg(country_code, '|' ORDER BY country_code) FILTER (role = 'vice-chair') AS vice_chair_codes
    FROM chairs GROUP BY meeting_id
), listed AS (
    SELECT slots.series_code, slots.ordinal, meeting_id IS NULL AS is_gap, meetings.* EXCLUDE (series_code, ordinal)
    FROM slots LEFT JOIN meetings ON meetings.series_code = slots.series_code AND meetings.ordinal = slots.ordinal
    UNION ALL BY NAME
    SELECT *, false AS is_gap FROM meetings WHERE ordinal IS NULL OR series_code = 'OTHER'
), dated AS (
    SELECT *, CAST(year(coalesce(start_date, end_date)) AS INTEGER) AS year FROM listed
)
SELECT series_code, ordinal, is_gap, meeting_id, year, start_date, end_date, date_precision, mode, city, country_code,
    chair_codes, vice_chair_codes, status,
    CASE WHEN ordinal IS NOT NULL THEN max(year) OVER (
        PARTITION BY series_code, ordinal IS NULL ORDER BY ordinal ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    END,
    CASE WHEN ordinal IS NOT NULL THEN min(year) OVER (
        PARTITION BY series_code, ordinal IS NULL ORDER BY ordinal ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    END
FROM dated LEFT JOIN chaired USING (meeting_id)
""",
)

VIEWS: tuple[View, ...] = (SERIES_CALENDAR,)

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

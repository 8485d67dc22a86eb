-- A topic stands once for each notice; here once for each meeting.
WITH said AS (
    SELECT topic_code, meeting_id, bool_or(context IN ('title', 'theme')) AS is_prominent,
        sum(mention_count) AS mention_count
    FROM topics GROUP BY topic_code, meeting_id
), dated AS (
    SELECT said.*, CAST(year(coalesce(start_date, end_date)) AS INTEGER) AS year
    FROM said JOIN meetings USING (meeting_id)
), sizes AS (
    SELECT year, count(DISTINCT meeting_id) AS meetings FROM dated GROUP BY year
)
SELECT topic_code, "group", label_en, label_vi, dated.year, count(*), count(*) FILTER (is_prominent),
    any_value(sizes.meetings), count(*) / any_value(sizes.meetings), CAST(sum(mention_count) AS BIGINT)
FROM dated JOIN topic_codes USING (topic_code) JOIN sizes ON sizes.year IS NOT DISTINCT FROM dated.year
GROUP BY topic_code, "group", label_en, label_vi, dated.year

-- That one notice reports a meeting which another only names is no disagreement, nor is a name in another spelling.
WITH told AS (
    SELECT *, CASE WHEN column_name IN ('city', 'theme', 'title_en', 'title_vi')
        THEN lower(strip_accents(value)) ELSE value END AS meant
    FROM evidence WHERE column_name NOT IN ('status', 'date_precision')
), facts AS (
    SELECT table_name, row_id, column_name,
        any_value(value) FILTER (accepted) AS published_value, any_value(meant) FILTER (accepted) AS published_meaning
    FROM told GROUP BY table_name, row_id, column_name
    HAVING count(DISTINCT notice_id) > 1 AND count(DISTINCT meant) > 1
), against AS (
    SELECT DISTINCT table_name, row_id, column_name FROM told JOIN facts USING (table_name, row_id, column_name)
    WHERE NOT accepted AND meant IS DISTINCT FROM published_meaning
)
SELECT table_name, row_id, column_name, published_value, value, accepted, quote, notice_id, kind, source_id,
    published_on, url, char_start, rule, confidence
FROM told JOIN facts USING (table_name, row_id, column_name) SEMI JOIN against USING (table_name, row_id, column_name)
JOIN notices USING (notice_id)

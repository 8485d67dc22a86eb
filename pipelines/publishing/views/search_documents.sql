-- The texts first and the newest first, so that the number alone tells a text and orders what is equally good. What an
-- answer shows stands here once more: to fetch it from the tables for each row found takes longer than to find them.
WITH documents AS (
    SELECT 'text' AS part, notice_id AS id, title, published_on AS day, published_on AS newest, kind, language, url,
        NULL AS series_code, NULL AS ordinal
    FROM notices
    UNION ALL
    SELECT part, meeting_id, title, start_date, coalesce(start_date, end_date), NULL, NULL, NULL, series_code, ordinal
    FROM meeting_titles JOIN (SELECT meeting_id, end_date FROM meetings) AS ends USING (meeting_id),
        (SELECT unnest(['title', 'facts']) AS part) AS parts
)
SELECT CAST(row_number() OVER (ORDER BY part = 'text' DESC, part DESC, newest DESC NULLS LAST, id) - 1 AS INTEGER)
    AS document, part, id, title, day, kind, language, url, series_code, ordinal
FROM documents ORDER BY document

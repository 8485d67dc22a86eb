-- The newest first, so that the number alone orders what is equally good.
WITH documents AS (
    SELECT 'text' AS part, notice_id AS id, published_on AS day FROM notices WHERE kind <> 'correction'
    UNION ALL SELECT 'title', meeting_id, coalesce(start_date, end_date) FROM meetings
    UNION ALL SELECT 'facts', meeting_id, coalesce(start_date, end_date) FROM meetings
)
SELECT CAST(row_number() OVER (ORDER BY part DESC, day DESC NULLS LAST, id) - 1 AS INTEGER) AS document, part, id
FROM documents ORDER BY document

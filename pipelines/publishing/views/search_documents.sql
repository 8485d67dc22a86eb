SELECT CAST(row_number() OVER (ORDER BY part, id) - 1 AS INTEGER), part, id FROM (
    SELECT 'text' AS part, notice_id AS id FROM notices
    UNION ALL SELECT unnest(['title', 'facts']), meeting_id FROM meetings
) ORDER BY part, id

WITH hits AS (
    FROM search_hits(sought)
), places AS (
    SELECT coalesce(meeting_id, id) AS meeting_id, pairs, as_phrase,
        CASE WHEN part = 'title' THEN 1 WHEN part = 'facts' THEN 2 WHEN relation <> 'references' THEN 3 ELSE 4 END AS far
    FROM hits LEFT JOIN meeting_notices ON part = 'text' AND notice_id = id
    WHERE part <> 'text' OR meeting_id IS NOT NULL
), best AS (
    SELECT meeting_id, min(far - 10 * pairs) AS distance, arg_min(far, far - 10 * pairs) AS far,
        bool_or(as_phrase) AS as_phrase
    FROM places GROUP BY meeting_id
)
SELECT row_number() OVER (ORDER BY distance, start_date DESC NULLS LAST, meeting_id) AS rank,
    meeting_id, series_code, ordinal, title, start_date, ['title', 'facts', 'text', 'mention'][far] AS found_in, as_phrase
FROM best JOIN meetings USING (meeting_id) JOIN meeting_titles USING (meeting_id) ORDER BY rank

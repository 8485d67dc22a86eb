WITH hits AS (
    FROM search_hits(sought)
), best AS (
    SELECT meeting, min(distance - 10 * pairs) AS far, bool_or(as_phrase) AS as_phrase
    FROM hits JOIN search_meetings USING (document) GROUP BY meeting
), ranked AS (
    SELECT row_number() OVER (ORDER BY far, meeting) AS rank, meeting AS document, as_phrase,
        ['title', 'facts', 'text', 'mention'][(far % 10 + 10) % 10] AS found_in
    FROM best
)
SELECT rank, meeting_id, series_code, ordinal, title, start_date, found_in, as_phrase
FROM ranked JOIN search_documents USING (document) JOIN meeting_titles ON meeting_id = id
ORDER BY rank

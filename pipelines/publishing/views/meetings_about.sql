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
SELECT rank, id AS meeting_id, series_code, ordinal, title, day AS start_date, found_in, as_phrase
FROM ranked JOIN search_documents USING (document) ORDER BY rank

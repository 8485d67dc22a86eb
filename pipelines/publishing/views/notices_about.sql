-- Texts have the first numbers, one for each notice. One number is sorted faster than two; there are at most 8 pairs.
WITH ranked AS (
    SELECT row_number() OVER (ORDER BY (8 - pairs) * 16777216 + document) AS rank, document, as_phrase
    FROM search_hits(sought) WHERE document < (SELECT count(*) FROM notices)
)
SELECT rank, id AS notice_id, kind, title, day AS published_on, language, url, as_phrase
FROM ranked JOIN search_documents USING (document) ORDER BY rank

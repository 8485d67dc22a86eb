-- Texts have the first numbers, one for each notice.
WITH ranked AS (
    SELECT row_number() OVER (ORDER BY pairs DESC, document) AS rank, document, as_phrase
    FROM search_hits(sought) WHERE document < (SELECT count(*) FROM notices)
)
SELECT rank, id AS notice_id, kind, title, day AS published_on, language, url, as_phrase
FROM ranked JOIN search_documents USING (document) ORDER BY rank

WITH ranked AS (
    SELECT row_number() OVER (ORDER BY pairs DESC, document) AS rank, id AS notice_id, as_phrase
    FROM search_hits(sought) JOIN search_documents USING (document) WHERE part = 'text'
)
SELECT rank, notice_id, kind, title, published_on, language, url, as_phrase
FROM ranked JOIN notices USING (notice_id) ORDER BY rank

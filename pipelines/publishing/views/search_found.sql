-- Each word and each pair of neighbouring words of the documents from the first to the last, but for those whose words
-- are known from the release before. One that a document has twice may stand here twice: to look for it here takes longer
-- than to leave it to whoever puts words into lists. Parts are cast, since a hash is a larger number than a parameter, and
-- a remainder of two types is taken in 128 bits, five times as slowly.
WITH fields AS (
    SELECT document, text FROM search_said
    UNION ALL
    SELECT document, unnest([notices.title, text]) FROM search_documents JOIN notices ON notice_id = id
    WHERE part = 'text'
), terms AS (
    SELECT document, search_terms(text) AS words FROM fields
    WHERE document BETWEEN $first AND $last AND text IS NOT NULL
        AND document NOT IN (SELECT document FROM search_same)
), found AS (
    SELECT document, unnest(words || list_transform(
        list_zip(words[:-2], words[2:]), lambda pair: pair[1] || ' ' || pair[2])) AS word
    FROM terms
)
SELECT word, CAST(document - $first AS USMALLINT) AS number,
    CAST(hash(word) % CAST($parts AS UBIGINT) AS UTINYINT) AS part
FROM found

-- Each word and each pair of neighbouring words of the documents from the first to the last, but for those whose words
-- are known from the release before.
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
    SELECT document, unnest(list_distinct(words || list_transform(
        list_zip(words[:-2], words[2:]), lambda pair: pair[1] || ' ' || pair[2]))) AS word
    FROM terms
)
SELECT word, CAST(document - $first AS USMALLINT) AS number, CAST(hash(word) % $parts AS UTINYINT) AS part FROM found

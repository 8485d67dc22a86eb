-- Two neighbouring words of what is sought make a pair; a document that has all pairs has it as a phrase.
WITH spoken AS (
    SELECT search_terms(sought) AS words
), wanted AS (
    SELECT unnest(words) AS word FROM spoken
    UNION SELECT unnest(words[:-2]) || ' ' || unnest(words[2:]) FROM spoken
), found AS (
    SELECT CAST(shard AS INTEGER) * 65536 + unnest(documents) AS document, contains(word, ' ') AS is_pair
    FROM search_words WHERE key IN (SELECT search_key(word) FROM wanted) AND word IN (FROM wanted)
), hits AS (
    SELECT document, count(*) FILTER (is_pair) AS pairs FROM found GROUP BY document
    HAVING count(*) FILTER (NOT is_pair) = (SELECT len(list_distinct(words)) FROM spoken)
)
SELECT document, CAST(pairs AS INTEGER) AS pairs,
    pairs = (SELECT count(*) FROM wanted WHERE contains(word, ' ')) AS as_phrase
FROM hits

-- Of some words in the documents of one shard, in `search_found`. What stands in many documents takes less room, and is
-- searched faster, as a bit for each document.
WITH listed AS (
    SELECT word, list_sort(list(DISTINCT number)) AS documents
    FROM search_found WHERE part = $part GROUP BY word
), many AS (
    SELECT word, bitstring_agg(CAST(number AS INTEGER), 0, 65535) AS bits
    FROM (SELECT word, unnest(documents) AS number FROM listed WHERE len(documents) > 2048) GROUP BY word
)
SELECT search_key(word) AS key, word, $shard AS shard, documents, NULL AS bits
FROM listed WHERE len(documents) <= 2048
UNION ALL SELECT search_key(word), word, $shard, NULL, bits FROM many

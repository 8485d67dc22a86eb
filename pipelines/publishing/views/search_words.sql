-- Of some words in the documents of one shard: those in `search_found`, and those known from the release before. What
-- stands in many documents takes less room, and is searched faster, as a bit for each document.
WITH listed AS (
    SELECT word, list(DISTINCT number) AS documents FROM search_found WHERE part = $part GROUP BY word
), told AS (
    SELECT word, documents, NULL AS bits FROM listed
    UNION ALL
    SELECT word, documents, bits FROM search_known WHERE hash(word) % CAST($parts AS UBIGINT) = $part
), whole AS (
    SELECT word, flatten(list(documents)) AS documents, bit_or(bits) AS bits,
        coalesce(sum(len(documents)), 0) + coalesce(sum(bit_count(bits)), 0) AS places
    FROM told GROUP BY word
), many AS (
    SELECT word, bitstring_agg(CAST(number AS INTEGER), 0, 65535) AS bits
    FROM (SELECT word, unnest(documents) AS number FROM whole WHERE places > 2048) GROUP BY word
)
SELECT search_key(word) AS key, word, $shard AS shard, list_sort(documents) AS documents, NULL AS bits
FROM whole WHERE places <= 2048
UNION ALL
SELECT search_key(word), word, $shard, NULL, coalesce(whole.bits | many.bits, whole.bits, many.bits)
FROM whole LEFT JOIN many USING (word) WHERE places > 2048

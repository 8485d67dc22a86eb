-- Each word and each pair of the documents from the first to the last that say what they said in the release before.
WITH same AS (
    SELECT document, former FROM search_same WHERE document BETWEEN $first AND $last
), kept AS (
    SELECT word, shard, documents, bits FROM earlier.search_words
    WHERE shard IN (SELECT former // 65536 FROM same)
), places AS (
    SELECT CAST(number AS INTEGER) AS number FROM range((SELECT least(max(former) + 1, 65536) FROM same)) AS numbers(number)
), told AS (
    SELECT word, CAST(shard AS INTEGER) * 65536 + number AS former
    FROM (SELECT word, shard, unnest(documents) AS number FROM kept WHERE bits IS NULL)
    UNION ALL
    SELECT word, CAST(shard AS INTEGER) * 65536 + number
    FROM (SELECT word, shard, bits FROM kept WHERE bits IS NOT NULL), places WHERE get_bit(bits, number) = 1
)
SELECT word, CAST(document - $first AS USMALLINT) AS number, CAST(hash(word) % $parts AS UTINYINT) AS part
FROM told JOIN same USING (former)

-- Two neighbouring words of what is sought make a pair; a document that has all pairs has it as a phrase. Bits of 65,536
-- documents at a time are put together; for the order of answers, up to eight pairs are counted.
WITH spoken AS (
    SELECT search_terms(sought) AS words
), wanted AS (
    SELECT unnest(words) AS word FROM spoken
    UNION SELECT unnest(words[:-2]) || ' ' || unnest(words[2:]) FROM spoken
), kept AS (
    SELECT word, shard, documents, bits
    FROM search_words WHERE key IN (SELECT search_key(word) FROM wanted) AND word IN (FROM wanted)
), told AS (
    SELECT contains(word, ' ') AS is_pair, shard, bits FROM kept WHERE bits IS NOT NULL
    UNION ALL
    SELECT contains(word, ' '), shard, bitstring_agg(CAST(number AS INTEGER), 0, 65535)
    FROM (SELECT word, shard, unnest(documents) AS number FROM kept WHERE bits IS NULL) GROUP BY word, shard
), shards AS (
    SELECT shard, bit_and(bits) FILTER (NOT is_pair) AS whole, list(bits) FILTER (is_pair) AS pairs,
        CASE WHEN count(*) FILTER (is_pair) = (SELECT count(*) FROM wanted WHERE contains(word, ' '))
            THEN bit_and(bits) FILTER (is_pair) END AS phrase
    FROM told GROUP BY shard
    HAVING count(*) FILTER (NOT is_pair) = (SELECT len(list_distinct(words)) FROM spoken)
), placed AS (
    SELECT shard, whole, phrase, pairs[1] AS p1, pairs[2] AS p2, pairs[3] AS p3, pairs[4] AS p4, pairs[5] AS p5, pairs[6] AS p6, pairs[7] AS p7, pairs[8] AS p8,
        CAST(number AS INTEGER) AS place
    -- A list of so many numbers would be made, and copied, while the query is planned.
    FROM shards, range(65536) AS numbers(number)
)
SELECT CAST(shard AS INTEGER) * 65536 + place AS document,
    coalesce(get_bit(p1, place), 0) + coalesce(get_bit(p2, place), 0) + coalesce(get_bit(p3, place), 0) + coalesce(get_bit(p4, place), 0)
    + coalesce(get_bit(p5, place), 0) + coalesce(get_bit(p6, place), 0) + coalesce(get_bit(p7, place), 0) + coalesce(get_bit(p8, place), 0) AS pairs,
    coalesce(get_bit(phrase, place), 0) = 1 OR (SELECT len(words) = 1 FROM spoken) AS as_phrase
FROM placed WHERE get_bit(whole, place) = 1

WITH names AS (
    SELECT meeting_id AS id, unnest([title_en, title_vi, theme, concat_ws(' ', series_code, ordinal),
        concat_ws(' ', series.name_en, ordinal), concat_ws(' ', series.name_vi, ordinal)] || series.aliases) AS text
    FROM meetings JOIN series USING (series_code)
), facts AS (
    FROM names
    UNION ALL
    SELECT meeting_id, unnest([city, CAST(year(coalesce(start_date, end_date)) AS VARCHAR), name_en, name_vi] || aliases)
    FROM meetings LEFT JOIN countries USING (country_code)
    UNION ALL
    SELECT meeting_id, unnest([name_en, name_vi]) FROM chairs JOIN countries USING (country_code)
    UNION ALL
    SELECT meeting_id, unnest([participants.name, participants.position, participants.organisation, persons.name])
    FROM participants LEFT JOIN persons USING (person_id)
    UNION ALL SELECT meeting_id, unnest([name_en, name_vi, partner_code]) FROM partners
    UNION ALL SELECT meeting_id, unnest([label_en, label_vi]) FROM topics JOIN topic_codes USING (topic_code)
    UNION ALL
    SELECT meeting_id, unnest([name_en, name_vi]) FROM instruments JOIN instrument_codes USING (instrument_code)
), fields AS (
    SELECT 'title' AS part, id, text FROM names
    UNION ALL SELECT 'facts', id, text FROM (SELECT DISTINCT id, text FROM facts)
    UNION ALL SELECT 'text', notice_id, unnest([title, text]) FROM notices
), terms AS (
    SELECT document, search_terms(text) AS words FROM fields JOIN search_documents USING (part, id)
    WHERE text IS NOT NULL
), found AS (
    SELECT document, unnest(list_distinct(words || list_transform(
        list_zip(words[:-2], words[2:]), lambda pair: pair[1] || ' ' || pair[2]))) AS word
    FROM terms
), numbers AS (
    SELECT word, CAST(document // 65536 AS SMALLINT) AS shard, CAST(document % 65536 AS INTEGER) AS number FROM found
), listed AS (
    SELECT word, shard, list_sort(list(DISTINCT CAST(number AS USMALLINT))) AS documents
    FROM numbers GROUP BY word, shard
), -- What stands in many documents takes less room, and is searched faster, as a bit for each document.
many AS (
    SELECT word, shard, bitstring_agg(CAST(number AS INTEGER), 0, 65535) AS bits
    FROM (SELECT word, shard, unnest(documents) AS number FROM listed WHERE len(documents) > 2048) GROUP BY word, shard
)
SELECT search_key(word) AS key, word, shard, documents, NULL AS bits FROM listed WHERE len(documents) <= 2048
UNION ALL SELECT search_key(word), word, shard, NULL, bits FROM many
ORDER BY key, word, shard

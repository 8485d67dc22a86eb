-- What is said of meetings, by their documents.
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
    -- An institution is found under each of its names, whichever the notice uses.
    UNION ALL SELECT meeting_id, unnest(names) FROM participants JOIN institutions USING (institution_id)
    UNION ALL SELECT meeting_id, unnest([name_en, name_vi, partner_code]) FROM partners
    UNION ALL SELECT meeting_id, unnest([label_en, label_vi]) FROM topics JOIN topic_codes USING (topic_code)
    UNION ALL
    SELECT meeting_id, unnest([name_en, name_vi]) FROM instruments JOIN instrument_codes USING (instrument_code)
), fields AS (
    SELECT 'title' AS part, id, text FROM names
    UNION ALL SELECT 'facts', id, text FROM (SELECT DISTINCT id, text FROM facts)
)
SELECT document, text FROM fields JOIN search_documents USING (part, id)

-- A participant stands once for each notice that names it: persons are counted by person_id, others by what is written.
WITH somebody AS (
    SELECT *, coalesce(person_id, lower(concat_ws('|', kind, name, position, organisation, country_code))) AS who
    FROM participants
), present AS (
    SELECT meeting_id,
        count(DISTINCT who) FILTER (kind = 'person') AS person_count,
        count(DISTINCT who) FILTER (kind = 'organisation') AS organisation_count,
        count(DISTINCT who) FILTER (kind = 'delegation') AS delegation_count
    FROM somebody GROUP BY meeting_id
), named AS (
    SELECT DISTINCT meeting_id, role, coalesce(persons.name, participants.name, participants.position) AS name
    FROM participants LEFT JOIN persons USING (person_id)
    WHERE role IN ('chair', 'co-chair', 'host', 'organiser') AND (kind <> 'delegation' OR role IN ('host', 'organiser'))
), people AS (
    SELECT meeting_id,
        list_sort(list(DISTINCT name) FILTER (role IN ('chair', 'co-chair') AND name IS NOT NULL)) AS chair_names,
        list_sort(list(DISTINCT name) FILTER (role IN ('host', 'organiser') AND name IS NOT NULL)) AS host_names
    FROM named GROUP BY meeting_id
), chaired AS (
    SELECT meeting_id,
        list_sort(list(country_code) FILTER (role <> 'vice-chair')) AS chair_codes,
        list_sort(list(country_code) FILTER (role = 'vice-chair')) AS vice_chair_codes
    FROM chairs GROUP BY meeting_id
), accompanied AS (
    SELECT meeting_id, list_sort(list(partner_code)) AS partner_codes, list_sort(list(name_en)) AS partners
    FROM partners GROUP BY meeting_id
), discussed AS (
    SELECT meeting_id, list_sort(list(DISTINCT label_en)) AS topics
    FROM topics JOIN topic_codes USING (topic_code) GROUP BY meeting_id
), resting AS (
    SELECT meeting_id, list_sort(list(DISTINCT name_en)) AS instruments
    FROM instruments JOIN instrument_codes USING (instrument_code) GROUP BY meeting_id
), pages AS (
    SELECT meeting_id, coalesce(citations.url, notices.url) AS url
    FROM meeting_notices JOIN notices USING (notice_id) LEFT JOIN citations USING (notice_id)
    WHERE relation <> 'references'
), sourced AS (
    SELECT meeting_id, list_sort(list(DISTINCT url)) AS urls FROM pages WHERE url IS NOT NULL GROUP BY meeting_id
)
SELECT meeting_id, series_code, ordinal, title, level, sector,
    CAST(year(coalesce(start_date, end_date)) AS INTEGER), start_date, end_date, date_precision, mode,
    city, meetings.country_code, countries.name_en,
    coalesce(chair_codes, []), coalesce(vice_chair_codes, []), coalesce(chair_names, []), coalesce(host_names, []),
    format, coalesce(partner_codes, []), coalesce(accompanied.partners, []), theme, coalesce(topics, []),
    coalesce(instruments, []), coalesce(person_count, 0), coalesce(organisation_count, 0),
    coalesce(delegation_count, 0), part_of, status, notice_count, coalesce(urls, []), confidence
FROM meetings JOIN (SELECT meeting_id, title FROM meeting_titles) AS titles USING (meeting_id) JOIN series USING (series_code)
LEFT JOIN countries ON countries.country_code = meetings.country_code
LEFT JOIN present USING (meeting_id) LEFT JOIN people USING (meeting_id) LEFT JOIN chaired USING (meeting_id)
LEFT JOIN accompanied USING (meeting_id) LEFT JOIN discussed USING (meeting_id) LEFT JOIN resting USING (meeting_id)
LEFT JOIN sourced USING (meeting_id)

-- A country takes part by its people and delegations, in the chair, as the host, or as the partner of a meeting.
WITH parts AS (
    SELECT meeting_id, country_code, 'present' AS part, coalesce(person_id, CASE WHEN kind = 'person'
        THEN lower(concat_ws('|', name, position, organisation)) END) AS person
    FROM participants
    UNION ALL SELECT meeting_id, country_code, CASE role WHEN 'vice-chair' THEN 'vice-chair' ELSE 'chair' END, NULL
    FROM chairs
    UNION ALL SELECT meeting_id, country_code, 'host', NULL FROM meetings
    UNION ALL SELECT meeting_id, partner_code, 'partner', NULL FROM partners WHERE partner_kind = 'country'
)
SELECT countries.country_code, countries.name_en, countries.name_vi, countries.asean,
    CAST(year(coalesce(start_date, end_date)) AS INTEGER) AS year, count(DISTINCT meeting_id),
    count(DISTINCT meeting_id) FILTER (part = 'present'), count(DISTINCT meeting_id) FILTER (part = 'chair'),
    count(DISTINCT meeting_id) FILTER (part = 'vice-chair'), count(DISTINCT meeting_id) FILTER (part = 'host'),
    count(DISTINCT meeting_id) FILTER (part = 'partner'), count(DISTINCT person)
FROM parts JOIN countries ON countries.country_code = parts.country_code JOIN meetings USING (meeting_id)
GROUP BY countries.country_code, countries.name_en, countries.name_vi, countries.asean, year

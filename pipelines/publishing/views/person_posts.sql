-- A post is what notices call it: the same post in two languages, or said in more or fewer words, has a row for each.
WITH told AS (
    SELECT person_id, meeting_id, position, organisation, lower(coalesce(position, '')) AS post,
        lower(coalesce(organisation, '')) AS house, coalesce(start_date, end_date, published_on) AS day
    FROM participants JOIN notices USING (notice_id)
    JOIN (SELECT meeting_id, start_date, end_date FROM meetings) USING (meeting_id)
    WHERE person_id IS NOT NULL AND coalesce(position, organisation) IS NOT NULL
)
SELECT person_id, any_value(persons.name), any_value(persons.country_code), min(told.position), min(told.organisation),
    min(day), max(day), CAST(count(DISTINCT meeting_id) AS INTEGER),
    string_agg(DISTINCT meeting_id, '|' ORDER BY meeting_id)
FROM told JOIN persons USING (person_id) GROUP BY person_id, post, house

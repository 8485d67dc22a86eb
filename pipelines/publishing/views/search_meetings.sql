WITH meetings AS (
    SELECT document AS meeting, id FROM search_documents WHERE part = 'title'
)
SELECT document, meeting, CAST(CASE part WHEN 'title' THEN 1 ELSE 2 END AS TINYINT) AS distance
FROM search_documents JOIN meetings USING (id) WHERE part <> 'text'
UNION ALL
SELECT document, meeting, CASE relation WHEN 'references' THEN 4 ELSE 3 END
FROM meeting_notices JOIN search_documents ON part = 'text' AND search_documents.id = notice_id
JOIN meetings ON meetings.id = meeting_id
ORDER BY document, meeting

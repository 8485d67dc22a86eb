-- The documents whose texts are what they were in the release before, with the numbers that they had there.
WITH said AS (
    SELECT document, list(DISTINCT text ORDER BY text) AS texts FROM search_said GROUP BY document
), said_before AS (
    SELECT document, list(DISTINCT text ORDER BY text) AS texts FROM search_said_before GROUP BY document
), documents AS (
    SELECT now.document, former.document AS former, now.part, now.id
    FROM search_documents AS now JOIN earlier.search_documents AS former USING (part, id)
)
SELECT document, former FROM documents
JOIN notices AS now ON now.notice_id = id JOIN earlier.notices AS former ON former.notice_id = id
WHERE part = 'text' AND now.title = former.title AND now.text_sha256 = former.text_sha256
UNION ALL
SELECT documents.document, documents.former FROM documents
JOIN said ON said.document = documents.document JOIN said_before ON said_before.document = documents.former
WHERE part <> 'text' AND said.texts = said_before.texts

SELECT column_name, value, accepted, quote, notice_id, kind, title, published_on, url, char_start, char_end, rule,
    confidence
FROM evidence JOIN notices USING (notice_id)
WHERE table_name = of_table AND row_id = of_row
ORDER BY column_name, accepted DESC, value, notice_id, char_start, rule

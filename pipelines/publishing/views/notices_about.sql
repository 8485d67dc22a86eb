SELECT row_number() OVER (ORDER BY pairs DESC, published_on DESC NULLS LAST, notice_id) AS rank,
    notice_id, kind, title, published_on, language, url, as_phrase
FROM search_hits(sought) JOIN notices ON notice_id = id WHERE part = 'text' ORDER BY rank

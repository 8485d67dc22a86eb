-- Words of letters and digits; scripts that are written without spaces, letter by letter.
regexp_extract_all(fold(text), '[\p{Latin}\p{Greek}\p{Cyrillic}\p{Arabic}\p{Hangul}\p{N}]+|\pL')

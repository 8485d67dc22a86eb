-- Numbers are compared faster than words, and this one is the same in all versions.
CAST(md5_number_lower(word) % 4294967296 AS UINTEGER)

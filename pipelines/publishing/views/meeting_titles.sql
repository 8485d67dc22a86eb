SELECT meeting_id, coalesce(title_en, title_vi, concat_ws(' ', CAST(ordinal AS VARCHAR) || CASE
    WHEN ordinal % 100 BETWEEN 11 AND 13 THEN 'th' WHEN ordinal % 10 = 1 THEN 'st'
    WHEN ordinal % 10 = 2 THEN 'nd' WHEN ordinal % 10 = 3 THEN 'rd' ELSE 'th' END, name_en)),
    series_code, ordinal, start_date
FROM meetings JOIN series USING (series_code)

SELECT partner_code, partner_kind, partners.name_en, partners.name_vi, framework, basis, partners.role, meeting_id,
    meetings.series_code, ordinal, CAST(year(coalesce(start_date, end_date)) AS INTEGER), start_date, mode, city,
    meetings.country_code, status
FROM partners JOIN meetings USING (meeting_id)

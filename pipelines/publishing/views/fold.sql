translate(lower(strip_accents(text)), 'đðłøħŧı', 'ddlohti')

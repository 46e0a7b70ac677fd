// Every enterprise that a list names, and who names it.
// == firms
MATCH (s:Source)
WHERE s.kind IN ['database', 'register', 'directory']
WITH collect(s.id) AS lists
MATCH (e:Enterprise)
WHERE any(one IN e.source_ids WHERE one IN lists)
RETURN e.id AS id, e.source_ids AS sources
ORDER BY id

// Lists that enterprises were taken from.
// == lists
MATCH (s:Source)
WHERE s.kind IN ['database', 'register', 'directory']
RETURN s.id AS id, s.publisher AS publisher, s.kind AS kind
ORDER BY id

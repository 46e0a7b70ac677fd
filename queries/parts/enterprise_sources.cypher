// Every enterprise and who names it.
// == firms
MATCH (e:Enterprise)
RETURN e.id AS id, e.source_ids AS sources
ORDER BY id

// Every enterprise: whether it runs, whether sources differ about it, who names it.
// == firms
MATCH (e:Enterprise)
RETURN e.id AS id, e.status AS status, e.disputed AS disputed, e.source_ids AS sources
ORDER BY id

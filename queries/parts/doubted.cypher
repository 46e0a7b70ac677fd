// Enterprises that are closed, on which datasets differ, or that a list names; and the makings on which datasets differ.
// == firms
MATCH (s:Source)
WHERE s.kind IN ['database', 'register', 'directory']
WITH collect(s.id) AS lists
MATCH (e:Enterprise)
WHERE e.status = 'ended' OR e.disputed IS NOT NULL OR any(one IN e.source_ids WHERE one IN lists)
RETURN e.id AS id, e.status AS status, e.disputed AS disputed, e.source_ids AS sources
ORDER BY id
// == disputes
MATCH (e:Enterprise)-[k:MAKES]->(:Product)
WHERE k.disputed IS NOT NULL
RETURN k.fact_id AS fact, e.id AS enterprise, k.disputed AS disputed
ORDER BY fact

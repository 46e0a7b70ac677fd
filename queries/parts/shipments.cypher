// Who ships through which gate.
// == shipments
MATCH (e:Enterprise)-[r:SHIPS_VIA]->(g:Gate)
RETURN r.fact_id AS fact, e.id AS enterprise, g.id AS gate, r.product AS product, r.status AS status, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact

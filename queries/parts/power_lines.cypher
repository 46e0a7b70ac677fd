// Enterprises that a power line reaches.
// == lines
MATCH (c:Corridor)-[r:CONNECTS]->(e:Enterprise)
WHERE c.kind = 'power line' AND r.status = $status
RETURN c.id AS line, e.id AS a, r.fact_id AS fact, r.source_ids AS sources
ORDER BY line, a

// The products of a chain, where one end of a path is a chain.
// == chains
MATCH (a:Product)-[r:IN_CHAIN]->(b:Chain)
WHERE b.id IN [$from, $to]
RETURN a.id AS a, b.id AS b, r.status AS status, r.as_of AS as_of, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact

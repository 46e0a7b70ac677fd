// Which enterprise owns how much of which.
// == owns
MATCH (a:Enterprise)-[r:OWNS]->(b:Enterprise)
RETURN r.fact_id AS fact, a.id AS owner, b.id AS owned, r.share_percent AS share, r.status AS status, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact

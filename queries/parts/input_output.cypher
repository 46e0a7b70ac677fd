// What one sector sells to another.
// == feeds
MATCH (a:Sector)-[r:FEEDS]->(b:Sector)
RETURN r.fact_id AS fact, a.id AS seller, b.id AS buyer, r.value AS value
ORDER BY fact

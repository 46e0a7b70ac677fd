// Provinces as they were and as they are.
// == successors
MATCH (a:Province)-[:SUCCEEDED_BY]->(b:Province)
RETURN a.id AS a, b.id AS b
ORDER BY a, b

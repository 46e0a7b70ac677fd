// The picture of an answer with a column facts or fact_id, where the question draws no other.
// == picture
MATCH (a)-[r]->(b)
WHERE a.id IN $ids AND r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id, a.id, b.id

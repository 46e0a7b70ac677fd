// What stands in one of the two ends, where an end is a zone or a province.
// == inside
MATCH (a)-[r:LOCATED_IN]->(b)
WHERE b.id IN [$from, $to] AND r.status IN $status
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.product AS product, r.fact_id AS fact
ORDER BY fact, a

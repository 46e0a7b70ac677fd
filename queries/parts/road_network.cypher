// Corridors with their stops, what stands in or at a zone or gate, and where things lie: see graph/measure/road/network.py.
// == stops
MATCH (c:Corridor)-[r:CONNECTS]->(s)
RETURN c.id AS corridor, c.kind AS kind, s.id AS stop, r.order AS order, r.km AS km, r.km_from AS km_from, r.status AS status,
       r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, stop
// == joins
MATCH (a)-[r:AT_GATE|LOCATED_IN]->(b)
WHERE b:Zone OR b:Gate
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b
// == points
MATCH (n)
WHERE n:Gate OR n:Zone OR n:Place
RETURN n.id AS id, n.lat AS lat, n.lon AS lon, n.geo_precision_m AS precision, n.same_as AS same_as
ORDER BY id

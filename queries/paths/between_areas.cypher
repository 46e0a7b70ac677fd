// ---
// title = "How two areas are connected"
// question = "Which enterprises and zones of {from} are joined to those of {to} within {hops} steps?"
// parameters = { from = "node", to = "node", chain = "Chain =", zones = "yes/no = no", links = "links", status = "status[]", hops = "hops", rank = "text = hops | km | evidence | age", at = "date" }
// columns = { path = "count", hops = "count", label = "text", says = "text", weakest = "text", status = "text", equal = "count", reached = "count", nodes = "node[]", links = "text[]", products = "Product[]", stages = "text[]", route = "node[]", km = "number", km_known = "text", evidence = "count", oldest = "date", facts = "text[]", sources = "Source[]" }
// identity = ["label", "says", "nodes", "links"]
// measure = "path/between_areas"
// rounds = { inside = ["areas"], seats = ["countries"], rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"], makes = ["things"], stands = ["things"] }
// counted = "{n} of {of} enterprises and zones of the first area are joined to the second"
// limits = "An area is a country, a province or a zone; any other thing stands for itself. A province holds what a source places in it or in a zone of it, also under the name before July 2025; a country holds its zones and the enterprises that have their seat in it or stand in one of its zones. chain keeps those of the first area that make, use or deal in a code whose home is the chain; of a country those with a site in it; zones keeps what stands in a zone, on both sides. One row for each pair of things: its best path, which passes no other thing of the first area. says 'in both areas': it has sites in both. None found means none in the loaded data. At most 300 enterprises of each place are compared. What is walked has one of the asked statuses on the day; a planned supply is walked where its family is ticked. No path goes through a country, a province, a chain or a two-digit product. Without a path, rows marked 'no path' say how far each end reaches and what would complete it: that is inferred, not stated. Of one thing at most 300 links are followed, and at most 300 things in one round. km, evidence, oldest and equal as in paths/between."
// ---
// == rows
MATCH (n:Enterprise|Zone|Gate|Place|Corridor|Agreement|Body|Event|TradeFigure|Product|Province|Country|Chain)
WHERE n.id IN $frontier
CALL (n) {
  MATCH (n)-[r:@links]-()
  WHERE NOT type(r) IN ['PART_OF', 'OF'] AND NOT (n:Product AND type(r) IN ['MAKES', 'NEEDS', 'DEALS_IN'])
  WITH r ORDER BY CASE WHEN type(r) = 'LOCATED_IN' THEN 1 ELSE 0 END, r.fact_id
  LIMIT 300
  RETURN r
}
RETURN n.id AS n, startNode(r).id AS a, endNode(r).id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.as_of AS as_of,
       r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b, kind, n
// == holders
MATCH (n:Product)
WHERE n.id IN $codes OR substring(n.id, 0, 11) IN $headings OR substring(n.id, 0, 9) IN $headings
CALL (n) {
  MATCH (n)<-[r:MAKES|NEEDS|DEALS_IN]-()
  WITH r ORDER BY r.fact_id
  LIMIT 300
  RETURN r
}
RETURN n.id AS n, startNode(r).id AS a, endNode(r).id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.as_of AS as_of,
       r.fact_id AS fact, r.source_ids AS sources, r.site_country AS country
ORDER BY fact, a, b, kind, n
// == hubs
MATCH (n:Enterprise|Zone|Gate|Place|Corridor|Agreement|Body|Event|TradeFigure|Product|Province|Country|Chain)
WHERE n.id IN $full
MATCH (n)-[r:@links]-()
WHERE NOT type(r) IN ['PART_OF', 'OF']
RETURN n.id AS n, n.display_name AS name, count(r) AS links
ORDER BY n
// == nests
MATCH (z:Zone)
OPTIONAL MATCH (z)-[r:LOCATED_IN]->(b)
RETURN z.id AS a, z.country AS country, b.id AS b, r.status AS status, r.valid_to AS valid_to
ORDER BY a, b
// == chained
MATCH (p:Product)-[r:IN_CHAIN]->(c:Chain)
WHERE c.id = $chain AND r.home
RETURN DISTINCT p.id AS id
ORDER BY id
// == inside
MATCH (a:Province|Zone)
WHERE a.id IN $areas
CALL (a) {
  MATCH (x:Enterprise)-[r:LOCATED_IN]->(a)
  WITH x, r ORDER BY r.fact_id
  LIMIT 300
  RETURN x, r
}
RETURN x.id AS id, a.id AS area, r.status AS status, r.valid_to AS valid_to
ORDER BY id, area, status
// == seats
MATCH (c:Country)
WHERE c.code IN $countries
CALL (c) {
  MATCH (x:Enterprise)
  WHERE x.country = c.code
  WITH x ORDER BY x.id
  LIMIT 300
  RETURN x
}
RETURN x.id AS id, c.code AS country
ORDER BY id, country
// == makes
MATCH (a:Enterprise)
WHERE a.id IN $things
CALL (a) {
  MATCH (a)-[r:MAKES|NEEDS|DEALS_IN]->(b:Product)
  WHERE r.status = 'stated'
  WITH r, b ORDER BY r.fact_id
  LIMIT 30
  RETURN r, b
}
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.stage AS stage, r.site_country AS country, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b, kind
// == stands
MATCH (a:Enterprise)-[r:LOCATED_IN]->(b:Zone)
WHERE a.id IN $things
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b
// == stops
MATCH (c:Corridor)-[r:CONNECTS]->(s)
RETURN c.id AS corridor, c.kind AS kind, s.id AS stop, r.order AS order, r.km AS km, r.km_from AS km_from, r.status AS status,
       r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, stop
// == points
MATCH (n)
WHERE n:Gate OR n:Zone OR n:Place
RETURN n.id AS id, n.lat AS lat, n.lon AS lon, n.geo_precision_m AS precision, n.same_as AS same_as
ORDER BY id
// == joins
MATCH (a:Zone)-[r:AT_GATE|LOCATED_IN]->(b)
WHERE b:Zone OR b:Gate
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b
// == same
MATCH (n)
WHERE (n:Zone OR n:Place OR n:Corridor) AND n.same_as IS NOT NULL
RETURN n.id AS a, n.same_as AS b
ORDER BY a, b
// == successors
MATCH (a:Province)-[:SUCCEEDED_BY]->(b:Province)
RETURN a.id AS a, b.id AS b
ORDER BY a, b
// == picture
MATCH (a)-[r]->(b)
WHERE a.id IN $ids AND r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id, a.id, b.id

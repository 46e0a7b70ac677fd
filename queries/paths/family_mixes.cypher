// ---
// title = "Every kind of relation between two things"
// question = "How are {from} and {to} related at all within {hops} steps: one path for each mix of link families?"
// parameters = { from = "node", to = "node", links = "links = supply stated, route, ownership, agreement, supply planned, product match, place", status = "status[]", hops = "hops = 5", rank = "text = hops | km | evidence | age", at = "date" }
// columns = { path = "count", hops = "count", mix = "text[]", paths = "count", label = "text", says = "text", weakest = "text", status = "text", equal = "count", reached = "count", nodes = "node[]", links = "text[]", products = "Product[]", stages = "text[]", route = "node[]", km = "number", km_known = "text", evidence = "count", oldest = "date", facts = "text[]", sources = "Source[]" }
// identity = ["label", "says", "mix", "nodes", "links"]
// measure = "path/family_mixes"
// rounds = { rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"], makes = ["things"], stands = ["things"] }
// counted = "{n} mixes of link families among {of} paths of at most the asked number of steps"
// limits = "One path for each mix, never only one of several: paths says how many have the mix, equal how many of them rank as the shown one does. Among the first 1,000 paths; a mix that only later ones have is not shown. What is walked has one of the asked statuses on the day; a planned supply is walked where its family is ticked. No path goes through a country, a province, a chain or a two-digit product. Without a path, rows marked 'no path' say how far each end reaches and what would complete it: that is inferred, not stated. Of one thing at most 300 links are followed, and at most 300 things in one round. km, evidence, oldest and equal as in paths/between."
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
       r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b, kind, n
// == hubs
MATCH (n:Enterprise|Zone|Gate|Place|Corridor|Agreement|Body|Event|TradeFigure|Product|Province|Country|Chain)
WHERE n.id IN $full
MATCH (n)-[r:@links]-()
WHERE NOT type(r) IN ['PART_OF', 'OF']
RETURN n.id AS n, n.display_name AS name, count(r) AS links
ORDER BY n
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
// == chains
MATCH (a:Product)-[r:IN_CHAIN]->(b:Chain)
WHERE b.id IN [$from, $to]
RETURN a.id AS a, b.id AS b, r.status AS status, r.as_of AS as_of, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a)-[r]->(b)
WHERE a.id IN $ids AND r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id, a.id, b.id

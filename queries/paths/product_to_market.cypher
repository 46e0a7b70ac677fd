// ---
// title = "From a product to a market"
// question = "How does {product} of {country} reach who makes or uses {target} in {market}, through which zones and gates?"
// parameters = { product = "Product", country = "country = LA", target = "Product", market = "country = VN", links = "links", status = "status[]", hops = "hops = 6", rank = "text = km | evidence | hops | age", at = "date" }
// columns = { path = "count", hops = "count", label = "text", says = "text", weakest = "text", status = "text", equal = "count", reached = "count", nodes = "node[]", links = "text[]", products = "Product[]", stages = "text[]", route = "node[]", km = "number", km_known = "text", evidence = "count", oldest = "date", facts = "text[]", sources = "Source[]" }
// identity = ["label", "says", "nodes", "links"]
// measure = "path/product_to_market"
// rounds = { rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"], makes = ["things"], stands = ["things"] }
// counted = "{n} of {of} paths are stated supply or a route from end to end"
// limits = "Stated paths stand before possible ones. says: 'whole way' reaches the wanted product; where none does, 'as far as' reaches who makes in the market what recipes make of the product, the farthest step first, or who uses the product, and 'first missing link' names the last enterprise reached and the wanted product. A recipe says that a product can go into another, not that this one does. Country is that of the site. A path without a gate in route does not say where it crosses the border. What is walked has one of the asked statuses on the day. No path goes through a country, a province, a chain or a product. Of one thing at most 300 links are followed. km, evidence, oldest and equal as in paths/between."
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
// == recipes
MATCH (a:Product)-[r:INPUT_OF]->(b:Product)
WHERE r.status = 'stated'
RETURN DISTINCT a.id AS a, b.id AS b
ORDER BY a, b
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
// == picture
MATCH (a)-[r]->(b)
WHERE a.id IN $ids AND r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id, a.id, b.id

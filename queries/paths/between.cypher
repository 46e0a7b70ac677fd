// ---
// title = "How two things are connected"
// question = "Which are the shortest paths of at most {hops} steps between {from} and {to} over the ticked link families?"
// parameters = { from = "node", to = "node", links = "links", hops = "hops", at = "date" }
// columns = { path = "count", hops = "count", label = "text", weakest = "text", nodes = "node[]", links = "text[]", products = "Product[]", facts = "text[]", sources = "Source[]" }
// identity = ["nodes", "links"]
// measure = "between"
// rounds = { rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"] }
// counted = "{n} of {of} paths of at most the asked number of steps are shown"
// limits = "A path shows that statements join two things, not that goods flow. label is the weakest link family; it is 'possible' where a product match or a place is used and no stated supply and no route. A product match joins a maker or dealer with a user or dealer of an equal, wider or narrower code in one step, two makers of one code meet in that code in two; needs by recipe are not followed here (see paths/chain_of). Apart from planned supply only what is stated and not past is walked. No path goes through a country, a province, a chain or a two-digit product. At most 20 paths, shortest and strongest first."
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

// ---
// title = "How two areas are connected"
// question = "Which enterprises and zones of {from} are joined to those of {to} within {hops} steps?"
// shelf = "Between two things"
// order = 5
// parameters = { from = "node", to = "node", chain = "Chain =", zones = "yes/no = no", links = "links", status = "status[]", hops = "hops", rank = "text = hops | km | evidence | age", at = "date" }
// columns = { path = "count", hops = "count", label = "text", says = "text", weakest = "text", status = "text", equal = "count", reached = "count", nodes = "node[]", links = "text[]", products = "Product[]", stages = "text[]", route = "node[]", km = "number", km_known = "text", evidence = "count", oldest = "date", facts = "text[]", sources = "Source[]" }
// identity = ["label", "says", "nodes", "links"]
// measure = "path/between_areas"
// parts = ["road_network/stops", "road_network/points", "zone_joins", "evidence_graph", "provinces"]
// rounds = { inside = ["areas"], seats = ["countries"], rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"], makes = ["things"], stands = ["things"] }
// counted = "{n} of {of} enterprises and zones of the first area are joined to the second"
// limits = [
//   "An area is a country, a province or a zone; any other thing stands for itself.",
//   "A province holds what a source places in it or in a zone of it, also under the name before July 2025; a country holds its zones and the enterprises that have their seat in it or stand in one of its zones.",
//   "chain keeps those of the first area that make, use or deal in a code whose home is the chain; of a country those with a site in it; zones keeps what stands in a zone, on both sides.",
//   "One row for each pair of things: its best path, which passes no other thing of the first area.",
//   "says 'in both areas': it has sites in both.",
//   "None found means none in the loaded data.",
//   "At most 300 enterprises of each place are compared.",
//   "What is walked has one of the asked statuses on the day; a planned supply is walked where its family is ticked.",
//   "No path goes through a country, a province, a chain or a two-digit product.",
//   "Without a path, rows marked 'no path' say how far each end reaches and what would complete it: that is inferred, not stated.",
//   "Of one thing at most 300 links are followed, and at most 300 things in one round.",
//   "km, evidence, oldest and equal as in paths/between.",
// ]
// ---
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

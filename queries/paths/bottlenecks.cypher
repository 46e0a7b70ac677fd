// ---
// title = "What every way must pass"
// question = "Which gates, stops, enterprises and roads lie on every way of goods from {from} to {to} (any seaport of Viet Nam if left away)?"
// shelf = "Along a road or through a gate"
// order = 4
// parameters = { from = "node", to = "node =", status = "status[]", at = "date" }
// identity = ["row", "what", "things", "facts"]
// measure = "resilience/bottlenecks"
// parts = ["road_network", "inside"]
// counted = "{n} of {of} things on these ways lie on every way"
// limits = [
//   "Ways are those of stated supplies, shipments through a gate and roads; a way by road says that a road is stated, not that these goods move on it.",
//   "A thing lies on every way of the loaded data: a gate, road or supply that is missing from them makes another look essential.",
//   "Stops of a road are taken in the order of its table, so where a road forks in truth a stop on one branch looks essential for the other.",
//   "A supply whose gate no source states is joined from seller to buyer and passes no gate here.",
//   "A product stands for its makers, a zone or province for the enterprises in it.",
// ]
//
// [columns]
// row = "text"                      # "must pass", in the order of the way; "planned beside": planned and on some way, it would add to the ways
// number = "count"
// what = "text"                     # thing, road (a piece between two stops) or link (a supply or shipment)
// things = "node[]"                 # the thing, or the two ends
// links = "text[]"
// lines = "Corridor[]"
// every_start = "yes/no"            # yes: for all from which there is a way
// starts_n = "count"                # makers of the product, or enterprises of the zone, for which it lies on every way
// starts = "node[]"                 # at most 50 of them
// with_planned = "yes/no"           # whether that stays so with planned supplies and roads; empty where not every start needs it
// undirected = "yes/no"             # whether that stays so if every link could be used both ways; empty where not computed
// status = "text"
// facts = "text[]"
// ---
// == rows
MATCH (a)-[r:SUPPLIES|TRANSPORTS_FOR|DISTRIBUTES_FOR|EXPORTS_TO|SHIPS_VIA|OPERATES_AT]->(b)
WHERE r.status IN ['stated', 'planned']
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.product AS product, r.fact_id AS fact
ORDER BY fact, a, b
// == held
MATCH (a:Enterprise)-[r:MAKES|NEEDS|DEALS_IN]->(b:Product)
WHERE r.status IN $status AND (b.id STARTS WITH $from OR $from STARTS WITH b.id OR ($to <> '' AND (b.id STARTS WITH $to OR $to STARTS WITH b.id)))
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.product AS product, r.fact_id AS fact
ORDER BY fact, a
// == ports
MATCH (p:Place)
WHERE p.country = 'VN' AND p.function STARTS WITH 'seaport'
RETURN p.id AS id, p.function AS function
ORDER BY id

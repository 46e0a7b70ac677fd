// ---
// title = "What lies along a corridor"
// question = "Which stops, zones and enterprises lie along {corridor}, in order with km, and which of them make, use or deal in what is asked?"
// shelf = "Along a road or through a gate"
// order = 1
// parameters = { corridor = "Corridor", product = "Product =", stage = "stage", chain = "Chain =", joined = "yes/no = yes", status = "status[]", at = "date" }
// identity = ["line", "order", "zone"]
// measure = "road/along_corridor"
// parts = ["road_network", "chain_homes"]
// counted = "{n} of {of} stops have an enterprise in the loaded data that makes, uses or deals in what is asked"
// limits = [
//   "Stops are taken in the order of the table; many are our reading of the line.",
//   "km is stated, else a straight line between two points and marked so, else unknown; a road is longer than a straight line.",
//   "An enterprise stands at a stop where a source places it in a zone at that stop, or on the corridor itself; most enterprises of the loaded data have only a province and cannot be placed.",
//   "So 'no maker in the loaded data' is not no maker.",
//   "A product is met by an equal, wider or narrower code.",
// ]
//
// [columns]
// line = "Corridor"                 # the corridor asked for first, then corridors that share a stop with it
// order = "count"                   # of the stop along the line
// stop = "node"
// zone = "Zone"                     # at the stop, or in a zone at the stop; empty where there is none
// km_leg = "number"                 # from the stop before
// km_leg_known = "text"             # stated, straight line, unknown
// km_along = "number"               # from the first stop of the line
// km_along_known = "text"           # stated, straight line, at least (a leg is unknown), unknown
// enterprises = "Enterprise[]"      # in the zone or at the stop that make, use or deal in what is asked
// does = "text[]"                   # of each: MAKES, NEEDS, DEALS_IN
// products = "Product[]"            # what they make, use or deal in that meets it
// others = "count"                  # enterprises there of which the loaded data state nothing that meets it
// says = "text"                     # "no maker in the loaded data" where nobody makes it
// also_on = "Corridor[]"            # other corridors with this stop
// status = "text"                   # of the stop
// facts = "text[]"
// ---
// == rows
MATCH (e:Enterprise)-[r:MAKES|NEEDS|DEALS_IN]->(p:Product)
WHERE r.status IN $status AND ($stage = '' OR r.stage = $stage) AND ($product = '' OR p.id STARTS WITH $product OR $product STARTS WITH p.id)
RETURN e.id AS a, p.id AS b, type(r) AS kind, r.stage AS stage, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact
ORDER BY fact
// == picture
MATCH (a)-[r:CONNECTS|LOCATED_IN|AT_GATE|MAKES|NEEDS|DEALS_IN]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

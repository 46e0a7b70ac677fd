// ---
// title = "What a closure cuts, and which way is left"
// question = "If {without} is closed for {days} days, which stated supplies pass it, which other gate could they use at what extra km, and what loses every way?"
// shelf = "What if it is closed"
// order = 1
// parameters = { without = "node[] = G06", days = "number = 30", status = "status[]", at = "date" }
// identity = ["row", "thing", "to", "facts"]
// measure = "resilience/without"
// parts = ["road_network"]
// counted = "{n} of {of} stated supplies, exports and shipments pass or end at what is closed; for {unknown} that cross the border no gate is stated, so they may pass it too"
// limits = [
//   "Before and after stand in one row.",
//   "A supply passes a gate only where the same enterprise is stated to send the same product through it.",
//   "A closed zone stops the enterprises in it; the road past it stays open.",
//   "The other gate is the nearest one by roads of the loaded data; whether it has room, is open to these goods or to lorries of that size is not known.",
//   "extra_km is given only where every leg before and after has a length; with straight lines it is a rough figure, a road is longer.",
//   "No other way means: none in the loaded data.",
//   "in_days is the yearly amount that a source states × days ÷ 365, spread evenly, and empty where no yearly amount is stated.",
// ]
//
// [columns]
// row = "text"                      # supply: a stated supply, export or shipment; way: a stop or zone whose nearest gate is cut off
// thing = "node"                    # the seller, or the stop or zone
// to = "node"                       # the buyer, where one is stated
// products = "Product[]"
// closed = "node[]"                 # which of the closed things it passes or ends at
// outcome = "text"                  # other gate, no other way in the loaded data, unknown (no source places the seller on a road), other supplier stated, no other supplier stated, other buyer stated, no other buyer stated
// gate_before = "Gate"
// km_before = "number"              # to that gate, and on to the buyer where the loaded data place it on a road
// km_before_known = "text"          # stated, straight line, at least (a leg is unknown), unknown
// gate_after = "Gate"               # the nearest other one
// km_after = "number"
// km_after_known = "text"
// extra_km = "number"               # empty where a leg before or after has no length
// other_gates = "Gate[]"            # all that can be reached, nearest first
// others = "Enterprise[]"           # other suppliers of the buyer (or buyers of the seller) that are stated for that product
// enterprises = "count"             # of a way: enterprises placed in the zone or at the stop
// amount = "number"                 # as stated
// unit = "text"
// in_days = "number"                # part of a yearly amount that falls into the closure
// facts = "text[]"
// ---
// == rows
MATCH (a)-[r:SUPPLIES|EXPORTS_TO]->(b)
WHERE r.status IN $status
RETURN a.id AS a, coalesce(a.country, a.code) AS a_country, b.id AS b, coalesce(b.country, b.code) AS b_country, type(r) AS kind,
       r.product AS product, r.amount AS amount, r.unit AS unit, r.shared_amount AS shared, r.valid_to AS valid_to, r.fact_id AS fact
ORDER BY fact
// == shipments
MATCH (a:Enterprise)-[r:SHIPS_VIA]->(g:Gate)
WHERE r.status IN $status
RETURN a.id AS a, g.id AS gate, r.product AS product, r.amount AS amount, r.unit AS unit, r.shared_amount AS shared, r.valid_to AS valid_to,
       r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a)-[r:SUPPLIES|EXPORTS_TO|SHIPS_VIA|CONNECTS|AT_GATE|LOCATED_IN]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

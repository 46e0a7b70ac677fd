// ---
// title = "Ways that share nothing"
// question = "How many ways from {from} to {to} share no {apart}, and which few would stop them all?"
// shelf = "Between two things"
// order = 3
// parameters = { from = "node", to = "node", apart = "text = thing | link", links = "links = supply stated, route", status = "status[]", at = "date" }
// identity = ["row", "number"]
// measure = "resilience/disjoint"
// parts = ["road_network", "inside"]
// counted = "{n} of {of} ways that share nothing are shown; as many things or links, if lost, stop every way"
// limits = [
//   "By Menger's theorem the number of ways that share nothing is the size of the smallest set that stops every way.",
//   "Gates and pieces of road are things here, so two enterprises that use one gate do not count as two ways.",
//   "A way by road says that a road is stated, not that these goods move on it: see label.",
//   "A supply whose gate no source states is joined from seller to buyer, so two of them may share a gate that nobody names.",
//   "Goods come by road only to the end of a way, and nothing goes through a country, a province, a chain or a two-digit product.",
//   "The ways shown are one set of several of that size, not the shortest.",
//   "A gate or road that is missing from the data makes the cut look smaller than it is.",
// ]
//
// [columns]
// row = "text"                      # "way", or "cut": without these no way is left; "other cut": an equally small one, nearer the end
// number = "count"
// label = "text"                    # of a way: its weakest link family, or "possible" where no source states that goods move on it; of a cut: thing, road or link
// things = "node[]"                 # in order; of a road or link that is cut: its two ends
// links = "text[]"                  # between one thing and the next
// gates = "Gate[]"
// lines = "Corridor[]"              # roads used, in order
// km = "number"                     # of all steps whose length is known; empty where none is
// km_known = "text"                 # stated, straight line, at least (a step is unknown), or unknown
// products = "Product[]"            # what the supplies and shipments of the way carry
// status = "text"                   # planned where a step is only planned
// facts = "text[]"
// ---
// == rows
MATCH (a)-[r:@links]->(b)
WHERE NOT type(r) IN ['PART_OF', 'CONNECTS', 'LOCATED_IN', 'AT_GATE'] AND r.status IN ['stated', 'planned']
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.product AS product, r.fact_id AS fact
ORDER BY fact, a, b
// == held
MATCH (a:Enterprise)-[r:MAKES|NEEDS|DEALS_IN]->(b:Product)
WHERE r.status IN $status AND (b.id STARTS WITH $from OR $from STARTS WITH b.id OR b.id STARTS WITH $to OR $to STARTS WITH b.id)
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.product AS product, r.fact_id AS fact
ORDER BY fact, a

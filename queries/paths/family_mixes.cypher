// ---
// title = "Every kind of relation between two things"
// question = "How are {from} and {to} related at all within {hops} steps: one path for each mix of link families?"
// shelf = "Between two things"
// order = 4
// parameters = { from = "node", to = "node", links = "links = supply stated, route, ownership, agreement, supply planned, product match, place", status = "status[]", hops = "hops = 5", rank = "text = hops | km | evidence | age", at = "date" }
// columns = { path = "count", hops = "count", mix = "text[]", paths = "count", label = "text", says = "text", weakest = "text", status = "text", equal = "count", reached = "count", nodes = "node[]", links = "text[]", products = "Product[]", stages = "text[]", route = "node[]", km = "number", km_known = "text", evidence = "count", oldest = "date", facts = "text[]", sources = "Source[]" }
// identity = ["label", "says", "mix", "nodes", "links"]
// measure = "path/family_mixes"
// parts = ["road_network/stops", "road_network/points", "zone_joins", "evidence_graph", "provinces", "chain_ends"]
// rounds = { rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"], makes = ["things"], stands = ["things"] }
// counted = "{n} mixes of link families among {of} paths of at most the asked number of steps"
// limits = [
//   "One path for each mix, never only one of several: paths says how many have the mix, equal how many of them rank as the shown one does.",
//   "Among the first 1,000 paths; a mix that only later ones have is not shown.",
//   "What is walked has one of the asked statuses on the day; a planned supply is walked where its family is ticked.",
//   "No path goes through a country, a province, a chain or a two-digit product.",
//   "Without a path, rows marked 'no path' say how far each end reaches and what would complete it: that is inferred, not stated.",
//   "Of one thing at most 300 links are followed, and at most 300 things in one round.",
//   "km, evidence, oldest and equal as in paths/between.",
// ]
// ---

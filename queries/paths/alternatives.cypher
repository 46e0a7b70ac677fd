// ---
// title = "Several ways between two things"
// question = "Which are the {k} best ways of at most {hops} steps between {from} and {to}?"
// shelf = "Between two things"
// order = 2
// parameters = { from = "node", to = "node", k = "number = 5", links = "links", status = "status[]", hops = "hops = 6", rank = "text = hops | km | evidence | age", at = "date" }
// columns = { path = "count", hops = "count", label = "text", says = "text", weakest = "text", status = "text", equal = "count", reached = "count", nodes = "node[]", links = "text[]", products = "Product[]", stages = "text[]", route = "node[]", km = "number", km_known = "text", evidence = "count", oldest = "date", differs = "node[]", facts = "text[]", sources = "Source[]" }
// identity = ["label", "says", "nodes", "links"]
// measure = "path/alternatives"
// parts = ["road_network/stops", "road_network/points", "zone_joins", "evidence_graph", "provinces", "chain_ends"]
// rounds = { rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"], makes = ["things"], stands = ["things"] }
// counted = "{n} of {of} ways that pass different things are shown"
// limits = [
//   "Each way stands once, over the strongest families that join its things; ways over weaker families are in paths/between.",
//   "differs: things that the first way does not pass.",
//   "Ways that differ in one thing may still share others: whether two share nothing, see paths/disjoint.",
//   "What is walked has one of the asked statuses on the day; a planned supply is walked where its family is ticked.",
//   "No path goes through a country, a province, a chain or a two-digit product.",
//   "Without a path, rows marked 'no path' say how far each end reaches and what would complete it: that is inferred, not stated.",
//   "Of one thing at most 300 links are followed, and at most 300 things in one round.",
//   "km, evidence, oldest and equal as in paths/between.",
// ]
// ---

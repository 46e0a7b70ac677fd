// ---
// title = "How two things are connected"
// question = "Which are the shortest paths of at most {hops} steps between {from} and {to} over the ticked link families?"
// shelf = "Between two things"
// order = 1
// parameters = { from = "node", to = "node", links = "links", status = "status[]", hops = "hops", rank = "text = hops | km | evidence | age", at = "date" }
// columns = { path = "count", hops = "count", label = "text", says = "text", weakest = "text", status = "text", equal = "count", reached = "count", nodes = "node[]", links = "text[]", products = "Product[]", stages = "text[]", route = "node[]", km = "number", km_known = "text", evidence = "count", oldest = "date", facts = "text[]", sources = "Source[]" }
// identity = ["label", "says", "nodes", "links"]
// measure = "path/between"
// parts = ["road_network/stops", "road_network/points", "zone_joins", "evidence_graph", "provinces", "chain_ends"]
// rounds = { rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"], makes = ["things"], stands = ["things"] }
// counted = "{n} of {of} paths of at most the asked number of steps are shown"
// limits = [
//   "A path shows that statements join two things, not that goods flow.",
//   "label is the weakest link family; it is 'possible' where a product match or a place is used and no stated supply and no route.",
//   "A product match joins a maker or dealer with a user or dealer of an equal, wider or narrower code in one step, two makers of one code meet in that code in two; needs by recipe are not followed here (see paths/chain_of).",
//   "What is walked has one of the asked statuses on the day, 'ended' also holds what is past; a planned supply is walked where its family is ticked.",
//   "No path goes through a country, a province, a chain or a two-digit product.",
//   "At most 20 paths in the order of rank; equal: how many paths rank as this one does.",
//   "km: of the road where a source states it, else a straight line, else unknown; evidence: sources of the least-sourced step; oldest: of the newest dates of the steps the oldest, empty where a step has none.",
//   "A product that has stages of several enterprises shows them all.",
//   "Without a path, rows marked 'no path' say how far each end reaches and what would complete it: that is inferred, not stated.",
//   "Of one thing at most 300 links are followed, and at most 300 things in one round.",
// ]
// ---

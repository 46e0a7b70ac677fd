// ---
// title = "From a product to a market"
// question = "How does {product} of {country} reach who makes or uses {target} in {market}, through which zones and gates?"
// shelf = "Up and down a chain"
// order = 2
// parameters = { product = "Product", country = "country = LA", target = "Product", market = "country = VN", links = "links", status = "status[]", hops = "hops = 6", rank = "text = km | evidence | hops | age", at = "date" }
// columns = { path = "count", hops = "count", label = "text", says = "text", weakest = "text", status = "text", equal = "count", reached = "count", nodes = "node[]", links = "text[]", products = "Product[]", stages = "text[]", route = "node[]", km = "number", km_known = "text", evidence = "count", oldest = "date", facts = "text[]", sources = "Source[]" }
// identity = ["label", "says", "nodes", "links"]
// measure = "path/product_to_market"
// parts = ["road_network/stops", "road_network/points", "zone_joins", "evidence_graph"]
// rounds = { rows = ["frontier"], holders = ["codes", "headings"], hubs = ["full"], makes = ["things"], stands = ["things"] }
// counted = "{n} of {of} paths are stated supply or a route from end to end"
// limits = [
//   "Stated paths stand before possible ones.",
//   "says: 'whole way' reaches the wanted product; where none does, 'as far as' reaches who makes in the market what recipes make of the product, the farthest step first, or who uses the product, and 'first missing link' names the last enterprise reached and the wanted product.",
//   "A recipe says that a product can go into another, not that this one does.",
//   "Country is that of the site.",
//   "A path without a gate in route does not say where it crosses the border.",
//   "What is walked has one of the asked statuses on the day.",
//   "No path goes through a country, a province, a chain or a product.",
//   "Of one thing at most 300 links are followed.",
//   "km, evidence, oldest and equal as in paths/between.",
// ]
// ---
// == recipes
MATCH (a:Product)-[r:INPUT_OF]->(b:Product)
WHERE r.status = 'stated'
RETURN DISTINCT a.id AS a, b.id AS b
ORDER BY a, b

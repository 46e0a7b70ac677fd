// ---
// title = "Which gates the stated crossings use"
// question = "Through which gate does each chain cross the border between Viet Nam and Laos, and for how many crossings is none stated?"
// shelf = "Along a road or through a gate"
// order = 2
// parameters = { status = "status = stated", at = "date" }
// columns = { carried = "text", chain = "Chain", gate = "Gate", line = "Corridor", crossings = "count", share_percent = "number", past = "count", products = "Product[]", enterprises = "Enterprise[]", facts = "text[]", sources = "Source[]" }
// identity = ["carried", "chain", "gate", "line"]
// measure = "road/gates"
// parts = ["chain_homes", "power_lines"]
// counted = "{n} of {of} crossings name their gate or line"
// limits = [
//   "A crossing is one statement: goods sent through a gate (SHIPS_VIA), or a supply or export whose two ends lie in Viet Nam and in Laos.",
//   "Its gate is known only where the same enterprise is stated to send the same product through it; power crosses no gate and is shown by line.",
//   "share_percent is the share of statements of goods, or of power, never of tonnes or money: amounts of different statements are not added.",
//   "An empty gate and line means not stated.",
// ]
// ---
// == rows
MATCH (a)-[r:SUPPLIES|EXPORTS_TO {status: $status}]->(b)
RETURN a.id AS a, coalesce(a.country, a.code) AS a_country, b.id AS b, coalesce(b.country, b.code) AS b_country, type(r) AS kind,
       r.product AS product, r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact
// == shipments
MATCH (a:Enterprise)-[r:SHIPS_VIA {status: $status}]->(g:Gate)
RETURN a.id AS a, g.id AS gate, r.product AS product, r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a)-[r:SUPPLIES|EXPORTS_TO|SHIPS_VIA|CONNECTS]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

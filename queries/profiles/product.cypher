// ---
// title = "Everything stated of a product"
// question = "What do the loaded sources state of {product}: who makes, needs or deals in it, what goes into it, what it goes into?"
// parameters = { product = "Product" }
// columns = { direction = "text", statement = "text", other = "node", value = "text", status = "text", valid_from = "date", valid_to = "date", product = "Product", detail = "text", note = "text", basis = "text", confidence = "text", as_of = "date", disagrees = "yes/no", of = "node", match = "text", fact = "text", sources = "Source[]" }
// identity = ["direction", "of", "fact"]
// measure = "record/profile"
// counted = "{n} of {of} statements name a source"
// limits = [
//   "Only what the loaded sources state; a row that is missing is unknown, not zero.",
//   "Amounts are as stated and are never added: several rows may tell of one amount.",
//   "Statements of a wider or narrower code are given too, and marked.",
//   "The code of a site is often our guess from the words of a source: see code_basis in value.",
// ]
// ---
// == rows
MATCH (n:Product {id: $product})
MATCH (p:Product)
WHERE p.code STARTS WITH n.code OR n.code STARTS WITH p.code
MATCH (p)-[r]-(o)
WHERE p.id = n.id OR type(r) <> 'PART_OF'
RETURN CASE WHEN startNode(r).id = p.id THEN 'out' ELSE 'in' END AS direction, p.id AS of, r AS link, o AS other
ORDER BY r.fact_id, direction, of, o.id
// == relations
MATCH (a)-[r:SUPPLIES|EXPORTS_TO|TRANSPORTS_FOR|DISTRIBUTES_FOR|SHIPS_VIA|OPERATES_AT|INVESTS_IN|OWNS|JOINT_VENTURE_WITH|SIGNED_MOU_WITH]->(b)
WHERE r.product STARTS WITH $product OR $product STARTS WITH r.product
RETURN r.product AS of, r AS link, a AS start, b AS other
ORDER BY r.fact_id
// == things
MATCH (n:Product {id: $product})
RETURN n AS thing
// == picture
MATCH (n:Product {id: $product})
RETURN n AS p, null AS r, null AS o
UNION ALL
MATCH (n:Product {id: $product})
MATCH (p:Product)
WHERE p.code STARTS WITH n.code OR n.code STARTS WITH p.code
MATCH (p)-[r]-(o)
WHERE type(r) <> 'PART_OF'
RETURN p, r, o

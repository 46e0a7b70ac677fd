// ---
// title = "Everything stated of an enterprise"
// question = "What do the loaded sources state of {enterprise}?"
// parameters = { enterprise = "Enterprise" }
// columns = { direction = "text", statement = "text", other = "node", value = "text", status = "text", valid_from = "date", valid_to = "date", product = "Product", detail = "text", note = "text", basis = "text", confidence = "text", as_of = "date", disagrees = "yes/no", of = "node", fact = "text", sources = "Source[]" }
// identity = ["direction", "of", "fact"]
// measure = "record/profile"
// counted = "{n} of {of} statements name a source"
// limits = [
//   "Only what the loaded sources state; a row that is missing is unknown, not zero.",
//   "Amounts are as stated and are never added: several rows may tell of one amount.",
//   "Country and province, in its own rows, are those of the seat; where it makes, uses or deals in a product stands in the row of that product.",
// ]
// ---
// == rows
MATCH (n:Enterprise {id: $enterprise})-[r]-(o)
RETURN CASE WHEN startNode(r).id = n.id THEN 'out' ELSE 'in' END AS direction, n.id AS of, r AS link, o AS other
ORDER BY r.fact_id, direction, o.id
// == things
MATCH (n:Enterprise {id: $enterprise})
RETURN n AS thing
// == picture
MATCH (n:Enterprise {id: $enterprise})
OPTIONAL MATCH (n)-[r]-(o)
RETURN n, r, o
ORDER BY r.fact_id, o.id

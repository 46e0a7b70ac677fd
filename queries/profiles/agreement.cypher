// ---
// title = "Everything stated of an agreement"
// question = "Who signed {agreement}, what does it cover, and what restates it?"
// parameters = { agreement = "Agreement" }
// columns = { direction = "text", statement = "text", other = "node", value = "text", status = "text", valid_from = "date", valid_to = "date", product = "Product", detail = "text", note = "text", basis = "text", confidence = "text", as_of = "date", disagrees = "yes/no", of = "node", fact = "text", sources = "Source[]" }
// identity = ["direction", "of", "fact"]
// measure = "record/profile"
// counted = "{n} of {of} statements name a source"
// limits = [
//   "Only what the loaded sources state; a row that is missing is unknown, not zero.",
//   "Amounts are as stated and are never added: several rows may tell of one amount.",
//   "Parties that no source names are one body; stages and sectors are what the agreement names, see scope_notes for what is our reading.",
// ]
// ---
// == rows
MATCH (n:Agreement {id: $agreement})-[r]-(o)
RETURN CASE WHEN startNode(r).id = n.id THEN 'out' ELSE 'in' END AS direction, n.id AS of, r AS link, o AS other
ORDER BY r.fact_id, direction, o.id
// == things
MATCH (n:Agreement {id: $agreement})
RETURN n AS thing
// == picture
MATCH (n:Agreement {id: $agreement})
OPTIONAL MATCH (n)-[r]-(o)
RETURN n, r, o
ORDER BY r.fact_id, o.id

// ---
// title = "Everything stated of a border gate"
// question = "What do the loaded sources state of {gate}, on both sides?"
// parameters = { gate = "Gate" }
// columns = { direction = "text", statement = "text", other = "node", value = "text", status = "text", valid_from = "date", valid_to = "date", product = "Product", detail = "text", note = "text", basis = "text", confidence = "text", as_of = "date", disagrees = "yes/no", of = "node", fact = "text", sources = "Source[]" }
// identity = ["direction", "of", "fact"]
// measure = "record/profile"
// counted = "{n} of {of} statements name a source"
// limits = [
//   "Only what the loaded sources state; a row that is missing is unknown, not zero.",
//   "Amounts are as stated and are never added: several rows may tell of one amount.",
//   "A gate is a pair, one on each side; the Vietnamese province is the one before July 2025, province_vn_name_2025 its name since.",
// ]
// ---
// == rows
MATCH (n:Gate {id: $gate})-[r]-(o)
RETURN CASE WHEN startNode(r).id = n.id THEN 'out' ELSE 'in' END AS direction, n.id AS of, r AS link, o AS other
ORDER BY r.fact_id, direction, o.id
// == things
MATCH (n:Gate {id: $gate})
RETURN n AS thing
// == picture
MATCH (n:Gate {id: $gate})
OPTIONAL MATCH (n)-[r]-(o)
RETURN n, r, o
ORDER BY r.fact_id, o.id

// ---
// title = "Everything stated of a corridor"
// question = "What do the loaded sources state of {corridor}, and what does it pass, in which order?"
// parameters = { corridor = "Corridor" }
// columns = { direction = "text", statement = "text", other = "node", value = "text", status = "text", valid_from = "date", valid_to = "date", product = "Product", detail = "text", note = "text", basis = "text", confidence = "text", as_of = "date", disagrees = "yes/no", of = "node", fact = "text", sources = "Source[]" }
// identity = ["direction", "of", "fact"]
// measure = "record/profile"
// counted = "{n} of {of} statements name a source"
// limits = [
//   "Only what the loaded sources state; a row that is missing is unknown, not zero.",
//   "Amounts are as stated and are never added: several rows may tell of one amount.",
//   "km is the length of what the note says.",
//   "Many stops are our reading of the line: see basis.",
// ]
// ---
// == rows
MATCH (n:Corridor {id: $corridor})
WITH n, [n.id, coalesce(n.same_as, n.id)] AS one
MATCH (s)
WHERE (s:Zone OR s:Place OR s:Corridor) AND (s.id IN one OR s.same_as IN one)
MATCH (s)-[r]-(o)
RETURN CASE WHEN startNode(r).id = s.id THEN 'out' ELSE 'in' END AS direction, s.id AS of, r AS link, o AS other
ORDER BY r.fact_id, direction, of, o.id
// == things
MATCH (n:Corridor {id: $corridor})
WITH n, [n.id, coalesce(n.same_as, n.id)] AS one
MATCH (s)
WHERE (s:Zone OR s:Place OR s:Corridor) AND (s.id IN one OR s.same_as IN one)
RETURN s AS thing
ORDER BY CASE WHEN s.id = n.id THEN 0 ELSE 1 END, s.id
// == picture
MATCH (n:Corridor {id: $corridor})
WITH n, [n.id, coalesce(n.same_as, n.id)] AS one
MATCH (s)
WHERE (s:Zone OR s:Place OR s:Corridor) AND (s.id IN one OR s.same_as IN one)
OPTIONAL MATCH (s)-[r]-(o)
RETURN s, r, o
ORDER BY r.fact_id, s.id, o.id

// ---
// title = "Everything stated of a zone"
// question = "What do the loaded sources state of {zone}: who develops it, who is in it, what connects it?"
// parameters = { zone = "Zone" }
// columns = { direction = "text", statement = "text", other = "node", value = "text", status = "text", valid_from = "date", valid_to = "date", product = "Product", detail = "text", note = "text", basis = "text", confidence = "text", as_of = "date", disagrees = "yes/no", of = "node", fact = "text", sources = "Source[]" }
// identity = ["direction", "of", "fact"]
// measure = "record/profile"
// counted = "{n} of {of} statements name a source"
// limits = [
//   "Only what the loaded sources state; a row that is missing is unknown, not zero.",
//   "Amounts are as stated and are never added: several rows may tell of one amount.",
//   "The shares in developer_text stand again as DEVELOPS: read one of them, never both.",
//   "A zone that is also listed as a place or corridor is shown once, with the statements of both.",
// ]
// ---
// == rows
MATCH (n:Zone {id: $zone})
WITH n, [n.id, coalesce(n.same_as, n.id)] AS one
MATCH (s)
WHERE (s:Zone OR s:Place OR s:Corridor) AND (s.id IN one OR s.same_as IN one)
MATCH (s)-[r]-(o)
RETURN CASE WHEN startNode(r).id = s.id THEN 'out' ELSE 'in' END AS direction, s.id AS of, r AS link, o AS other
ORDER BY r.fact_id, direction, of, o.id
// == things
MATCH (n:Zone {id: $zone})
WITH n, [n.id, coalesce(n.same_as, n.id)] AS one
MATCH (s)
WHERE (s:Zone OR s:Place OR s:Corridor) AND (s.id IN one OR s.same_as IN one)
RETURN s AS thing
ORDER BY CASE WHEN s.id = n.id THEN 0 ELSE 1 END, s.id
// == picture
MATCH (n:Zone {id: $zone})
WITH n, [n.id, coalesce(n.same_as, n.id)] AS one
MATCH (s)
WHERE (s:Zone OR s:Place OR s:Corridor) AND (s.id IN one OR s.same_as IN one)
OPTIONAL MATCH (s)-[r]-(o)
RETURN s, r, o
ORDER BY r.fact_id, s.id, o.id

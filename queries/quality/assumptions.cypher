// ---
// title = "How much of each table is our assumption"
// question = "For each kind of link and of thing: how many statements are sourced, how many are our assumption, and how far do we trust them?"
// parameters = {}
// columns = { table = "text", field = "text", value = "text", statements = "count", of = "count", percent = "number", assumption = "yes/no" }
// identity = ["table", "field", "value"]
// measure = "record/assumptions"
// counted = "{n} of {of} links rest on our assumption (the nesting of HS codes aside)"
// limits = [
//   "basis: does a source say so?",
//   "code_basis: does the HS code follow from the words of the source?",
//   "site_basis and province_basis: is the place stated?",
//   "place_basis: is the stage of a code in a chain stated?",
//   "An empty value means that the table does not say.",
//   "confidence is how far we trust a sourced row; it is no probability.",
//   "A sourced statement may still be wrong.",
// ]
// ---
// == rows
MATCH ()-[r]->()
WHERE type(r) <> 'PART_OF'
RETURN type(r) AS table, r.basis AS basis, r.site_basis AS site_basis, r.code_basis AS code_basis, r.place_basis AS place_basis,
       r.confidence AS confidence, count(*) AS statements
ORDER BY table, basis, site_basis, code_basis, place_basis, confidence
// == nodes
MATCH (n)
WHERE n:Enterprise OR n:Zone OR n:Gate OR n:Province OR n:Country OR n:Event
RETURN head(labels(n)) AS table, n.basis AS basis, n.province_basis AS province_basis, n.road_basis AS road_basis, n.geo_basis AS geo_basis,
       n.confidence AS confidence, count(*) AS statements
ORDER BY table, basis, province_basis, road_basis, geo_basis, confidence

// ---
// title = "What must exist for a product to reach a user"
// question = "What must exist for a product of {from} to reach a user by {by}, and what of it is stated or planned?"
// shelf = "Evidence and dates"
// order = 2
// parameters = { from = "Enterprise", to = "Enterprise =", product = "Product =", by = "date", at = "date" }
// measure = "chain/checklist"
// parts = ["ownership", "gate_provinces"]
// counted = "{n} of {of} steps are stated, or planned for a day that lies ahead and not after the day asked; {stated} of these are stated"
// identity = ["number", "step"]
// limits = [
//   "The steps are ours: making, zone, gate, road, supply, need, certificate.",
//   "Not stated means that no loaded source says it, not that it is missing.",
//   "A planned step counts only with a date ahead; one whose date has passed, or without a date, may or may not have come about.",
//   "Nobody's word is taken that a planned date will hold.",
//   "No loaded table holds certificates, capacities or prices.",
//   "A supply to the owner of the user is not a supply to the user.",
//   "Gates and roads beside are inferred: they lie in a province of either end.",
//   "Without a user: any user across the border; without a product: all that the maker makes.",
// ]
//
// [columns]
// number = "count"
// step = "text"
// status = "text"                   # stated; planned, ahead; planned, date passed; planned, undated; not stated
// date = "date"                     # of what is planned
// by_then = "text"                  # yes, no or unknown
// things = "node[]"                 # what the statements name
// detail = "text"
// beside = "node[]"                 # candidates, inferred
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise {id: $from})-[k:MAKES]->(p:Product)
RETURN k.fact_id AS fact, e.id AS enterprise, p.code AS code, k.site_country AS country, k.site_province AS province, k.status AS status,
       k.basis AS basis, k.valid_from AS valid_from, k.valid_to AS valid_to, k.source_ids AS sources
ORDER BY fact
// == wants
MATCH (e:Enterprise)-[k:NEEDS|DEALS_IN]->(p:Product)
WHERE e.id = $to OR ($to = '' AND type(k) = 'NEEDS')
RETURN k.fact_id AS fact, e.id AS enterprise, p.code AS code, k.site_country AS country, k.site_province AS province, k.status AS status,
       k.basis AS basis, k.valid_from AS valid_from, k.valid_to AS valid_to, k.source_ids AS sources
ORDER BY fact
// == supplies
MATCH (a:Enterprise)-[r:SUPPLIES]->(b)
WHERE a.id = $from OR b.id = $to
RETURN r.fact_id AS fact, a.id AS start, b.id AS end, coalesce(b.country, b.code) AS end_country, r.product AS product, r.status AS status,
       r.valid_from AS valid_from, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == zones
MATCH (e:Enterprise {id: $from})-[r:LOCATED_IN]->(z:Zone)
RETURN r.fact_id AS fact, e.id AS id, z.id AS zone, r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == ships
MATCH (e:Enterprise {id: $from})-[r:SHIPS_VIA]->(g:Gate)
RETURN r.fact_id AS fact, g.id AS gate, r.product AS product, r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.source_ids AS sources
ORDER BY fact
// == roads
MATCH (c:Corridor)-[r:CONNECTS]->(n)
WHERE n:Gate OR n.id = $from
RETURN r.fact_id AS fact, c.id AS corridor, c.kind AS kind, n.id AS stop, r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.source_ids AS sources
ORDER BY fact, corridor, stop
// == picture
MATCH (a)-[r:MAKES|NEEDS|SUPPLIES|LOCATED_IN|SHIPS_VIA|CONNECTS]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id, a.id, b.id

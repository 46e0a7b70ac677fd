// ---
// title = "What is unplaced, undated, old, in conflict or without a link"
// question = "Which things have no point, whose province is in doubt, which sources are undated or older than {years} years, and which enterprises have no link across the border?"
// parameters = { issue = "text = all | no point | province conflict | undated source | old source | no link across the border", years = "number = 5", at = "date" }
// columns = { issue = "text", thing = "node", kind = "text", detail = "text", statements = "count", km = "number", sources = "Source[]" }
// identity = ["issue", "thing", "detail"]
// measure = "record/unplaced"
// counted = "{n} of {of} things checked have at least one of these"
// limits = [
//   "No point means that no source we may use gives one; it is never set to zero or guessed.",
//   "Only enterprises, zones, gates and places can have one; products, provinces and countries have none in the tables.",
//   "A point outside its province by less than its precision is listed too and says so.",
//   "A seat in another province than a zone need not be a fault: an enterprise may have several sites.",
//   "No link across the border: no stated statement joins the enterprise to a thing of the other country or to a gate.",
// ]
// ---
// == rows
MATCH (n)
WHERE n:Enterprise OR n:Zone OR n:Gate OR n:Place
RETURN n.id AS id, head(labels(n)) AS kind, n.lat AS lat, n.geo_basis AS geo_basis, n.geo_precision_m AS precision, n.country AS country,
       n.country_2 AS country_2, n.province AS province, n.province_basis AS basis, n.province_check_km AS km, n.aggregate AS aggregate,
       n.source_ids AS sources
ORDER BY id
// == located
MATCH (a)-[r:LOCATED_IN]->(z:Zone)
WHERE a:Enterprise OR a:Zone
RETURN a.id AS id, head(labels(a)) AS kind, a.province AS province, z.id AS zone, z.display_name AS zone_name, z.province AS zone_province,
       r.status AS status, r.source_ids AS sources
ORDER BY id, zone, r.fact_id
// == neighbours
MATCH (e:Enterprise)-[r]-(o)
WHERE e.country IN ['VN', 'LA']
RETURN DISTINCT e.id AS id, e.country AS country, r.status AS status,
       CASE WHEN o:Gate THEN 'gate' WHEN o:Product THEN r.site_country WHEN o:Country THEN o.code ELSE o.country END AS reaches
ORDER BY id, status, reaches
// == cited
MATCH (s:Source)
WHERE coalesce(s.used, true) = true
RETURN s.id AS id, s.date AS date
ORDER BY id
// == links
MATCH ()-[r]->()
WHERE r.source_ids IS NOT NULL AND type(r) <> 'PART_OF'
UNWIND r.source_ids AS source
RETURN source, count(*) AS statements
ORDER BY source
// == nodes
MATCH (n)
WHERE n.source_ids IS NOT NULL AND NOT n:Product
UNWIND n.source_ids AS source
RETURN source, count(*) AS statements
ORDER BY source

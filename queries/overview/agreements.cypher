// ---
// title = "What was agreed"
// question = "Which agreements between the two countries are known, who signed them, what do they cover, and which have lapsed by {at}?"
// parameters = { at = "date" }
// counted = "{n} of {of} agreements name all their parties"
// identity = ["agreement"]
// limits = [
//   "Only agreements that a loaded source reports.",
//   "Parties that the press does not name are one entry per agreement, however many they are.",
//   "A chain marked as our reading is not in the text.",
//   "In force means not past its end; whether it is carried out is not known.",
// ]
//
// [columns]
// agreement = "Agreement"
// date = "date"
// valid_to = "date"
// state = "text"                    # signed, in force, or lapsed (its end lies before the date asked)
// parties = "node[]"                # named ones
// not_named = "count"               # entries "not named in the press"; each may stand for many
// stages = "text[]"
// sectors = "text[]"
// chains = "Chain[]"                # named in the text
// chains_by_reading = "Chain[]"     # our reading of the text
// zones = "Zone[]"
// products = "Product[]"
// events = "Event[]"                # what was reported of it
// scope_notes = "text[]"            # our remark on each stage and sector
// note = "text"
// sources = "Source[]"
// ---
// == rows
MATCH (a:Agreement)
OPTIONAL MATCH (p)-[:SIGNED]->(a)
WITH a, p ORDER BY p.id
WITH a, collect(DISTINCT p.id) AS signed
OPTIONAL MATCH (a)-[r:COVERS]->(c:Chain)
WITH a, signed, r, c ORDER BY c.slug
WITH a, signed, collect(CASE WHEN r.basis = 'sourced' THEN c.id END) AS chains, collect(CASE WHEN r.basis = 'assumed' THEN c.id END) AS chains_by_reading
OPTIONAL MATCH (a)-[:COVERS]->(z:Zone)
WITH a, signed, chains, chains_by_reading, z ORDER BY z.id
WITH a, signed, chains, chains_by_reading, collect(DISTINCT z.id) AS zones
OPTIONAL MATCH (a)-[:COVERS]->(g:Product)
WITH a, signed, chains, chains_by_reading, zones, g ORDER BY g.id
WITH a, signed, chains, chains_by_reading, zones, collect(DISTINCT g.id) AS products
OPTIONAL MATCH (k:Event)-[:ABOUT]->(a)
WITH a, signed, chains, chains_by_reading, zones, products, k ORDER BY k.id
WITH a, signed, chains, chains_by_reading, zones, products, collect(DISTINCT k.id) AS events
RETURN a.id AS agreement, a.date AS date, a.valid_to AS valid_to,
       CASE WHEN a.valid_to < left($at, size(a.valid_to)) THEN 'lapsed' ELSE a.stage_of_life END AS state,
       [x IN signed WHERE NOT x STARTS WITH 'vl:body/not-named'] AS parties, size([x IN signed WHERE x STARTS WITH 'vl:body/not-named']) AS not_named,
       a.stages AS stages, a.sectors AS sectors, chains, chains_by_reading, zones, products, events, a.scope_notes AS scope_notes, a.note AS note, a.source_ids AS sources
ORDER BY date, agreement
// == population
MATCH (a:Agreement)
OPTIONAL MATCH (p)-[:SIGNED]->(a) WHERE p.id STARTS WITH 'vl:body/not-named'
WITH a, count(p) AS not_named
RETURN count(CASE WHEN not_named = 0 THEN a.id END) AS n, count(a) AS of
// == picture
MATCH (p)-[r:SIGNED]->(a:Agreement)
RETURN p AS start, r AS link, a AS end
UNION ALL
MATCH (a:Agreement)-[r:COVERS]->(x)
RETURN a AS start, r AS link, x AS end

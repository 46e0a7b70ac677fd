// ---
// title = "What was agreed and nobody does yet"
// question = "Which stages, chains, zones and products that an agreement covers have no enterprise, on which side, by {at}?"
// shelf = "One kind of gap"
// order = 6
// parameters = { agreement = "Agreement =", assumed = "yes/no = yes", at = "date" }
// measure = "need/agreement_stages"
// parts = ["chains"]
// counted = "{n} of {of} stages, zones and products covered by agreements that have not lapsed have no stated enterprise on either side, {one_side} have one on one side only; not known: {unknown}"
// identity = ["agreement", "covers", "thing", "stage"]
// limits = [
//   "An enterprise at a stage is a maker with a site in that country whose code belongs to the chain, at DISTRIBUTION a dealer; for a product a maker, user or dealer; for a zone anybody stated to stand in it.",
//   "That it is there does not mean that it acts under the agreement.",
//   "Where an agreement names no stage, every stage of its chains is looked at; where it names a stage but no chain, or nothing at all, the answer is unknown.",
//   "Parties that the press does not name are unknown, one entry per agreement, however many they are.",
//   "Lapsed agreements are shown, marked and left out of the count.",
//   "Planned enterprises are shown beside and close nothing.",
// ]
//
// [columns]
// agreement = "Agreement"
// date = "date"
// state = "text"                    # signed, in force, or lapsed (its end lies before the date asked)
// covers = "text"                   # stage, zone, product, party, nothing
// thing = "node"                    # the chain of the stage, the zone, the product, or the body that stands for parties not named
// stage = "text"
// stage_named = "yes/no"            # no: the agreement names no stage, so every stage of the chain is looked at
// by = "text"                       # "named in the text" or "our reading"
// verdict = "text"                  # no enterprise, planned only, one side only, both sides, enterprise there, unknown
// missing_in = "text[]"             # countries without a stated enterprise
// in_la = "Enterprise[]"            # stated, with a site in Laos (for a zone: a zone there)
// in_vn = "Enterprise[]"
// planned = "Enterprise[]"
// sources = "Source[]"
// ---
// == rows
MATCH (a:Agreement)
WHERE $agreement = '' OR a.id = $agreement
RETURN a.id AS agreement, a.date AS date, a.valid_to AS valid_to, a.stage_of_life AS life, a.stages AS stages, a.scope_notes AS scope_notes, a.source_ids AS sources
ORDER BY agreement
// == covers
MATCH (a:Agreement)-[r:COVERS]->(x)
WHERE $agreement = '' OR a.id = $agreement
RETURN r.fact_id AS fact, a.id AS agreement, x.id AS thing, x.country AS country, r.basis AS basis, r.source_ids AS sources
ORDER BY fact, agreement, thing
// == not_named
MATCH (p:Body)-[r:SIGNED]->(a:Agreement)
WHERE p.id STARTS WITH 'vl:body/not-named' AND ($agreement = '' OR a.id = $agreement)
RETURN r.fact_id AS fact, a.id AS agreement, p.id AS party, r.source_ids AS sources
ORDER BY fact, agreement, party
// == sites
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.stage AS stage, k.site_country AS country, k.status AS status, k.basis AS basis, k.source_ids AS sources
ORDER BY fact
// == located
MATCH (x)-[r:LOCATED_IN]->(z:Zone)
WHERE x:Enterprise OR x:Zone
RETURN r.fact_id AS fact, x.id AS id, z.id AS zone, r.status AS status, r.valid_to AS valid_to
ORDER BY fact, id, zone
// == picture
MATCH (p)-[r:SIGNED]->(a:Agreement)
WHERE a.id IN $ids
RETURN p AS start, r AS link, a AS end
UNION ALL
MATCH (a:Agreement)-[r:COVERS]->(x)
WHERE a.id IN $ids AND x.id IN $ids
RETURN a AS start, r AS link, x AS end

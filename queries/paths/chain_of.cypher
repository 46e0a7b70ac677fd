// ---
// title = "Up or down the chain from a product or an enterprise"
// question = "What lies {direction} the chain from {of}, step by step, for at most {hops} steps?"
// shelf = "Up and down a chain"
// order = 1
// parameters = { of = "node", direction = "text = up | down", hops = "hops" }
// columns = { step = "count", via = "node", link = "text", thing = "node", match = "text", status = "text", ratio_low = "number", ratio_high = "number", ratio_unit = "text", total_low = "number", total_high = "number", total_unit = "text", input_kind = "text[]", alternative_group = "text[]", site_country = "text[]", basis = "text", cycle = "node[]", facts = "text[]", sources = "Source[]" }
// identity = ["link", "via", "thing", "ratio_unit", "cycle"]
// measure = "chain/chain_of"
// counted = "{n} of {of} products of this walk have a maker in the loaded data"
// limits = [
//   "Recipes hold for a code and all codes below it, so a step joins equal, wider and narrower codes.",
//   "A recipe says what goes into a product in general, not that this enterprise uses it.",
//   "ratio: input for one unit of output as stated, several sources as a range, never averaged; total: the ratios multiplied along the shortest way, only where the units chain, empty otherwise; the totals of several products are not added.",
//   "Ended statements are left out, planned ones are marked.",
//   "A missing maker means: none in the loaded data.",
// ]
// ---
// == rows
MATCH (a:Product)-[r:INPUT_OF]->(b:Product)
WHERE r.status IN ['stated', 'planned']
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.ratio AS ratio, r.ratio_unit AS ratio_unit, r.input_kind AS input_kind,
       r.alternative_group AS alternative_group, r.basis AS basis, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact
// == sites
MATCH (a:Enterprise)-[r:MAKES|NEEDS]->(b:Product)
WHERE r.status IN ['stated', 'planned']
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.site_country AS site_country, r.basis AS basis, r.fact_id AS fact,
       r.source_ids AS sources
ORDER BY fact
// == supplies
MATCH (a:Enterprise)-[r:SUPPLIES]->(b)
WHERE r.status IN ['stated', 'planned']
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.product AS product, r.basis AS basis, r.fact_id AS fact,
       r.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a)-[r:INPUT_OF|MAKES|NEEDS|SUPPLIES]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

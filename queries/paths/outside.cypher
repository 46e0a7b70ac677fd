// ---
// title = "Inputs of a plant from outside both countries"
// question = "Which inputs of {plant}, up to {hops} steps up the chain, does nobody in Viet Nam or Laos make?"
// shelf = "Up and down a chain"
// order = 7
// parameters = { plant = "Enterprise", hops = "hops = 4", assumed = "yes/no = yes", at = "date" }
// measure = "need/outside"
// parts = ["recipes"]
// counted = "{n} of {of} needs of the plant and of what it needs have no stated maker in Viet Nam or Laos"
// identity = ["need"]
// limits = [
//   "A need follows from what the plant is stated to need and from recipes, which hold in general and are no statement about this plant.",
//   "No maker known means: none in the loaded data; small and informal makers are missing.",
//   "What one of the two countries makes is not listed, but its own inputs are.",
//   "import_value holds published figures of trade between the two countries, each by itself and never added; one of a whole chapter (two digits) is shown and decides nothing; of imports from elsewhere no figure is loaded, so their value is unknown.",
//   "A supplier outside is one that is stated to make, deal in or supply the product; its country is that of its site or seat.",
//   "Equipment and design are left out.",
// ]
//
// [columns]
// step = "count"                    # steps up from the plant
// need = "text"                     # codes only, as in gaps/no_maker
// products = "Product[]"
// via = "Product[]"                 # whose recipe asks for it at this step; empty for a stated need
// how = "text"                      # stated need, or by recipe
// kind = "text"                     # material, part, energy …
// verdict = "text"                  # only from outside; traded between the two, no maker known; no maker known anywhere
// suppliers = "Enterprise[]"        # known outside both countries
// from_countries = "text[]"         # of these, two letters, or unknown
// import_value = "text[]"           # published figures of imports into the country of the plant, equal, wider or narrower; or unknown
// planned_makers = "Enterprise[]"   # in one of the two countries; they close nothing
// basis = "text"
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.status AS status, k.basis AS basis,
       k.source_ids AS sources
ORDER BY fact
// == supplies
MATCH (a:Enterprise)-[r:SUPPLIES]->(:Enterprise)
WHERE r.product IS NOT NULL
RETURN r.fact_id AS fact, a.id AS start, a.country AS country, r.product AS product, r.status AS status, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == figures
MATCH (t:TradeFigure)-[r:OF]->(p:Product)
RETURN t.id AS id, p.code AS code, t.flow AS flow, t.period_from AS period_from, t.period_to AS period_to, t.musd AS musd, t.source_ids AS sources
ORDER BY id, code
// == picture
MATCH (a)-[r:INPUT_OF|NEEDS|MAKES|SUPPLIES]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

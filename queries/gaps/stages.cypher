// ---
// title = "Stages that nobody fills"
// question = "Which stages of each chain have no stated maker in {country}, and no dealer at its end?"
// shelf = "One kind of gap"
// order = 7
// parameters = { country = "country = LA", chain = "Chain =", assumed = "yes/no = yes", at = "date" }
// measure = "need/stages"
// parts = ["chains", "enterprises", "registers"]
// counted = "{n} of {of} stages of the chains have no stated maker in the country, at DISTRIBUTION no dealer, in the loaded data"
// identity = ["gap"]
// limits = [
//   "No maker in the loaded lists is not no maker.",
//   "Which stages belong to a chain was chosen by people, from the recipes and the memorandum of 1 December 2025; a stage outside a chain is not missing and has no row.",
//   "Planned makers fill nothing.",
//   "One enterprise may fill several stages.",
//   "The country is that of the site.",
// ]
//
// [columns]
// gap = "text"                      # its name: country, stage and chain
// chain = "Chain"
// stage = "text"
// country = "text"
// stated = "count"                  # 0, as known: nobody in the loaded lists
// planned = "count"                 # makers, at DISTRIBUTION dealers
// planned_enterprises = "Enterprise[]"
// across = "Enterprise[]"           # stated makers of the same chain and stage in the other of the two countries
// filled = "count"                  # stages of the chain with a stated maker in the country
// required = "count"                # stages of the chain
// products = "Product[]"            # codes of the chain at the stage
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.stage AS stage, k.site_country AS country, k.status AS status,
       k.valid_to AS valid_to, k.basis AS basis, k.source_ids AS sources
ORDER BY fact
// == sources
MATCH (:Enterprise)-[k:MAKES|DEALS_IN]->(:Product)
RETURN k.source_ids AS sources

// ---
// title = "Who makes what, by chain, stage and country"
// question = "At which stages of each chain does the loaded data know a maker, in Laos and in Viet Nam?"
// parameters = { assumed = "yes/no = yes" }
// measure = "need/coverage"
// parts = ["chains"]
// counted = "{n} of {of} cells (stage and country) that belong to a chain hold a maker, at DISTRIBUTION a dealer, in the loaded data"
// identity = ["chain", "stage", "country"]
// limits = [
//   "A cell without a maker says that no maker is in the loaded lists, not that there is none.",
//   "Empty products means that the stage is not in this chain, which is not zero.",
//   "One enterprise may stand in several cells.",
//   "The country is that of the site, not of the firm.",
//   "A holding and its plant may both be listed as makers of one thing.",
// ]
//
// [columns]
// chain = "Chain"
// stage = "text"
// country = "text"
// makers_stated = "count"
// makers_planned = "count"
// dealers = "count"                 # stated
// products = "count"                # codes of the chain at the stage; empty: not in this chain
// in_chain = "yes/no"               # no: shown and marked, not counted in n of N
// dealers_planned = "count"
// enterprises = "Enterprise[]"      # all that are counted in the row
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.stage AS stage, k.site_country AS country, k.status AS status, k.basis AS basis, k.code_basis AS code_basis
ORDER BY fact
// == sources
MATCH (:Enterprise)-[k:MAKES|DEALS_IN]->(:Product)
UNWIND k.source_ids AS source
RETURN DISTINCT source

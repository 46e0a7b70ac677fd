// ---
// title = "Needs that only something planned would close"
// question = "Which needs of {country} without a maker would be closed only by an enterprise or a supply that is still planned, and when?"
// shelf = "One kind of gap"
// order = 3
// parameters = { country = "country = LA", assumed = "yes/no = yes", at = "date" }
// measure = "need/planned_only"
// parts = ["recipes", "enterprise_sources", "registers"]
// counted = "{n} of {of} needs without a maker in the country would be closed only by something planned"
// identity = ["need", "fact_id"]
// limits = [
//   "A date that has passed says nothing of whether the plan came about: the sources do not tell.",
//   "Undated means that no source names a date in a form that can be compared; words such as 'start 2028' stand in detail.",
//   "Amounts are not compared: a planned supply may be smaller than the need.",
//   "Plans that no loaded source names are missing.",
// ]
//
// [columns]
// need = "text"                     # codes only, as in gaps/no_maker
// users = "Enterprise[]"
// how = "text"                      # planned maker, planned supply
// closed_by = "node"                # the planned maker, or who would supply
// to = "node"                       # the buyer, or the country where none is named
// date = "date"
// timing = "text"                   # ahead, date passed, undated
// detail = "text"                   # words of the source
// basis = "text"                    # of the need
// confidence = "text"               # of the plan
// products = "Product[]"
// fact_id = "text"
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.status AS status, k.basis AS basis,
       e.activity AS detail, k.source_ids AS sources
ORDER BY fact
// == flows
MATCH (a)-[r:SUPPLIES|EXPORTS_TO]->(b)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, coalesce(b.country, b.code) AS end_country, r.product AS product, r.status AS status,
       r.valid_from AS valid_from, r.valid_to AS valid_to, r.detail AS detail, r.confidence AS confidence, r.source_ids AS sources
ORDER BY fact

// ---
// title = "Products with one maker"
// question = "Which products have one maker in {country}, makers of one owner counted once, and who depends on it?"
// shelf = "One kind of gap"
// order = 4
// parameters = { country = "country = LA", assumed = "yes/no = yes", at = "date" }
// measure = "need/single_maker"
// parts = ["recipes", "ownership", "enterprise_sources", "registers"]
// gap = "several"
// counted = "{n} of {of} products made in the country have one maker or one owner group in the loaded data"
// identity = ["product"]
// limits = [
//   "One maker in the loaded lists is not one maker in the country.",
//   "One owner group: one enterprise holds all makers through stated shares above 50 % or of unknown size, over at most 6 steps.",
//   "Who depends on it is known by stated needs and by recipes only.",
//   "Amounts are not compared.",
// ]
//
// [columns]
// product = "Product"
// makers = "Enterprise[]"           # stated, with a site in the country; a wider or narrower code counts
// owners = "Enterprise[]"           # who holds all of them, nearest first
// share_unknown = "yes/no"          # yes: the nearest owner holds a maker by a share that no source gives
// needed_by = "Enterprise[]"        # users in both countries that name it
// used_by = "Enterprise[]"          # users whose recipe always asks for it
// one_of = "Enterprise[]"           # users whose recipe takes it or something else
// makers_abroad = "Enterprise[]"    # with a site in the other of the two countries
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.status AS status, k.basis AS basis,
       k.source_ids AS sources
ORDER BY fact

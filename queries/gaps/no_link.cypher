// ---
// title = "A maker here and a user there, with no supply between them"
// question = "Which makers in {country} and which users across the border have no stated supply between them, although the one makes what the other needs?"
// shelf = "One kind of gap"
// order = 2
// parameters = { country = "country = LA", assumed = "yes/no = yes", at = "date" }
// measure = "need/no_link"
// parts = ["recipes", "enterprise_sources", "registers", "gate_provinces"]
// gap = "supplied"
// counted = "{n} of {of} pairs of a maker in the country and a user across the border have no stated supply between them"
// identity = ["need", "maker", "user"]
// limits = [
//   "A pair is a candidate, not a partner: whether the two could trade is not known.",
//   "No stated supply means that no loaded source names one.",
//   "Trade through a dealer, or an export whose buyer is not named, is no supply between the two; such exports are shown.",
//   "Gates are those in the province of either end, not a route; electricity crosses by line.",
//   "Empty province, zone or gate: unknown.",
// ]
//
// [columns]
// need = "text"                     # codes only, as in gaps/no_maker
// maker = "Enterprise"
// user = "Enterprise"
// how = "text"                      # "stated need", or "by recipe": the user makes something whose recipe asks for it
// basis = "text"                    # sourced or assumed: of this user's need
// products = "Product[]"            # what the maker makes of it
// match = "text"                    # it is equal to, narrower or wider than the code needed
// maker_province = "Province"
// user_province = "Province"
// maker_zones = "Zone[]"
// user_zones = "Zone[]"
// gates = "Gate[]"
// exports = "text[]"                # flows of the maker into the user's country whose buyer is not named: id and status
// planned = "text[]"                # planned supplies between the two
// met_there = "yes/no"              # whether somebody in the user's country makes it too
// unknown = "text[]"                # which of province, zone and gate are unknown
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.site_province AS province, k.status AS status, k.basis AS basis,
       k.source_ids AS sources
ORDER BY fact
// == flows
MATCH (a:Enterprise)-[r:SUPPLIES|EXPORTS_TO]->(b)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, r.product AS product, r.status AS status, r.valid_to AS valid_to
ORDER BY fact
// == zones
MATCH (e:Enterprise)-[r:LOCATED_IN {status: 'stated'}]->(z:Zone)
RETURN r.fact_id AS fact, e.id AS enterprise, z.id AS zone
ORDER BY fact

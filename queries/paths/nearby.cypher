// ---
// title = "Who near a gate, place or zone could take a product"
// question = "Which enterprises within {km} km of {place} could take what {maker} makes, or make it too?"
// shelf = "Along a road or through a gate"
// order = 6
// parameters = { maker = "Enterprise", place = "node", km = "number = 100", product = "Product =", side = "text = all | take | make", assumed = "yes/no = yes", at = "date" }
// measure = "site/nearby"
// parts = ["road_network", "recipes"]
// counted = "{n} of {of} enterprises that could take or make it are known to lie within the distance; of {unknown} the distance is unknown, {beyond} are known to lie beyond"
// identity = ["enterprise", "role"]
// limits = [
//   "Every row is a candidate, inferred from what it needs, makes or deals in; whether it would buy is not known.",
//   "An enterprise has no point of its own: its distance is that of a zone in which it is stated to stand, by road where sources state every leg, else as a straight line between points (the road is longer), else unknown.",
//   "Unknown rows are listed after the others and may lie near or far; the province is shown to help.",
//   "A recipe says what goes into a product in general; where it asks for one of several inputs, this product is one of them.",
//   "What is planned or has ended is left out.",
// ]
//
// [columns]
// role = "text"                     # needs it, its recipe asks for it, deals in it, or makes it too
// enterprise = "Enterprise"
// products = "Product[]"            # the codes that it needs, makes or deals in; for a recipe the codes asked for
// fit = "text"                      # equal to, narrower or wider than what the maker makes
// km = "number"
// km_how = "text"                   # stated, in it, straight line, or distance unknown
// zones = "Zone[]"
// provinces = "Province[]"          # of its sites
// status = "text"                   # inferred
// basis = "text"
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.site_province AS province,
       k.status AS status, k.basis AS basis, k.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a)-[r:MAKES|NEEDS|DEALS_IN|CONNECTS|AT_GATE]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

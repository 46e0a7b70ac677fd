// ---
// title = "Who else could feed a buyer"
// question = "Who else could feed {buyer} with a product if one of its makers, and the owner group of that maker, stop?"
// shelf = "What if it is closed"
// order = 2
// parameters = { buyer = "Enterprise", product = "Product =", without = "Enterprise =", at = "date" }
// measure = "resilience/substitutes"
// parts = ["recipes", "ownership"]
// counted = "{n} of {of} owner groups that make the product or deal in it remain and are stated to make it"
// identity = ["maker", "product", "does", "site_country", "status"]
// limits = [
//   "Every row is a candidate, inferred from what it makes or deals in; whether it has goods to spare, and whether the two could trade, is not known.",
//   "Without a product: what the one that stops supplies to the buyer, else what the buyer is stated to need or is supplied with, else the inputs of what it makes by recipe.",
//   "Without one that stops: all who could feed it.",
//   "One owner group: one enterprise holds both through shares above 50 % or of unknown size, over at most 6 steps.",
//   "A wider code may be another good of that heading.",
//   "km is a straight line between points of zones, never a road; unknown where a zone has none.",
// ]
//
// [columns]
// fit = "text"                      # its code is equal to, narrower or wider than the code wanted
// group = "Enterprise"              # the owner that stands for its group, itself where nobody holds it
// maker = "Enterprise"
// does = "text"                     # makes, or deals in
// product = "Product"
// site_country = "text"
// provinces = "Province[]"
// zones = "Zone[]"
// km = "number"
// km_how = "text"                   # straight line, or unknown
// status = "text"                   # of its making: planned feeds nobody yet
// feeds_it = "text"                 # stated or planned supply to this buyer
// feeds_others = "Enterprise[]"     # whom it is stated to supply with it
// with_buyer = "yes/no"             # it is of the owner group of the buyer
// basis = "text"
// evidence = "count"                # publications behind its making
// unknown = "text[]"
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.site_province AS province,
       k.status AS status, k.basis AS basis, k.source_ids AS sources
ORDER BY fact
// == wants
MATCH (e:Enterprise {id: $buyer})-[k:MAKES|NEEDS]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.status AS status, k.basis AS basis
ORDER BY fact
// == supplies
MATCH (a:Enterprise)-[r:SUPPLIES]->(b)
RETURN r.fact_id AS fact, a.id AS start, b.id AS end, r.product AS product, r.status AS status, r.valid_to AS valid_to
ORDER BY fact
// == zones
MATCH (e:Enterprise)-[r:LOCATED_IN {status: 'stated'}]->(z:Zone)
RETURN r.fact_id AS fact, e.id AS id, z.id AS zone
ORDER BY fact
// == points
MATCH (n:Zone)
WHERE n.lat IS NOT NULL AND n.lon IS NOT NULL
RETURN n.id AS id, n.lat AS lat, n.lon AS lon, n.geo_precision_m AS precision
ORDER BY id
// == picture
MATCH (a:Enterprise)-[r:MAKES|DEALS_IN]->(b:Product)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

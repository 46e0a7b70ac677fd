// ---
// title = "Who near a gate, place or zone could take a product"
// question = "Which enterprises within {km} km of {place} could take what {maker} makes, or make it too?"
// parameters = { maker = "Enterprise", place = "node", km = "number = 100", product = "Product =", side = "text = all | take | make", assumed = "yes/no = yes", at = "date" }
// measure = "site/nearby"
// counted = "{n} of {of} enterprises that could take or make it are known to lie within the distance; of {unknown} the distance is unknown, {beyond} are known to lie beyond"
// identity = ["enterprise", "role"]
// limits = "Every row is a candidate, inferred from what it needs, makes or deals in; whether it would buy is not known. An enterprise has no point of its own: its distance is that of a zone in which it is stated to stand, by road where sources state every leg, else as a straight line between points (the road is longer), else unknown. Unknown rows are listed after the others and may lie near or far; the province is shown to help. A recipe says what goes into a product in general; where it asks for one of several inputs, this product is one of them. What is planned or has ended is left out."
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
// == inputs
MATCH (p:Product)-[i:INPUT_OF {status: 'stated'}]->(o:Product)
RETURN i.fact_id AS fact, o.code AS code, p.code AS input, i.input_kind AS kind, i.alternative_group AS group, i.basis AS basis, i.source_ids AS sources
ORDER BY fact
// == stops
MATCH (c:Corridor)-[r:CONNECTS]->(n)
RETURN c.id AS corridor, c.kind AS kind, n.id AS stop, r.order AS order, r.km AS km, r.km_from AS km_from, r.status AS status,
       r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, corridor, stop
// == points
MATCH (n)
WHERE (n:Zone OR n:Gate OR n:Place) AND (n.lat IS NOT NULL OR n.same_as IS NOT NULL)
RETURN n.id AS id, n.lat AS lat, n.lon AS lon, n.geo_precision_m AS precision, n.same_as AS same_as
ORDER BY id
// == joins
MATCH (a)-[r:AT_GATE|LOCATED_IN]->(b)
WHERE b:Zone OR b:Gate
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b
// == picture
MATCH (a)-[r:MAKES|NEEDS|DEALS_IN|CONNECTS|AT_GATE]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

// ---
// title = "From a village good to a shelf in the other capital"
// question = "Which village goods made across the border reach a distributor in the capital of {to}, and which link is missing first?"
// shelf = "Up and down a chain"
// order = 3
// parameters = { to = "country = VN", chains = "node[]", at = "date" }
// measure = "chain/raw_to_shelf"
// counted = "{n} of {of} products of a producer across the border are stated to be sold by a distributor in the capital"
// identity = ["chain", "product", "producer"]
// limits = [
//   "The links are looked for in this order: producer, agreement in force, distributor in the capital, stated supply from the producer to it, certificate.",
//   "No loaded table holds certificates of ODOP (Laos) or OCOP (Viet Nam), so the certificate is never known; where the description of a producer names one of them, the row says so.",
//   "No table marks a good as ODOP or OCOP either: without chains chosen, the goods of coffee, herbs, rice, silk and crafts are taken.",
//   "An agreement that covers the chain need not cover this good.",
//   "The capital: Hà Nội, or Vientiane Prefecture.",
//   "A planned or past supply, one of another good, and an export whose buyer nobody names stand beside and close nothing.",
//   "Small and informal makers and shops are missing.",
// ]
//
// [columns]
// chain = "Chain"
// product = "Product"
// producer = "Enterprise"           # stated, with a site across the border
// provinces = "Province[]"          # of its sites
// raw_makers = "Enterprise[]"       # who makes raw material of the chain there
// agreements = "Agreement[]"        # in force, covering the chain or the product
// lapsed = "Agreement[]"            # the same, past
// sold_in_capital = "Enterprise[]"  # who is stated to get it from the producer, in the capital
// sold_elsewhere = "Enterprise[]"
// dealers_in_capital = "Enterprise[]" # who deals in the product, whoever supplies it
// dealers_elsewhere = "Enterprise[]"
// beside = "text[]"                 # what else the producer sends into the country: statement, link, to whom, product, status
// certificate = "text"
// first_missing = "text"
// missing = "text[]"
// basis = "text"                    # of the making
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.stage AS stage, k.site_country AS country, k.site_province AS province,
       k.status AS status, k.basis AS basis, coalesce(e.activity, '') CONTAINS 'ODOP' OR coalesce(e.activity, '') CONTAINS 'OCOP' AS called,
       k.source_ids AS sources
ORDER BY fact
// == chains
MATCH (p:Product)-[k:IN_CHAIN]->(c:Chain)
RETURN p.code AS code, c.slug AS chain, k.stage AS stage, k.home AS home
ORDER BY code, chain, stage, home
// == covers
MATCH (a:Agreement)-[r:COVERS]->(x)
WHERE x:Chain OR x:Product
RETURN r.fact_id AS fact, a.id AS agreement, x.id AS covered, a.date AS date, a.valid_to AS valid_to, a.status AS status, r.source_ids AS sources
ORDER BY fact
// == flows
MATCH (a:Enterprise)-[r:SUPPLIES|EXPORTS_TO]->(b)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, coalesce(b.country, b.code) AS end_country, r.product AS product,
       r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
UNION ALL
MATCH (b:Enterprise)-[r:DISTRIBUTES_FOR]->(a:Enterprise)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, b.country AS end_country, r.product AS product,
       r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == seats
MATCH (e:Enterprise)-[r:LOCATED_IN {status: 'stated'}]->(p:Province)
WHERE p.id IN ['iso:VN-HN', 'gso2025:01', 'iso:LA-VT']
RETURN DISTINCT e.id AS enterprise, p.id AS province
ORDER BY enterprise, province
// == abroad
MATCH (e:Enterprise)-[r:EXPORTS_TO {status: 'stated'}]->(c:Country)
WHERE c.code = $to AND e.country <> $to AND r.product IS NULL AND NOT (e)-[:MAKES]->(:Product)
RETURN DISTINCT e.id AS enterprise
ORDER BY enterprise
// == events
MATCH (k:Event)
WHERE k.fact CONTAINS 'ODOP' OR k.fact CONTAINS 'OCOP'
RETURN k.id AS id, k.source_ids AS sources
ORDER BY id
// == picture
MATCH (a)-[r:MAKES|DEALS_IN|COVERS|SUPPLIES|EXPORTS_TO|DISTRIBUTES_FOR]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

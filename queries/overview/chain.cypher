// ---
// title = "One chain, from raw material to distribution"
// question = "Who makes, needs and deals in the products of the chain {chain}, at which stage and in which country, and what feeds what?"
// parameters = { chain = "Chain", status = "status[] = stated, planned" }
// measure = "need/chain"
// counted = "{n} of {of} cells (stage and country) of the chain hold a maker, at DISTRIBUTION a dealer, in the loaded data"
// identity = ["fact_id"]
// limits = [
//   "Only enterprises in the loaded lists are seen.",
//   "A made or needed code belongs to its home chain; inputs from other chains are shown pale, without their makers.",
//   "Products without a maker are those of the recipes, not of the whole economy.",
//   "Which codes form a chain is partly our choice.",
// ]
//
// [columns]
// link = "text"                     # MAKES, NEEDS, DEALS_IN, INPUT_OF, IN_CHAIN, PART_OF, SUPPLIES, TRANSPORTS_FOR, DISTRIBUTES_FOR
// stage = "text"
// country = "text"                  # of the site
// enterprise = "Enterprise"
// product = "Product"
// other = "node"                    # the output of an input, the buyer of a supply, the heading of a code
// status = "text"
// basis = "text"
// in_chain = "yes/no"               # no: made at a stage that is not in this chain
// home = "yes/no"                   # no: the product belongs to another chain, shown pale
// fact_id = "text"
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.id AS product, p.code AS code, k.stage AS stage, k.site_country AS country,
       k.status AS status, k.basis AS basis, k.code_basis AS code_basis, k.source_ids AS sources
ORDER BY fact
// == chains
MATCH (c:Chain {slug: $chain})
RETURN c.slug AS chain, c.stages AS stages
// == places
MATCH (p:Product)-[i:IN_CHAIN]->(c:Chain)
RETURN i.fact_id AS fact, p.id AS product, p.code AS code, c.slug AS chain, i.stage AS stage, i.home AS home
ORDER BY fact
// == inputs
MATCH (p:Product)-[i:INPUT_OF {chain: $chain}]->(o:Product)
RETURN i.fact_id AS fact, p.id AS input, o.id AS output, i.chain AS chain, i.from_stage AS stage, i.status AS status, i.basis AS basis, i.source_ids AS sources
ORDER BY fact
// == supplies
MATCH (a:Enterprise)-[r:SUPPLIES|TRANSPORTS_FOR|DISTRIBUTES_FOR]->(b)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, r.product AS product, r.status AS status, r.source_ids AS sources
ORDER BY fact
// == nested
MATCH (:Enterprise)-[:MAKES|NEEDS|DEALS_IN]->(p:Product)-[r:PART_OF]->(h:Product)
RETURN DISTINCT r.fact_id AS fact, p.id AS product, h.id AS heading
ORDER BY fact
// == picture
MATCH (a)-[r:MAKES|NEEDS|DEALS_IN|INPUT_OF|IN_CHAIN|PART_OF|SUPPLIES|TRANSPORTS_FOR|DISTRIBUTES_FOR]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b

// ---
// title = "The longest stated line of supplies in each chain"
// question = "How far does the longest line of supplies go in each chain, from raw material towards distribution?"
// shelf = "Up and down a chain"
// order = 4
// parameters = { chain = "Chain =", status = "status[] = stated", at = "date" }
// measure = "chain/longest_chain"
// parts = ["chain_homes"]
// counted = "{n} of {of} chains have a supply, {whole} a line that begins at raw material and ends in distribution"
// identity = ["chain"]
// limits = [
//   "A supply belongs to the home chain of its product.",
//   "A line follows supplies from enterprise to enterprise (SUPPLIES, and the other way round DISTRIBUTES_FOR); it does not say that the same goods go all the way.",
//   "Hauliers and exports whose buyer nobody names are no step.",
//   "Enterprises that supply each other in a circle are one step.",
//   "Stages are those at which the enterprises on the line make, need or deal in a good of this chain.",
//   "A chain without a line has no supply in the loaded data; it may well have some.",
// ]
//
// [columns]
// chain = "Chain"
// steps = "count"                   # supplies one after the other; empty where none is known
// line = "node[]"                   # from the first sender to the last receiver
// at_stages = "text[]"              # of each step of the line
// covered = "count"                 # stages on the line that belong to the chain
// stages = "text[]"
// stages_missing = "text[]"         # stages of the chain that are not on the line
// whole = "yes/no"                  # it begins at RAW and ends at DISTRIBUTION; empty without a line
// ties = "count"                    # lines of this length; the first in alphabetical order is shown
// circles = "count"                 # circles on the line, each one step
// products = "Product[]"
// status = "text"                   # planned: a supply on the line is only planned
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (a:Enterprise)-[r:SUPPLIES]->(b)
RETURN a.id AS start, b.id AS end, type(r) AS link, r.product AS product, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact,
       r.source_ids AS sources
ORDER BY fact
UNION ALL
MATCH (b:Enterprise)-[r:DISTRIBUTES_FOR]->(a:Enterprise)
RETURN a.id AS start, b.id AS end, type(r) AS link, r.product AS product, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact,
       r.source_ids AS sources
ORDER BY fact
// == chains
MATCH (c:Chain)
RETURN c.id AS chain, c.stages AS stages
ORDER BY chain
// == sites
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, e.id AS enterprise, p.code AS code, k.stage AS stage, k.status AS status
ORDER BY fact
// == picture
MATCH (a)-[r:SUPPLIES|DISTRIBUTES_FOR]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

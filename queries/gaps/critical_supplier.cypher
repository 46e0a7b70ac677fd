// ---
// title = "Suppliers behind the suppliers of a buyer"
// question = "Which enterprises stand behind {buyer} over at most four tiers of stated supply, and which of them sit between the others?"
// shelf = "How sure, how dependent"
// order = 4
// parameters = { buyer = "Enterprise", weights = "text", at = "date" }
// measure = "resilience/critical_supplier"
// counted = "{n} of {of} tiers have a stated supplier in the loaded data"
// identity = ["supplier"]
// limits = [
//   "A form for research, not a finding: on tiers of which only some suppliers are stated, degree, betweenness and closeness measure how well an enterprise is documented, and are noise.",
//   "A tier without a stated supplier is unknown, not empty.",
//   "The chain follows supplies between named enterprises whatever the product is, so that a supplier of a supplier need not be in the goods of the buyer.",
//   "Ownership and gates are left out.",
//   "With weights (degree; betweenness; closeness) each figure is divided by the largest one in the answer and the weighted mean is ranked; the weights are yours.",
//   "The index of the literature weighs by data envelopment analysis, which is not done here.",
// ]
//
// [columns]
// supplier = "Enterprise"
// tier = "count"                    # 1 supplies the buyer, 2 supplies a tier 1, at most 4: the shortest
// supplies_to = "Enterprise[]"      # of those in the answer
// products = "Product[]"
// degree = "count"                  # partners among the buyer and its suppliers
// betweenness = "number"            # 0 to 1: share of shortest ways between two others that pass it
// closeness = "number"              # 0 to 1: 1 ÷ mean number of steps to the others
// score = "number"                  # 0 to 1, with your weights; empty without
// rank = "count"                    # by score, equal scores share it; empty without weights
// equal = "count"                   # how many have this rank
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (a:Enterprise)-[r:SUPPLIES {status: 'stated'}]->(b:Enterprise)
RETURN r.fact_id AS fact, a.id AS supplier, b.id AS buyer, r.product AS product, r.status AS status, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact, supplier, buyer
// == picture
MATCH (a:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

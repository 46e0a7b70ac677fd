// ---
// title = "Loops in recipes, supply and ownership"
// question = "Which products feed themselves, and which enterprises supply or own each other in a circle of at most {hops} steps?"
// shelf = "Up and down a chain"
// order = 6
// parameters = { kind = "text = all | recipe | supply and ownership", status = "status[] = stated, planned", hops = "hops = 6", at = "date" }
// measure = "chain/cycles"
// counted = "{n} of {of} products and enterprises that stand on a statement of this kind are part of a loop"
// identity = ["loop"]
// limits = [
//   "A loop follows the direction of the statements: from an input to what is made of it, from an enterprise to the one it supplies, from an owner to the one it owns.",
//   "It says that the statements close a circle, not that the same goods come round.",
//   "A loop is planned when one of its steps is only planned.",
//   "Recipes hold in general and are no statement about an enterprise.",
//   "At most 300 loops of each kind, shortest first.",
// ]
//
// [columns]
// kind = "text"
// steps = "count"
// loop = "node[]"                   # from its first thing in alphabetical order back to it
// links = "text[]"                  # the type of each step; two types of one step are joined by +
// status = "text"                   # planned: a step is only planned
// basis = "text"                    # assumed: a step rests on our assumption alone
// products = "Product[]"            # goods of its supplies, where stated
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (a)-[r:INPUT_OF|SUPPLIES|OWNS]->(b)
WHERE (b:Product OR b:Enterprise) AND r.status IN $status
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.product AS product, r.basis AS basis, r.fact_id AS fact,
       r.source_ids AS sources
ORDER BY fact, a, b, kind
// == picture
MATCH (a)-[r:INPUT_OF|SUPPLIES|OWNS]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

// ---
// title = "On how few suppliers a buyer hangs"
// question = "How many owner groups supply a buyer (or supply a product), and how concentrated is the supply?"
// shelf = "How sure, how dependent"
// order = 2
// parameters = { buyer = "node =", product = "Product =", shares = "text", amounts = "text", cap = "number = 0", at = "date" }
// measure = "need/concentration"
// parts = ["ownership"]
// counted = "{n} of {of} pairs of an enterprise and a product that somebody is stated to supply to it have one supplier or one owner group in the loaded data"
// identity = ["basis", "buyer", "product"]
// limits = [
//   "Suppliers are those that a loaded source names: one stated supplier is not one supplier in truth.",
//   "Makers of one owner count once: a share above 50 % or of unknown size, over at most 6 steps.",
//   "The index HHI is the sum of squared shares, between 1 ÷ number of suppliers and 1; where shares are unknown only its two ends are given, never the middle.",
//   "A share is computed only where every owner group has one stated amount, all in one unit and of one period; amounts of one group are never added.",
//   "Value and weight give different answers.",
//   "With shares or amounts you give the numbers yourself and the answer is as good as they are.",
// ]
//
// [columns]
// basis = "text"                    # "stated supply", "all stated supply of the product", or "your shares", "your amounts"
// buyer = "node"                    # an enterprise, or a country where no source names the buyer
// product = "Product"               # as stated; supplies of a wider or narrower code to this buyer are counted too
// groups = "count"                  # owner groups that supply it
// one_group = "yes/no"
// suppliers = "Enterprise[]"
// owners = "Enterprise[]"           # who holds several of the suppliers
// share_unknown = "yes/no"          # yes: an owner group rests on a share that no source gives
// shares = "text[]"                 # share of each supplier or group, in percent of what is stated
// unit = "text"                     # of the amounts behind the shares: value and weight are different answers
// hhi_from = "number"               # Herfindahl–Hirschman index, 0 to 1: the smallest that fits what is known
// hhi_to = "number"                 # the largest; equal to the smallest where all shares are known
// points_from = "count"             # the same, × 10,000
// points_to = "count"
// why_unknown = "text"              # why the shares are not known
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (a:Enterprise)-[r:SUPPLIES|EXPORTS_TO {status: 'stated'}]->(b)
WHERE $buyer = '' OR b.id = $buyer
RETURN r.fact_id AS fact, a.id AS supplier, b.id AS buyer, r.product AS product, r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.amount AS amount, r.unit AS unit, r.shared_amount AS shared, r.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a:Enterprise)-[r:SUPPLIES|EXPORTS_TO|OWNS]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

// ---
// title = "How long can it last"
// question = "If a supply stops, how long does the stock last, what is lost until it is restored, and which stated supplies of an enterprise or through a gate are hit?"
// shelf = "How sure, how dependent"
// order = 5
// parameters = { node = "node =", stock = "text", demand = "text", alternative = "text = 0", restore = "text", at = "date" }
// measure = "need/lasting"
// counted = "{n} of {of} stated supplies that would be hit and whose buyer is named have no other stated supplier of that product"
// identity = ["what", "facts"]
// limits = [
//   "Public data hold no stocks: the numbers are yours, and the answer is as good as they are.",
//   "One product, one unit for all amounts, the same demand and the same alternative on every day.",
//   "It takes the supply as wholly stopped until the day on which it is restored.",
//   "Of a gate, the days to restore are the days for which it is closed.",
//   "Supplies through a gate are those whose enterprise is stated to send the same product through it.",
//   "That no other supplier or gate is stated does not say that there is none.",
// ]
//
// [columns]
// what = "text"                     # "your numbers", or "supply that would be hit"
// supplier = "Enterprise"
// buyer = "node"                    # an enterprise, or a country where no source names the buyer; empty: not stated
// product = "Product"
// other_suppliers = "Enterprise[]"  # stated, of the same buyer and product
// other_gates = "Gate[]"            # through which the enterprise is stated to send the same product
// stock = "number"                  # in the unit of your numbers
// demand = "number"                 # a day
// alternative = "number"            # a day, from elsewhere
// restore_days = "number"           # TTR: days until the supply is back; of a gate: days closed
// survive_days = "number"           # TTS: days without lost sales; empty: unknown, or without end (see lasts)
// lasts = "text"                    # "shorter than it takes to restore", "long enough", "without end", or "unknown" and which number is missing
// loss = "number"                   # in the unit of your numbers
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (a:Enterprise)-[r:SUPPLIES|EXPORTS_TO|SHIPS_VIA {status: 'stated'}]->(b)
WHERE $node <> ''
RETURN r.fact_id AS fact, type(r) AS kind, a.id AS supplier, b.id AS buyer, r.product AS product, r.status AS status, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact, supplier, buyer
// == picture
MATCH (a:Enterprise)-[r:SUPPLIES|EXPORTS_TO|SHIPS_VIA]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

// ---
// title = "Gates that carry more than half of a chain"
// question = "Which gates carry more than half of the stated tonnes of a chain, and what share is not known?"
// shelf = "Along a road or through a gate"
// order = 3
// parameters = { chain = "Chain =", status = "status = stated", at = "date" }
// identity = ["chain", "period", "gate"]
// measure = "road/gate_share"
// parts = ["chain_homes", "power_lines"]
// counted = "{n} of {of} crossings of goods state both their tonnes and their gate"
// limits = [
//   "A crossing is one statement: goods sent through a gate, or a supply or export whose two ends lie in Viet Nam and in Laos.",
//   "Shares are of the stated tonnes of one chain in one period; tonnes of different periods are never added, nor those of a shared total.",
//   "Where a source gives a total of the country for the chain and period, that is the whole and the statements of enterprises are parts of it.",
//   "Tonnes without a gate may have gone anywhere, so each share has a least and a most, and so has the index; there is no middle.",
//   "What no source states is not in the whole: the true shares may differ more than the interval.",
//   "Power crosses no gate and is left out.",
// ]
//
// [columns]
// chain = "Chain"                   # empty: of no chain
// period = "text"                   # as stated; "t/year from …" for a yearly amount; empty where no tonnes are stated
// gate = "Gate"                     # empty: the part whose gate no source states
// tonnes = "number"                 # stated at this gate; empty where unknown
// tonnes_all = "number"             # stated for the chain in this period
// share_from = "number"             # percent of tonnes_all: what is stated at this gate
// share_to = "number"               # percent: if all tonnes without a gate had gone through it
// more_than_half = "text"           # yes, possible (if enough of the unknown part went there), no, or unknown
// unknown_percent = "number"        # percent of tonnes_all without a gate
// hhi_from = "number"               # Herfindahl–Hirschman index over gates, 0 to 1: the smallest that fits what is known
// hhi_to = "number"                 # the largest: all unknown tonnes at the gate that is largest already
// crossings = "count"               # with tonnes, at this gate and in this period
// no_tonnes = "count"               # crossings of this chain that state no tonnes
// past = "yes/no"                   # whether the period lies before the day asked
// facts = "text[]"                  # at most 300
// ---
// == rows
MATCH (a)-[r:SUPPLIES|EXPORTS_TO {status: $status}]->(b)
WHERE coalesce(a.country, a.code) <> coalesce(b.country, b.code)
RETURN a.id AS a, coalesce(a.country, a.code) AS a_country, b.id AS b, coalesce(b.country, b.code) AS b_country, type(r) AS kind,
       r.product AS product, r.amount AS amount, r.unit AS unit, r.shared_amount AS shared, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.fact_id AS fact
ORDER BY fact
// == shipments
MATCH (a:Enterprise)-[r:SHIPS_VIA {status: $status}]->(g:Gate)
RETURN a.id AS a, g.id AS gate, r.product AS product, r.amount AS amount, r.unit AS unit, r.shared_amount AS shared, r.valid_from AS valid_from,
       r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a)-[r:SUPPLIES|EXPORTS_TO|SHIPS_VIA]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

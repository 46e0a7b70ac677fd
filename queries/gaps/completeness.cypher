// ---
// title = "How many makers the lists miss"
// question = "How many makers in {country} does no loaded list name, as far as two independent lists can tell?"
// shelf = "How sure, how dependent"
// order = 1
// parameters = { country = "country = LA", chain = "Chain =" }
// measure = "gap/completeness"
// parts = ["chain_stages", "enterprises", "registers"]
// counted = "{n} of {of} stated makers in the country stand in at least one list of enterprises"
// identity = ["list_a", "list_b"]
// limits = [
//   "The estimate holds for two lists made independently of each other, each open to all makers alike (Chapman 1951).",
//   "Public lists are not: a land list and a factory list see different makers, and one that copies another makes the estimate too low, as does a wrong merge.",
//   "Lists are sources of kind database, register or directory; press names enterprises by the way and is none.",
//   "Sources of one publisher are one list.",
//   "Not estimable is not zero.",
// ]
//
// [columns]
// list_a = "text"                   # publisher of the list; empty: no list names a maker there
// list_b = "text"
// in_a = "count"                    # makers at sites in the country
// in_b = "count"
// in_both = "count"
// both = "Enterprise[]"
// seen = "count"                    # makers in either list
// estimable = "yes/no"
// why = "text"                      # why not, or why with care
// estimate = "number"               # makers in the country; empty: not estimable
// low = "number"                    # interval of 95 %
// high = "number"
// seen_percent = "number"           # %, of the estimate
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.status AS status, k.source_ids AS sources
ORDER BY fact

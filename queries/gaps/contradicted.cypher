// ---
// title = "Makers that one statement has active and another closed"
// question = "Which statements on makers in {country} contradict each other: one has it active where another has it closed?"
// shelf = "One kind of gap"
// order = 5
// parameters = { country = "country = LA", assumed = "yes/no = yes", at = "date" }
// measure = "gap/contradicted"
// parts = ["recipes", "chain_stages", "ownership", "doubted", "flow_groups", "making_groups"]
// counted = "{n} of {of} enterprises that are said to make something in the country, or to have made it, have statements that contradict each other"
// identity = ["enterprise", "fact_id", "says"]
// limits = [
//   "Only statements on one enterprise and on codes that meet are compared; two enterprises that are one under two names are not seen.",
//   "A statement that ended may simply be older: dates of the sources tell, where there are any.",
//   "Which one is right is not said, and none is dropped.",
// ]
//
// [columns]
// enterprise = "Enterprise"
// products = "Product[]"
// says = "text"                     # active, closed, or active and closed (datasets that differ)
// statement = "text"                # its status, or what the datasets say
// fact_id = "text"                  # the statement; the enterprise's own id where it is said of the whole
// gaps = "text[]"                   # names of the gaps that it concerns, as in gaps/all
// sources = "Source[]"
// ---
// == picture
MATCH (e:Enterprise)-[k:MAKES]->(p:Product)
WHERE k.fact_id IN $facts
RETURN e, k, p
ORDER BY k.fact_id

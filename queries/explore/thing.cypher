// ---
// title = "One thing and how much is stated of it"
// question = "What is {node}, and how many statements of the loaded data touch it?"
// parameters = { node = "node" }
// columns = { thing = "node", country = "text", names = "text[]", statements = "count", as_of = "date", confidence = "text", note = "text", sources = "Source[]" }
// identity = ["thing"]
// limits = "Only what the loaded sources say; a property that none of them states is unknown."
// counted = "{n} of {of} things asked for are in the loaded data"
// ---
// == rows
MATCH (n:@label_node {id: $node})
RETURN n.id AS thing, n.country AS country, [n.name_en, n.name_vi, n.name_lo, n.name_fr] + coalesce(n.aliases, []) AS names,
       COUNT { (n)-[]-() } AS statements, n.as_of AS as_of, n.confidence AS confidence, n.note AS note, n.source_ids AS sources
ORDER BY thing
// == picture
MATCH (n:@label_node {id: $node})
RETURN n
// == population
RETURN 1 AS of

// ---
// title = "Links that rest on one old source"
// question = "Which stated links rest on one source that is older than {years} years, or has no date?"
// shelf = "Evidence and dates"
// order = 1
// parameters = { years = "number = 5", links = "links = supply stated", chain = "Chain =", at = "date" }
// measure = "record/old_evidence"
// parts = ["chain_homes"]
// counted = "{n} of {of} stated links rest on one source that is older or undated, or on none"
// identity = ["fact"]
// limits = [
//   "A list to look up again, not a list of errors: what an old source says may still hold.",
//   "Age counts from the last day of the printed date; only a clean year, month or day is a date, everything else (about 2018, undated) counts as undated.",
//   "Two sources that copy each other count as two.",
//   "A link belongs to the home chain of its product; with a chain chosen, links without a product are left out.",
//   "What was published after the day asked, and what has ended by then, is not seen.",
// ]
//
// [columns]
// why = "text"                      # one source, older; one source, undated; no source named
// from = "node"
// link = "text"
// to = "node"
// product = "Product"
// chain = "Chain"
// source = "Source"
// source_date = "text"              # as printed
// age_years = "number"              # empty where undated
// confidence = "text"
// basis = "text"
// fact = "text"
// facts = "text[]"
// ---
// == rows
MATCH (a)-[r:@links]->(b)
WHERE r.status = 'stated' AND type(r) <> 'PART_OF'
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.product AS product, r.valid_to AS valid_to, r.basis AS basis, r.confidence AS confidence,
       r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b, kind
// == published
MATCH (s:Source)
RETURN s.id AS id, s.date AS date
ORDER BY id

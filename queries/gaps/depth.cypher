// ---
// title = "How far from the market"
// question = "How many stated supplies lie between a maker and who sells to the last user, and how far is each sector from final use?"
// shelf = "With a trade or input–output table"
// order = 7
// parameters = { at = "date", table = "text =" }
// measure = "trade/upstreamness"
// parts = ["input_output"]
// counted = "{n} of {of} enterprises with a stated supply to or from another one reach a final seller"
// identity = ["thing"]
// limits = [
//   "Only supplies that a source names are seen: most chains break off after one step, which says nothing of the real one.",
//   "A final seller is an enterprise that deals in goods or distributes for another.",
//   "For sectors it needs an input-output table, such as those of the Asian Development Bank or of a statistics office, written as table,year,unit,from_sector,from_name,to_sector,value,source and loaded with linkage load FILE.",
// ]
//
// [columns]
// thing = "node"                    # an enterprise or a sector
// basis = "text"                    # stated supply, or input-output table
// longest = "count"                 # steps to a final seller; empty for a sector
// mean = "number"                   # of all paths; for a sector: steps to final use
// behind = "number"                 # steps of making behind a sector
// paths = "count"
// loop = "Enterprise[]"             # with whom it supplies in a circle, which counts as one step
// facts = "text[]"                  # statements by which goods leave it towards a final seller
// sources = "Source[]"
// ---
// == rows
MATCH (a:Enterprise)-[r:SUPPLIES|DISTRIBUTES_FOR]->(b:Enterprise)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, r.status AS status, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == dealers
MATCH (e:Enterprise)-[k:DEALS_IN]->(p:Product)
RETURN e.id AS enterprise, k.fact_id AS fact, k.status AS status, k.source_ids AS sources
ORDER BY fact
// == sectors
MATCH (s:Sector)
RETURN s.id AS sector, s.io_table AS io_table, s.period AS period, s.code AS code, s.unit AS unit, s.output AS output, s.source_ids AS sources
ORDER BY sector

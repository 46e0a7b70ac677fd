// ---
// title = "Sectors that pull or feed the others"
// question = "Which sectors pull on the others when they grow, and which feed them?"
// shelf = "With a trade or input–output table"
// order = 6
// parameters = { forward = "text = Leontief | Ghosh", table = "text =" }
// measure = "trade/linkages"
// parts = ["input_output"]
// counted = "{n} of {of} sectors of the table pull and feed more than the mean"
// identity = ["sector"]
// limits = [
//   "Needs an input-output table, such as those of the Asian Development Bank or of a statistics office, written as table,year,unit,from_sector,from_name,to_sector,value,source and loaded with linkage load FILE.",
//   "A table has some tens of sectors and hides products; it is years old when it is published; it says what was used, not what could be bought at home.",
// ]
//
// [columns]
// sector = "Sector"
// backward = "number"               # pull on all sectors, 1 = mean
// forward = "number"                # feed to all sectors, 1 = mean
// role = "text"                     # pulls and feeds, pulls, feeds, neither
// output = "number"
// unit = "text"
// sources = "Source[]"
// ---
// == rows
MATCH (s:Sector)
RETURN s.id AS sector, s.io_table AS io_table, s.period AS period, s.code AS code, s.unit AS unit, s.output AS output, s.source_ids AS sources
ORDER BY sector
// == picture
MATCH (a:Sector)-[r:FEEDS]->(b:Sector)
WHERE a.id IN $ids AND b.id IN $ids AND a.id <> b.id AND r.value > 0
RETURN a, r, b

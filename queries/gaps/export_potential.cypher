// ---
// title = "Where one country could sell more to the other"
// question = "Of which goods could {country} sell more to its neighbour, going by what it sells and what the neighbour buys?"
// shelf = "With a trade or input–output table"
// order = 4
// parameters = { country = "country = LA", table = "text =", period = "text =" }
// measure = "trade/export_potential"
// parts = ["trade_tables", "sold_in_all"]
// counted = "{n} of {of} goods that the country sells and its neighbour buys are traded below their potential"
// identity = ["code"]
// limits = [
//   "Needs a trade table of all countries: a year of BACI with its country codes (free at CEPII), loaded with linkage load FOLDER.",
//   "The static core of the method of the ITC, without growth, tariffs and distance: it spreads today's trade of the two over goods and is no forecast.",
//   "New goods get no potential: ask next_products for them.",
// ]
//
// [columns]
// code = "text"                     # with the edition of HS that the table uses
// product = "Product"               # only where the table uses HS 2022
// world_share_percent = "number"    # of the country in what all sell of it
// demand = "number"                 # thousand USD that the neighbour buys of it from all
// potential = "number"              # thousand USD
// actual = "number"                 # thousand USD between the two; empty: no row, so unknown
// unused = "number"                 # thousand USD
// sources = "Source[]"
// ---
// == demand
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table) AND ($period = '' OR m.period = $period)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
WITH m.id AS table
MATCH (:Country)-[t:TRADES {table: table}]->(b:Country)
WHERE b.code IN ['LA', 'VN'] AND b.code <> $country
WITH t.product AS product, t.value_kusd AS value, t.fact_id AS fact ORDER BY product, fact
RETURN product, collect(value) AS values
ORDER BY product
// == traded
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table) AND ($period = '' OR m.period = $period)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
WITH m.id AS table
MATCH (a:Country {code: $country})-[t:TRADES {table: table}]->(b:Country)
WHERE b.code IN ['LA', 'VN'] AND b.code <> $country
WITH t.product AS product, t.value_kusd AS value, t.fact_id AS fact ORDER BY product, fact
RETURN product, collect(value) AS values
ORDER BY product

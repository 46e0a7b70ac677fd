// ---
// title = "How the two economies fit"
// question = "Do Viet Nam and Laos sell each other the same goods, and does one sell what the other buys?"
// shelf = "With a trade or input–output table"
// order = 5
// parameters = { level = "text = 2 | 4 | 6", table = "text =", period = "text =" }
// measure = "trade/complementarity"
// parts = ["trade_tables"]
// counted = "{n} of {of} totals and groups of goods have both values, so that an index can be given"
// identity = ["row"]
// limits = [
//   "Published totals are enough for the index of the total, which is weak.",
//   "For goods it needs a trade table: a year of BACI with its country codes (free at CEPII), loaded with linkage load FOLDER, or UN Comtrade rows.",
//   "Totals are reported on the Vietnamese side.",
//   "An index at one level of codes does not compare with one at another.",
//   "A group of which only one side has a row is unknown.",
// ]
//
// [columns]
// row = "text"
// index = "text"                    # both ways (Grubel-Lloyd, 0 to 1), or one sells what the other buys (trade complementarity, 0 to 100)
// level = "text"                    # total, or the digits of the groups
// pair = "text"                     # VN-LA: exports are those of Viet Nam
// code = "text"                     # with the edition of HS that the table uses
// product = "Product"               # only where the table uses HS 2022
// figure = "TradeFigure"
// period_from = "date"
// period_to = "date"
// exports = "number"                # USD million
// imports = "number"                # USD million
// value = "number"                  # empty: one of the two is unknown
// sources = "Source[]"
// ---
// == rows
MATCH (t:TradeFigure)
WHERE t.pair IS NOT NULL AND (t.vn_exports_musd IS NOT NULL OR t.vn_imports_musd IS NOT NULL)
RETURN t.id AS figure, t.pair AS pair, t.period_from AS period_from, t.period_to AS period_to, t.vn_exports_musd AS exports,
       t.vn_imports_musd AS imports, t.source_ids AS sources
ORDER BY period_from, period_to, figure
// == traded
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table) AND ($period = '' OR m.period = $period)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
WITH m.id AS table
MATCH (a:Country)-[t:TRADES {table: table}]->(b:Country)
WHERE a.code IN ['LA', 'VN'] AND b.code IN ['LA', 'VN'] AND a.code <> b.code
WITH a.code AS seller, t.product AS product, t.value_kusd AS value, t.fact_id AS fact ORDER BY seller, product, fact
RETURN seller, product, collect(value) AS values
ORDER BY seller, product
// == bought
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table) AND ($period = '' OR m.period = $period)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
WITH m.id AS table
MATCH (:Country)-[t:TRADES {table: table}]->(b:Country)
WHERE b.code IN ['LA', 'VN']
WITH b.code AS buyer, t.product AS product, t.value_kusd AS value, t.fact_id AS fact ORDER BY buyer, product, fact
RETURN buyer, product, collect(value) AS values
ORDER BY buyer, product
// == sold
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table) AND ($period = '' OR m.period = $period)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
MATCH (c:Country)-[s:SOLD_IN_ALL]->(m)
WHERE c.code IN ['LA', 'VN']
RETURN c.id AS exporter, m.id AS table, s.fact_id AS fact, s.sales AS sales
ORDER BY fact

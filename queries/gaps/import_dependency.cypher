// ---
// title = "Goods bought from few countries"
// question = "Which goods does {country} buy from so few countries, and sell so little of, that losing one seller would hurt?"
// shelf = "With a trade or input–output table"
// order = 1
// parameters = { country = "country = LA", by = "text = value | weight", bloc = "text = none | ASEAN", table = "text =" }
// measure = "trade/import_dependency"
// parts = ["trade_tables"]
// counted = "{n} of {of} goods that the country buys are a dependency: above every limit in at least 2 of the last 3 years"
// identity = ["code"]
// limits = [
//   "Needs a trade table of three years: three year files of BACI with their country codes (free at CEPII), loaded with linkage load FOLDER, or UN Comtrade rows.",
//   "Method of the European Commission, SWD(2021) 352.",
//   "Goods in transit show Thailand or Viet Nam as the seller, whoever made them.",
//   "Goods sold on count as exports.",
//   "A seller without a row is unknown, not absent.",
// ]
//
// [columns]
// code = "text"                     # with the edition of HS that the table uses
// product = "Product"               # only where the table uses HS 2022
// verdict = "text"                  # dependency; exports unknown: no row says what the country sells of it; not lasting: 1 year only
// years = "text[]"                  # in which every limit is passed
// years_open = "text[]"             # in which all but the unknown exports are
// bought = "number"                 # thousand USD, or tonnes, in the last of these years
// cdi1 = "number"                   # concentration of sellers (HHI, 0 to 1), limit 0.4
// cdi2 = "number"                   # part from outside the bloc, limit 0.5; empty: not defined
// cdi3 = "number"                   # imports for one unit of exports, limit 1; empty: exports unknown
// first_seller = "Country"
// first_share_percent = "number"
// sources = "Source[]"
// ---
// == rows
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
WITH m.series AS series
MATCH (n:TradeTable)
WHERE n.series = series AND n.period IS NOT NULL
WITH n.id AS table, n.period AS period ORDER BY period DESC, table LIMIT 3
MATCH (a:Country)-[t:TRADES {table: table}]->(b:Country {code: $country})
WITH table, t.product AS product, a.id AS seller, CASE WHEN $by = 'weight' THEN t.tonnes ELSE t.value_kusd END AS amount, t.fact_id AS fact
ORDER BY table, product, seller, fact
RETURN table, product, collect(seller) AS sellers, collect(coalesce(amount, -1)) AS amounts
ORDER BY table, product
// == exports
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
WITH m.series AS series
MATCH (n:TradeTable)
WHERE n.series = series AND n.period IS NOT NULL
WITH n.id AS table, n.period AS period ORDER BY period DESC, table LIMIT 3
MATCH (a:Country {code: $country})-[t:TRADES {table: table}]->(:Country)
WITH table, t.product AS product, CASE WHEN $by = 'weight' THEN t.tonnes ELSE t.value_kusd END AS amount, t.fact_id AS fact
ORDER BY table, product, fact
RETURN table, product, collect(amount) AS values
ORDER BY table, product
// == countries
MATCH (c:Country)
RETURN c
ORDER BY c.id

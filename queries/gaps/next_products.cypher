// ---
// title = "Goods near to what a country sells well"
// question = "Which goods that {country} does not sell well yet are mostly sold by countries that sell the same as it does?"
// parameters = { country = "country = LA", minimum = "number = 0", own = "yes/no = no", table = "text =", period = "text =" }
// measure = "trade/next_products"
// counted = "{n} of {of} goods of the table are not sold well by the country yet; the nearest come first"
// identity = ["code"]
// limits = "Needs a trade table of at least 100 countries: a year of BACI with its country codes (free at CEPII), loaded with linkage load FOLDER. A statistical nearness, inferred from what countries sell together: it says nothing of land, power, skills or buyers, and with few countries it says nothing at all. Published rankings clean the data in other ways, so they differ."
//
// [columns]
// code = "text"                     # with the edition of HS that the table uses
// product = "Product"               # only where the table uses HS 2022
// density = "number"                # 0 to 1: part of what is near to it that the country sells well
// complexity = "number"             # PCI, standardised; empty: not estimable
// exports = "number"                # thousand USD sold already; empty: no row, so unknown
// rca = "number"                    # share of the country divided by share of the world, below 1
// sources = "Source[]"
// ---
// == tables
MATCH (m:TradeTable)
RETURN m.id AS table, m.series AS series, m.hs AS hs, m.level AS level, m.period AS period, m.source_ids AS sources
ORDER BY table
// == rows
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table) AND ($period = '' OR m.period = $period)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
MATCH (c:Country)-[s:SOLD_IN_ALL]->(m)
RETURN c.id AS exporter, m.id AS table, s.fact_id AS fact, s.sales AS sales
ORDER BY fact

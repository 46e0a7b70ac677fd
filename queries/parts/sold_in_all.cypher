// What every country sold to the world, from the newest table of the series and period asked for.
// == rows
MATCH (m:TradeTable)
WHERE m.series IS NOT NULL AND m.period IS NOT NULL AND ($table = '' OR m.series = $table) AND ($period = '' OR m.period = $period)
WITH m ORDER BY m.period DESC, m.series, m.id LIMIT 1
MATCH (c:Country)-[s:SOLD_IN_ALL]->(m)
RETURN c.id AS exporter, m.id AS table, s.fact_id AS fact, s.sales AS sales
ORDER BY fact

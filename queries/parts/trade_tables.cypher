// The trade tables that are loaded.
// == tables
MATCH (m:TradeTable)
RETURN m.id AS table, m.series AS series, m.hs AS hs, m.level AS level, m.period AS period, m.source_ids AS sources
ORDER BY table

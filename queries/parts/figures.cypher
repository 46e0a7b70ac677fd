// Published trade figures, by product.
// == figures
MATCH (t:TradeFigure)-[r:OF]->(p:Product)
RETURN t.id AS figure, p.code AS code, t.flow AS flow, t.musd AS musd, t.period_from AS period_from, t.period_to AS period_to, t.source_ids AS sources
ORDER BY figure, code

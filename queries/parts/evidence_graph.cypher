// The walk over statements from both ends, in rounds, and what is told of its steps: see graph/measure/path.
// == rows
MATCH (n:Enterprise|Zone|Gate|Place|Corridor|Agreement|Body|Event|TradeFigure|Product|Province|Country|Chain)
WHERE n.id IN $frontier
CALL (n) {
  MATCH (n)-[r:@links]-()
  WHERE NOT type(r) IN ['PART_OF', 'OF'] AND NOT (n:Product AND type(r) IN ['MAKES', 'NEEDS', 'DEALS_IN'])
  WITH r ORDER BY CASE WHEN type(r) = 'LOCATED_IN' THEN 1 ELSE 0 END, r.fact_id
  LIMIT 300
  RETURN r
}
RETURN n.id AS n, startNode(r).id AS a, endNode(r).id AS b, type(r) AS kind, r.status AS status, r.valid_from AS valid_from,
       r.valid_to AS valid_to, r.as_of AS as_of, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b, kind, n
// == holders
MATCH (n:Product)
WHERE n.id IN $codes OR substring(n.id, 0, 11) IN $headings OR substring(n.id, 0, 9) IN $headings
CALL (n) {
  MATCH (n)<-[r:MAKES|NEEDS|DEALS_IN]-()
  WITH r ORDER BY r.fact_id
  LIMIT 300
  RETURN r
}
RETURN n.id AS n, startNode(r).id AS a, endNode(r).id AS b, type(r) AS kind, r.status AS status, r.valid_from AS valid_from,
       r.valid_to AS valid_to, r.as_of AS as_of, r.fact_id AS fact, r.source_ids AS sources, r.site_country AS country
ORDER BY fact, a, b, kind, n
// == hubs
MATCH (n:Enterprise|Zone|Gate|Place|Corridor|Agreement|Body|Event|TradeFigure|Product|Province|Country|Chain)
WHERE n.id IN $full
MATCH (n)-[r:@links]-()
WHERE NOT type(r) IN ['PART_OF', 'OF']
RETURN n.id AS n, n.display_name AS name, count(r) AS links
ORDER BY n
// == makes
MATCH (a:Enterprise)
WHERE a.id IN $things
CALL (a) {
  MATCH (a)-[r:MAKES|NEEDS|DEALS_IN]->(b:Product)
  WHERE r.status = 'stated'
  WITH r, b ORDER BY r.fact_id
  LIMIT 30
  RETURN r, b
}
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.stage AS stage, r.site_country AS country, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b, kind
// == stands
MATCH (a:Enterprise)-[r:LOCATED_IN]->(b:Zone)
WHERE a.id IN $things
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b
// == same
MATCH (n)
WHERE (n:Zone OR n:Place OR n:Corridor) AND n.same_as IS NOT NULL
RETURN n.id AS a, n.same_as AS b
ORDER BY a, b

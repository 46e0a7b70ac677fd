// Who makes, needs or deals in what.
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.stage AS stage, k.site_country AS country, k.status AS status,
       k.valid_to AS valid_to, k.basis AS basis, k.source_ids AS sources, k.disputed AS disputed
ORDER BY fact

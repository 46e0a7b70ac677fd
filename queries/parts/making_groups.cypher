// Who makes, needs or deals in what, in groups: see graph/measure/facts/groups.py.
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
WITH type(k) AS does, p.code AS code, k.stage AS stage, k.site_country AS country, k.status AS status, k.valid_to AS valid_to, k.basis AS basis,
     collect(e.id) AS enterprises, collect(k.fact_id) AS facts, collect(coalesce(k.site_province, '')) AS provinces,
     collect(coalesce(k.source_ids, [])) AS source_lists
RETURN does, code, stage, country, status, valid_to, basis, enterprises, facts, provinces, source_lists
ORDER BY does, code, stage, country, status, valid_to, basis

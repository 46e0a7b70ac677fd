// Who makes or needs what.
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.site_country AS country, k.status AS status, k.basis AS basis,
       k.source_ids AS sources
ORDER BY fact

// Who supplies whom, and who exports where to.
// == flows
MATCH (a)-[r:SUPPLIES|EXPORTS_TO]->(b)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, coalesce(b.country, b.code) AS end_country, r.product AS product, r.status AS status,
       r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact

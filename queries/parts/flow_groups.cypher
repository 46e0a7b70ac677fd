// Who supplies whom, and who exports where to, in groups: see graph/measure/facts/groups.py.
// == flows
MATCH (a)-[r:SUPPLIES|EXPORTS_TO]->(b)
WITH type(r) AS link, coalesce(b.country, b.code) AS end_country, r.product AS product, r.status AS status, r.valid_to AS valid_to,
     collect(a.id) AS start_ids, collect(b.id) AS end_ids, collect(r.fact_id) AS facts, collect(coalesce(r.source_ids, [])) AS source_lists
RETURN link, end_country, product, status, valid_to, start_ids, end_ids, facts, source_lists
ORDER BY link, end_country, product, status, valid_to

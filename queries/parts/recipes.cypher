// What is put in to make a product.
// == inputs
MATCH (p:Product)-[i:INPUT_OF {status: 'stated'}]->(o:Product)
RETURN i.fact_id AS fact, o.code AS code, p.code AS input, i.input_kind AS kind, i.alternative_group AS group, i.basis AS basis, i.source_ids AS sources
ORDER BY fact

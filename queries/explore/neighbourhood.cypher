// ---
// title = "What stands next to a thing"
// question = "What do the loaded sources state between {node} and its neighbours?"
// parameters = { node = "node", status = "status[] = stated, planned, ended, inferred" }
// columns = { link = "text", direction = "text", neighbour = "node", status = "text", basis = "text", product = "Product", detail = "text", valid_from = "date", valid_to = "date", sources = "Source[]", fact_id = "text" }
// identity = ["fact_id"]
// limits = "A neighbour that no loaded source names is missing; what is not stated may still exist."
// counted = "{n} of {of} statements about it are shown"
// ---
// == rows
MATCH (n:@label_node {id: $node})-[r]-(m)
WHERE r.status IN $status
WITH n, r, m, type(r) AS link
RETURN link, CASE WHEN startNode(r).id = n.id THEN 'out' ELSE 'in' END AS direction, m.id AS neighbour, r.status AS status, r.basis AS basis,
       r.product AS product, r.detail AS detail, r.valid_from AS valid_from, r.valid_to AS valid_to, r.source_ids AS sources, r.fact_id AS fact_id
ORDER BY CASE WHEN link IN ['SUPPLIES', 'EXPORTS_TO', 'TRANSPORTS_FOR', 'DISTRIBUTES_FOR'] THEN 0
              WHEN link IN ['MAKES', 'NEEDS', 'DEALS_IN', 'INPUT_OF', 'IN_CHAIN'] THEN 1
              WHEN link IN ['PART_OF', 'LOCATED_IN', 'IN_COUNTRY', 'SUCCEEDED_BY'] THEN 3 ELSE 2 END,
         link, neighbour, fact_id, direction
// == picture
MATCH (n:@label_node {id: $node})
OPTIONAL MATCH (n)-[r]-(m)
WHERE r.fact_id IN $facts
RETURN n, r, m
// == population
MATCH (n:@label_node {id: $node})-[r]-()
WHERE r.status IN $status
RETURN count(r) AS of

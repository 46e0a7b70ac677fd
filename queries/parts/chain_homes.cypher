// The chain that a product belongs to.
// == homes
MATCH (p:Product)-[k:IN_CHAIN]->(c:Chain)
WHERE k.home = true
RETURN p.code AS code, c.slug AS chain
ORDER BY code, chain

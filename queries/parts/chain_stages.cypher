// The chain that a product belongs to, and its stage there.
// == chains
MATCH (p:Product)-[i:IN_CHAIN]->(c:Chain)
WHERE i.home = true
RETURN p.code AS code, c.slug AS chain, i.stage AS stage, i.home AS home
ORDER BY code, chain, stage

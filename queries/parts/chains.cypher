// The stages of every chain, and the products at each.
// == chains
MATCH (c:Chain)
RETURN c.slug AS chain, c.stages AS stages
ORDER BY chain
// == places
MATCH (p:Product)-[i:IN_CHAIN]->(c:Chain)
RETURN p.code AS code, c.slug AS chain, i.stage AS stage, i.home AS home
ORDER BY code, chain, stage

// The provinces at both sides of a gate.
// == gates
MATCH (g:Gate)-[r:LOCATED_IN]->(p:Province)
RETURN g.id AS gate, p.id AS province
ORDER BY gate, province

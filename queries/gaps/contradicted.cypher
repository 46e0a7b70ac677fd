// ---
// title = "Makers that one statement has active and another closed"
// question = "Which statements on makers in {country} contradict each other: one has it active where another has it closed?"
// parameters = { country = "country = LA", assumed = "yes/no = yes", at = "date" }
// measure = "gap/contradicted"
// counted = "{n} of {of} enterprises that are said to make something in the country, or to have made it, have statements that contradict each other"
// identity = ["enterprise", "fact_id", "says"]
// limits = "Only statements on one enterprise and on codes that meet are compared; two enterprises that are one under two names are not seen. A statement that ended may simply be older: dates of the sources tell, where there are any. Which one is right is not said, and none is dropped."
//
// [columns]
// enterprise = "Enterprise"
// products = "Product[]"
// says = "text"                     # active, closed, or active and closed (datasets that differ)
// statement = "text"                # its status, or what the datasets say
// fact_id = "text"                  # the statement; the enterprise's own id where it is said of the whole
// gaps = "text[]"                   # names of the gaps that it concerns, as in gaps/all
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.stage AS stage, k.site_country AS country, k.status AS status,
       k.valid_to AS valid_to, k.basis AS basis, k.source_ids AS sources, k.disputed AS disputed
ORDER BY fact
// == inputs
MATCH (p:Product)-[i:INPUT_OF {status: 'stated'}]->(o:Product)
RETURN i.fact_id AS fact, o.code AS code, p.code AS input, i.input_kind AS kind, i.alternative_group AS group, i.basis AS basis, i.source_ids AS sources
ORDER BY fact
// == flows
MATCH (a)-[r:SUPPLIES|EXPORTS_TO]->(b)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, coalesce(b.country, b.code) AS end_country, r.product AS product, r.status AS status,
       r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == owns
MATCH (a:Enterprise)-[r:OWNS]->(b:Enterprise)
RETURN r.fact_id AS fact, a.id AS owner, b.id AS owned, r.share_percent AS share, r.status AS status, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == chains
MATCH (p:Product)-[i:IN_CHAIN]->(c:Chain)
WHERE i.home = true
RETURN p.code AS code, c.slug AS chain, i.stage AS stage, i.home AS home
ORDER BY code, chain, stage
// == firms
MATCH (e:Enterprise)
RETURN e.id AS id, e.status AS status, e.disputed AS disputed, e.source_ids AS sources
ORDER BY id
// == picture
MATCH (e:Enterprise)-[k:MAKES]->(p:Product)
WHERE k.fact_id IN $facts
RETURN e, k, p
ORDER BY k.fact_id

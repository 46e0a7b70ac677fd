// ---
// title = "One gap, and who could close it"
// question = "Who could close the gap {gap}, from which zone, through which gate, on what evidence, and what is unknown?"
// parameters = { gap = "gap", assumed = "yes/no = yes", lambda_km = "number = 100", at = "date" }
// measure = "gap/one"
// counted = "It is one of {of} needs of the country, of which {n} are gaps in the loaded data; candidates: {candidates}"
// identity = ["candidate"]
// limits = "A candidate is inferred from what enterprises are stated to make, plan or deal in; whether it could or would supply is not known. The score is fit of product and stage, times exp(-km / lambda_km), times gate known or not, times evidence; the factors are our choice and rank candidates, they are no probability. An unknown km or gate is left out of the score and makes score_low 0. A gate in a province of either end is no route. Capacity, price and certificates stand in no loaded list. At most 300 candidates are shown."
//
// [columns]
// candidate = "Enterprise"
// role = "text"                     # the first that holds: makes it across the border, planned maker, makes an input of it …
// match = "text"                    # what it makes or deals in is equal to, narrower or wider than the code needed (or the input of it)
// country = "text"                  # of its site
// provinces = "Province[]"          # of its sites; empty: unknown
// zones = "Zone[]"
// gates = "Gate[]"
// gate_known = "text"               # on the way, stated for its goods, in a province of either end (no route), none needed, unknown
// nearest_user = "Enterprise"       # of those whose place is known
// km = "number"
// km_known = "text"                 # stated, straight line, at least (a part of the way is unknown), in it, unknown
// evidence = "count"                # publications that say what it makes
// basis = "text"                    # sourced or assumed: of what it makes
// status = "text"                   # inferred, always
// score = "number"                  # 0 to 1, to rank only: the most it can be
// score_low = "number"              # the least it can be: 0 where km or gate is unknown
// reasons = "text[]"
// unknown = "text[]"                # what nobody has stated
// products = "Product[]"
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES|NEEDS|DEALS_IN]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.stage AS stage, k.site_country AS country, k.site_province AS province, k.status AS status,
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
// == figures
MATCH (t:TradeFigure)-[r:OF]->(p:Product)
RETURN t.id AS figure, p.code AS code, t.flow AS flow, t.musd AS musd, t.period_from AS period_from, t.period_to AS period_to, t.source_ids AS sources
ORDER BY figure, code
// == lists
MATCH (s:Source)
WHERE s.kind IN ['database', 'register', 'directory']
RETURN s.id AS id, s.publisher AS publisher, s.kind AS kind
ORDER BY id
// == firms
MATCH (e:Enterprise)
RETURN e.id AS id, e.status AS status, e.disputed AS disputed, e.source_ids AS sources
ORDER BY id
// == stops
MATCH (c:Corridor)-[r:CONNECTS]->(s)
RETURN c.id AS corridor, c.kind AS kind, s.id AS stop, r.order AS order, r.km AS km, r.km_from AS km_from, r.status AS status,
       r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, stop
// == points
MATCH (n)
WHERE n:Gate OR n:Zone OR n:Place
RETURN n.id AS id, n.lat AS lat, n.lon AS lon, n.geo_precision_m AS precision, n.same_as AS same_as
ORDER BY id
// == joins
MATCH (a)-[r:AT_GATE|LOCATED_IN]->(b)
WHERE b:Zone OR b:Gate
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.status AS status, r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact, a, b
// == shipments
MATCH (e:Enterprise)-[r:SHIPS_VIA]->(g:Gate)
RETURN r.fact_id AS fact, e.id AS enterprise, g.id AS gate, r.product AS product, r.status AS status, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == gates
MATCH (g:Gate)-[r:LOCATED_IN]->(p:Province)
RETURN g.id AS gate, p.id AS province
ORDER BY gate, province

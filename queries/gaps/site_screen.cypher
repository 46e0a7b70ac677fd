// ---
// title = "Sites for a joint park, side by side"
// question = "At these sites ({sites}), which chains would gain which stage, and what lies within {km} km of each?"
// shelf = "A site for a plant"
// order = 1
// parameters = { sites = "text = Z15; Z16", km = "number = 100", assumed = "yes/no = yes", at = "date" }
// measure = "site/site_screen"
// parts = ["road_network/stops", "road_network/joins", "chains"]
// counted = "{n} of {of} aspects of the sites (stages gained, feeder provinces, gates, ports, makers, users) have an answer in the loaded data"
// identity = ["aspect", "site", "thing", "stage", "how"]
// limits = [
//   "A stage is gained where no maker holds it in both countries, or in the country of the site, and a maker near the site makes at least one material or part that the recipe of a product of that stage asks for; DISTRIBUTION is not looked at.",
//   "That is inferred: whether the maker has any to spare, and whether the recipe pays there, is not known.",
//   "Near: the enterprise has its site in a feeder province, or stands in a zone whose point lies within the distance.",
//   "Provinces have no point: a province is a feeder when a zone or gate with a point in it lies within the distance, or when the site stands in it, so a part of it may lie farther.",
//   "Gates and ports are the nearest three by the straight line.",
//   "Where stated roads tie them to the site, km is that of the road: stated, else of straight lines between its stops (at least: one of its pieces is unknown), and it may be long because few roads are loaded.",
//   "Land, power, water, workers, rent and price are not in the data.",
// ]
//
// [columns]
// aspect = "text"                   # gains a stage, feeder province, gate, port, maker near, user near, unknown
// site = "text"                     # as asked: an id, or a point
// site_thing = "node"               # empty for a point
// thing = "node"                    # the chain, province, gate, port or enterprise
// stage = "text"
// products = "Product[]"            # of a stage: what could be made there; of a maker or user: what it makes or needs
// enterprises = "Enterprise[]"      # of a stage: makers near that feed it; of a province: makers and users there (at most 20)
// planned = "Enterprise[]"          # planned makers at the stage: they close nothing
// km = "number"                     # from the site; empty: unknown, as an enterprise somewhere in a province
// straight_km = "number"            # of a gate or port: the straight line between the two points
// how = "text"                      # by which rule, or how the distance is known
// by_road = "yes/no"                # yes: stated roads tie the site to it
// status = "text"                   # stated, or inferred
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (n)
WHERE n:Gate OR n:Zone OR n:Place
RETURN n.id AS id, n.lat AS lat, n.lon AS lon, n.geo_precision_m AS precision, n.same_as AS same_as, n.country AS country, n.country_2 AS country_2, n.function AS function
ORDER BY id
// == provinces
MATCH (n)-[r:LOCATED_IN]->(p:Province)
WHERE (n:Gate OR n:Zone) AND p.id STARTS WITH 'iso:'
RETURN n.id AS id, p.id AS province, p.country AS country, r.fact_id AS fact, r.status AS status
ORDER BY fact, id, province
// == sites
MATCH (e:Enterprise)-[k:MAKES|NEEDS]->(p:Product)
RETURN k.fact_id AS fact, type(k) AS does, e.id AS enterprise, p.code AS code, k.stage AS stage, k.site_country AS country, k.site_province AS province,
       k.status AS status, k.basis AS basis, k.source_ids AS sources
ORDER BY fact
// == inputs
MATCH (p:Product)-[i:INPUT_OF {status: 'stated'}]->(o:Product)
RETURN i.fact_id AS fact, p.code AS input, o.code AS code, i.chain AS chain, i.to_stage AS stage, i.input_kind AS kind, i.alternative_group AS group,
       i.basis AS basis, i.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a)-[r:MAKES|NEEDS|INPUT_OF|CONNECTS|AT_GATE|LOCATED_IN]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id, a.id, b.id

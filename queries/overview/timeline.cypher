// ---
// title = "What starts or ends when"
// question = "Which links, enterprises, zones and corridors start or end when, by whom, and of which plans has the date passed?"
// parameters = { status = "status[] = stated, planned, ended", at = "date" }
// measure = "record/timeline"
// counted = "{n} of {of} planned links lie ahead of the date asked"
// identity = ["fact_id", "event"]
// limits = [
//   "A date that has passed says nothing of whether the plan came about.",
//   "Dates are as exact as their sources: a year stands for its first day where something starts and for its last where it ends.",
//   "What has no date and is not planned is not here.",
//   "Opening dates of planned enterprises and zones stand in no column of the tables; words such as 'start 2028' are in detail.",
// ]
//
// [columns]
// date = "date"
// event = "text"                    # starts, ends, founded or decided
// timing = "text"                   # ahead, date passed (planned only), undated, done
// kind = "text"                     # type of the link, or kind of the thing
// subject = "node"
// other = "node"                    # the other end of a link
// by = "node[]"                     # who acts: the start of a link; owners, investors and developers of a thing
// by_words = "text"                 # the developer of a zone as printed
// product = "Product"
// status = "text"
// life = "text"                     # of a thing, as its table says: planned, proposed, under construction …
// detail = "text"
// fact_id = "text"
// sources = "Source[]"
// ---
// == rows
MATCH (a)-[r:OWNS|SUPPLIES|TRANSPORTS_FOR|DISTRIBUTES_FOR|EXPORTS_TO|INVESTS_IN|DEVELOPS|JOINT_VENTURE_WITH|HOLDS_FOR_STATE|SIGNED_MOU_WITH|LOCATED_IN|SHIPS_VIA|OPERATES_AT|AT_GATE|SPANS|FACES]->(b)
WHERE (r.valid_from IS NOT NULL OR r.valid_to IS NOT NULL OR r.status IN ['planned', 'ended']) AND (type(r) <> 'LOCATED_IN' OR b:Zone)
RETURN r.fact_id AS fact, type(r) AS link, a.id AS start, b.id AS end, r.product AS product, r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to,
       r.detail AS detail, r.source_ids AS sources
ORDER BY fact
// == things
MATCH (n:Enterprise)
WHERE n.status IN ['planned', 'ended']
RETURN n.id AS id, 'Enterprise' AS kind, n.status AS status, n.stage_of_life AS life, null AS year, null AS by_words, n.activity AS detail, n.source_ids AS sources
UNION ALL
MATCH (n:Zone)
WHERE (n.status = 'planned' OR n.year IS NOT NULL) AND n.aggregate = false
RETURN n.id AS id, 'Zone' AS kind, n.status AS status, n.stage_of_life AS life, n.year AS year, n.developer_text AS by_words, n.note AS detail, n.source_ids AS sources
UNION ALL
MATCH (n:Corridor)
WHERE n.status = 'planned'
RETURN n.id AS id, 'Corridor' AS kind, n.status AS status, n.stage_of_life AS life, null AS year, null AS by_words, n.fact AS detail, n.source_ids AS sources
// == owners
MATCH (a)-[r:OWNS|INVESTS_IN|DEVELOPS {status: 'stated'}]->(b)
WHERE b:Enterprise OR b:Zone
RETURN r.fact_id AS fact, a.id AS owner, b.id AS owned
UNION ALL
MATCH (a)-[r:OWNS|INVESTS_IN|DEVELOPS {status: 'planned'}]->(b)
WHERE b:Enterprise OR b:Zone
RETURN r.fact_id AS fact, a.id AS owner, b.id AS owned
// == picture
// the plans only: planned links, and planned enterprises and zones with who stands behind them
MATCH (a)-[r:OWNS|SUPPLIES|TRANSPORTS_FOR|DISTRIBUTES_FOR|EXPORTS_TO|INVESTS_IN|DEVELOPS|JOINT_VENTURE_WITH|SIGNED_MOU_WITH|LOCATED_IN|SHIPS_VIA|OPERATES_AT|AT_GATE|SPANS {status: 'planned'}]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
UNION ALL
MATCH (a:Enterprise)-[r:OWNS|INVESTS_IN {status: 'stated'}]->(b:Enterprise)
WHERE b.id IN $ids AND b.status = 'planned'
RETURN a, r, b

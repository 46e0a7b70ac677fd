// ---
// title = "Enterprises with sites across the border"
// question = "Which enterprises of the neighbour run or hold sites in {country}, in which province, for which product, of what size?"
// parameters = { country = "country", status = "status = stated" }
// columns = { enterprise = "Enterprise", link = "text", site = "node", province = "Province", product = "Product", stage = "text", site_makes = "Product[]", hectares = "number", megawatts = "number", amount = "number", unit = "text", shared_amount = "yes/no", share_percent = "number", status = "text", valid_from = "date", valid_to = "date", detail = "text", basis = "text", place_basis = "text", confidence = "text", fact_id = "text", sources = "Source[]" }
// identity = ["fact_id"]
// counted = "{n} of {of} enterprises seated across the border are stated to run or hold a site there"
// limits = [
//   "Viet Nam and Laos only; seats as stated.",
//   "One row per statement, so one plantation may stand in several: a maker's row, an investment, an ownership.",
//   "Hectares and megawatts are given only where the statement itself gives that unit, and are never added; figures inside detail stay text.",
//   "site_makes: what the held enterprise itself is stated to make there.",
//   "Province: of the site where stated, else of the seat of the held enterprise; empty is unknown.",
// ]
// ---
// == rows
MATCH (e:Enterprise)-[r:MAKES|NEEDS|DEALS_IN|OWNS|INVESTS_IN|DEVELOPS|JOINT_VENTURE_WITH|HOLDS_FOR_STATE|LOCATED_IN {status: $status}]->(o)
WHERE e.country IN ['VN', 'LA'] AND e.country <> $country AND coalesce(r.site_country, o.country) = $country
  AND (type(r) <> 'LOCATED_IN' OR o:Zone)
OPTIONAL MATCH (o)-[:MAKES {status: $status, site_country: $country}]->(p:Product)
WITH e, r, o, p ORDER BY p.id
WITH e, r, o, collect(DISTINCT p.id) AS site_makes
RETURN e.id AS enterprise, type(r) AS link, CASE WHEN o:Product THEN null ELSE o.id END AS site,
       CASE WHEN o:Province THEN o.id WHEN r.site_province IS NOT NULL THEN 'iso:' + r.site_province
            WHEN o.province IS NOT NULL THEN 'iso:' + o.province ELSE null END AS province,
       CASE WHEN o:Product THEN o.id ELSE r.product END AS product, r.stage AS stage, site_makes,
       CASE WHEN r.unit = 'ha' THEN r.amount ELSE null END AS hectares, CASE WHEN r.unit = 'MW' THEN r.amount ELSE null END AS megawatts,
       CASE WHEN r.unit IN ['ha', 'MW'] THEN null ELSE r.amount END AS amount,
       CASE WHEN r.unit IN ['ha', 'MW'] THEN null ELSE r.unit END AS unit, r.shared_amount AS shared_amount,
       r.share_percent AS share_percent, r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to, r.detail AS detail,
       r.basis AS basis, CASE WHEN o:Product THEN r.site_basis WHEN o:Province THEN r.basis ELSE o.province_basis END AS place_basis,
       r.confidence AS confidence, r.fact_id AS fact_id, r.source_ids AS sources
ORDER BY enterprise, link, fact_id
// == population
MATCH (e:Enterprise)
WHERE e.country IN ['VN', 'LA'] AND e.country <> $country
OPTIONAL MATCH (e)-[r:MAKES|NEEDS|DEALS_IN|OWNS|INVESTS_IN|DEVELOPS|JOINT_VENTURE_WITH|HOLDS_FOR_STATE|LOCATED_IN {status: $status}]->(o)
WHERE coalesce(r.site_country, o.country) = $country AND (type(r) <> 'LOCATED_IN' OR o:Zone)
WITH e, count(r) AS held
RETURN count(e) AS of, sum(CASE WHEN held > 0 THEN 1 ELSE 0 END) AS n
// == picture
MATCH (e:Enterprise)-[r:MAKES|NEEDS|DEALS_IN|OWNS|INVESTS_IN|DEVELOPS|JOINT_VENTURE_WITH|HOLDS_FOR_STATE|LOCATED_IN {status: $status}]->(o)
WHERE e.country IN ['VN', 'LA'] AND e.country <> $country AND coalesce(r.site_country, o.country) = $country
  AND (type(r) <> 'LOCATED_IN' OR o:Zone)
RETURN e, r, o
ORDER BY r.fact_id

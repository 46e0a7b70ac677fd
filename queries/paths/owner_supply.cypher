// ---
// title = "Owners that take the output of their plant across the border"
// question = "Which enterprises of {country} own a plant across the border, and does its output come back to them by a stated or planned supply?"
// shelf = "Up and down a chain"
// order = 5
// parameters = { country = "country = VN", at = "date" }
// measure = "chain/owner_supply"
// counted = "{n} of {of} pairs of an owner in the country and a plant across the border have a stated supply back to the owner or its enterprises there, {planned} a planned one"
// identity = ["owner", "plant", "taker", "product", "verdict"]
// limits = [
//   "A plant is an owned enterprise that is stated or planned to make something across the border, or is seated there and supplies somebody.",
//   "Owning goes over at most 6 steps and counts shares of any size, also those that no source gives; the shortest way is shown.",
//   "The supply may go to the owner or to another enterprise in its country that it owns.",
//   "No supply stated means that no loaded source names one: the output may well come back.",
//   "Amounts are as stated and never added.",
// ]
//
// [columns]
// verdict = "text"                  # takes its output, planned to take its output, or owns, no supply stated
// owner = "Enterprise"
// plant = "Enterprise"
// way = "Enterprise[]"              # owner, those between, plant
// steps = "count"                   # of ownership
// shares = "text[]"                 # of each step, unknown where no source gives one
// share_percent = "number"          # the shares of all steps multiplied; empty where one is unknown or sources differ
// makes = "Product[]"               # at sites across the border, stated or planned
// taker = "Enterprise"              # the owner, or another enterprise in its country that it owns
// product = "Product"               # of the supply, where stated
// amounts = "text[]"                # one for each statement
// timing = "text"                   # of a planned supply: ahead, date passed or undated
// other_buyers = "Enterprise[]"     # in the owner's country and not owned by it, stated or planned
// exports = "text[]"                # exports into the owner's country whose buyer is not named: id and status
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (a:Enterprise)-[r:OWNS]->(b:Enterprise)
RETURN a.id AS owner, a.country AS owner_country, b.id AS owned, b.country AS owned_country, r.share_percent AS share, r.status AS status,
       r.valid_to AS valid_to, r.fact_id AS fact, r.source_ids AS sources
ORDER BY fact
// == sites
MATCH (:Enterprise)-[:OWNS]->(e:Enterprise)
WITH DISTINCT e
MATCH (e)-[k:MAKES]->(p:Product)
RETURN k.fact_id AS fact, e.id AS enterprise, p.code AS code, k.site_country AS country, k.status AS status
ORDER BY fact
// == flows
MATCH (:Enterprise)-[:OWNS]->(e:Enterprise)
WITH DISTINCT e
MATCH (e)-[r:SUPPLIES|EXPORTS_TO]->(b)
RETURN r.fact_id AS fact, e.id AS start, b.id AS end, coalesce(b.country, b.code) AS end_country, r.product AS product, r.amount AS amount,
       r.unit AS unit, r.status AS status, r.valid_from AS valid_from, r.valid_to AS valid_to, r.source_ids AS sources
ORDER BY fact
// == abroad
MATCH (e:Enterprise)-[k:MAKES {status: 'stated'}]->(:Product)
WHERE e.country = $country AND k.site_country IN ['LA', 'VN'] AND k.site_country <> e.country
RETURN DISTINCT e.id AS enterprise
ORDER BY enterprise
// == picture
MATCH (a:Enterprise)-[r:OWNS|SUPPLIES]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

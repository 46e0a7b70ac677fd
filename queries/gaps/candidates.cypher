// ---
// title = "Who could supply a buyer"
// question = "Who could supply {of}, or the users of it, from which zone and through which gate, on what evidence, and what is unknown?"
// shelf = "All gaps"
// order = 3
// parameters = { of = "node", product = "Product =", country = "text = both | LA | VN", assumed = "yes/no = yes", lambda_km = "number = 100", at = "date" }
// measure = "gap/candidates"
// parts = ["road_network", "recipes", "chain_stages", "ownership", "figures", "doubted", "registers", "flow_groups", "gate_provinces", "shipments", "making_groups"]
// counted = "{n} of {of} needs asked for have a candidate in the loaded data"
// identity = ["gap", "candidate"]
// limits = [
//   "Give an enterprise as the buyer, or a product.",
//   "A candidate is inferred: whether it could or would supply is not known.",
//   "The score is fit of product and stage, times exp(-km / lambda_km), times gate known or not, times evidence; the factors are our choice and rank, they are no probability.",
//   "An unknown km or gate is left out of the score and makes score_low 0.",
//   "l3 counts paths of three stated supplies and says nothing where hardly any are loaded.",
//   "common, ra and aa are there to compare and recommend nothing: enterprises that share partners are rivals.",
//   "Capacity, price and certificates stand in no loaded list.",
//   "At most 300 candidates are shown.",
// ]
//
// [columns]
// gap = "text"                      # name of the need, as in gaps/all, whether it is a gap or not; empty: by the shape of the supplies alone
// need = "text"
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
// l3 = "number"                     # paths of three supplies to the buyer, each weighed down by busy partners; empty: no supply known
// common = "count"                  # partners shared with the buyer: to compare only
// ra = "number"                     # the same, each partner divided by its partners: to compare only
// aa = "number"                     # the same, divided by their logarithm: to compare only
// reasons = "text[]"
// unknown = "text[]"                # what nobody has stated
// products = "Product[]"
// facts = "text[]"
// sources = "Source[]"
// ---
// == picture
MATCH (a)-[r:MAKES|DEALS_IN|CONNECTS|LOCATED_IN|AT_GATE|SHIPS_VIA]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

// ---
// title = "One gap, and who could close it"
// question = "Who could close the gap {gap}, from which zone, through which gate, on what evidence, and what is unknown?"
// shelf = "All gaps"
// order = 2
// parameters = { gap = "gap", assumed = "yes/no = yes", lambda_km = "number = 100", at = "date" }
// measure = "gap/one"
// parts = ["road_network", "recipes", "chain_stages", "ownership", "figures", "doubted", "registers", "flow_groups", "gate_provinces", "shipments", "making_groups"]
// counted = "It is one of {of} needs of the country, of which {n} are gaps in the loaded data; candidates: {candidates}"
// identity = ["candidate"]
// limits = [
//   "A candidate is inferred from what enterprises are stated to make, plan or deal in; whether it could or would supply is not known.",
//   "The score is fit of product and stage, times exp(-km / lambda_km), times gate known or not, times evidence; the factors are our choice and rank candidates, they are no probability.",
//   "An unknown km or gate is left out of the score and makes score_low 0.",
//   "A gate in a province of either end is no route.",
//   "Capacity, price and certificates stand in no loaded list.",
//   "At most 300 candidates are shown.",
// ]
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

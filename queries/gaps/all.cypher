// ---
// title = "Every gap, with its verdict"
// question = "Which needs of {country} are not met by a known, linked supply from several makers, what is missing, who needs it, and how many could close it?"
// shelf = "All gaps"
// order = 1
// parameters = { country = "country = LA", chain = "Chain =", stage = "stage", assumed = "yes/no = yes", at = "date" }
// measure = "gap/all"
// parts = ["recipes", "chain_stages", "ownership", "figures", "doubted", "registers", "flow_groups", "making_groups"]
// gap = "closed"
// counted = "{n} of {of} needs are gaps in the loaded data; further needs of the country that only equipment or design would meet: {apart}"
// identity = ["gap"]
// limits = [
//   "Only enterprises in the loaded lists are seen: no maker known is not no maker, no link is not no trade.",
//   "Only stated makers and supplies close a gap; what is planned stands beside it.",
//   "A need that follows from a recipe is as good as the recipe.",
//   "Candidates are inferred, not partners.",
//   "value_musd is published trade into the country, from the other of the two countries only, of goods that include the product: often of far more than the need, in one period, never added.",
//   "A new maker may open gaps of its inputs.",
//   "A gap keeps its name from edition to edition as long as its codes and their stage stay.",
// ]
//
// [columns]
// gap = "text"                      # its name: country, stage and codes; UNKNOWN where the code stands in no chain
// need = "text"                     # codes only, as in gaps/no_maker
// stage = "text"                    # of the code in its home chain, else that of its makers; empty: unknown
// country = "text"
// chains = "Chain[]"                # home chains of the code
// needed_in = "Chain[]"             # home chains of what users make of it
// verdict = "text"                  # no maker known, maker known but no link, planned only, single maker, contradicted
// also = "text[]"                   # further verdicts that hold
// users = "Enterprise[]"
// makers = "Enterprise[]"           # stated, in the country; where no maker is known, of a part of what belongs together
// makers_abroad = "Enterprise[]"    # with a site in the other of the two countries
// planned = "node[]"                # planned makers in the country, and who has a planned supply into it; they close nothing
// supplied = "text[]"               # stated supplies of it into the country, buyer named or not
// candidates = "count"              # who could close it, inferred; see gaps/one
// evidence = "count"                # publications that it rests on
// basis = "text"                    # of the need: sourced or assumed
// kind = "text"                     # stated need, and what the recipes call it
// completeness = "text"             # how many makers in the country the lists miss, where two independent lists tell
// value_musd = "number"             # USD million, of the first figure of value_of; empty: no published figure
// value_of = "TradeFigure[]"        # all figures of trade into the country that cover the code, the nearest to it first
// value_period = "text"
// products = "Product[]"
// facts = "text[]"
// sources = "Source[]"
// ---

// ---
// title = "Goods near to what a country sells well"
// question = "Which goods that {country} does not sell well yet are mostly sold by countries that sell the same as it does?"
// shelf = "With a trade or input–output table"
// order = 3
// parameters = { country = "country = LA", minimum = "number = 0", own = "yes/no = no", table = "text =", period = "text =" }
// measure = "trade/next_products"
// parts = ["trade_tables", "sold_in_all"]
// counted = "{n} of {of} goods of the table are not sold well by the country yet; the nearest come first"
// identity = ["code"]
// limits = [
//   "Needs a trade table of at least 100 countries: a year of BACI with its country codes (free at CEPII), loaded with linkage load FOLDER.",
//   "A statistical nearness, inferred from what countries sell together: it says nothing of land, power, skills or buyers, and with few countries it says nothing at all.",
//   "Published rankings clean the data in other ways, so they differ.",
// ]
//
// [columns]
// code = "text"                     # with the edition of HS that the table uses
// product = "Product"               # only where the table uses HS 2022
// density = "number"                # 0 to 1: part of what is near to it that the country sells well
// complexity = "number"             # PCI, standardised; empty: not estimable
// exports = "number"                # thousand USD sold already; empty: no row, so unknown
// rca = "number"                    # share of the country divided by share of the world, below 1
// sources = "Source[]"
// ---

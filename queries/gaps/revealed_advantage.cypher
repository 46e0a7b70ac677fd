// ---
// title = "What a country already sells well"
// question = "Of which products does {country} sell a larger share than the world does?"
// shelf = "With a trade or input–output table"
// order = 2
// parameters = { country = "country = LA", minimum = "number = 0", table = "text =", period = "text =" }
// measure = "trade/revealed_advantage"
// parts = ["trade_tables", "sold_in_all"]
// counted = "{n} of {of} products that the country sells have a revealed advantage (RCA of 1 or more)"
// identity = ["code"]
// limits = [
//   "Needs a trade table of all countries: a year of BACI with its country codes (free at CEPII), loaded with linkage load FOLDER, or UN Comtrade rows.",
//   "What is sold is not what could be sold; goods that only pass through a country count as its own.",
//   "Laos reports little: much of its trade is known from its partners only.",
//   "A product without a row is unknown, not zero.",
// ]
//
// [columns]
// code = "text"                     # with the edition of HS that the table uses
// product = "Product"               # only where the table uses HS 2022
// exports = "number"                # thousand USD
// share_percent = "number"          # of all that the country sells
// world_share_percent = "number"    # of what all countries of the table sell of it
// rca = "number"                    # share of the country divided by share of the world
// advantage = "yes/no"              # RCA of 1 or more
// sources = "Source[]"
// ---

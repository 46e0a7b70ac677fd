// ---
// title = "Published trade between the two countries"
// question = "Which figures of trade were published, for which period, and where do they differ?"
// parameters = { product = "text", flow = "text = both | VN exports | VN imports" }
// measure = "trade/published_figures"
// counted = "{n} of {of} published figures of trade between the two countries; they are listed, never added"
// identity = ["figure"]
// limits = [
//   "All figures are reported on the Vietnamese side and read in the press, not in customs files; an import of Viet Nam is not a Lao export figure.",
//   "Periods and chapters overlap: sums would count twice.",
//   "HS codes are our reading of the words.",
//   "No figure for a month or product means that none was found.",
// ]
//
// [columns]
// figure = "TradeFigure"
// period_from = "date"
// period_to = "date"
// pair = "text"                     # VN-LA, Hanoi-LA
// flow = "text"                     # VN exports, VN imports; empty: a total of both
// product_as_named = "text"         # words of the source
// products = "Product[]"            # one figure for all of them
// musd = "number"                   # USD million
// tonnes = "number"
// vn_exports_musd = "number"        # USD million, as printed
// vn_imports_musd = "number"
// total_musd = "number"
// quality = "text"
// remarks = "text[]"                # what does not fit: with another figure, or with its own parts
// contradicts = "TradeFigure[]"
// overlaps = "TradeFigure[]"        # same flow and product, periods that share a month: never add
// same_as = "text"                  # the link that states the same figure
// sources = "Source[]"
// ---
// == rows
MATCH (t:TradeFigure)
RETURN t.id AS figure, coalesce(t.pair, t.reporter + '-' + t.partner) AS pair, t.flow AS flow, t.period_from AS period_from, t.period_to AS period_to,
       t.product_as_named AS product_as_named, t.musd AS musd, t.tonnes AS tonnes, t.vn_exports_musd AS vn_exports_musd, t.vn_imports_musd AS vn_imports_musd,
       t.total_musd AS total_musd, t.quality AS quality, t.same_as AS same_as, t.disputed AS disputed, t.source_ids AS sources
ORDER BY figure
// == products
MATCH (t:TradeFigure)-[r:OF]->(p:Product)
RETURN t.id AS figure, p.code AS code, r.basis AS basis
ORDER BY figure, code
// == picture
MATCH (t:TradeFigure)-[r:OF]->(p:Product)
WHERE t.id IN $ids AND p.id IN $ids
RETURN t, r, p

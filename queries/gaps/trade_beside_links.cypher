// ---
// title = "Published trade beside stated links"
// question = "Which published flows have no enterprise behind them, and which enterprises supply across the border without a published flow?"
// shelf = "How sure, how dependent"
// order = 3
// parameters = { product = "Product =", flow = "text = both | VN exports | VN imports" }
// measure = "trade/trade_beside_links"
// counted = "{n} of {of} published flows that name a product have neither a maker in the exporting country nor a stated supply or export behind them, {makers_only} have a maker and no link; {alone} of {links} stated supplies and exports across the border have no published flow of their product"
// identity = ["told", "fact_id"]
// limits = [
//   "A figure and a link that speak of one product are set side by side; that the one is part of the other is not known, and figures are never added.",
//   "Figures are reported on the Vietnamese side: an import of Viet Nam is not a Lao export figure.",
//   "Codes of figures are our reading of the words of the source, often a whole chapter: an enterprise that makes one good of it may have no part in the flow.",
//   "No published flow means that none was found, not that nothing was traded.",
//   "A figure that stands as a link too is told once.",
//   "The origin of a link is the country where the enterprise makes the good, else that of its seat; the destination is that of the seat of the buyer.",
// ]
//
// [columns]
// told = "text"                     # "published flow" or "stated link"
// verdict = "text"                  # of a flow: no maker and no link; maker, no link; link of another period; link in the period. Of a link: no published flow; flow of another period; flow in the period
// flow = "text"                     # VN exports (Viet Nam to Laos) or VN imports (Laos to Viet Nam)
// fact_id = "text"                  # id of the figure or of the link
// product_as_named = "text"         # words of the source
// products = "Product[]"            # one figure for all of them
// period_from = "date"
// period_to = "date"                # empty for a link: not ended
// musd = "number"                   # USD million, of the figure
// tonnes = "number"                 # of the figure
// supplier = "node"                 # of the link
// buyer = "node"                    # of the link: an enterprise, or a country where no source names the buyer
// match = "text"                    # the best code on the other side is equal to, narrower or wider than this one
// makers = "count"                  # stated, with a site in the exporting country
// some_makers = "Enterprise[]"      # at most 20 of them
// beside = "text[]"                 # what stands on the other side: ids of links, or of figures
// same_as = "text"                  # the link that states the same figure, told here once
// facts = "text[]"
// sources = "Source[]"
// ---
// == rows
MATCH (t:TradeFigure)
RETURN t.id AS figure, t.flow AS flow, t.period_from AS period_from, t.period_to AS period_to, t.product_as_named AS product_as_named, t.musd AS musd,
       t.tonnes AS tonnes, t.same_as AS same_as, t.source_ids AS sources
ORDER BY figure
// == products
MATCH (t:TradeFigure)-[r:OF]->(p:Product)
RETURN t.id AS figure, p.code AS code, r.basis AS basis
ORDER BY figure, code, basis
// == makers
MATCH (e:Enterprise)-[k:MAKES {status: 'stated'}]->(p:Product)
RETURN k.fact_id AS fact, e.id AS enterprise, p.code AS code, k.site_country AS country
ORDER BY fact
// == links
MATCH (a)-[r:SUPPLIES|EXPORTS_TO {status: 'stated'}]->(b)
RETURN r.fact_id AS fact, a.id AS a, coalesce(a.country, a.code) AS a_country, b.id AS b, coalesce(b.country, b.code) AS b_country, r.product AS product,
       r.valid_from AS valid_from, r.valid_to AS valid_to, r.amount AS amount, r.unit AS unit, r.detail AS detail, r.source_ids AS sources
ORDER BY fact
// == picture
MATCH (a:TradeFigure)-[r:OF]->(b:Product)
WHERE a.id IN $facts AND b.id IN $ids
RETURN a, r, b
UNION ALL
MATCH (a)-[r:SUPPLIES|EXPORTS_TO|MAKES]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b

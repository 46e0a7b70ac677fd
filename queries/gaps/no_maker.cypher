// ---
// title = "Needed, and made by nobody in the country"
// question = "Which products needed in {country} have no maker there, who needs them, and who makes them across the border?"
// shelf = "One kind of gap"
// order = 1
// parameters = { country = "country = LA", assumed = "yes/no = yes" }
// measure = "need/no_maker"
// parts = ["recipes", "registers", "making_groups"]
// rounds = { supplies = ["users"] }
// gap = "met"
// counted = "{n} of {of} needs have no maker in the country in the loaded data; further needs that only equipment or design would meet: {apart}"
// identity = ["need"]
// limits = [
//   "Only enterprises in the loaded lists are seen; small and informal makers, and growers who are no firms, are missing.",
//   "A need that follows from a recipe is as good as the recipe, and the recipe of a heading holds for all codes below it.",
//   "Only stated makers close a need.",
//   "Equipment and design are counted apart.",
// ]
//
// [columns]
// need = "text"                     # codes only: "440122 or 4403" = any one is enough, "010221+230990" = both together
// users = "Enterprise[]"            # all sites behind the need
// makers_abroad = "Enterprise[]"    # with a site in the other of the two countries
// kind = "text"                     # "stated need", and what the recipes call it: material, energy …
// basis = "text"                    # sourced: at least one row behind it has a source
// match = "text[]"                  # for each maker abroad: what it makes is equal to, narrower or wider than the code needed
// planned_makers = "Enterprise[]"   # planned sites in the country; they close nothing
// products = "Product[]"
// upstream = "Product[]"            # nearest inputs of it that somebody in either country makes
// upstream_makers = "Enterprise[]"
// upstream_steps = "count"          # recipes between those inputs and the need
// upstream_supply = "text[]"        # supplies of those inputs to the users: id, status, confidence
// ---
// == firms
MATCH (s:Source)
WHERE s.kind IN ['database', 'register', 'directory']
WITH collect(s.id) AS lists
MATCH (e:Enterprise)
WHERE any(one IN e.source_ids WHERE one IN lists)
RETURN e.id AS id, e.source_ids AS sources
ORDER BY id
// == supplies
MATCH (b:Enterprise)
WHERE b.id IN $users
MATCH (a:Enterprise)-[r:SUPPLIES]->(b)
RETURN r.fact_id AS fact, a.id AS start, b.id AS end, r.product AS product, r.status AS status, r.confidence AS confidence
ORDER BY fact

// ---
// title = "Gates and stops between all others"
// question = "Which gates, stops and zones lie on most shortest ways between the others on the road map, and without which does the map fall apart?"
// shelf = "Along a road or through a gate"
// order = 5
// parameters = { weight = "text = legs | km", status = "status[]", at = "date" }
// identity = ["row", "things"]
// measure = "road/centrality"
// parts = ["road_network/stops", "road_network/points", "zone_joins"]
// counted = "{n} of {of} gates, stops and zones on roads are such that the map falls apart without them"
// limits = [
//   "Betweenness is that of the road map of the loaded data, used both ways: the share of all pairs of its things whose shortest way passes the thing.",
//   "It says nothing of enterprises, on which it is never computed, because the best documented one would win, and nothing of how much moves.",
//   "With weight = legs every piece of road counts as one; with km only pieces whose length is known are used.",
//   "A gate or road that is missing from the map makes another look central.",
//   "Things in different parts of the map have no way between them and add nothing.",
// ]
//
// [columns]
// row = "text"                      # thing, or road: a piece between two stops without which the map falls apart (a bridge)
// things = "node[]"                 # the thing, or the two ends
// between = "number"                # betweenness, 0 to 1; empty for a piece of road
// rank = "count"                    # equal values share a rank
// falls_apart = "yes/no"            # whether some things have no way to others without it
// cut_off = "count"                 # things that then lose their way to the largest rest of its part
// roads = "count"                   # pieces of road and gates that it is joined to
// part = "count"                    # things in its part of the map
// lines = "Corridor[]"
// facts = "text[]"
// sources = "Source[]"
// ---
// == picture
MATCH (a)-[r:CONNECTS|AT_GATE]->(b)
WHERE r.fact_id IN $facts
RETURN a, r, b
ORDER BY r.fact_id

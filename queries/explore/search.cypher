// ---
// title = "Find a thing by any of its names"
// question = "Which things are called {text}, in any stated spelling or script?"
// parameters = { text = "spelling", kind = "text" }
// columns = { found = "node", kind = "text", country = "text", names = "text[]" }
// identity = ["found"]
// limits = [
//   "Only the spellings that the loaded sources use are known; accents, case and signs do not matter.",
//   "An empty text finds nothing, or with a kind all of that kind.",
// ]
// counted = "{n} of {of} things carry this name"
// ---
// == rows
WITH split($text, ' ') AS words, replace($text, ' ', '') AS run, ['Enterprise', 'Province', 'Zone', 'Gate', 'Place', 'Corridor', 'Chain', 'Agreement', 'Body', 'Country', 'Product', 'Event', 'TradeFigure', 'Source'] AS kinds
MATCH (n)
WHERE n.search IS NOT NULL AND $text + $kind <> '' AND ($kind = '' OR $kind IN labels(n))
  AND (all(word IN words WHERE n.search CONTAINS word) OR replace(n.search, ' ', '') CONTAINS run   // Ắt Tạ Pư is found by attapu
       OR 'Province' IN labels(n) AND EXISTS { MATCH (n)-[:SUCCEEDED_BY]-(o:Province) WHERE o.search CONTAINS $text })   // a province, by what it was or became
WITH n, head(labels(n)) AS kind,
     CASE WHEN (' | ' + n.search + ' | ') CONTAINS (' | ' + $text + ' | ') THEN 0 WHEN (' | ' + n.search) CONTAINS (' | ' + $text) THEN 1 ELSE 2 END AS far,
     coalesce(head([i IN range(0, 13) WHERE kinds[i] IN labels(n)]), 14) AS place   // a kind that is not named above comes last
RETURN n.id AS found, kind, n.country AS country, [name IN [n.name_en, n.name_vi, n.name_lo, n.name_fr] WHERE name IS NOT NULL] + coalesce(n.aliases, []) AS names
ORDER BY far, place, n.display_name, found
// == population
WITH split($text, ' ') AS words, replace($text, ' ', '') AS run
MATCH (n)
WHERE n.search IS NOT NULL AND ($kind = '' OR $kind IN labels(n))
RETURN count(n) AS of, sum(CASE WHEN $text + $kind <> '' AND (all(word IN words WHERE n.search CONTAINS word) OR replace(n.search, ' ', '') CONTAINS run
            OR 'Province' IN labels(n) AND EXISTS { MATCH (n)-[:SUCCEEDED_BY]-(o:Province) WHERE o.search CONTAINS $text }) THEN 1 ELSE 0 END) AS n

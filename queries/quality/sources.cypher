// ---
// title = "The publications behind the data"
// question = "Which publications do the loaded tables name, of what date and licence, and how many things and links of the graph cite each?"
// columns = { source = "Source", cited_by = "count", publisher = "text", publication = "text", date = "text", kind = "text", licence = "text", address = "text" }
// identity = ["source"]
// counted = "{n} of {of} publications are cited by a thing or link of the graph"
// limits = [
//   "A publication counts once for each thing and each link that cites it, however many of its words are used.",
//   "date: as printed by the publication, empty or the word undated where it has none.",
//   "An address that was read in 2026 may have moved since.",
// ]
// ---
// == rows
CALL () {
  MATCH (n) WHERE n.source_ids IS NOT NULL
  UNWIND n.source_ids AS source
  RETURN source, count(*) AS times
  UNION ALL
  MATCH ()-[k]->() WHERE k.source_ids IS NOT NULL
  UNWIND k.source_ids AS source
  RETURN source, count(*) AS times
  UNION ALL
  MATCH (s:Source)
  RETURN s.id AS source, 0 AS times
}
WITH source, sum(times) AS cited_by
MATCH (s:Source {id: source})
RETURN s.id AS source, cited_by, s.publisher AS publisher, s.display_name AS publication, s.date AS date, s.kind AS kind,
       s.licence AS licence, s.address AS address
ORDER BY source
// == population
CALL () {
  MATCH (n) WHERE n.source_ids IS NOT NULL
  UNWIND n.source_ids AS source
  RETURN source
  UNION
  MATCH ()-[k]->() WHERE k.source_ids IS NOT NULL
  UNWIND k.source_ids AS source
  RETURN source
}
WITH collect(source) AS cited
MATCH (s:Source)
RETURN sum(CASE WHEN s.id IN cited THEN 1 ELSE 0 END) AS n, count(s) AS of

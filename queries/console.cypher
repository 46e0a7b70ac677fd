// Texts to begin with in the console. A line "// == …" is the name of the text below it. These are no questions: the
// catalogue reads only the folders.
// == Products by number of makers
MATCH (e:Enterprise)-[m:MAKES {status: 'stated'}]->(p:Product)
RETURN p.code AS code, p.display_name AS product, count(DISTINCT e.id) AS makers
ORDER BY makers DESC, code LIMIT 50
// == Stated supplies from one country to the other
MATCH (a:Enterprise)-[r:SUPPLIES {status: 'stated'}]->(b:Enterprise)
WHERE a.country <> b.country
RETURN a, r, b
ORDER BY r.fact_id
// == Everything within two steps of one enterprise
MATCH p = (a:Enterprise {id: 'vl:E10'})-[*1..2]-(b:Enterprise)
RETURN p
ORDER BY b.id LIMIT 50
// == Who owns whom, with the share
MATCH (a)-[r:OWNS]->(b:Enterprise)
RETURN a.display_name AS owner, b.display_name AS owned, r.share_percent AS share, r.status AS status, r.source_ids AS sources
ORDER BY owner, owned, share

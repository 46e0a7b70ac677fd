"""Which typed-in texts pass the guard. The cases of console-cases.json were gathered from attacks that were tried on real engines."""

import itertools
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Refused
from graph.guard.check import check
from graph.guard.tokens import tokens
from graph.guard.vocabulary import WRITING

CASES = json.loads((Path(__file__).parents[1] / "data" / "console-cases.json").read_text("utf-8"))
MORE_HONEST = [
    "MATCH (e:Enterprise)-[m:MAKES]->(p:Product) WHERE m.site_country = 'LA' RETURN e.id AS id, count(p) AS n ORDER BY n DESC, id LIMIT 20",
    "MATCH (z:Zone) WHERE toLower(z.display_name) CONTAINS 'khu kinh tế' RETURN z",
    "MATCH (z:Zone) WHERE z.name_lo = 'ເຂດເສດຖະກິດພິເສດ' RETURN z",
    "MATCH p = shortestPath((a:Enterprise {id: 'vl:E01'})-[*..6]-(b:Zone {id: 'vl:Z01'})) RETURN p",
    "MATCH (a)-[r:SUPPLIES*1..4 {status: 'stated'}]->(b) RETURN [x IN r | x.fact_id] AS facts",
    "MATCH (a:Enterprise) WHERE EXISTS { (a)-[:SUPPLIES]->(:Enterprise) } RETURN a.id AS id ORDER BY id",
    "MATCH (n) RETURN n.set AS set_, n.use AS used, labels(n)[0] AS label",
    "MATCH (n:Zone) RETURN sum(n.area_ha) * 0.01 AS km2, (count(*) + 1) * 2 AS x",
    "// the largest\nMATCH (z:Zone) /* with area */ RETURN z.id AS id ORDER BY z.area_ha DESC LIMIT 3;",
    "MATCH (n:`Enterprise`) RETURN n.`display_name` AS `Tên`",
    "UNWIND range(2020, 2026) AS year UNWIND range(0, size($ids) - 1) AS i RETURN year, $ids[i] AS id",
    "MATCH (t:TradeFigure) RETURN t.reporter, CASE WHEN t.musd > 10 THEN 'large' ELSE 'small' END AS size ORDER BY t.id",
    "MATCH (a)-[r]->(b) WHERE NOT (a)-[:OWNS]->(b) AND r.valid_to < '2026' RETURN DISTINCT type(r) AS t ORDER BY t",
]
MORE_ATTACKS = [
    "WITH 1000000000 AS n RETURN range(1, n)",
    "RETURN range(1, 10000 * 10000)",
    "RETURN range(1, toInteger('1000000000'))",
    "MATCH (a)-[*]-(b) RETURN a",
    "MATCH (a)-[:R*7]-(b) RETURN a",
    "MATCH (a)-[*1..$n]-(b) RETURN a",
    "MATCH (a)-[*1.4]-(b) RETURN a",
    "MATCH (a) ((b)-[:R]->(c)){1,7} (d) RETURN a",
    "MATCH (a)--+(b) RETURN a",
    "MATCH (a)-[:R]-{1,}(b) RETURN a",
    "MATCH (as) WITH as SET as.x = 1 RETURN 1",
    "RETURN 1 AS AS SET n.x = 1",
    "MATCH (n) WHERE n.as SET n.x = 1",
    "RETURN 1.SET n.x = 1",
    "RETURN 1 // \r ' \n SET n.x=1 // '",
    "MATCH (n) RETURN n`x``y`",
    "RETURN `apoc`.version()",
    "RETURN apoc . /* */ version ()",
    "RETURN `a\\u0060`",
    "MATCH (n) RETURN n; ; RETURN 1",
    "CALL (n) YIELD x RETURN x",
    "CALL db.labels",
    "MATCH (n) WHERE (n) IN CALL db.labels() RETURN n",
    "RETURN 'it''s'",
    "MATCH (n\u00a0) RETURN n",
    "MATCH (ſet) ſET n.x = 1",
    "MATCH (n) RETURN n.x AS 'x",
    "(MATCH (n) RETURN n)",
    "MATCH (n RETURN n",
    "MATCH (n)] RETURN n",
    "RETURN $`x`",
    "MATCH (n:$(x)) RETURN n",
    "RETURN " + "1+" * 5000 + "1",
]


@pytest.mark.parametrize("text", CASES["honest"] + MORE_HONEST)
def test_an_honest_text_passes(text: str) -> None:
    assert check(text) == text


@pytest.mark.parametrize("text", CASES["attack"] + MORE_ATTACKS)
def test_an_attack_is_turned_away_with_the_reason(text: str) -> None:
    with pytest.raises(Refused, match=r"^Refused: .+\.$") as caught:
        check(text)

    assert "\n" not in str(caught.value)


def test_the_reason_names_the_place_as_people_count() -> None:
    with pytest.raises(Refused, match="SET at line 2, column 3"):
        check("MATCH (n)\n  SET n.x = 1")


@pytest.mark.parametrize("word", sorted(WRITING))
def test_a_writing_word_is_refused_however_it_is_written(word: str) -> None:
    for written in (word, word.lower(), word.title()):
        for text in (
            f"MATCH (n) {written} n",
            f"MATCH (n) /**/{written}/**/ n",
            f"MATCH (n) RETURN n //\n{written}",
            f"CALL {{ {written} n }} RETURN 1",
        ):
            with pytest.raises(Refused):
                check(text)


@pytest.mark.parametrize("word", sorted(WRITING))
def test_a_writing_word_is_a_name_like_any_other_where_only_a_name_can_stand(word: str) -> None:
    check(f"MATCH (n:{word})-[:{word}]->(m) RETURN n.{word} AS x, '{word}' AS y, n.`{word}` AS z")


FRAGMENTS = (
    "CREATE (:X)",
    "MERGE (x:X)",
    "SET n.x = 1",
    "REMOVE n.x",
    "DELETE n",
    "DETACH DELETE n",
    "FOREACH (i IN [1] | SET n.x = i)",
    "LOAD CSV FROM 'file:///etc/passwd' AS l",
    "CALL dbms.listConfig()",
    "CALL db.labels() YIELD label",
    "SHOW SETTINGS",
    "TERMINATE TRANSACTIONS 'x'",
    "USE system",
    "INSERT (:X)",
    "DROP CONSTRAINT x",
)
PLACES = (
    "{}",
    "MATCH (n) {} RETURN n",
    "MATCH (n) RETURN n {}",
    "MATCH (n) RETURN n; {}",
    "MATCH (n) CALL (n) {{ {} }} RETURN n",
    "MATCH (n) CALL {{ WITH n {} }} RETURN n",
    "MATCH (n) WHERE EXISTS {{ {} }} RETURN n",
    "MATCH (n) RETURN COUNT {{ {} }} AS c",
    "MATCH (n) RETURN COLLECT {{ {} RETURN 1 }} AS c",
    "RETURN 1 AS x UNION {} RETURN 1 AS x",
    "UNWIND [1] AS i {} RETURN i",
    "MATCH (n) WITH n {} RETURN n",
    "OPTIONAL {}",
    "EXPLAIN {}",
    "PROFILE {}",
)
DISGUISES = (
    lambda s: s,
    str.lower,
    lambda s: s.replace(" ", "/**/"),
    lambda s: s.replace(" ", "\n"),
    lambda s: s.replace(" ", " //x\n", 1),
    lambda s: s.replace(" ", "\u00a0"),
    lambda s: s.replace("E", "\\u0045", 1),
    lambda s: s.replace("E", "Ｅ", 1),
)


def test_no_dangerous_fragment_passes_in_any_place_and_disguise() -> None:
    passed = []
    for fragment, spot, disguise in itertools.product(FRAGMENTS, PLACES, DISGUISES):
        text = spot.format(disguise(fragment))
        try:
            check(text)
        except Refused:
            continue
        passed.append(text)

    assert passed == []


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=200))
def test_any_text_is_let_pass_or_refused_and_nothing_else(text: str) -> None:
    try:
        check(text)
    except Refused as refusal:
        assert str(refusal).startswith("Refused: ")


def test_mutants_of_honest_texts_never_crash_the_guard_nor_smuggle_a_word() -> None:
    chance = random.Random(20261125)
    pool = CASES["honest"] + MORE_HONEST + CASES["attack"] + MORE_ATTACKS[:-1]
    for _ in range(4000):
        one, other = chance.choice(pool), chance.choice(pool)
        cut, past = chance.randrange(len(one) + 1), chance.randrange(len(other) + 1)
        text = one[:cut] + other[past:]
        try:
            check(text)
        except Refused:
            continue
        words = [(a.text, b.upper) for a, b in itertools.pairwise(tokens(text)) if b.upper in WRITING]
        assert all(before in (":", ".") for before, _ in words), text

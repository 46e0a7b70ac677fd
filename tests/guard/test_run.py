"""What stands behind the guard: the console on real engines, with texts that the guard lets pass and with some that it never would."""

import json
import time
from pathlib import Path

import pytest

from graph.errors import LinkageError, QueryFailed, QueryTimeout, Refused
from graph.guard.check import check, run
from graph.result import NodeThing, PathThing
from graph.store import Store
from tests.conftest import Server
from tests.store.test_store import FIRST, LINKS, NODES, dump, wanted

CASES = json.loads((Path(__file__).parents[1] / "data" / "console-cases.json").read_text("utf-8"))


@pytest.fixture
def filled(store: Store) -> Store:
    store.replace(NODES, LINKS, FIRST)
    return store


def test_every_honest_text_gives_rows_or_one_sentence(filled: Store) -> None:
    cannot = {}
    for text in CASES["honest"]:
        try:
            assert not run(filled, text, {"ids": ["vl:E01"]} if "$ids" in text else {}).cut
        except QueryFailed as failed:
            assert "\n" not in str(failed)
            cannot[text] = str(failed)

    quantified = "MATCH ((a:N)-[:R]->(b:N)){1,3} RETURN a"
    assert set(cannot) == {"RETURN 1 UNION ALL RETURN 2"} | ({quantified} if filled.engine == "embedded" else set())


def test_no_attack_has_an_effect_even_without_the_guard(filled: Store) -> None:
    """Each is given to the engine past the guard; what it answers does not matter, what it holds afterwards does."""
    for text in CASES["attack"]:
        if "2000000000" in text or "1000000000" in text or len(text) > 1000:
            continue
        try:
            filled.read_typed(text, {"x": [1]}, limit=10, timeout=2)
        except LinkageError as error:
            assert "\n" not in str(error)

    assert dump(filled) == wanted()


@pytest.mark.parametrize(
    "text",
    [
        "CALL dbms.listConfig() YIELD name RETURN name",
        "CALL db.labels() YIELD label RETURN label",
        "SHOW TRANSACTIONS",
        "SHOW SETTINGS",
        "SHOW USERS",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "MATCH (n) CALL { CALL db.labels() YIELD label RETURN label } RETURN label",
        "LOAD\u2003CSV FROM 'file:///etc/passwd' AS l RETURN l",
        "CR\\u0045ATE (:X)",
    ],
)
def test_the_servers_own_plan_is_a_second_wall(neo4j_store: Store, text: str) -> None:
    neo4j_store.replace(NODES, LINKS, FIRST)

    with pytest.raises((Refused, QueryFailed)):
        neo4j_store.read_typed(text, {}, limit=10, timeout=5)


def test_things_come_as_things(filled: Store) -> None:
    fetched = run(filled, "MATCH p = (a:Enterprise)-[:SUPPLIES]->(b) RETURN a, p ORDER BY a.id LIMIT 1")

    assert list(fetched.columns) == ["a", "p"]
    assert isinstance(fetched.rows[0]["a"], NodeThing)
    assert isinstance(fetched.rows[0]["p"], PathThing)


def test_columns_are_told_also_without_rows(filled: Store) -> None:
    fetched = run(filled, "MATCH (n:Nothing) RETURN n.id AS id, n.x AS x")

    assert (list(fetched.columns), list(fetched.rows)) == (["id", "x"], [])


def test_rows_are_cut_at_the_limit(filled: Store) -> None:
    fetched = run(filled, "UNWIND range(1, 5000) AS x RETURN x ORDER BY x", limit=1000)

    assert (len(fetched.rows), fetched.cut, fetched.rows[-1]["x"]) == (1000, True, 1000)


BOMBS = {
    "a doubled list": "WITH [1, 2] AS a " + "WITH a + a AS a " * 60 + "RETURN size(a) AS n",
    "a doubled text": "WITH 'xxxxxxxxxx' AS a " + "WITH a + a AS a " * 60 + "RETURN size(a) AS n",
    "a grown text": "WITH 'aaaaaaaaaa' AS s " + "WITH replace(s, 'a', 'aaaaaaaaaa') AS s " * 12 + "RETURN size(s) AS n",
    "a list of lists": "RETURN [x IN range(1, 10000) | [y IN range(1, 10000) | range(1, 10000)]] AS x",
    "collected ranges": "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN collect([a, b]) AS s",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_memory_bomb_that_passes_the_guard_stays_in_its_cage(embedded_store: Store, bomb: str) -> None:
    embedded_store.replace(NODES, LINKS, FIRST)
    text = check(BOMBS[bomb])
    begun = time.monotonic()

    with pytest.raises((QueryFailed, QueryTimeout)):
        embedded_store.read_typed(text, {}, limit=10, timeout=5)

    assert time.monotonic() - begun < 30  # the process is killed 5 seconds after its time is over
    assert dump(embedded_store) == wanted()


def test_a_server_stops_a_list_that_grows_and_lives_on(neo4j_store: Store) -> None:
    neo4j_store.replace(NODES, LINKS, FIRST)

    with pytest.raises((QueryFailed, QueryTimeout)):
        neo4j_store.read_typed(check(BOMBS["collected ranges"]), {}, limit=10, timeout=5)

    assert dump(neo4j_store) == wanted()


def test_a_typed_text_is_stopped_in_time(filled: Store) -> None:
    with pytest.raises((QueryTimeout, QueryFailed), match="stopped"):
        run(
            filled, "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b UNWIND range(1, 99) AS c RETURN sum(a * b + c) AS s", timeout=1.0
        )

    assert run(filled, "RETURN 1 AS one").rows == [{"one": 1}]


def test_another_session_is_not_hurt(neo4j_store: Store, neo4j_server: Server) -> None:
    neo4j_store.replace(NODES, LINKS, FIRST)
    before = neo4j_server.run("SHOW TRANSACTIONS YIELD transactionId RETURN count(*) AS n")

    for text in ("TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "CALL dbms.killConnection('bolt-1')", "CALL db.clearQueryCaches()"):
        with pytest.raises((Refused, QueryFailed)):
            neo4j_store.read_typed(text, {}, limit=1, timeout=5)

    assert neo4j_server.run("SHOW TRANSACTIONS YIELD transactionId RETURN count(*) AS n") == before

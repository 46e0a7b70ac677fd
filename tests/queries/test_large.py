"""Very many neighbours, ends that nothing joins, chains that feed themselves: bounded rows and plain words, on both engines.

The figures are those of user-reports.md row 1, report 22: 20,000 neighbours, of which a canvas takes 300.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import ask
from graph.records import Link, Node
from graph.store import Meta, Store, open_store

MANY = 20_000
SHOWN = 300
HUB, NEIGHBOUR, OTHER, ISLAND, ISLAND2 = "vl:E1", "vl:E2", "vl:E3", "vl:E900001", "vl:E900002"
RING = (ISLAND, ISLAND2, "vl:E900003")


def supply(fact: str, start: str, end: str) -> Link:
    return Link(
        kind="SUPPLIES", fact_id=fact, start_kind="Enterprise", start=start, end_kind="Enterprise", end=end, properties={"status": "stated"}
    )  # fmt: skip


def made() -> tuple[list[Node], list[Link]]:
    """A star of 20,000 suppliers around one firm, and apart from it a ring of three that supply one another."""
    suppliers = [f"vl:E{n}" for n in range(2, MANY + 2)]
    nodes = [Node(kind="Enterprise", id=id, properties={"display_name": f"Firm {id[4:]}"}) for id in (HUB, *suppliers, *RING)]
    links = [supply(f"vl:R{n}", id, HUB) for n, id in enumerate(suppliers)]
    return nodes, links + [supply(f"ring{n}", id, RING[(n + 1) % 3]) for n, id in enumerate(RING)]


@pytest.fixture(scope="module", params=("embedded", "neo4j"))
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """That graph in each engine, loaded once."""
    if request.param == "embedded":
        store = open_store(str(Path(tmp_path_factory.mktemp("large")) / "graph.kgl"))
    else:
        server = request.getfixturevalue("neo4j_server")
        server.wipe()
        store = server.store()
    store.replace(*made(), Meta(ledger="ledger-star", edition=1, made_on="2026-11-25"))
    yield store
    store.close()


def test_of_20000_neighbours_300_are_fetched_and_the_rest_is_counted(large: Store) -> None:
    answer = ask(large, "explore/neighbourhood", node=HUB, limit=SHOWN, timeout=60)

    assert (len(answer.rows), len(answer.picture.nodes), len(answer.picture.links)) == (SHOWN, SHOWN + 1, SHOWN)
    assert answer.cut
    assert str(answer.population) == "300 of 20000 statements about it are shown"


def test_a_profile_of_20000_statements_counts_them_and_draws_a_tenth(large: Store) -> None:
    answer = ask(large, "profiles/enterprise", enterprise=HUB, limit=SHOWN, timeout=60)

    assert (len(answer.rows), answer.cut) == (SHOWN, True)
    assert answer.population.of == MANY + 1  # 20,000 supplies and its name
    assert (len(answer.picture.nodes), answer.picture.left_out) == (2_000, MANY + 1 - 2_000)  # what a browser draws, and how many more


def test_a_path_through_a_hub_says_how_many_of_its_links_were_followed(large: Store) -> None:
    answer = ask(large, "paths/between", **{"from": NEIGHBOUR, "to": OTHER, "timeout": 60})  # type: ignore[arg-type]

    assert [row["nodes"] for row in answer.rows] == [(NEIGHBOUR, HUB, OTHER)]
    assert "300 of 20000 links of Firm 1 were followed; paths through the others may be missing." in map(str, answer.notes)
    assert answer.cut


def test_no_path_is_an_answer_with_what_each_end_reaches(large: Store) -> None:
    answer = ask(large, "paths/between", **{"from": HUB, "to": ISLAND, "hops": "5", "timeout": 60})  # type: ignore[arg-type]

    reached = {(row["says"], row["hops"]): row["reached"] for row in answer.rows if row["label"] == "no path"}
    assert reached["reached from the start", 1] == SHOWN
    assert reached["reached from the end", 1] == 2  # both others of the ring, and nothing after that
    assert answer.population.n == 0
    assert str(answer.notes[0]).startswith("No path within these steps")


def test_a_chain_up_from_a_hub_ends_and_says_where(large: Store) -> None:
    answer = ask(large, "paths/chain_of", of=HUB, limit=SHOWN, timeout=60)

    assert (len(answer.rows), answer.cut, len(answer.picture.nodes)) == (SHOWN, True, SHOWN + 1)
    assert str(answer.notes[0]) == "The walk ended after 20000 links, the nearest first; what lies beyond is not shown."


def test_a_ring_is_found_once_however_long_the_walk(large: Store) -> None:
    chain = ask(large, "paths/chain_of", of=ISLAND, hops="6", timeout=60)
    cycles = ask(large, "paths/cycles", timeout=60)

    assert [row["cycle"] for row in chain.rows if row["cycle"]] == [(RING[0], RING[2], RING[1], RING[0])]  # upwards: against the supply
    assert [row["loop"] for row in cycles.rows] == [(*RING, RING[0])]
    assert [len(row["nodes"]) for row in ask(large, "paths/between", **{"from": RING[0], "to": RING[1]}).rows] == [2, 3]  # type: ignore[arg-type]

"""`--bulk`: what Neo4j's own importer leaves equals the ordinary way, value by value; and who may not have it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreLoading
from graph.records import Link, Node
from graph.result import LinkThing, NodeThing
from graph.store import Meta, _csv, bulk, server

HELD = Meta(ledger="ledger-a", edition=1, made_on="2026-12-01")
ODD = {
    "display_name": 'Khu "Savan", \\ Park;\tĐắk ສະຫວັນ',
    "area_ha": 954.0,
    "tiny": 1e-07,
    "huge": 1e16,
    "year": 2003,
    "least": -(2**63),
    "aggregate": False,
    "valid_from": "2020-01-01",
    "code": "0901",
    "blank": " a ",
    "source_ids": ("src:S1", "b;c", 'd"e'),
}
NODES = (
    Node(kind="Zone", id="vl:Z01", properties=ODD),
    Node(kind="Zone", id="vl:Z02", properties={"year": "2003", "note": "two\nlines"}),
    Node(kind="Gate", id="vl:Z02", properties={"one": ("only",)}),
    Node(kind="Gate", id="vl:G1"),
)
LINKS = tuple(
    Link(kind=kind, fact_id=f"f{n}", start_kind=a, start=start, end_kind=b, end=end, properties=said)
    for n, (kind, a, start, b, end, said) in enumerate(
        [
            ("FACES", "Zone", "vl:Z01", "Zone", "vl:Z02", {"km": 1.5, "status": "stated"}),
            ("FACES", "Zone", "vl:Z01", "Zone", "vl:Z02", {"km": 2}),
            ("AT_GATE", "Zone", "vl:Z02", "Gate", "vl:Z02", {"source_ids": ("src:S1",)}),
            ("AT_GATE", "Gate", "vl:G1", "Gate", "vl:G1", {}),
        ]
    )
)


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("bulk") / "n"
    try:
        server.start(folder)
    except Exception as error:  # noqa: BLE001
        pytest.skip(f"needs a local Neo4j: {error}")
    yield folder
    server.stop(folder)


def dump(folder):
    with bulk._opened(server.status(folder), folder) as store:
        nodes = store.read("MATCH (n) WHERE NOT n:Meta RETURN n", {}, limit=100_000, timeout=60).rows
        links = store.read("MATCH (a)-[r]->(b) RETURN a.id AS a, r, b.id AS b", {}, limit=100_000, timeout=60).rows
        held = store.held()
    things = [(row["n"].labels, exact(row["n"].properties)) for row in nodes if isinstance(row["n"], NodeThing)]
    facts = [(row["r"].type, row["a"], row["b"], exact(row["r"].properties)) for row in links if isinstance(row["r"], LinkThing)]
    return held, sorted(map(repr, things)), sorted(map(repr, facts))


def exact(properties):
    return sorted((name, type(value).__name__, value) for name, value in properties.items())


@pytest.mark.parametrize("network", ["odd", "shipped"])
def test_the_importer_leaves_what_the_ordinary_way_leaves(house, network, request):
    address = server.status(house)
    shipped = network == "shipped" and request.getfixturevalue("shipped_graph")
    for nodes, links in ((shipped.nodes, shipped.links) if shipped else (NODES, LINKS),):
        with bulk._opened(address, house) as store:
            store._driver.execute_query("MATCH (n) DETACH DELETE n")
            store.replace(nodes, links, HELD)
            usual = dump(house)
            with pytest.raises(StoreError, match="empty"):
                bulk.import_whole(address, nodes, links, HELD, house)
            store._driver.execute_query("MATCH (n) DETACH DELETE n")

        bulk.import_whole(address, nodes, links, HELD, house)
        address = server.status(house)

        assert dump(house) == usual
        assert len(usual[1]) == len(nodes)
        assert len(usual[2]) == len(links)


def test_what_was_killed_before_its_last_step_is_refused_and_taken_over(house, tmp_path):
    with bulk._opened(server.status(house), house) as store:
        store._driver.execute_query("MATCH (n) DETACH DELETE n")
    half_way = {"ledger": HELD.ledger, "edition": 1, "made_on": "", "scenario": "", "format": 1, "loading": "x"}
    words = _csv.written(tmp_path, NODES, LINKS, half_way)

    server.imported(house, words)

    with bulk._opened(server.status(house), house) as store, pytest.raises(StoreLoading):
        store.open()
    with bulk._opened(server.status(house), house) as store:
        store.replace(NODES, LINKS, HELD)
        assert store.held() == HELD


def test_a_server_of_somebody_else_is_told_what_it_needs(tmp_path):
    with pytest.raises(StoreError, match="neo4j start"):
        bulk.refuse("bolt://example.org:7687", tmp_path)

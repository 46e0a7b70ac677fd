"""`--bulk`: what Neo4j's own importer leaves equals what the ordinary way leaves, value by value; and who may not have it.

An import stops the server that all share and starts it again, so there are two: odd values whole, the shipped data half way.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreLoading
from graph.projection.merge import Graph
from graph.records import Link, Node, Properties, Value
from graph.store import Meta, _csv, _meta, bulk, server
from tests.conftest import Server

HELD = Meta(ledger="ledger-a", edition=1, made_on="2026-12-01")
# Signs of the file's own, texts that look like numbers, numbers at the ends of their range, a text over two lines, lists of one.
ODD: Properties = {
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


def link(kind: str, fact_id: str, start: Node, end: Node, **said: Value) -> Link:
    ends = {"start_kind": start.kind, "start": start.id, "end_kind": end.kind, "end": end.id}
    return Link(kind=kind, fact_id=fact_id, properties=said, **ends)


LINKS = (
    link("FACES", "f0", NODES[0], NODES[1], km=1.5, status="stated"),
    link("FACES", "f1", NODES[0], NODES[1], km=2),
    link("AT_GATE", "f2", NODES[1], NODES[2], source_ids=("src:S1",)),
    link("AT_GATE", "f3", NODES[3], NODES[3]),
)


def dump(of: Server) -> tuple[list[str], list[str]]:
    """Every node and link with the type of each value, past our own code: the server may be half way."""
    nodes = of.run("MATCH (n) WHERE NOT n:Meta RETURN labels(n) AS labels, properties(n) AS said")
    links = of.run("MATCH (a)-[r]->(b) RETURN type(r) AS kind, labels(a) + a.id AS start, labels(b) + b.id AS end, properties(r) AS said")
    return exact(nodes), exact(links)


def exact(rows: list[dict[str, object]]) -> list[str]:
    """repr tells 2 from 2.0, "2" and True."""
    return sorted(repr([(name, sorted(cell.items()) if isinstance(cell, Mapping) else cell) for name, cell in row.items()]) for row in rows)


def usual(of: Server, nodes: tuple[Node, ...], links: tuple[Link, ...]) -> tuple[list[str], list[str]]:
    """What the ordinary way leaves on the emptied server, which is then empty again."""
    of.wipe()
    store = of.store()
    store.replace(nodes, links, HELD)
    left = dump(of)
    with pytest.raises(StoreError, match=r"empty server; .+ holds data"):
        bulk.import_whole(of.address, nodes, links, HELD, of.folder)
    store.close()
    of.wipe()
    assert list(map(len, left)) == [len(nodes), len(links)]
    return left


def indexes(of: Server) -> set[tuple[object, ...]]:
    asked = "SHOW INDEXES YIELD type, entityType, labelsOrTypes, properties, state"
    return {tuple(map(str, row.values())) for row in of.run(asked)}


def test_the_importer_leaves_what_the_ordinary_way_leaves(neo4j_server: Server) -> None:
    wanted = usual(neo4j_server, NODES, LINKS)

    bulk.import_whole(neo4j_server.address, NODES, LINKS, HELD, neo4j_server.folder)

    assert server.status(neo4j_server.folder) == neo4j_server.address
    assert dump(neo4j_server) == wanted
    store = neo4j_server.store()
    assert store.meta() == HELD
    store.close()
    of_label = {("RANGE", "NODE", f"['{label}']", "['id']", "ONLINE") for label in ("Gate", "Meta", "Zone")}
    assert indexes(neo4j_server) == {
        ("LOOKUP", "NODE", "None", "None", "ONLINE"),
        ("LOOKUP", "RELATIONSHIP", "None", "None", "ONLINE"),
        *of_label,
    }


def test_shipped_data_killed_before_the_last_step_are_equal_refused_and_taken_over(
    neo4j_server: Server, shipped_graph: Graph, tmp_path: Path
) -> None:
    nodes, links = shipped_graph.nodes, shipped_graph.links
    wanted = usual(neo4j_server, nodes, links)
    half_way: dict[str, Value] = {
        "ledger": HELD.ledger,
        "edition": 1,
        "made_on": "",
        "scenario": "",
        "format": _meta.FORMAT,
        "loading": "x",
    }

    server.imported(neo4j_server.folder, _csv.written(tmp_path, nodes, links, half_way))

    assert dump(neo4j_server) == wanted
    store = neo4j_server.store()
    with pytest.raises(StoreLoading):
        store.meta()
    store.replace(nodes, links, HELD)
    assert store.meta() == HELD
    assert dump(neo4j_server) == wanted
    store.close()


def test_a_server_of_somebody_else_is_told_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="neo4j start"):
        bulk.refuse("bolt://example.org:7687", tmp_path)

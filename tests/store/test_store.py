"""What every store promises, tried on both engines with one small graph."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.errors import OtherLedger, QueryFailed, QueryTimeout, Refused, StoreBehind, StoreDamaged, StoreMissing
from graph.records import Link, Node
from graph.result import LinkThing, NodeThing, PathThing, Row
from graph.store import Meta, Reader, Store, behind, connect

FIRST = Meta(ledger="ledger-a", edition=1, made_on="2026-11-25")
SECOND = Meta(ledger="ledger-a", edition=2, made_on="2026-11-26")
NODES = (
    Node(
        kind="Enterprise",
        id="vl:E01",
        properties={"display_name": "Công ty Cao su Đắk Lắk", "kind": "company", "source_ids": ("src:S1", "src:S2")},
    ),
    Node(kind="Enterprise", id="vl:E02", properties={"display_name": "ບໍລິສັດ ຢາງພາລາ", "source_ids": ()}),
    Node(kind="Zone", id="vl:Z01", properties={"display_name": "Savan Park", "area_ha": 954.0, "aggregate": False, "year": 2003}),
    Node(kind="Product", id="hs2022:4001", properties={"code": "4001", "level": 4}),
)
LINKS = (
    Link(
        kind="SUPPLIES",
        fact_id="vl:R01",
        start_kind="Enterprise",
        start="vl:E01",
        end_kind="Enterprise",
        end="vl:E02",
        properties={"status": "stated", "product": "hs2022:4001", "amount": 30000.0, "source_ids": ("src:S1",)},
    ),
    Link(kind="SUPPLIES", fact_id="vl:R02", start_kind="Enterprise", start="vl:E01", end_kind="Enterprise", end="vl:E02"),
    Link(
        kind="LOCATED_IN",
        fact_id="vl:L01",
        start_kind="Enterprise",
        start="vl:E02",
        end_kind="Zone",
        end="vl:Z01",
        properties={"role": "site"},
    ),
)


def rows(reader: Reader, text: str, **parameters: object) -> Sequence[Row]:
    return reader.read(text, parameters, limit=100, timeout=10).rows


def dump(reader: Reader) -> list[object]:
    """Every property of every node and link, Meta aside."""
    nodes = reader.read("MATCH (n) WHERE NOT n:Meta RETURN n ORDER BY n.id", {}, limit=100_000, timeout=60)
    links = reader.read("MATCH (a)-[r]->(b) RETURN a.id AS a, r, b.id AS b ORDER BY r.fact_id", {}, limit=100_000, timeout=60)
    assert not nodes.cut
    assert not links.cut
    flat = [(n.labels, _exact(n.properties)) for row in nodes.rows if isinstance(n := row["n"], NodeThing)]
    return [*flat, *[(row["a"], r.type, row["b"], _exact(r.properties)) for row in links.rows if isinstance(r := row["r"], LinkThing)]]


def _exact(properties: object) -> str:
    """1, 1.0 and True are three things."""
    return repr(sorted(dict(properties).items()))  # type: ignore[call-overload]


def wanted(nodes: Sequence[Node] = NODES, links: Sequence[Link] = LINKS) -> list[object]:
    def plain(properties: object) -> str:
        return repr(sorted((name, list(v) if isinstance(v, tuple) else v) for name, v in dict(properties).items()))  # type: ignore[call-overload]

    return [
        *[((n.kind,), plain({**n.properties, "id": n.id})) for n in sorted(nodes, key=lambda n: n.id)],
        *[(k.start, k.kind, k.end, plain({**k.properties, "fact_id": k.fact_id})) for k in sorted(links, key=lambda k: k.fact_id)],
    ]


def test_an_empty_store_says_that_nothing_was_loaded(store: Store) -> None:
    assert store.held() is None
    with pytest.raises(StoreMissing, match=r"^Nothing has been loaded at .+\. Run `linkage load`"):
        store.meta()


def test_a_store_holds_every_property_as_it_was_given(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)

    assert dump(store) == wanted()
    assert store.held() == store.meta() == FIRST


def test_a_store_is_replaced_whole(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)
    nodes = (NODES[0], replace(NODES[1], properties={"note": "renamed"}), NODES[3], Node(kind="Zone", id="vl:Z02"))
    links = (replace(LINKS[0], properties={"status": "ended"}), replace(LINKS[2], end="vl:Z02"))

    store.replace(nodes, links, SECOND)

    assert dump(store) == wanted(nodes, links)
    assert store.meta() == SECOND


def test_a_link_that_changes_its_ends_moves(store: Store) -> None:
    store.replace(NODES, LINKS[:1], FIRST)
    turned = replace(LINKS[0], start="vl:E02", end="vl:E01")

    store.replace(NODES, (turned,), SECOND)

    assert dump(store) == wanted(NODES, (turned,))


def test_a_node_that_changes_its_kind_keeps_its_links(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)
    nodes = (*NODES[:2], replace(NODES[2], kind="Place"), NODES[3])
    links = (*LINKS[:2], replace(LINKS[2], end_kind="Place"))

    store.replace(nodes, links, SECOND)

    assert dump(store) == wanted(nodes, links)


def test_the_same_again_changes_nothing(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)
    store.replace(NODES, LINKS, FIRST)

    assert dump(store) == wanted()


def test_a_link_without_an_end_stops_the_load_and_leaves_the_old_graph(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)

    with pytest.raises(StoreDamaged):
        store.replace(NODES, (*LINKS, replace(LINKS[0], fact_id="vl:R09", end="vl:E99")), SECOND)

    assert store.meta() == FIRST
    assert dump(store) == wanted()


def test_two_ledgers_do_not_overwrite_each_other_unless_told(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)
    other = Meta(ledger="ledger-b", edition=7, made_on="2026-11-25")

    with pytest.raises(OtherLedger, match="another ledger"):
        store.replace(NODES[:1], (), other)
    assert store.meta() == FIRST
    assert dump(store) == wanted()

    store.replace(NODES[:1], (), other, adopt=True)
    assert store.meta() == other
    assert dump(store) == wanted(NODES[:1], ())


def test_a_store_behind_its_ledger_is_told(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)

    assert behind(store, ledger="ledger-a", edition=1) is None
    late = behind(store, ledger="ledger-a", edition=3)
    assert isinstance(late, StoreBehind)
    assert "holds edition 1, the ledger has reached 3" in str(late)
    assert isinstance(behind(store, ledger="ledger-b", edition=1), OtherLedger)


def test_values_come_back_in_one_shape(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)

    found = rows(
        store,
        "MATCH p = (a:Enterprise {id: $id})-[r:SUPPLIES]->(b) WHERE r.fact_id = 'vl:R01' "
        "RETURN a, r, p, [a, null, 1.0] AS some, {one: b, day: date('2026-11-25')} AS map, null AS none, a.nothing AS nothing, true AS yes",
        id="vl:E01",
    )

    (row,) = found
    a, r, p = row["a"], row["r"], row["p"]
    assert isinstance(a, NodeThing)
    assert isinstance(r, LinkThing)
    assert isinstance(p, PathThing)
    assert (a.labels, a.properties["source_ids"], set(a.properties)) == (
        ("Enterprise",),
        ["src:S1", "src:S2"],
        {"id", "display_name", "kind", "source_ids"},
    )
    assert (r.type, r.start, r.properties["amount"]) == ("SUPPLIES", a.element, 30000.0)
    assert [n.properties["id"] for n in p.nodes] == ["vl:E01", "vl:E02"]
    assert (p.nodes[0].element, p.nodes[1].element) == (p.links[0].start, p.links[0].end) == (r.start, r.end)
    assert row["some"] == [a, None, 1.0]
    assert row["map"] == {"one": p.nodes[1], "day": "2026-11-25"}
    assert (row["none"], row["nothing"], row["yes"]) == (None, None, True)


def test_rows_beyond_the_limit_are_cut_and_told(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)
    text = "UNWIND range(1, 5) AS x RETURN x ORDER BY x"

    assert [row["x"] for row in store.read(text, {}, limit=3, timeout=5).rows] == [1, 2, 3]
    assert store.read(text, {}, limit=3, timeout=5).cut
    assert not store.read(text, {}, limit=5, timeout=5).cut


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (:Enterprise {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.note = 'x'",
        "MERGE (n:Zone {id: 'x'})",
        "CREATE INDEX some IF NOT EXISTS FOR (n:Zone) ON (n.note)",
        "RETURN 1 AS a; MATCH (n) DETACH DELETE n",
        "LOAD /* and */ CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "CREATE (n:Zone) // RETURN 1",
    ],
)
def test_a_reader_never_writes(store: Store, text: str) -> None:
    store.replace(NODES, LINKS, FIRST)

    with pytest.raises(Refused, match=r"^Refused: "):
        store.read(text, {}, limit=10, timeout=5)

    assert dump(store) == wanted()


@pytest.mark.parametrize(
    "text", ["RETURN", "MATCH (n RETURN n", "RETURN $missing AS x", "RETURN 1 / 0 AS x", "RETURN nosuch(1) AS x", "HELLO"]
)
def test_a_text_that_cannot_run_gets_one_line(store: Store, text: str) -> None:
    store.replace(NODES, LINKS, FIRST)

    with pytest.raises(QueryFailed) as caught:
        store.read(text, {}, limit=10, timeout=5)

    assert "\n" not in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_a_long_query_is_stopped_and_the_next_one_runs(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)

    with pytest.raises(QueryTimeout, match=r"stopped after 0\.5 seconds"):
        store.read(
            "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b UNWIND range(1, 99) AS c RETURN sum(a * b + c) AS s",
            {},
            limit=1,
            timeout=0.5,
        )

    assert rows(store, "RETURN 1 AS one") == [{"one": 1}]


def test_a_plan_runs_nothing(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)

    operators = store.plan("MATCH (n:Enterprise {id: $id})-[:SUPPLIES*1..3]->(m) RETURN m.id AS id ORDER BY id", {"id": "vl:E01"})

    assert operators
    assert all(isinstance(name, str) for name in operators)


def test_a_label_or_property_that_no_node_has_gives_no_rows(store: Store) -> None:
    store.replace(NODES, LINKS, FIRST)

    assert rows(store, "MATCH (n:Gate {id: 'vl:G01'}) RETURN n.id AS id") == []
    assert rows(store, "MATCH (n:Zone) WHERE n.nothing = 1 RETURN n.id AS id") == []


def test_a_reader_by_address_reads_what_was_written(store: Store, request: pytest.FixtureRequest) -> None:
    store.replace(NODES, LINKS, FIRST)
    user, password = None, None
    if store.engine == "neo4j":
        known = request.getfixturevalue("neo4j_server")
        user, password = known.user, known.password

    reader = connect(store.address, user=user, password=password)

    assert reader.meta() == FIRST
    assert dump(reader) == wanted()
    reader.close()

"""A thing with very many neighbours floods neither the answer nor the picture (user-reports.md row 1, report 22)."""

from pathlib import Path

from graph import ask, connect
from graph.records import Link, Node
from graph.store import Meta, Store, open_store

MANY = 20_000  # the number of the report
SHOWN = 300  # what a canvas takes (design: groups above it)


def test_of_20000_neighbours_300_are_fetched_and_the_rest_is_counted(store: Store) -> None:
    star = Node(kind="Enterprise", id="vl:E1", properties={"display_name": "Star"})
    makers = [Node(kind="Enterprise", id=f"vl:E{i}", properties={"display_name": f"Firm {i}"}) for i in range(2, MANY + 2)]
    links = [
        Link(
            kind="SUPPLIES",
            fact_id=f"vl:R{i}",
            start_kind="Enterprise",
            start=maker.id,
            end_kind="Enterprise",
            end=star.id,
            properties={"status": "stated"},
        )
        for i, maker in enumerate(makers)
    ]
    store.replace([star, *makers], links, Meta(ledger="ledger-star", edition=1, made_on="2026-11-25"))

    answer = ask(store, "explore/neighbourhood", node="vl:E1", limit=SHOWN, timeout=60)

    assert (len(answer.rows), len(answer.picture.nodes), len(answer.picture.links)) == (SHOWN, SHOWN + 1, SHOWN)
    assert answer.cut
    assert str(answer.population) == "300 of 20000 statements about it are shown"


def test_a_path_through_a_hub_of_20000_is_found_and_says_what_was_not_followed(tmp_path: Path) -> None:
    """The hub stands two steps from either end, so that it is followed: 300 of its 20,002 links; the island is user report 23."""
    ids = ["vl:E1", "vl:E2", "vl:E3", *(f"vl:E{n}" for n in range(10, MANY + 10))]
    firms = [Node(kind="Enterprise", id=id, properties={"display_name": f"Firm {id}"}) for id in ids]
    pairs = [("vl:E1", "vl:E10"), ("vl:E11", "vl:E3"), *(("vl:E2", id) for id in ids[3:])]
    links = [
        Link(
            kind="SUPPLIES",
            fact_id=f"vl:R{n:05d}",
            start_kind="Enterprise",
            start=a,
            end_kind="Enterprise",
            end=b,
            properties={"status": "stated", "source_ids": ("src:S1",)},
        )
        for n, (a, b) in enumerate(pairs)
    ]
    island = Node(kind="Enterprise", id="vl:E9", properties={"display_name": "Island"})
    open_store(str(tmp_path / "graph.kgl")).replace([*firms, island], links, Meta(ledger="ledger-hub", edition=1, made_on="2026-11-25"))
    reader = connect(str(tmp_path / "graph.kgl"))

    through = ask(reader, "paths/between", **{"from": "vl:E1", "to": "vl:E3"}, hops=6, timeout=60)
    none = ask(reader, "paths/between", **{"from": "vl:E1", "to": "vl:E9"}, hops=6, timeout=60)

    assert [row["nodes"] for row in through.rows] == [("vl:E1", "vl:E10", "vl:E2", "vl:E11", "vl:E3")]
    assert through.cut
    assert "300 of 20000 links of Firm vl:E2 were followed; paths through the others may be missing." in map(str, through.notes)
    assert {row["label"] for row in none.rows} == {"no path"}
    assert none.seconds < 5

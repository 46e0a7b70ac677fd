"""A thing with very many neighbours floods neither the answer nor the picture (user-reports.md row 1, report 22)."""

from graph import ask
from graph.records import Link, Node
from graph.store import Meta, Store

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

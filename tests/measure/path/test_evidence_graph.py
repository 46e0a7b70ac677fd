"""The graph that path questions walk: extended with each round, it is the graph of all rows at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measure.path.evidence_graph import Evidence
from graph.result import Row
from graph.schema.families import FAMILIES

THINGS = [f"vl:E{n}" for n in range(1, 6)]
CODES = ["hs2022:44", "hs2022:4403", "hs2022:440349", "hs2022:440399", "hs2022:9403"]
supply = st.tuples(st.sampled_from(THINGS), st.sampled_from(["SUPPLIES", "OWNS"]), st.sampled_from(THINGS))
holding = st.tuples(st.sampled_from(THINGS), st.sampled_from(["MAKES", "DEALS_IN", "NEEDS"]), st.sampled_from(CODES))


def row(n: str, a: str, kind: str, b: str) -> Row:
    said = {"status": "stated", "valid_to": None, "as_of": "2025"}
    return {"n": n, "a": a, "b": b, "kind": kind, "fact": f"{a}|{kind}|{b}", "sources": (f"src:{a}",), **said}


def told(graph: Evidence) -> list[object]:
    """Every step of the graph."""
    things = [*THINGS, *CODES, "chain:timber"]
    return [graph.step(thing, rank, to) for thing in things for rank, to in graph.near(thing)]


@given(st.lists(st.one_of(supply, holding), max_size=14), st.data())
@settings(max_examples=80, deadline=None)
def test_rounds_in_any_order_make_the_graph_of_all_rows_at_once(links: list[tuple[str, str, str]], data: st.DataObject) -> None:
    rows = [row(data.draw(st.sampled_from([a, b])), a, kind, b) for a, kind, b in links]
    rounds = data.draw(st.permutations(rows))
    asked = {"links": FAMILIES, "at": "2026-11-25"}
    chains = [{"a": "hs2022:4403", "b": "chain:timber", "status": "stated", "as_of": "2025", "fact": "C1", "sources": ()}]
    ends = {"hs2022:4403", "chain:timber"}

    grown = Evidence({"chains": chains}, asked, {}, ends)
    for one in rounds:
        grown.add([one])
        told(grown)

    assert told(grown) == told(Evidence({"rows": rows, "chains": chains}, asked, {}, ends))

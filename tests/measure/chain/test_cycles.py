"""Loops: each once, shortest first, in bounded work."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as some

from graph.algorithm.cycles import loops
from graph.measure.chain.cycles import measure

ASKED = {"kind": "all", "status": ("stated",), "hops": 6, "at": "2026-11-25"}
things = some.sampled_from("abcdefg")


def link(a: str, b: str, kind: str = "SUPPLIES", **said: object) -> dict[str, object]:
    plain = {"status": "stated", "valid_to": None, "product": None, "basis": "sourced", "sources": ("src:S1",)}
    return {**plain, "a": a, "b": b, "kind": kind, "fact": f"{a}|{kind}|{b}", **said}


@given(some.lists(some.tuples(things, things), max_size=25), some.integers(2, 6))
def test_the_loops_are_those_of_johnson(steps: list[tuple[str, str]], longest: int) -> None:
    found = list(loops(steps, longest))

    graph = nx.DiGraph((a, b) for a, b in steps if a != b)
    expected = {tuple(c[c.index(min(c)) :] + c[: c.index(min(c))]) for c in nx.simple_cycles(graph, length_bound=longest)}
    assert sorted(map(len, found)) == list(map(len, found))
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_a_complete_graph_of_five_has_its_84_loops() -> None:
    # By hand: sum over k = 2..5 of C(5, k) · (k - 1)! = 10 + 20 + 30 + 24.
    assert len(list(loops(((a, b) for a in "abcde" for b in "abcde"), 6))) == 84


def test_a_dense_hub_ends_within_its_budget_and_says_so() -> None:
    hub = [("m", f"n{i}") for i in range(20_000)] + [(f"n{i}", "m") for i in range(20_000)]

    found = list(loops(hub, 6, budget=100_000))

    assert found[-1] is None


def test_owner_and_supply_close_a_loop_and_a_planned_step_makes_it_planned() -> None:
    rows = [
        link("vl:E1", "vl:E2", "OWNS"),
        link("vl:E2", "vl:E3", "SUPPLIES", product="hs2022:0401"),
        link("vl:E3", "vl:E1", "SUPPLIES", status="planned"),
    ]

    stated = measure({"rows": rows}, ASKED)
    planned = measure({"rows": rows}, {**ASKED, "status": ("stated", "planned")})

    assert (list(stated.rows), stated.population) == ([], (0, 3))
    assert [(row["loop"], row["status"], row["products"]) for row in planned.rows] == [
        (("vl:E1", "vl:E2", "vl:E3", "vl:E1"), "planned", ("hs2022:0401",))
    ]
    assert planned.population == (3, 3)


def test_two_statements_of_one_step_are_one_loop() -> None:
    rows = [link("vl:E1", "vl:E2", "OWNS"), link("vl:E1", "vl:E2"), link("vl:E2", "vl:E1", fact="x"), link("vl:E2", "vl:E1", fact="y")]

    made = measure({"rows": rows}, ASKED)

    assert [(row["links"], row["facts"]) for row in made.rows] == [
        (("OWNS + SUPPLIES", "SUPPLIES"), ("vl:E1|OWNS|vl:E2", "vl:E1|SUPPLIES|vl:E2", "x", "y"))
    ]


def test_what_has_ended_closes_no_loop() -> None:
    rows = [link("vl:E1", "vl:E2", "OWNS", valid_to="2017"), link("vl:E2", "vl:E1")]

    assert list(measure({"rows": rows}, ASKED).rows) == []


def test_a_recipe_of_a_heading_holds_for_the_code_below_it() -> None:
    rows = [link("hs2022:4403", "hs2022:4407", "INPUT_OF"), link("hs2022:440710", "hs2022:440349", "INPUT_OF")]

    loops_found = [row["loop"] for row in measure({"rows": rows}, ASKED).rows]

    assert loops_found == [("hs2022:440349", "hs2022:440710", "hs2022:440349")]

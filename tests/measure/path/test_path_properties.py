"""What every path holds, on small made-up graphs, against a listing of all simple paths by networkx."""

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.algorithm.simple_paths import Listed, Step, Work, distances, paths
from graph.measure import carried_out
from graph.measure.chain import chain_of
from graph.measure.path import alternatives, between, family_mixes
from graph.result import Row
from graph.schema.families import FAMILIES

DAY = "2026-11-25"
FIRMS = [f"vl:E{n}" for n in range(1, 7)]
KINDS = {"SUPPLIES": "supply stated", "OWNS": "ownership", "SIGNED_MOU_WITH": "agreement"}
link = st.tuples(
    st.sampled_from(FIRMS),
    st.sampled_from(FIRMS),
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(["stated", "stated", "planned", "ended"]),
)
graphs = st.lists(link, max_size=14, unique=True)


def rows(links: list[tuple[str, str, str, str]]) -> list[Row]:
    return [
        {
            "n": a,
            "a": a,
            "b": b,
            "kind": kind,
            "status": status,
            "valid_to": None,
            "as_of": f"20{n:02d}",
            "fact": f"R{n}",
            "sources": (f"src:S{n}",),
        }
        for n, (a, b, kind, status) in enumerate(links)
    ]


def asked(**more: object) -> dict[str, object]:
    every = {"from": "vl:E1", "to": "vl:E2", "links": FAMILIES, "status": ("stated",), "hops": 4, "rank": "hops", "at": DAY, "k": 5}
    return {**every, **more}


def walked(links: list[tuple[str, str, str, str]], families: tuple[str, ...], statuses: tuple[str, ...]) -> "nx.Graph[str]":
    """The graph that may be walked, written down a second time."""
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(FIRMS)
    for a, b, kind, status in links:
        if kind == "SUPPLIES" and status == "planned":
            holds = "supply planned" in families
        else:
            holds = KINDS[kind] in families and status in statuses
        if holds and a != b:
            made.add_edge(a, b)
    return made


@given(graphs, st.sets(st.sampled_from(FAMILIES), min_size=1), st.sets(st.sampled_from(["stated", "planned", "ended"]), min_size=1))
@settings(max_examples=150, deadline=None)
def test_every_path_is_simple_bounded_and_of_the_ticked_families_and_statuses(
    links: list[tuple[str, str, str, str]], families: set[str], statuses: set[str]
) -> None:
    ticked, wanted = tuple(sorted(families)), tuple(sorted(statuses))
    graph = walked(links, ticked, wanted)

    made = carried_out(between.measure, {"rows": rows(links)}, asked(links=ticked, status=wanted))

    for row in (row for row in made.rows if row["label"] != "no path"):
        nodes = list(row["nodes"])  # type: ignore[call-overload]
        assert len(nodes) == len(set(nodes)) <= 5
        assert row["hops"] == len(nodes) - 1
        assert row["weakest"] in ticked
        assert row["status"] in {*wanted, "planned"}
        assert nx.is_path(graph, nodes)
    assert any(row["label"] != "no path" for row in made.rows) == any(True for _ in nx.all_simple_paths(graph, "vl:E1", "vl:E2", cutoff=4))


@given(graphs, st.integers(1, 8))
@settings(max_examples=150, deadline=None)
def test_k_alternatives_are_ordered_distinct_and_those_of_a_full_listing(links: list[tuple[str, str, str, str]], k: int) -> None:
    graph = walked(links, FAMILIES, ("stated",))
    every = sorted(nx.all_simple_paths(graph, "vl:E1", "vl:E2", cutoff=4), key=len)

    made = carried_out(alternatives.measure, {"rows": rows(links)}, asked(k=k))

    found = [tuple(row["nodes"]) for row in made.rows if row["label"] != "no path"]  # type: ignore[arg-type]
    assert len(found) == len(set(found)) == min(k, len(every))
    assert [len(nodes) for nodes in found] == [len(nodes) for nodes in every[:k]]
    assert set(found) <= {tuple(nodes) for nodes in every}
    assert made.population == (len(found), len(every))
    order = [(row["hops"], FAMILIES.index(str(row["weakest"]))) for row in made.rows if row["label"] != "no path"]
    assert order == sorted(order)


@given(graphs)
@settings(max_examples=80, deadline=None)
def test_every_mix_of_families_has_one_path_and_all_paths_are_counted(links: list[tuple[str, str, str, str]]) -> None:
    statements = {"rows": rows(links)}

    mixes = [row for row in carried_out(family_mixes.measure, statements, asked()).rows if row["label"] != "no path"]
    of = carried_out(between.measure, statements, asked()).population

    assert len({row["mix"] for row in mixes}) == len(mixes)
    assert of is not None
    assert sum(int(str(row["paths"])) for row in mixes) == of[1]


@given(graphs)
@settings(max_examples=80, deadline=None)
def test_reversing_a_directed_graph_swaps_upstream_and_downstream(links: list[tuple[str, str, str, str]]) -> None:
    def supplies(turned: bool) -> list[Row]:
        return [
            {
                "a": b if turned else a,
                "b": a if turned else b,
                "kind": "SUPPLIES",
                "status": "stated",
                "product": None,
                "fact": f"R{n}",
                "sources": (),
            }
            for n, (a, b, _, _) in enumerate(links)
        ]

    def things(turned: bool, direction: str) -> set[tuple[object, object]]:
        parts = {"rows": [], "sites": [], "supplies": supplies(turned)}
        made = chain_of.measure(parts, {"of": "vl:E1", "direction": direction, "hops": 6})
        return {(row["step"], row["thing"]) for row in made.rows if row["link"] != "cycle"}

    assert things(False, "up") == things(True, "down")
    assert things(False, "down") == things(True, "up")


def test_a_cycle_ends() -> None:
    ring = [("vl:E1", "vl:E3", "SUPPLIES", "stated"), ("vl:E3", "vl:E4", "SUPPLIES", "stated"), ("vl:E4", "vl:E1", "SUPPLIES", "stated")]

    made = carried_out(between.measure, {"rows": rows(ring)}, asked(hops=6))

    assert {row["label"] for row in made.rows} == {"no path"}
    assert [(row["says"], row["reached"]) for row in made.rows[:2]] == [("reached from the start", 2), ("reached from the end", 0)]


def test_a_search_stops_when_its_work_is_done() -> None:
    firms = [f"vl:E{n}" for n in range(40)]  # complete: 40 things, far more than a million paths of six steps
    graph = Listed({a: [Step(0, b, "x", ("1",)) for b in firms if b != a] for a in firms})
    work = Work(left=1000)

    found = list(paths(graph, "vl:E0", "vl:E1", 6, work=work))

    assert work.left <= 0
    assert 0 < len(found) <= 1000


def test_several_starts_and_goals_are_walked_at_once() -> None:
    def step(to: str) -> Step:
        return Step(0, to, "x", (to,))

    graph = Listed({"a1": [step("m")], "a2": [step("b1")], "m": [step("b2")]})

    found = [tuple(step.to for step in path) for path in paths(graph, {"a1", "a2"}, {"b1", "b2"}, 4)]

    assert found == [("b1",), ("m", "b2")]
    assert distances(graph, ["a1", "a2"], 4) == {"a1": 0, "a2": 0, "b1": 1, "m": 1, "b2": 2}

"""Flows, cuts and dominators, against published networks, networkx and Menger's theorem."""

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.algorithm.flow import disjoint_flow, dominators, most, reached, ways

# Cormen, Leiserson, Rivest and Stein, Introduction to Algorithms (2009), figure 26.6.
CLRS = {("s", "v1"): 16, ("s", "v2"): 13, ("v1", "v3"): 12, ("v2", "v1"): 4, ("v2", "v4"): 14}
CLRS |= {("v3", "v2"): 9, ("v3", "t"): 20, ("v4", "v3"): 7, ("v4", "t"): 4}
ARCS = st.sets(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda arc: arc[0] != arc[1]), max_size=30)


def cut(found: tuple[tuple[str, str], ...]) -> set[str]:
    """The things of a cut of `apart` without links: each is an arc from the thing before to the thing after."""
    return {a[:-1] for a, _ in found}


def test_clrs_has_a_flow_of_23_and_the_cut_v3_t() -> None:
    flow = most(CLRS, "s", "t")

    assert flow.value == 23
    assert flow.beyond == {"v3", "t"}
    assert flow.near == flow.far == (("v1", "v3"), ("v4", "t"), ("v4", "v3"))  # 12 + 4 + 7


def test_clrs_has_two_ways_without_a_common_thing_and_the_cut_v3_v4() -> None:
    flow = disjoint_flow(CLRS, "s", "t")

    assert flow.value == 2
    assert ways(flow, "s", "t") == [("s", "v1", "v3", "t"), ("s", "v2", "v4", "t")]
    assert cut(flow.far) == {"v3", "v4"}


def test_without_a_way_nothing_flows() -> None:
    assert most({("a", "b"): 1}, "b", "a").value == 0
    assert most({}, "a", "b").value == 0
    assert ways(disjoint_flow([("b", "a")], "a", "b"), "a", "b") == []


@given(ARCS)
def test_menger_for_things(arcs: set[tuple[str, str]]) -> None:
    """Disjoint ways = size of the smallest cut; the cut leaves no way; as many as networkx finds."""
    flow = disjoint_flow(arcs, "a", "h")
    found = ways(flow, "a", "h")

    inner = [thing for way in found for thing in way[1:-1]]
    assert len(found) == flow.value == len(flow.near) == len(flow.far)
    assert len(inner) == len(set(inner))
    assert all(pair in arcs for way in found for pair in pairwise(way))
    for side in (flow.near, flow.far):
        direct = (("a>", "h<") in side) or ("a", "h") not in arcs
        assert direct
        left = [(a, b) for a, b in arcs if not {a, b} & (cut(side) - {"a"}) and (a, b) != ("a", "h")]
        assert "h" not in reached(left, {"a"})
    graph = nx.DiGraph(list(arcs))
    graph.add_nodes_from("ah")
    graph.remove_edges_from([("a", "h")])
    expected = nx.node_connectivity(graph, "a", "h") + (("a", "h") in arcs)
    assert flow.value == expected


@given(ARCS)
def test_menger_for_links(arcs: set[tuple[str, str]]) -> None:
    flow = disjoint_flow(arcs, "a", "h", links=arcs, free="abcdefgh")
    found = ways(flow, "a", "h")

    used = [pair for way in found for pair in pairwise(way)]
    assert len(found) == flow.value == len(flow.near)
    assert len(used) == len(set(used))
    left = arcs - {(a[:-1], b[:-1]) for a, b in flow.near}
    assert "h" not in reached(left, {"a"})
    graph = nx.DiGraph(list(arcs))
    graph.add_nodes_from("ah")
    assert flow.value == nx.edge_connectivity(graph, "a", "h")


@given(ARCS)
def test_a_dominator_is_what_every_way_passes(arcs: set[tuple[str, str]]) -> None:
    """By definition: without it the thing is not reached, and it is the last such thing."""
    idom = dominators(arcs, "a")
    there = reached(arcs, {"a"})

    assert set(idom) == there - {"a"}
    for thing in idom:
        chain = [idom[thing]]
        while chain[-1] != "a":
            chain.append(idom[chain[-1]])
        musts = {one for one in there - {"a", thing} if thing not in reached([arc for arc in arcs if one not in arc], {"a"})}
        assert musts | {"a"} == set(chain)


@given(ARCS, st.randoms(use_true_random=False))
def test_flow_and_cut_have_one_value_with_any_capacities(arcs: set[tuple[str, str]], dice: object) -> None:
    capacity = {arc: dice.randrange(1, 9) for arc in sorted(arcs)}  # type: ignore[attr-defined]
    flow = most(capacity, "a", "h")

    assert sum(capacity[arc] for arc in flow.near) == flow.value == sum(capacity[arc] for arc in flow.far)
    graph = nx.DiGraph()
    graph.add_nodes_from("ah")
    graph.add_edges_from((a, b, {"capacity": n}) for (a, b), n in capacity.items())
    assert flow.value == nx.maximum_flow_value(graph, "a", "h")

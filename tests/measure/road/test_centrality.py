"""Betweenness, articulation points and bridges, against published figures and a road map made by hand."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.measure import Measured
from graph.measure.road.centrality import betweenness, measure, weak
from graph.result import Row
from tests.measure.resilience.test_disjoint import road, row


def asked(stops: list[Row], joins: tuple[Row, ...] = (), weight: str = "legs") -> Measured:
    return measure({"stops": stops, "points": [], "joins": joins}, {"weight": weight, "status": ("stated",), "at": "2026-11-25"})


def things(made: Measured, column: str) -> dict[str, object]:
    return {str(one["things"][0]): one[column] for one in made.rows if one["row"] == "thing"}  # type: ignore[index]


def test_florentine_families() -> None:
    """Jackson 2008; gap-methods.md C7 and C8."""
    graph = nx.florentine_families_graph()
    found, (points, bridges) = betweenness(graph), weak(graph)

    assert (round(found["Medici"], 3), round(found["Guadagni"], 4)) == (0.522, 0.2546)
    assert points == {"Albizzi", "Guadagni", "Medici", "Salviati"}
    assert len(bridges) == 5


def test_a_ring_falls_apart_nowhere_and_its_spur_does() -> None:
    made = asked([*road("C1", "vl:G1", "vl:Z1", "vl:G2", "vl:Z2", "vl:G1"), *road("C2", "vl:Z1", "vl:P1")])

    assert things(made, "falls_apart") == {"vl:Z1": True, "vl:G1": False, "vl:G2": False, "vl:Z2": False, "vl:P1": False}
    # Z1: 3 pairs with P1, and half of G1–G2, of (5 − 1)(5 − 2) / 2 = 6 pairs
    assert things(made, "between")["vl:Z1"] == pytest.approx(3.5 / 6, abs=1e-4)
    assert [one["things"] for one in made.rows if one["row"] == "road"] == [("vl:P1", "vl:Z1")]
    assert made.population == (1, 5)


def test_two_roads_between_two_stops_are_no_bridge() -> None:
    made = asked([*road("C1", "vl:G1", "vl:Z1"), *road("C2", "vl:G1", "vl:Z1")])

    assert [one for one in made.rows if one["row"] == "road"] == []


def test_enterprises_are_not_on_the_map() -> None:
    joins = (row("vl:E1", "vl:Z1", "LOCATED_IN"), row("vl:Z2", "vl:G1", "AT_GATE"))
    made = asked([*road("C1", "vl:E5", "vl:G1", "vl:Z1")], joins)

    assert set(things(made, "between")) == {"vl:G1", "vl:Z1", "vl:Z2"}


def test_with_km_the_shorter_road_counts_and_unknown_pieces_are_left_out_and_said() -> None:
    long = [*road("C1", "vl:Z1", "vl:G1", "vl:Z2", km=100), *road("C2", "vl:Z1", "vl:G2", "vl:Z2", km=10), *road("C3", "vl:Z2", "vl:Z9")]
    made = asked(long, weight="km")

    assert things(made, "between")["vl:G1"] == 0
    assert things(made, "between")["vl:G2"] == pytest.approx(1 / 3, abs=1e-4)  # Z1–Z2; of 3 pairs without it
    assert "vl:Z9" not in things(made, "between")
    assert str(made.notes[0]) == "The map has 4 things in 1 parts; pieces of road and gates' zones used: 4 of 5."


def test_a_known_stretch_stands_for_its_unknown_pieces() -> None:
    stops = road("C1", "vl:Z1", "vl:Z2", "vl:G1")
    stops[2] |= {"km": 80, "km_from": "vl:Z1"}  # type: ignore[operator]
    made = asked(stops, weight="km")

    assert set(things(made, "between")) == {"vl:Z1", "vl:G1"}
    assert str(made.notes[1]).endswith("though that of a piece of them is not: 1.")


@given(st.sets(st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda pair: pair[0] < pair[1]), min_size=1, max_size=14))
def test_what_is_said_to_fall_apart_does(pairs: set[tuple[int, int]]) -> None:
    """By definition: more parts without the thing than with it."""
    stops = [one for a, b in sorted(pairs) for one in road(f"C{a}{b}", f"vl:G{a}", f"vl:G{b}")]
    graph = nx.Graph([(f"vl:G{a}", f"vl:G{b}") for a, b in pairs])
    before = nx.number_connected_components(graph)

    for thing, apart in things(asked(stops), "falls_apart").items():
        rest = graph.subgraph(set(graph) - {thing})
        assert apart == (nx.number_connected_components(rest) > before)

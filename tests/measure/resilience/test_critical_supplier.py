"""Measure `critical_supplier` on made-up chains; every figure by hand from the definitions of Freeman 1977 and 1979."""

import pytest

from graph.errors import BadParameter
from graph.measure.resilience.critical_supplier import measure


def supply(supplier, buyer, **more):
    row = {"fact": f"{supplier}>{buyer}", "supplier": supplier, "buyer": buyer, "product": "hs2022:2701", "status": "stated"}
    return {**row, "valid_to": None, "sources": ("src:S1",), **more}


def measured(rows, buyer="a", weights=""):
    return measure({"rows": rows}, {"buyer": buyer, "weights": weights, "at": "2026-11-25"})


# a ← b ← d and a ← c ← d: a ring of four.
RING = [supply("b", "a"), supply("c", "a"), supply("d", "b"), supply("d", "c")]


def test_in_a_ring_of_four_all_sit_alike():
    found = measured(RING, weights="1; 1; 1")

    # Each is on one of the two ways between its two partners: 0.5 of 3 pairs; steps to the others 1 + 1 + 2.
    assert {(row["degree"], row["betweenness"], row["closeness"]) for row in found.rows} == {(2, 0.1667, 0.75)}
    assert [(row["supplier"], row["tier"], row["rank"], row["equal"]) for row in found.rows] == [
        ("b", 1, 1, 3),
        ("c", 1, 1, 3),
        ("d", 2, 1, 3),
    ]


def test_the_only_way_to_the_others_ranks_first():
    found = measured([supply("b", "a"), supply("c", "b"), supply("d", "b")], weights="0; 1; 0")

    assert [(row["supplier"], row["betweenness"], row["score"], row["rank"]) for row in found.rows] == [
        ("b", 1.0, 1.0, 1),  # on all three ways between a, c and d
        ("c", 0.0, 0.0, 2),
        ("d", 0.0, 0.0, 2),
    ]
    assert found.rows[1]["equal"] == 2


def test_four_tiers_are_followed_and_no_more():
    line = [supply(str(n + 1), str(n)) for n in range(6)]

    found = measured(line, buyer="0")

    assert [(row["supplier"], row["tier"]) for row in found.rows] == [("1", 1), ("2", 2), ("3", 3), ("4", 4)]
    assert found.population == (4, 4)


def test_without_weights_nothing_is_ranked():
    assert {(row["score"], row["rank"]) for row in measured(RING).rows} == {(None, None)}


def test_planned_and_past_supplies_are_no_tier():
    found = measured([supply("b", "a", status="planned"), supply("c", "a", valid_to="2019")])

    assert (list(found.rows), found.population) == ([], (0, 4))
    assert "unknown" in str(found.notes[0])


def test_loops_end():
    assert [row["supplier"] for row in measured([supply("b", "a"), supply("a", "b"), supply("b", "b")]).rows] == ["b"]


def test_a_hub_is_cut_and_says_so():
    found = measured([supply(f"s{n:04d}", "a") for n in range(2000)])

    assert (len(found.rows), found.cut) == (300, True)
    assert "300 of 2000" in str(found.notes[-1])


@pytest.mark.parametrize("weights", ["1", "1;2", "0;0;0", "a;b;c"])
def test_weights_that_cannot_be_are_refused(weights):
    with pytest.raises(BadParameter) as refused:
        measured(RING, weights=weights)

    assert refused.value.facts["name"] == "weights"

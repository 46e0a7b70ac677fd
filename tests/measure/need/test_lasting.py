"""Measure `lasting`. Worked example: gap-methods.md C18 (stock 50, d 1, a 0.4, TTR 120 → TTS 83.3 days, loss 22); the rest by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadParameter
from graph.measure.need.lasting import lasting, measure

DAY = "2026-11-25"


def measured(rows=(), node="", stock="50", demand="1", alternative="0.4", restore="120"):
    given_ = {"node": node, "stock": stock, "demand": demand, "alternative": alternative, "restore": restore, "at": DAY}
    return measure({"rows": rows}, given_)


def row(fact, kind="SUPPLIES", supplier="vl:E1", buyer="vl:E9", product="hs2022:270112", **more):
    base = {"fact": fact, "kind": kind, "supplier": supplier, "buyer": buyer, "product": product}
    return {**base, "status": "stated", "valid_to": None, "sources": ("src:S1",), **more}


def hits(found):
    return [each for each in found.rows if each["what"] != "your numbers"]


def test_the_worked_example_lasts_83_days_and_loses_22_units():
    (yours,) = measured().rows

    assert (yours["survive_days"], yours["loss"], yours["lasts"]) == (83.3, 22.0, "shorter than it takes to restore")


def test_a_stock_that_lasts_longer_than_the_repair_loses_nothing():
    assert lasting(50, 1, 0.4, 80) == {"survive_days": 83.3, "loss": 0.0, "lasts": "long enough"}


def test_an_alternative_as_large_as_the_demand_lasts_without_end():
    assert lasting(0, 1, 1, 500) == {"survive_days": None, "loss": 0.0, "lasts": "without end"}


def test_no_stock_loses_every_day():
    assert lasting(0, 2, 0.5, 10) == {"survive_days": 0.0, "loss": 15.0, "lasts": "shorter than it takes to restore"}  # 10 · 1.5


def test_a_number_that_is_not_given_is_unknown_and_named():
    (yours,) = measured(stock="", restore="").rows

    assert (yours["survive_days"], yours["loss"], yours["lasts"], yours["stock"]) == (None, None, "unknown: give stock, restore", None)


AMOUNT = st.floats(min_value=0, max_value=1e5)


@given(AMOUNT, st.floats(min_value=0.01, max_value=1e3), AMOUNT, AMOUNT)
def test_more_stock_never_loses_more(stock, demand, restore, more):
    assert lasting(stock + more, demand, 0, restore)["loss"] <= lasting(stock, demand, 0, restore)["loss"]


def test_supplies_of_an_enterprise_are_hit_and_other_suppliers_are_named():
    rows = [
        row("R1"),
        row("R2", buyer="iso:VN"),
        row("R3", supplier="vl:E2", product="hs2022:2701"),
        row("R4", supplier="vl:E3", product="hs2022:4407"),
    ]

    found = measured(rows, node="vl:E1")

    assert [(each["buyer"], each["other_suppliers"]) for each in hits(found)] == [("iso:VN", ()), ("vl:E9", ("vl:E2",))]
    assert found.population == (1, 2)


def test_a_closed_gate_hits_what_is_stated_to_go_through_it():
    rows = [
        row("R1", "SHIPS_VIA", buyer="vl:G1"),
        row("R2"),
        row("R3", "SHIPS_VIA", buyer="vl:G2"),
        row("R4", "SHIPS_VIA", supplier="vl:E5", buyer="vl:G1", product="hs2022:4407"),
    ]

    found = measured(rows, node="vl:G1")

    assert [(each["supplier"], each["buyer"], each["other_gates"], each["facts"]) for each in hits(found)] == [
        ("vl:E1", "vl:E9", ("vl:G2",), ("R1", "R2")),
        ("vl:E5", None, (), ("R4",)),
    ]
    assert found.population == (1, 1)  # the buyer of E5 is not named


def test_planned_and_past_supplies_are_not_hit():
    assert hits(measured([row("R1", status="planned"), row("R2", valid_to="2020")], node="vl:E1")) == []


@pytest.mark.parametrize("given_", [{"stock": "many"}, {"stock": "1;2"}, {"demand": "-1"}, {"node": "hs2022:4407"}])
def test_what_cannot_be_is_refused(given_):
    with pytest.raises(BadParameter) as refused:
        measured(**given_)

    assert refused.value.facts["name"] in given_

"""What a closure cuts and which way is left, on a small complete network made by hand."""

import pytest

from graph.errors import BadParameter
from graph.measure import Measured
from graph.measure.resilience.without import measure
from graph.result import Row

from .test_disjoint import COAL, road, row

# Mine zone Z1 – 40 km – gate G1 – 60 km – port P1; Z1 – 90 km – gate G2 – 70 km – P1; Z7 – 5 km – G1 only; Z8 – G2 – unknown km.
STOPS = [*road("C1", "vl:Z1", "vl:G1", "vl:P1"), *road("C2", "vl:Z1", "vl:G2", "vl:P1"), *road("C3", "vl:Z7", "vl:G1", km=5)]
for _at, _km in ((1, 40), (2, 60), (4, 90), (5, 70)):
    STOPS[_at] |= {"km": _km, "km_from": STOPS[_at - 1]["stop"]}  # type: ignore[operator]
JOINS = [row("vl:E1", "vl:Z1", "LOCATED_IN"), row("vl:E9", "vl:P1", "LOCATED_IN"), row("vl:E7", "vl:Z7", "LOCATED_IN")]


def supply(a: str, b: str, **more: object) -> Row:
    return row(a, b) | {"a_country": "LA", "b_country": "VN", "amount": 730, "unit": "t/year", "shared": False} | more


def sent(a: str, gate: str) -> Row:
    return {**row(a, gate, "SHIPS_VIA"), "gate": gate, "amount": None, "unit": None, "shared": None}


SUPPLIES = [supply("vl:E1", "vl:E9"), supply("vl:E7", "vl:E8"), supply("vl:E5", "vl:E9"), supply("vl:E6", "vl:E9", amount=5, unit="t")]
SENT = [sent("vl:E1", "vl:G1"), sent("vl:E7", "vl:G1"), sent("vl:E5", "vl:G1")]


def asked(*closed: str, days: int = 30, supplies: list[Row] = SUPPLIES) -> Measured:
    parts = {"rows": supplies, "shipments": SENT, "stops": STOPS, "points": [], "joins": JOINS}
    return measure(parts, {"without": closed, "days": days, "status": ("stated",), "at": "2026-11-25"})


def test_before_and_after_stand_in_one_row_with_the_extra_km() -> None:
    made = asked("vl:G1")
    told = {one["thing"]: one for one in made.rows if one["row"] == "supply"}

    mine = told["vl:E1"]  # before 40 + 60, after 90 + 70
    assert (mine["gate_before"], mine["km_before"], mine["gate_after"], mine["km_after"], mine["extra_km"]) == (
        "vl:G1",
        100,
        "vl:G2",
        160,
        60,
    )
    assert (mine["outcome"], mine["in_days"], mine["km_after_known"]) == ("other gate", 60, "stated")  # 730 t/year × 30 ÷ 365
    # E7 stands at a road that leads to G1 alone: by G1 and P1 or Z1 it would still pass the closed gate.
    assert told["vl:E7"]["outcome"] == "no other way in the loaded data"
    assert told["vl:E5"]["outcome"] == "unknown"  # no source places E5
    assert "vl:E6" not in told  # its gate is not stated
    assert made.population == (3, 4)
    assert made.further_counts == {"unknown": 1}


def test_stops_and_zones_say_whether_a_way_is_left() -> None:
    made = asked("vl:G1")
    told = {
        one["thing"]: (one["outcome"], one.get("gate_after"), one.get("extra_km"), one["enterprises"])
        for one in made.rows
        if one["row"] == "way"
    }

    assert told == {
        "vl:Z1": ("other gate", "vl:G2", 50, 1),  # 90 − 40
        "vl:P1": ("other gate", "vl:G2", 10, 1),  # 70 − 60
        "vl:Z7": ("no other way in the loaded data", None, None, 1),
    }


def test_two_gates_closed_leave_nothing() -> None:
    assert {one["outcome"] for one in asked("vl:G1", "vl:G2").rows if one["thing"] != "vl:E5"} == {"no other way in the loaded data"}


def test_a_closed_road_is_not_passed_and_its_gate_stays_open() -> None:
    told = {one["thing"]: (one["gate_before"], one["gate_after"], one["extra_km"]) for one in asked("vl:corridor/C1").rows}

    # Z1 reaches G2 at 90 first; P1 reaches G2 at 70
    assert told == {"vl:Z1": ("vl:G1", "vl:G2", 50), "vl:P1": ("vl:G1", "vl:G2", 10)}


def test_a_closed_enterprise_names_who_else_supplies_its_buyer() -> None:
    [one] = asked("vl:E1").rows

    assert (one["outcome"], one["others"], one["closed"]) == ("other supplier stated", ("vl:E5", "vl:E6"), ("vl:E1",))
    [alone] = asked("vl:E7").rows
    assert (alone["outcome"], alone["others"]) == ("no other supplier stated", ())


def test_a_closed_zone_stops_the_enterprises_in_it_and_not_the_road() -> None:
    made = asked("vl:Z1")

    assert [(one["row"], one["thing"], one["closed"]) for one in made.rows] == [("supply", "vl:E1", ("vl:Z1",))]
    assert made.further_counts == {"unknown": 0}


def test_another_product_is_no_other_supply() -> None:
    [one] = asked("vl:E1", supplies=[supply("vl:E1", "vl:E9"), supply("vl:E6", "vl:E9", product="hs2022:080390")]).rows

    assert one["outcome"] == "no other supplier stated"
    assert one["products"] == (COAL,)


def test_something_must_be_closed_for_a_day_or_more() -> None:
    for wrong in ({"days": 0}, {"closed": ()}):
        with pytest.raises(BadParameter):
            asked(*wrong.get("closed", ("vl:G1",)), days=wrong.get("days", 30))  # type: ignore[call-overload]

"""What every way must pass, on rows made by hand."""

import pytest

from graph.errors import BadParameter
from graph.measure import Measured
from graph.measure.resilience.bottlenecks import measure
from graph.result import Row

from .test_disjoint import COAL, road, row

PORTS = [{"id": "unlocode:VNDAD", "function": "seaport"}, {"id": "vl:P15", "function": "seaport (planned)"}]


def asked(rows: list[Row], stops: list[Row], start: str = "vl:E1", goal: str = "", **more: object) -> Measured:
    parts = {"rows": rows, "stops": stops, "points": [{"id": "vl:G1", "lat": None, "lon": None}], "joins": [], "held": [], "inside": []}
    return measure({**parts, "ports": PORTS, **more}, {"from": start, "to": goal, "status": ("stated",), "at": "2026-11-25"})  # type: ignore[dict-item]


def things(made: Measured, row: str = "must pass") -> list[object]:
    return [one["things"] for one in made.rows if one["row"] == row and one["what"] == "thing"]


def test_two_mills_and_two_plants_hang_on_one_gate() -> None:
    """gap-methods.md C7: farm → {mill, mill2} → G1 → {plant, plant2}: the immediate dominator of both plants is G1."""
    rows = [row("vl:E1", "vl:E2"), row("vl:E1", "vl:E3"), row("vl:E2", "vl:G1", "SHIPS_VIA"), row("vl:E3", "vl:G1", "SHIPS_VIA")]
    rows += [row(mill, plant) for mill in ("vl:E2", "vl:E3") for plant in ("vl:E8", "vl:E9")]

    for plant in ("vl:E8", "vl:E9"):
        made = asked(rows, [], goal=plant)
        assert things(made) == [("vl:G1",)]
        assert made.population == (1, 3)


def test_a_planned_road_past_the_gate_ends_the_bottleneck() -> None:
    rows = [row("vl:E1", "vl:G1", "SHIPS_VIA"), row("vl:E1", "vl:G2", "SHIPS_VIA", status="planned")]
    stops = [*road("C1", "vl:G1", "unlocode:VNDAD", km=150), *road("C2", "vl:G2", "vl:P15", status="planned")]
    made = asked(rows, stops)

    assert [(one["what"], one["things"]) for one in made.rows if one["row"] == "must pass"] == [
        ("link", ("vl:E1", "vl:G1")),
        ("thing", ("vl:G1",)),
        ("road", ("vl:G1", "unlocode:VNDAD")),
        ("thing", ("unlocode:VNDAD",)),
    ]
    assert {one["with_planned"] for one in made.rows if one["row"] == "must pass"} == {False}
    assert [(one["what"], one["things"]) for one in made.rows if one["row"] == "planned beside"] == [
        ("road", ("vl:G2", "vl:P15")),
        ("link", ("vl:E1", "vl:G2")),
    ]
    assert "Seaports of Viet Nam that are reached: 1 of 1." in [str(note) for note in made.notes]


def test_a_gate_may_be_a_must_for_one_maker_and_not_for_all() -> None:
    held = [row("vl:E1", COAL, "MAKES"), row("vl:E2", COAL, "MAKES"), row("vl:E3", COAL, "MAKES")]
    rows = [row("vl:E1", "vl:G1", "SHIPS_VIA"), row("vl:E2", "vl:G2", "SHIPS_VIA")]
    stops = [*road("C1", "vl:G1", "unlocode:VNDAD"), *road("C2", "vl:G2", "unlocode:VNDAD")]
    made = asked(rows, stops, start=COAL, held=held)

    told = {one["things"]: (one["every_start"], one["starts_n"], one["starts"]) for one in made.rows if one["what"] == "thing"}
    assert told == {
        ("unlocode:VNDAD",): (True, 2, ("vl:E1", "vl:E2")),
        ("vl:G1",): (False, 1, ("vl:E1",)),
        ("vl:G2",): (False, 1, ("vl:E2",)),
    }
    assert any(str(note).endswith("from which there is a way: 2 of 3.") for note in made.notes)


def test_a_must_of_one_direction_may_be_none_without_directions() -> None:
    rows = [row("vl:E1", "vl:E2"), row("vl:E2", "vl:E9"), row("vl:E1", "vl:E3"), row("vl:E4", "vl:E3"), row("vl:E4", "vl:E9")]
    made = asked(rows, [], goal="vl:E9")

    assert [(one["things"], one["undirected"]) for one in made.rows if one["what"] == "thing"] == [(("vl:E2",), False)]


def test_no_way_names_no_bottleneck() -> None:
    made = asked([row("vl:E1", "vl:E2")], [], goal="vl:E9")

    assert (made.rows, made.population) == ([], (0, 0))
    assert str(made.notes[0]).startswith("No way over these links in the loaded data")


def test_two_ends_that_are_one_thing_are_refused() -> None:
    with pytest.raises(BadParameter):
        asked([], [], goal="vl:E1")

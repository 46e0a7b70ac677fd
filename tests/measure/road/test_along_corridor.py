"""What lies along a corridor, on a small complete road made by hand."""

from graph.measure import Measured
from graph.measure.road.along_corridor import measure
from tests.measure.resilience.test_disjoint import road, row

CARTON = "hs2022:481910"
# Port – 30 km – zone Z1 with Z2 inside – 50 km – gate G1 with zone Z3 – zone Z4; a second road meets at G1.
STOPS = [*road("C1", "vl:P1", "vl:Z1", "vl:G1", "vl:Z4"), *road("C2", "vl:G1", "vl:Z5", km=7), *road("C3", "vl:Z8", "vl:Z9")]
STOPS[1] |= {"km": 30, "km_from": "vl:P1"}  # type: ignore[operator]
STOPS[2] |= {"km": 50, "km_from": "vl:Z1"}  # type: ignore[operator]
JOINS = [row("vl:Z2", "vl:Z1", "LOCATED_IN"), row("vl:Z3", "vl:G1", "AT_GATE"), row("vl:E1", "vl:Z2", "LOCATED_IN")]
JOINS += [row("vl:E2", "vl:Z3", "LOCATED_IN"), row("vl:E3", "vl:Z3", "LOCATED_IN"), row("vl:E4", "vl:Z5", "LOCATED_IN")]
HELD = [row("vl:E1", CARTON, "MAKES"), row("vl:E3", CARTON, "NEEDS"), row("vl:E4", CARTON, "MAKES"), row("vl:E9", CARTON, "MAKES")]


def asked(**more: object) -> Measured:
    given = {"corridor": "vl:corridor/C1", "product": CARTON, "chain": "", "joined": True, "status": ("stated",), "at": "2026-11-25"}
    return measure({"stops": STOPS, "points": [], "joins": JOINS, "rows": HELD, "homes": []}, {**given, **more})


def test_zones_in_zones_and_at_gates_stand_at_the_stop_in_order_with_km() -> None:
    told = [(one["stop"], one["zone"], one["km_along"], one["km_along_known"], one["enterprises"]) for one in asked(joined=False).rows]

    assert told == [
        ("vl:P1", None, 0, None, ()),
        ("vl:Z1", "vl:Z1", 30, "stated", ()),
        ("vl:Z1", "vl:Z2", 30, "stated", ("vl:E1",)),
        ("vl:G1", "vl:Z3", 80, "stated", ("vl:E3",)),
        ("vl:Z4", "vl:Z4", 80, "at least", ()),
    ]


def test_who_only_needs_it_is_no_maker_and_who_states_nothing_is_counted() -> None:
    [at_gate] = [one for one in asked(joined=False).rows if one["zone"] == "vl:Z3"]

    assert (at_gate["does"], at_gate["says"], at_gate["others"]) == (("NEEDS",), "no maker in the loaded data", 1)


def test_roads_that_share_a_stop_are_joined_when_asked() -> None:
    made = asked()

    assert [(one["line"], one["zone"], one["enterprises"]) for one in made.rows][-1] == ("vl:corridor/C2", "vl:Z5", ("vl:E4",))
    assert {one["line"] for one in made.rows} == {"vl:corridor/C1", "vl:corridor/C2"}  # C3 shares no stop
    assert made.population == (4, 6)  # Z1, G1, G1 on the other road, Z5; of 4 + 2 stops
    assert str(made.notes[-1]).endswith("stand in a zone of the loaded data: 3 of 4.")


def test_a_chain_keeps_only_its_home_codes() -> None:
    parts = {"stops": STOPS, "points": [], "joins": JOINS, "rows": HELD, "homes": [{"code": "4819", "chain": "packaging"}]}
    given = {"corridor": "vl:corridor/C1", "product": "", "joined": False, "status": ("stated",), "at": "2026-11-25"}

    assert measure(parts, {**given, "chain": "packaging"}).population == (2, 4)
    assert measure(parts, {**given, "chain": "coffee"}).population == (0, 4)

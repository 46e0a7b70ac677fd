"""The gate–road graph: legs, how their km is known, and the shortest way. Figures by hand from the rows beside them."""

import pytest

from graph.measure.road.network import Roads, Way
from graph.result import Row

# Savannakhet dry port = zone Z75, Savan-Seno without a point, Densavan, Lao Bảo, the zone behind it, Nam Đông Hà, Cửa Việt: corridor C02.
POINTS = [
    {"id": "vl:Z75", "lat": 16.55, "lon": 104.75, "precision": 2500, "same_as": "unlocode:LASAV"},
    {"id": "unlocode:LASAV", "lat": 16.55, "lon": 104.75, "precision": 1900, "same_as": "vl:Z75"},
    {"id": "vl:Z01", "lat": None, "lon": None, "precision": None, "same_as": None},
    {"id": "vl:Z16", "lat": 16.6167, "lon": 106.5833, "precision": 2500, "same_as": None},
    {"id": "vl:G08", "lat": 16.6167, "lon": 106.5833, "precision": 1900, "same_as": None},
    {"id": "vl:Z15", "lat": 16.6167, "lon": 106.6, "precision": 2500, "same_as": None},
]
ROUTE_9 = [("unlocode:LASAV", None, None), ("vl:Z01", None, None), ("vl:Z16", None, None), ("vl:G08", None, None), ("vl:Z15", None, None)]
ROUTE_9 += [("vl:Z28", 80, "vl:G08"), ("unlocode:VNCUV", 15, "vl:Z28"), ("unlocode:VNDAD", None, None)]  # type: ignore[list-item]


def line(id: str, *stops: tuple[str, float | None, str | None], status: str = "stated", kind: str = "road") -> list[Row]:
    return [
        {"corridor": id, "kind": kind, "stop": stop, "order": n, "km": km, "km_from": km_from, "status": status}
        | {"valid_to": None, "fact": f"{id}|{n}", "sources": ("src:S1",)}
        for n, (stop, km, km_from) in enumerate(stops, 1)
    ]


def join(a: str, b: str, kind: str = "LOCATED_IN", **more: object) -> Row:
    return {"a": a, "b": b, "kind": kind, "status": "stated", "valid_to": None, "fact": f"{a}|{b}", "sources": (), **more}


def roads(*stops: Row, points: list[Row] = POINTS, joins: tuple[Row, ...] = (), **more: object) -> Roads:
    return Roads(stops, points, joins, at="2026-11-25", **more)  # type: ignore[arg-type]


def way(found: Way | None) -> Way:
    assert found is not None
    return found


def test_a_stated_stretch_is_longer_than_its_legs_and_is_used() -> None:
    found = way(roads(*line("C02", *ROUTE_9)).route("vl:G08", "unlocode:VNCUV"))  # 80 + 15, both stated

    assert (found.km, found.how, found.unknown) == (95.0, "stated", 0)
    assert found.passed == ("vl:G08", "vl:Z15", "vl:Z28", "unlocode:VNCUV")


def test_the_one_unmeasured_leg_of_a_stated_stretch_gets_what_is_left() -> None:
    found = way(roads(*line("C02", *ROUTE_9)).route("vl:Z15", "vl:Z28"))  # 80 less the straight 1.8 between gate and zone

    assert (found.km, found.how) == (78.2, "straight line")
    assert found.gates == ()


def test_a_straight_line_spans_a_stop_without_a_point() -> None:
    """Savannakhet to Densavan by the haversine formula: 195.5 km; the stop between has no point."""
    found = way(roads(*line("C02", *ROUTE_9)).route("unlocode:LASAV", "vl:G08"))

    assert (found.km, found.how) == (195.5, "straight line")
    assert found.passed == ("vl:Z75", "vl:Z01", "vl:Z16", "vl:G08")
    assert found.gates == ("vl:G08",)


def test_an_unknown_leg_makes_the_km_a_least() -> None:
    found = way(roads(*line("C02", *ROUTE_9)).route("vl:G08", "unlocode:VNDAD"))

    assert (found.km, found.how, found.unknown) == (95.0, "at least", 1)


def test_no_known_leg_is_unknown_and_not_zero() -> None:
    found = way(roads(*line("C1", ("vl:Z1", None, None), ("vl:P1", None, None)), points=[]).route("vl:Z1", "vl:P1"))

    assert (found.km, found.how) == (None, "unknown")


def test_a_known_way_goes_before_one_with_an_unknown_leg() -> None:
    long = line("C1", ("vl:Z1", None, None), ("vl:G1", 500, "vl:Z1"), ("vl:P1", 500, "vl:G1"))
    short = line("C2", ("vl:Z1", None, None), ("vl:G2", None, None), ("vl:P1", 1, "vl:G2"))
    network = roads(*long, *short, points=[])

    assert way(network.route("vl:Z1", "vl:P1")).gates == ("vl:G1",)
    assert way(network.route("vl:Z1", "vl:P1", closed={"vl:G1"})).gates == ("vl:G2",)
    assert way(network.route("vl:Z1", "vl:P1", closed={"C1"})).lines == ("C2",)
    assert network.route("vl:Z1", "vl:P1", closed={"vl:G1", "vl:G2"}) is None


def test_planned_roads_count_only_when_asked_and_power_lines_never() -> None:
    planned = line("C03", ("vl:G1", None, None), ("vl:P1", 85, "vl:G1"), status="planned")
    power = line("C04", ("vl:G1", None, None), ("vl:P1", 71, "vl:G1"), kind="power line")

    assert roads(*planned, *power).route("vl:G1", "vl:P1") is None
    assert way(roads(*planned, *power, status=("stated", "planned")).route("vl:G1", "vl:P1")).km == 85


def test_an_enterprise_goes_by_its_zone_to_the_gate_and_is_not_passed_through() -> None:
    joins = (join("vl:E1", "vl:Z2"), join("vl:Z2", "vl:Z15"), join("vl:E2", "vl:Z15"), join("vl:Z15", "vl:G08", "AT_GATE"))
    network = roads(joins=joins)
    found = way(network.route("vl:E1", "vl:G08"))

    assert found.things == ("vl:E1", "vl:Z2", "vl:Z15", "vl:G08")
    assert (found.km, found.how) == (1.8, "straight line")
    assert way(network.route("vl:G08", "vl:E2")).things == ("vl:G08", "vl:Z15", "vl:E2")
    assert way(network.route("vl:E1", "vl:E2")).how == "in it"
    assert network.route("vl:E1", "vl:E3") is None


def test_what_is_past_joins_nothing() -> None:
    assert not roads(joins=(join("vl:E1", "vl:Z15", valid_to="2025"),)).at("vl:E1")


def test_the_dry_port_is_the_zone_whatever_its_id() -> None:
    network = roads(*line("C02", *ROUTE_9))

    assert network.one("unlocode:LASAV") == "vl:Z75"
    assert way(network.route("vl:Z75", "vl:Z16")).km == way(network.route("unlocode:LASAV", "vl:Z16")).km


def test_everything_within_reach_comes_nearest_first() -> None:
    reached = roads(*line("C02", *ROUTE_9)).reach("vl:G08")

    known = [(found.unknown, found.km or 0.0) for found in reached.values()]
    assert known == sorted(known)
    assert set(reached) == {"vl:Z75", "vl:Z01", "vl:Z16", "vl:G08", "vl:Z15", "vl:Z28", "unlocode:VNCUV", "unlocode:VNDAD"}


@pytest.mark.parametrize("ends", [("vl:G08", "unlocode:VNCUV"), ("vl:Z75", "unlocode:VNDAD")])
def test_the_way_back_is_as_long_as_the_way_there(ends: tuple[str, str]) -> None:
    network = roads(*line("C02", *ROUTE_9))

    there, back = way(network.route(*ends)), way(network.route(*reversed(ends)))  # type: ignore[arg-type]
    assert (there.km, there.how) == (back.km, back.how)
    assert there.passed == tuple(reversed(back.passed))

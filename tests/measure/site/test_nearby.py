"""Who near a gate could take a product, on a small complete graph made by hand."""

import pytest

from graph.errors import BadParameter
from graph.measure.site.nearby import measure


def site(n: int, does: str, code: str, **said: object) -> dict[str, object]:
    plain = {"country": "VN", "province": "VN-25", "status": "stated", "basis": "sourced", "sources": ("src:S1",)}
    return {**plain, "does": does, "enterprise": f"vl:E{n}", "code": code, "fact": f"{does}-{n}-{code}", **said}


def stop(order: int, id: str, km: float | None = None) -> dict[str, object]:
    plain = {"corridor": "vl:corridor/C1", "kind": "road", "status": "stated", "valid_to": None, "sources": ("src:S9",)}
    return {**plain, "stop": id, "order": order, "km": km, "km_from": "vl:G08" if km else None, "fact": f"C1|{order}"}


def stands(n: int, zone: str) -> dict[str, object]:
    plain = {"kind": "LOCATED_IN", "status": "stated", "valid_to": None, "sources": ()}
    return {**plain, "a": f"vl:E{n}", "b": zone, "fact": f"L{n}"}


# The rubber of E1; a road of 80 km to Z1; Z2 one degree (111.2 km) and Z3 half a degree (55.6 km) north of the gate; Z4 without a point.
PARTS = {
    "rows": [
        site(1, "MAKES", "400122", country="LA"),
        site(2, "MAKES", "401120"),
        site(3, "NEEDS", "4001"),
        site(4, "NEEDS", "400122"),
        site(5, "DEALS_IN", "400122"),
        site(6, "MAKES", "400122", country="LA"),
        site(7, "NEEDS", "400122", status="planned"),
    ],
    "inputs": [{"code": "401120", "input": "400122", "kind": "material", "group": None, "basis": "assumed", "sources": ("src:C1",)}],
    "stops": [stop(1, "vl:G08"), stop(2, "vl:Z1", 80.0)],
    "points": [
        {"id": id, "lat": lat, "lon": 106.6, "precision": 1900, "same_as": None}
        for id, lat in (("vl:G08", 16.6), ("vl:Z2", 17.6), ("vl:Z3", 17.1))
    ],
    "joins": [stands(2, "vl:Z1"), stands(3, "vl:Z2"), stands(4, "vl:Z3"), stands(5, "vl:Z4")],
}
ASKED = {"maker": "vl:E1", "product": "", "place": "vl:G08", "km": 100, "side": "all", "assumed": True, "at": "2026-11-25"}


def found(**said: object) -> list[tuple[object, ...]]:
    rows = measure(PARTS, {**ASKED, **said}).rows
    return [(row["enterprise"], row["role"], row["fit"], row["km"], row["km_how"]) for row in rows]


def test_near_ones_come_first_and_unknown_ones_are_not_dropped() -> None:
    assert found() == [
        ("vl:E4", "needs it", "equal", 55.6, "straight line"),
        ("vl:E2", "its recipe asks for it", "equal", 80.0, "stated"),
        ("vl:E5", "deals in it", "equal", None, "distance unknown"),
        ("vl:E6", "makes it too", "equal", None, "distance unknown"),
    ]


def test_within_a_larger_distance_the_wider_need_is_found() -> None:
    assert ("vl:E3", "needs it", "wider", 111.2, "straight line") in found(km=112)


def test_the_count_says_how_many_are_near_unknown_and_beyond() -> None:
    made = measure(PARTS, ASKED)

    assert (made.population, made.further_counts) == ((2, 5), {"unknown": 2, "beyond": 1})


def test_every_row_is_inferred_and_carries_the_road_behind_its_km() -> None:
    rows = {row["enterprise"]: row for row in measure(PARTS, ASKED).rows}

    assert {row["status"] for row in rows.values()} == {"inferred"}
    assert {"C1|2", "MAKES-2-401120"} <= set(rows["vl:E2"]["facts"])
    assert rows["vl:E2"]["sources"] == ("src:C1", "src:S1", "src:S9")


def test_without_assumed_the_recipe_of_our_own_goes() -> None:
    assert "vl:E2" not in {row[0] for row in found(assumed=False)}


def test_one_side_may_be_asked_for() -> None:
    assert [row[0] for row in found(side="make")] == ["vl:E6"]
    assert [row[0] for row in found(side="take")] == ["vl:E4", "vl:E2", "vl:E5"]


def test_a_distance_is_asked_from_a_gate_a_place_or_a_zone_only() -> None:
    with pytest.raises(BadParameter, match="no gate, place or zone"):
        found(place="vl:E9")

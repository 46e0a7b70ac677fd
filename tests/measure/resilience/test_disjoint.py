"""Ways that share nothing, on rows made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadParameter
from graph.measure import Measured
from graph.measure.resilience.disjoint import measure
from graph.result import Row

COAL = "hs2022:270112"


def row(a: str, b: str, kind: str = "SUPPLIES", **more: object) -> Row:
    return {"a": a, "b": b, "kind": kind, "status": "stated", "valid_to": None, "product": COAL, "fact": f"{a}|{kind}|{b}"} | {
        "sources": ("src:S1",),
        **more,
    }


def road(id: str, *stops: str, km: float | None = None, status: str = "stated") -> list[Row]:
    return [
        {"corridor": f"vl:corridor/{id}", "kind": "road", "stop": stop, "order": n, "status": status, "valid_to": None}
        | {"km": km if n else None, "km_from": stops[n - 1] if n and km else None, "fact": f"{id}|{n}", "sources": ("src:S2",)}
        for n, stop in enumerate(stops)
    ]


def asked(rows: list[Row], stops: list[Row] = [], start: str = "vl:E1", goal: str = "vl:E9", **more: object) -> Measured:  # noqa: B006
    parts = {"rows": rows, "stops": stops, "points": [], "joins": [], "held": [], "inside": [], **more}
    given = {"from": start, "to": goal, "apart": "thing", "links": ("supply stated", "route"), "status": ("stated",), "at": "2026-11-25"}
    return measure(parts, {**given, **{name: parts[name] for name in given if name in parts}})  # type: ignore[arg-type]


def told(made: Measured) -> list[tuple[object, object]]:
    return [(one["row"], one["things"]) for one in made.rows]


def test_two_enterprises_that_share_one_gate_are_one_way() -> None:
    rows = [row("vl:E1", "vl:E2"), row("vl:E1", "vl:E3"), row("vl:E2", "vl:G1", "SHIPS_VIA"), row("vl:E3", "vl:G1", "SHIPS_VIA")]
    rows += [row("vl:E2", "vl:E9"), row("vl:E3", "vl:E9")]

    assert told(asked(rows)) == [("way", ("vl:E1", "vl:E2", "vl:G1", "vl:E9")), ("cut", ("vl:G1",))]


def test_a_second_gate_makes_a_second_way() -> None:
    rows = [row("vl:E1", "vl:E2"), row("vl:E1", "vl:E3"), row("vl:E2", "vl:G1", "SHIPS_VIA"), row("vl:E3", "vl:G2", "SHIPS_VIA")]
    rows += [row("vl:E2", "vl:E9"), row("vl:E3", "vl:E9")]
    made = asked(rows)

    assert [one["gates"] for one in made.rows if one["row"] == "way"] == [("vl:G1",), ("vl:G2",)]
    assert [one["things"] for one in made.rows if one["row"] == "cut"] == [
        ("vl:E2",),
        ("vl:E3",),
    ]  # as small as {G1, G2}, nearest the start
    assert [one["things"] for one in made.rows if one["row"] == "other cut"] == [("vl:G1",), ("vl:G2",)]
    assert made.population == (2, 2)


def test_two_ways_on_roads_with_km() -> None:
    rows = [row("vl:E1", "vl:G1", "SHIPS_VIA"), row("vl:E1", "vl:G2", "SHIPS_VIA")]
    stops = [*road("C1", "vl:G1", "unlocode:VNDAD", km=150), *road("C2", "vl:G2", "vl:Z3", "unlocode:VNDAD", km=100)]
    made = asked(rows, stops, goal="unlocode:VNDAD")
    ways = [one for one in made.rows if one["row"] == "way"]

    assert [(one["things"], one["lines"]) for one in ways] == [
        (("vl:E1", "vl:G1", "unlocode:VNDAD"), ("vl:corridor/C1",)),
        (("vl:E1", "vl:G2", "vl:Z3", "unlocode:VNDAD"), ("vl:corridor/C2",)),
    ]
    assert [(one["km"], one["km_known"]) for one in ways] == [(150, "at least"), (200, "at least")]  # from the plant to the gate: unknown
    assert {one["label"] for one in ways} == {"route"}


def test_a_way_by_road_alone_is_only_possible() -> None:
    joins = [row("vl:E1", "vl:Z1", "LOCATED_IN"), row("vl:E9", "vl:Z2", "LOCATED_IN")]
    made = asked([], road("C1", "vl:Z1", "vl:G1", "vl:Z2", km=10), joins=joins)

    [way] = [one for one in made.rows if one["row"] == "way"]
    assert (way["things"], way["label"]) == (("vl:E1", "vl:Z1", "vl:G1", "vl:Z2", "vl:E9"), "possible")
    assert (way["km"], way["km_known"]) == (20, "stated")


def test_goods_do_not_come_by_road_to_an_enterprise_and_leave_as_its_supply() -> None:
    joins = [row("vl:E1", "vl:Z1", "LOCATED_IN"), row("vl:E2", "vl:Z1", "LOCATED_IN")]

    assert told(asked([row("vl:E2", "vl:E9")], joins=joins)) == []


def test_one_road_shared_is_the_cut() -> None:
    stops = [*road("C1", "vl:G1", "vl:Z5"), *road("C2", "vl:G2", "vl:Z5"), *road("C3", "vl:Z5", "unlocode:VNDAD")]
    rows = [row("vl:E1", "vl:G1", "SHIPS_VIA"), row("vl:E1", "vl:G2", "SHIPS_VIA")]
    made = asked(rows, stops, goal="unlocode:VNDAD", apart="link")

    assert [(one["row"], one["label"], one["things"]) for one in made.rows][1:] == [("cut", "road", ("unlocode:VNDAD", "vl:Z5"))]


def test_parallel_contracts_are_one_link_and_one_way() -> None:
    rows = [row("vl:E1", "vl:E9", fact="R1"), row("vl:E1", "vl:E9", fact="R2")]
    [way, cut] = asked(rows, apart="link").rows

    assert way["facts"] == cut["facts"] == ("R1", "R2")


def test_planned_ways_are_counted_beside() -> None:
    made = asked([row("vl:E1", "vl:E9"), row("vl:E1", "vl:E2", status="planned"), row("vl:E2", "vl:E9", status="planned")])

    assert made.population == (1, 1)
    assert "With planned supplies and roads too: 2 ways, now 1." in [str(note) for note in made.notes]


def test_a_product_stands_for_its_makers_and_a_zone_for_what_is_in_it() -> None:
    held = [row("vl:E2", "hs2022:2701", "MAKES"), row("vl:E3", COAL, "MAKES"), row("vl:E4", "hs2022:2702", "MAKES")]
    inside = [row("vl:E8", "vl:Z9", "LOCATED_IN")]
    made = asked([row("vl:E2", "vl:E8"), row("vl:E3", "vl:E8")], start=COAL, goal="vl:Z9", held=held, inside=inside)

    assert told(made)[0] == ("way", (COAL, "vl:E2", "vl:E8", "vl:Z9"))
    assert told(made)[1:] == [("cut", ("vl:E8",))]


def test_no_way_says_how_far_each_end_reaches() -> None:
    made = asked([row("vl:E1", "vl:E2"), row("vl:E8", "vl:E9")])

    assert made.population == (0, 0)
    assert str(made.notes[0]).endswith("the start leads to 1 other things, and 1 other things lead to the end.")


def test_two_ends_that_are_one_thing_are_refused() -> None:
    with pytest.raises(BadParameter):
        asked([], goal="vl:E1")


PAIRS = st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] != pair[1])


@given(st.sets(PAIRS, max_size=25), st.sets(PAIRS, max_size=8), st.sampled_from(["thing", "link"]))
def test_menger_as_many_ways_as_the_cut_has_members(supplies: set[tuple[int, int]], sent: set[tuple[int, int]], by: str) -> None:
    rows = [row(f"vl:E{a}", f"vl:E{b}") for a, b in sorted(supplies)] + [row(f"vl:E{a}", f"vl:G{b}", "SHIPS_VIA") for a, b in sorted(sent)]
    words = [one["row"] for one in asked(rows, apart=by).rows]

    assert words.count("way") == words.count("cut")
    assert words.count("other cut") in (0, words.count("cut"))


@given(st.sets(PAIRS, max_size=25), st.sampled_from(["thing", "link"]), st.sampled_from(["cut", "other cut"]))
def test_without_the_cut_no_way_is_left(supplies: set[tuple[int, int]], by: str, word: str) -> None:
    rows = [row(f"vl:E{a}", f"vl:E{b}") for a, b in sorted(supplies)]
    cut = [one for one in asked(rows, apart=by).rows if one["row"] == word]
    lost = {thing for one in cut if one["label"] == "thing" for thing in one["things"]}  # type: ignore[attr-defined]
    facts = {fact for one in cut for fact in one["facts"]}  # type: ignore[attr-defined]

    left = [one for one in rows if one["fact"] not in facts and not {one["a"], one["b"]} & lost]
    assert (word == "other cut" and not cut) or not asked(left, apart=by).rows

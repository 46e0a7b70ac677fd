"""Question 1 of path-questions.md on a made-up complete graph: from Lao roots to a Vietnamese noodle maker through a zone and a gate."""

from graph.measure import carried_out
from graph.measure.path.product_to_market import measure
from graph.result import Row
from graph.schema.families import FAMILIES

ROOTS, STARCH, NOODLES = "hs2022:071410", "hs2022:110814", "hs2022:190230"
ASKED = {
    "product": ROOTS,
    "country": "LA",
    "target": NOODLES,
    "market": "VN",
    "hops": 6,
    "at": "2026-11-25",
    "links": FAMILIES,
    "rank": "km",
}


def link(a: str, kind: str, b: str, **more: object) -> Row:
    said = {
        "n": a,
        "a": a,
        "b": b,
        "kind": kind,
        "status": "stated",
        "valid_to": None,
        "as_of": "2025",
        "fact": f"{a}|{kind}|{b}",
        "sources": ("src:S1",),
    }
    return {**said, **more}


HOLDERS = [
    link("vl:E1", "MAKES", ROOTS, country="LA", n=ROOTS),
    link("vl:E2", "NEEDS", ROOTS, country="VN", n=ROOTS),
    link("vl:E2", "MAKES", STARCH, country="VN", n=STARCH),
    link("vl:E3", "NEEDS", STARCH, country="VN", n=STARCH),
    link("vl:E3", "MAKES", NOODLES, country="VN", n=NOODLES),
]
RECIPES = [{"a": ROOTS, "b": STARCH}, {"a": STARCH, "b": NOODLES}]
POINTS = [
    {"id": "vl:Z1", "lat": 16.6, "lon": 106.6, "precision": 100, "same_as": None},
    {"id": "vl:G1", "lat": 16.6, "lon": 106.7, "precision": 100, "same_as": None},
    {"id": "vl:Z2", "lat": 16.6, "lon": 106.8, "precision": 100, "same_as": None},
]


def stop(order: int, id: str, km: float | None = None, km_from: str | None = None) -> Row:
    said = {"corridor": "vl:corridor/C1", "kind": "road", "stop": id, "order": order, "km": km, "km_from": km_from}
    return {**said, "status": "stated", "valid_to": None, "fact": f"C1|{order}", "sources": ()}


def test_the_whole_way_is_found_with_its_gate_its_km_and_its_stages() -> None:
    rows = [
        link("vl:E1", "LOCATED_IN", "vl:Z1"),
        link("vl:Z1", "AT_GATE", "vl:G1"),
        link("vl:E1", "SHIPS_VIA", "vl:G1"),
        link("vl:E2", "SHIPS_VIA", "vl:G1"),
        link("vl:E2", "SUPPLIES", "vl:E3"),
    ]
    parts = {
        "rows": rows,
        "holders": HOLDERS,
        "recipes": RECIPES,
        "points": POINTS,
        "stops": [stop(1, "vl:Z1"), stop(2, "vl:G1", 12, "vl:Z1"), stop(3, "vl:Z2", 20, "vl:G1")],
        "stands": [link("vl:E1", "LOCATED_IN", "vl:Z1"), link("vl:E2", "LOCATED_IN", "vl:Z2"), link("vl:E3", "LOCATED_IN", "vl:Z2")],
        "makes": [
            {**row, "stage": stage} for row, stage in zip(HOLDERS, ("RAW", *["PROCESSING"] * 2, *["MANUFACTURING"] * 2), strict=True)
        ],
    }

    made = carried_out(measure, parts, {**ASKED, "status": ("stated",)})

    by_gate = next(row for row in made.rows if "vl:G1" in row["nodes"])  # type: ignore[operator]
    assert by_gate["nodes"] == ("vl:E1", "vl:G1", "vl:E2", "vl:E3")
    assert (by_gate["label"], by_gate["route"]) == ("route", ("vl:G1",))
    assert (by_gate["km"], by_gate["km_known"]) == (32.0, "stated")  # 12 to the gate, 20 on to the zone of E2 and E3
    assert by_gate["stages"] == ("RAW", "", "PROCESSING", "MANUFACTURING")
    assert [row["label"] == "possible" for row in made.rows] == sorted(row["label"] == "possible" for row in made.rows)
    assert made.population is not None
    assert made.population[0] >= 1


def test_without_a_known_buyer_the_way_ends_at_the_starch_maker() -> None:
    made = carried_out(measure, {"rows": [], "holders": HOLDERS[:3], "recipes": RECIPES}, {**ASKED, "status": ("stated",)})

    assert [(row["says"], row["nodes"]) for row in made.rows] == [
        ("as far as", ("vl:E1", "vl:E2")),
        ("first missing link", ("vl:E2", NOODLES)),
    ]
    assert made.rows[-1]["status"] == "inferred"


def test_without_a_maker_in_the_country_there_is_no_way_to_begin() -> None:
    made = carried_out(measure, {"rows": [], "holders": HOLDERS[1:], "recipes": RECIPES}, {**ASKED, "status": ("stated",)})

    assert [row["says"] for row in made.rows] == ["first missing link"]
    assert "Makers of the product in LA: 0" in str(made.notes[0])


def test_it_says_that_more_paths_exist_than_were_counted() -> None:
    makers, users = ([f"vl:E{n}" for n in range(start, start + 40)] for start in (100, 200))
    holders = [link(maker, "MAKES", ROOTS, country="LA", n=ROOTS) for maker in makers]
    holders += [link(user, "NEEDS", NOODLES, country="VN", n=NOODLES) for user in users]
    rows = [link(maker, "SUPPLIES", user) for maker in makers for user in users]

    made = carried_out(measure, {"rows": rows, "holders": holders, "recipes": []}, {**ASKED, "hops": 1, "status": ("stated",)})

    assert (made.population, made.cut) == ((1000, 1000), True)
    assert "More paths exist than 1000; counting stopped there." in map(str, made.notes)

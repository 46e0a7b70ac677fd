"""Who else could feed a buyer, on a small complete graph made by hand: zones with points, owners, planned makers, dealers."""

from graph.measure.resilience.substitutes import measure

DAY = "2026-11-25"


def site(n: int, code: str, does: str = "MAKES", **said: object) -> dict[str, object]:
    plain = {"country": "LA", "province": "LA-SV", "status": "stated", "basis": "sourced", "sources": ("src:S1",)}
    return {**plain, "does": does, "enterprise": f"vl:E{n}", "code": code, "fact": f"{does}-{n}-{code}", **said}


def supply(start: int, end: int, **said: object) -> dict[str, object]:
    ends = {"start": f"vl:E{start}", "end": f"vl:E{end}", "fact": f"{start}>{end}"}
    return {**ends, "product": "hs2022:440711", "status": "stated", "valid_to": None, **said}


NEED = site(1, "4407", "NEEDS", country="VN", province="VN-25")
# E2 supplies the buyer E1 and is held by E9 as E3 is; E4 to E8 remain.
ROWS = [
    site(2, "440711"),
    site(3, "440711"),
    site(4, "4407"),
    site(5, "440711", sources=("src:S1", "src:S2")),
    site(6, "440711", country="VN"),
    site(7, "440711", status="planned"),
    site(8, "440711", "DEALS_IN"),
    site(10, "44"),
]
PARTS = {
    "rows": ROWS,
    "wants": [NEED],
    "inputs": (),
    "supplies": [supply(2, 1), supply(5, 2), supply(6, 1, status="planned")],
    "owns": [{"owner": "vl:E9", "owned": f"vl:E{n}", "share": 51.0, "status": "stated", "valid_to": None} for n in (2, 3)],
    "zones": [{"id": f"vl:E{n}", "zone": f"vl:Z{n}"} for n in (1, 6)],
    # One degree of latitude: 6371.0088 · π / 180 = 111.2 km.
    "points": [{"id": "vl:Z1", "lat": 16.0, "lon": 106.0, "precision": 100}, {"id": "vl:Z6", "lat": 17.0, "lon": 106.0, "precision": 100}],
}


def asked(**said: object) -> dict[str, object]:
    return {"buyer": "vl:E1", "product": "", "without": "vl:E2", "at": DAY, **said}


def test_the_group_of_the_one_that_stops_is_gone_and_the_rest_is_ranked() -> None:
    made = measure(PARTS, asked())

    # What E2 supplies is 440711: 4407 and 44 are wider. Stated before planned, makers before dealers, known km first, then publications.
    found = [(row["maker"], row["fit"], row["status"], row["does"]) for row in made.rows]
    assert found == [
        ("vl:E6", "equal", "stated", "makes"),
        ("vl:E5", "equal", "stated", "makes"),
        ("vl:E8", "equal", "stated", "deals in"),
        ("vl:E7", "equal", "planned", "makes"),
        ("vl:E10", "wider", "stated", "makes"),
        ("vl:E4", "wider", "stated", "makes"),
    ]
    assert made.population == (4, 7)  # E4, E5, E6, E10 of these, E7, E8 and the group of E9
    assert "Makers and dealers of the same owner group that stop with it: vl:E3." in map(str, made.notes)


def test_km_are_straight_and_said_to_be_so_or_unknown() -> None:
    first, second = list(measure(PARTS, asked()).rows)[:2]

    assert (first["km"], first["km_how"], first["unknown"]) == (111.2, "straight line", ())
    assert (second["km"], second["km_how"], second["unknown"]) == (None, "unknown", ("zones", "km"))


def test_supplies_now_are_shown_beside() -> None:
    rows = {row["maker"]: row for row in measure(PARTS, asked()).rows}

    assert (rows["vl:E6"]["feeds_it"], rows["vl:E5"]["feeds_it"], rows["vl:E5"]["feeds_others"]) == ("planned", None, ("vl:E2",))


def test_a_need_named_by_its_heading_makes_the_codes_narrower() -> None:
    made = measure(PARTS, asked(without="", product="hs2022:4407"))

    assert {row["maker"]: row["fit"] for row in made.rows}["vl:E2"] == "narrower"
    assert len(made.rows) == 8


def test_without_a_statement_the_recipe_says_what_is_wanted() -> None:
    recipe = {"code": "940360", "input": "4407", "kind": "material", "group": None, "basis": "sourced", "sources": ()}
    parts = {**PARTS, "wants": [site(1, "940360", country="VN")], "inputs": [recipe], "supplies": ()}

    made = measure(parts, asked())

    assert "Codes that the buyer must be fed with: 4407 (by recipe)." in map(str, made.notes)
    assert {row["maker"] for row in made.rows} == {"vl:E4", "vl:E5", "vl:E6", "vl:E7", "vl:E8", "vl:E10"}

"""Measure `site_screen` on a small complete graph: two zones, a road with stated km, a gate, a port, makers and users.

Distances by hand: one degree of latitude is 6371.0088 km · π / 180 = 111.2 km.
"""

import pytest

from graph.errors import BadParameter
from graph.measure.site.site_screen import measure
from graph.measure.site.sites_asked import read_sites

DAY = "2026-11-25"
NONE = "empty in both countries"


def thing(id, lat=None, lon=None, country=None, function=None, **more):
    row = {"id": id, "lat": lat, "lon": lon, "precision": 1000 if lat else None, "same_as": None, "country": country}
    return {**row, "country_2": None, "function": function, **more}


THINGS = [
    thing("vl:Z1", 16.0, 106.0, "LA"),
    thing("vl:Z2", 16.5, 106.0, "VN"),
    thing("vl:Z3", country="LA", country_2="VN"),  # no point, no province
    thing("vl:G1", 16.2, 106.0),
    thing("unlocode:VNAAA", 16.9, 106.0, "VN", "seaport"),
    thing("unlocode:VNBBB", None, None, "VN", "seaport (planned)"),
    thing("unlocode:LAAAA", 16.0, 106.1, "LA", "road"),
]


def stop(order, id, km=None, km_from=None):
    row = {"corridor": "vl:corridor/C1", "kind": "road", "stop": id, "order": order, "km": km, "km_from": km_from}
    return {**row, "status": "stated", "valid_to": None, "fact": f"C1|{order}", "sources": ("src:S1",)}


STOPS = [stop(1, "vl:Z1"), stop(2, "vl:G1", 30, "vl:Z1"), stop(3, "vl:Z2", 40, "vl:G1"), stop(4, "unlocode:VNAAA", 55, "vl:Z2")]


def province(id, code, country):
    return {"id": id, "province": f"iso:{code}", "country": country, "fact": f"{id}|{code}", "status": "stated"}


PROVINCES = [
    province("vl:Z1", "LA-SV", "LA"),
    province("vl:Z2", "VN-25", "VN"),
    province("vl:G1", "LA-SV", "LA"),
    province("vl:G1", "VN-25", "VN"),
]


def site(enterprise, code, stage="RAW", does="MAKES", country="LA", province="LA-SV", status="stated", basis="sourced"):
    row = {"fact": f"{enterprise}|{code}|{does}", "does": does, "enterprise": enterprise, "code": code, "stage": stage, "country": country}
    return {**row, "province": province, "status": status, "basis": basis, "sources": ("src:S2",)}


def recipe(input="4001", code="4011", chain="rubber", stage="MANUFACTURING", kind="material", group=None, basis="sourced"):
    row = {"fact": f"{input}>{code}", "input": input, "code": code, "chain": chain, "stage": stage, "kind": kind, "group": group}
    return {**row, "basis": basis, "sources": ("src:C1",)}


def measured(sites="Z1; Z2", makers=(), inputs=None, joins=(), km=60, assumed=True, stops=STOPS):
    parts = {"rows": THINGS, "stops": stops, "joins": joins, "provinces": PROVINCES, "sites": makers}
    parts |= {"inputs": [recipe()] if inputs is None else inputs}
    parts |= {"chains": [{"chain": "rubber", "stages": ["RAW", "MANUFACTURING", "DISTRIBUTION"]}]}
    parts |= {"places": [{"code": code, "chain": "rubber", "stage": "RAW", "home": True} for code in ("4001", "4011")]}
    return measure(parts, {"sites": sites, "km": km, "assumed": assumed, "at": DAY})


def of(found, aspect):
    return [row for row in found.rows if row["aspect"] == aspect]


RUBBER = site("vl:E1", "400122")


def test_the_complete_graph_answers_all_six_aspects_of_both_sites():
    found = measured(makers=[RUBBER, site("vl:E2", "3901", does="NEEDS")])

    assert found.population == (12, 12)
    assert [(row["site"], row["thing"], row["stage"], row["how"], row["status"]) for row in of(found, "gains a stage")] == [
        ("vl:Z1", "rubber", "MANUFACTURING", NONE, "inferred"),
        ("vl:Z2", "rubber", "MANUFACTURING", NONE, "inferred"),
    ]
    assert of(found, "gains a stage")[0]["products"] == ("hs2022:4011",)
    assert of(found, "gains a stage")[0]["enterprises"] == ("vl:E1",)
    assert [row["thing"] for row in of(found, "user near")] == ["vl:E2", "vl:E2"]


def test_stated_km_of_the_road_stand_before_the_straight_line():
    found = measured()

    gates, ports = of(found, "gate"), of(found, "port")
    assert [(row["km"], row["how"], row["straight_km"], row["by_road"]) for row in gates] == [
        (30, "stated", 22.2, True),
        (40, "stated", 33.4, True),
    ]
    assert [(row["site"], row["km"], row["how"]) for row in ports] == [("vl:Z1", 125, "stated"), ("vl:Z2", 55, "stated")]
    assert ports[1]["facts"] == ("C1|3", "C1|4")


def test_without_a_road_the_distance_is_a_straight_line_and_says_so():
    (gate,) = of(measured("15.2 106", stops=()), "gate")

    assert (gate["km"], gate["how"], gate["by_road"], gate["status"]) == (111.2, "straight line", False, "inferred")


def test_a_province_is_a_feeder_by_the_things_with_a_point_in_it():
    found = measured("Z1", km=30)

    assert [(row["thing"], row["km"], row["how"]) for row in of(found, "feeder province")] == [
        ("iso:LA-SV", 0.0, "the site stands in it, stated"),
        ("iso:VN-25", 22.2, "straight line to vl:G1, which lies in it"),
    ]
    assert [row["thing"] for row in of(measured("Z1", km=20), "feeder province")] == ["iso:LA-SV"]


def test_a_stage_empty_on_the_side_of_the_site_only_is_gained_there_only():
    tyres = site("vl:E9", "4011", "MANUFACTURING", country="VN", province="VN-HN")

    found = measured(makers=[RUBBER, tyres])

    assert [(row["site"], row["how"]) for row in of(found, "gains a stage")] == [("vl:Z1", "empty in Laos")]


def test_a_planned_maker_closes_nothing_and_is_shown():
    found = measured("Z1", makers=[RUBBER, site("vl:E9", "4011", "MANUFACTURING", status="planned")])

    assert [row["planned"] for row in of(found, "gains a stage")] == [("vl:E9",)]


@pytest.mark.parametrize(
    "other", [{"kind": "energy"}, {"group": "optional:x"}, {"stage": "DISTRIBUTION"}, {"input": "4407"}, {"chain": "timber"}]
)
def test_what_does_not_go_into_the_body_or_is_not_made_near_feeds_nothing(other):
    assert of(measured(makers=[RUBBER], inputs=[recipe(**other)]), "gains a stage") == []


def test_without_assumed_recipes_and_makers_of_our_own_judgement_are_left_out():
    assert of(measured(makers=[RUBBER], inputs=[recipe(basis="assumed")], assumed=False), "gains a stage") == []
    assert of(measured(makers=[site("vl:E1", "4001", basis="assumed")], assumed=False), "maker near") == []


def test_an_enterprise_in_a_zone_is_as_far_as_the_zone_and_one_in_a_province_has_no_distance():
    join = {"a": "vl:E1", "b": "vl:Z2", "kind": "LOCATED_IN", "status": "stated", "valid_to": None, "fact": "j", "sources": ()}
    makers = [site("vl:E1", "400122", province="VN-25", country="VN"), site("vl:E3", "4001")]

    near = of(measured("Z1", makers, joins=[join]), "maker near")

    assert [(row["thing"], row["km"], row["how"]) for row in near] == [
        ("vl:E1", 55.6, "straight line to vl:Z2, where it stands"),
        ("vl:E3", None, "somewhere in iso:LA-SV, a feeder province"),
    ]


def test_a_site_without_a_point_says_what_is_unknown():
    found = measured("Z3", makers=[RUBBER])

    assert [row["how"] for row in found.rows] == [
        "its province is not stated",
        "no stated road or gate ties the site to anything",
        "the site has no point: only its own province and stated roads are known",
    ]
    assert found.population == (0, 6)


def test_a_planned_port_is_named_as_such():
    assert "unlocode:VNBBB" in " ".join(str(note) for note in measured().notes)


@pytest.mark.parametrize("text", ["", " ; ", "Z9", "Lao Bảo", "95 10", "16.6"])
def test_sites_that_cannot_be_read_say_how_to_write_them(text):
    with pytest.raises(BadParameter) as refused:
        measured(text)

    assert refused.value.facts["name"] == "sites"
    assert "Z15; 16.62 106.58 LA" in str(refused.value)


def test_too_many_sites_and_a_distance_of_nothing_are_refused():
    with pytest.raises(BadParameter):
        measured("; ".join(f"16.{n} 106" for n in range(11)))
    with pytest.raises(BadParameter):
        measured(km=0)


def test_a_site_named_twice_is_one_and_a_gate_stands_in_two_countries():
    found = read_sites("G1; vl:G1; 16 106 vn", {row["id"]: row for row in THINGS}, PROVINCES)

    assert [(site.key, site.countries) for site in found] == [("vl:G1", ("LA", "VN")), ("16 106 vn", ("VN",))]

"""Who could close a gap: a small complete network by hand, where zone, gate, road and lists are all known."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.algorithm.link_prediction import adamic, allocation, common, l3
from graph.errors import BadParameter
from graph.measure import Measured
from graph.measure.facts.capture_recapture import MakerLists, chapman
from graph.measure.gap import candidates as by_buyer
from graph.measure.gap.candidates import supply_links
from graph.measure.gap.one import measure
from graph.measure.need.stages import measure as stages
from graph.result import Row

DAY = "2026-11-25"
PARTS = ("inputs", "flows", "owns", "chains", "figures", "lists", "firms", "stops", "points", "joins", "shipments", "gates")
ASKED = {"gap": "VN|PROCESSING|2523", "assumed": True, "lambda_km": 100, "at": DAY}
HELD = {"status": "stated", "valid_to": None, "sources": ["src:S1"]}


def site(does: str, firm: str, code: str, country: str, **more: object) -> Row:
    base = {"fact": f"{firm}|{code}|{does}", "does": does, "enterprise": firm, "code": code, "country": country, "province": None}
    return {**HELD, **base, "basis": "sourced", "disputed": None, "stage": "PROCESSING", **more}


def flow(start: str, end: str, code: str = "2523") -> Row:
    base = {"fact": f"{start}>{end}", "link": "SUPPLIES", "start": start, "end": end, "end_country": "VN", "product": f"hs2022:{code}"}
    return {**HELD, **base}


def stop(order: int, id: str, km: float | None = None, km_from: str | None = None) -> Row:
    base = {"fact": f"C1|{order}", "corridor": "vl:corridor/C01", "kind": "road", "stop": id, "order": order, "km": km, "km_from": km_from}
    return {**HELD, **base}


def inside(firm: str, zone: str) -> Row:
    return {**HELD, "fact": f"{firm}|{zone}", "a": firm, "b": zone, "kind": "LOCATED_IN"}


# A mill in zone Z2 of Viet Nam needs cement; one maker sits in zone Z1 of Laos, 60 km from gate G1, which is 40 km from Z2.
CHAINS = [{"code": "2523", "chain": "cement", "stage": "PROCESSING", "home": True}]
USER = site("NEEDS", "vl:E1", "2523", "VN", province="VN-25")
MAKER = site("MAKES", "vl:E2", "2523", "LA", province="LA-SV", sources=["src:S1", "src:S2"])
ROAD = [stop(1, "vl:Z1"), stop(2, "vl:G1", 60, "vl:Z1"), stop(3, "vl:Z2", 40, "vl:G1")]
PLACED = {"stops": ROAD, "joins": [inside("vl:E1", "vl:Z2"), inside("vl:E2", "vl:Z1")], "chains": CHAINS}


def ask(rows: Sequence[Row], asked: dict[str, object] = ASKED, **more: Sequence[Row]) -> Measured:
    return measure({**dict.fromkeys(PARTS, ()), "chains": CHAINS, "rows": rows, **more}, asked)


def test_a_complete_candidate_has_firm_zone_gate_km_and_evidence() -> None:
    made = ask([USER, MAKER], **PLACED)

    (row,) = made.rows
    assert (row["candidate"], row["role"], row["match"]) == ("vl:E2", "makes it across the border", "equal")
    assert (row["zones"], row["gates"], row["gate_known"]) == (("vl:Z1",), ("vl:G1",), "on the way")
    assert (row["nearest_user"], row["km"], row["km_known"]) == ("vl:E1", 100.0, "stated")
    assert (row["provinces"], row["evidence"], row["status"]) == (("iso:LA-SV",), 2, "inferred")
    assert row["unknown"] == ("capacity", "price", "certificate")
    # fit 1 · e^(−100/100) · gate on the way 1 · evidence 1 − 1/4, by hand 0.2759
    assert (row["score"], row["score_low"]) == (round(math.exp(-1) * 0.75, 4), round(math.exp(-1) * 0.75, 4))
    assert row["score"] == 0.2759
    assert {"C1|1", "C1|2", "C1|3"} <= set(row["facts"])  # type: ignore[arg-type]
    assert (made.population, made.further_counts) == ((1, 1), {"candidates": 1})


def test_a_longer_scale_counts_distance_less() -> None:
    (row,) = ask([USER, MAKER], {**ASKED, "lambda_km": 200}, **PLACED).rows

    assert row["score"] == round(math.exp(-0.5) * 0.75, 4)
    with pytest.raises(BadParameter):
        ask([USER, MAKER], {**ASKED, "lambda_km": 0}, **PLACED)


def test_an_unknown_way_leaves_km_out_and_makes_the_least_score_nothing() -> None:
    (row,) = ask([USER, MAKER]).rows

    assert (row["km"], row["km_known"], row["score"], row["score_low"]) == (None, "unknown", 0.75, 0.0)
    assert row["unknown"][:4] == ("km", "gate", "zone", "capacity")  # type: ignore[index]


def test_a_straight_line_is_marked_and_bounds_the_score_from_above() -> None:
    points = [{"id": f"vl:Z{n}", "lat": 16.0, "lon": 106.0 + n, "precision": None, "same_as": None} for n in (1, 2)]

    (row,) = ask([USER, MAKER], points=points, joins=PLACED["joins"]).rows

    assert row["km_known"] == "straight line"
    assert row["score"] == round(math.exp(-float(str(row["km"])) / 100) * 0.75, 4)
    assert row["score_low"] == 0.0


def test_a_gate_stated_for_the_goods_is_better_than_one_in_the_province() -> None:
    gates = [{"gate": "vl:G2", "province": "iso:LA-SV"}]
    ships = [{**HELD, "fact": "s", "enterprise": "vl:E2", "gate": "vl:G3", "product": "hs2022:2523"}]

    near, stated = ask([USER, MAKER], gates=gates).rows[0], ask([USER, MAKER], gates=gates, shipments=ships).rows[0]

    assert (near["gates"], near["gate_known"]) == (("vl:G2",), "in a province of either end")
    assert "gate on the way" in near["unknown"]  # type: ignore[operator]
    assert (stated["gates"], stated["gate_known"]) == (("vl:G3",), "stated for its goods")


def test_power_crosses_by_line_and_not_by_gate() -> None:
    rows = [site("NEEDS", "vl:E1", "271600", "VN"), site("MAKES", "vl:E2", "271600", "LA")]

    assert ask(rows, {**ASKED, "gap": "VN|UNKNOWN|271600"}, chains=()).rows[0]["gate_known"] == "none needed, by power line"


def test_every_role_is_found_and_they_stand_in_the_order_of_their_score() -> None:
    rows = [
        USER,
        MAKER,
        site("MAKES", "vl:E3", "252329", "LA"),
        site("MAKES", "vl:E4", "2523", "VN", status="planned"),
        site("MAKES", "vl:E5", "2523", "LA", status="planned"),
        site("MAKES", "vl:E6", "252310", "VN", fact="in"),
        site("DEALS_IN", "vl:E7", "2523", "VN"),
        site("DEALS_IN", "vl:E8", "2523", "LA"),
        site("MAKES", "vl:E9", "6810", "VN"),
    ]
    inputs = [{"code": "2523", "input": "7204", "kind": "material", "group": None, "basis": "sourced", "sources": []}]
    slag = [site("MAKES", "vl:E10", "7204", "VN"), site("MAKES", "vl:E11", "7204", "LA")]
    found = [row for row in rows if row["enterprise"] != "vl:E6"]

    made = ask([*found, *slag], inputs=inputs).rows

    assert {row["candidate"]: row["role"] for row in made} == {
        "vl:E2": "makes it across the border",
        "vl:E3": "makes a wider or narrower code across the border",
        "vl:E4": "planned maker in the country",
        "vl:E5": "planned maker across the border",
        "vl:E7": "dealer in the country",
        "vl:E8": "dealer across the border",
        "vl:E10": "makes an input of it in the country, could step up",
        "vl:E11": "makes an input of it across the border, could step up",
    }
    assert [row["score"] for row in made] == sorted((row["score"] for row in made), reverse=True)  # type: ignore[type-var]


def test_makers_in_the_country_without_a_supply_are_the_candidates_of_a_missing_link() -> None:
    here = site("MAKES", "vl:E4", "2523", "VN")

    made = ask([USER, here, {**here, "enterprise": "vl:E5", "fact": "b"}])

    assert [(row["candidate"], row["role"]) for row in made.rows] == [
        ("vl:E4", "makes it in the country, no supply stated"),
        ("vl:E5", "makes it in the country, no supply stated"),
    ]
    assert "Candidates that share the highest score: 2." in map(str, made.notes)


def test_the_one_maker_that_a_gap_hangs_on_is_no_candidate() -> None:
    here = site("MAKES", "vl:E4", "2523", "VN")

    made = ask([USER, here, MAKER], flows=[flow("vl:E4", "vl:E1")])

    assert "Verdict: single maker." in map(str, made.notes)
    assert [row["candidate"] for row in made.rows] == ["vl:E2"]


def test_a_hub_of_candidates_is_cut_and_says_so() -> None:
    many = [site("MAKES", f"vl:E{n}", "2523", "LA", fact=f"m{n}") for n in range(100, 1100)]

    made = ask([USER, *many])

    assert (len(made.rows), made.cut, made.further_counts) == (300, True, {"candidates": 1000})
    assert "Shown: 300 of 1000 candidates." in map(str, made.notes)


# gaps/candidates: the shape of the supplies


def test_k5_and_the_three_suppliers_of_kovacs() -> None:
    five = {one: frozenset("abcde") - {one} for one in "abcde"}
    assert (common(five, "a", "b"), allocation(five, "a", "b"), round(adamic(five, "a", "b"), 4)) == (3, 0.75, 2.1640)  # gap-methods.md C16

    pairs = [("vl:E1", "vl:E11"), ("vl:E1", "vl:E12"), ("vl:E2", "vl:E12"), ("vl:E2", "vl:E13"), ("vl:E3", "vl:E13")]
    graph = supply_links([flow(a, b) for a, b in pairs], DAY)
    assert round(l3(graph, "vl:E13")["vl:E1"], 4) == 0.5
    assert common(graph, "vl:E1", "vl:E13") == 0
    assert common(graph, "vl:E1", "vl:E2") == 1  # rivals share partners


def test_only_supplies_that_hold_give_a_shape() -> None:
    rows = [{**flow("vl:E1", "vl:E2"), "status": "planned"}, {**flow("vl:E1", "vl:E3"), "valid_to": "2019"}, flow("vl:E1", "iso:VN")]

    assert supply_links(rows, DAY) == {}


def test_a_buyer_gets_the_graph_score_beside_the_rule_and_never_common_neighbours_alone() -> None:
    buyer = site("NEEDS", "vl:E13", "2523", "VN")
    maker = site("MAKES", "vl:E1", "2523", "LA")
    flows = [
        flow(a, b, "4407")
        for a, b in (("vl:E1", "vl:E11"), ("vl:E1", "vl:E12"), ("vl:E2", "vl:E12"), ("vl:E2", "vl:E13"), ("vl:E3", "vl:E13"))
    ]
    asked = {"of": "vl:E13", "product": "", "country": "both", "assumed": True, "lambda_km": 100, "at": DAY}

    made = by_buyer.measure({**dict.fromkeys(PARTS, ()), "rows": [buyer, maker], "flows": flows}, asked)

    assert [(row["candidate"], row["l3"], row["common"]) for row in made.rows] == [("vl:E1", 0.5, 0)]
    shape_only = by_buyer.measure({**dict.fromkeys(PARTS, ()), "rows": [buyer], "flows": flows}, asked)
    assert [(row["candidate"], row["role"], row["l3"]) for row in shape_only.rows] == [("vl:E1", "three supplies lead to it", 0.5)]


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda two: two[0] < two[1]), max_size=20))
def test_l3_is_the_sum_over_all_paths_of_three(pairs: set[tuple[int, int]]) -> None:
    graph = supply_links([flow(f"vl:E{a}", f"vl:E{b}") for a, b in sorted(pairs)], DAY)

    for y in graph:
        for x, value in l3(graph, y).items():
            paths = [(u, v) for u in graph[x] for v in graph[u] if y in graph[v] and v != x and u != y]
            assert value == pytest.approx(sum(1 / math.sqrt(len(graph[u]) * len(graph[v])) for u, v in paths))


# C1: how complete the lists are


def test_chapman_by_hand() -> None:
    found = chapman(200, 150, 30)

    # (201 · 151)/31 − 1 = 978.06; variance 201·151·170·120/(31²·32) = 20,134.4, so ± 278.1
    assert (round(found.n, 1), found.seen, round(found.percent)) == (978.1, 320, 33)  # gap-methods.md C1
    assert (round(found.low), round(found.high)) == (700, 1256)


def listed(names: dict[str, tuple[str, str]], *held: tuple[str, ...]) -> MakerLists:
    """Lists by source id (publisher, kind), and for each maker the sources that name it."""
    rows = [site("MAKES", f"vl:E{n}", "44", "LA", sources=list(some)) for n, some in enumerate(held)]
    return MakerLists(rows, [{"id": id, "publisher": name, "kind": kind} for id, (name, kind) in names.items()], (), "LA")


def test_why_a_count_cannot_be_estimated() -> None:
    two = {"src:S1": ("A", "database"), "src:S2": ("B", "register")}

    assert listed({"src:S1": ("A", "press")}, ("src:S1",)).text == "not estimable: no list of enterprises names a maker there"
    assert listed(two, ("src:S1",)).text == "not estimable: only one list (A) names makers there"
    assert listed(two, ("src:S1",), ("src:S2",)).text == "not estimable: no enterprise is in both lists"
    copied = {"src:S1": ("A", "database"), "src:S2": ("B via A", "database")}
    assert listed(copied, ("src:S1", "src:S2")).text == "not estimable: one of the two lists is taken from the other"


def test_two_lists_with_some_in_both_give_an_estimate_and_its_warning() -> None:
    found = listed({"src:S1": ("A", "database"), "src:S2": ("B", "register")}, ("src:S1", "src:S2"), ("src:S1",), ("src:S2",))

    # (2 + 1)(2 + 1)/(1 + 1) − 1 = 3.5, of which 3 are seen
    assert found.text == "about 4 makers there, 3 in the lists (86 %); fewer than 7 in both lists, rather too low"


# C2: stages


def test_potash_that_starts_in_2027_is_planned_and_not_stated() -> None:
    mine = site("MAKES", "vl:E4", "310420", "LA", stage="RAW", status="planned")
    parts = {
        "rows": [mine],
        "chains": [{"chain": "potash", "stages": ["RAW", "MANUFACTURING", "DISTRIBUTION"]}],
        "places": [{"code": "310420", "chain": "potash", "stage": "RAW", "home": True}],
    }

    made = stages(parts, {"country": "LA", "chain": "", "assumed": True, "at": DAY})

    first = made.rows[0]
    assert (first["stage"], first["stated"], first["planned"]) == ("RAW", 0, 1)  # gap-methods.md C2
    assert {row["stage"] for row in made.rows} == {"RAW", "MANUFACTURING", "DISTRIBUTION"}  # DESIGN is not in the chain: no row, not zero
    opened = stages({**parts, "rows": [{**mine, "status": "stated"}]}, {"country": "LA", "chain": "", "assumed": True, "at": DAY})
    assert opened.population == (2, 3)
    assert stages(
        {**parts, "rows": [{**mine, "status": "stated", "valid_to": "2020"}]}, {"country": "LA", "chain": "", "assumed": True, "at": DAY}
    ).population == (3, 3)

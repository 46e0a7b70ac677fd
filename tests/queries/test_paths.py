"""Paths, chains and gates. Expected values were read by hand in data/vietnam_laos/*.csv; the row ids stand beside them."""

import pytest

from graph import ask
from graph.algorithm.simple_paths import Step, paths
from graph.errors import BadParameter
from graph.measure import Measured, carried_out
from graph.schema import kind_of
from graph.schema.families import FAMILIES
from graph.store import Reader

from .conftest import DAY, plain

EVERY = ", ".join(FAMILIES)


def between(reader: Reader, start: str, end: str, **given: object) -> list[dict[str, object]]:
    """The paths, without the rows that say why there is none."""
    rows = plain(ask(reader, "paths/between", **{"from": start, "to": end, "at": DAY, **given}).rows)
    return [row for row in rows if row["label"] != "no path"]


def walked(reader: Reader, **given: object) -> list[dict[str, object]]:
    return plain(ask(reader, "paths/chain_of", **given).rows)


def test_a_supply_an_ownership_and_a_match_are_three_paths(shipped: Reader) -> None:
    found = between(shipped, "E10", "E11")  # R013 supplies raw sugar, R011 owns, and E11 needs what E10 makes

    assert [(row["hops"], row["label"], row["links"]) for row in found] == [
        (1, "supply stated", ("→ SUPPLIES",)),
        (1, "ownership", ("← OWNS",)),
        (1, "possible", ("MAKES ~ NEEDS",)),
    ]


def test_parallel_contracts_are_one_step(shipped: Reader) -> None:
    first = between(shipped, "E26", "E22", links="supply stated")[0]  # R051 and R052; R026, R053, R054 are planned

    assert first["facts"] == ("vl:R051", "vl:R052")
    assert first["links"] == ("→ SUPPLIES ×2",)


def test_planned_supply_is_walked_only_when_ticked(shipped: Reader) -> None:
    assert between(shipped, "E02", "E01", links="supply stated") == []  # R002: milk, planned since 2019
    assert [row["label"] for row in between(shipped, "E02", "E01", links="supply stated, supply planned")] == ["supply planned"]


def test_what_ended_or_is_past_joins_nothing(shipped: Reader) -> None:
    assert between(shipped, "E12", "E10", links="ownership", hops=1) == []  # R012: owned until 2017
    assert between(shipped, "VN", "LA", links="supply stated", hops=1) == []  # R045 to 2019, R098 to 2018-05, R097 in 2016
    assert len(between(shipped, "VN", "LA", links="supply stated", hops=1, at="2018-03")) == 1


def test_two_enterprises_in_one_zone_are_only_possible(shipped: Reader) -> None:
    [row] = between(shipped, "E37", "E38", links="place")  # R040, R041: both in Vũng Áng Economic Zone

    assert row["nodes"] == ("vl:E37", "vl:Z19", "vl:E38")
    assert row["label"] == "possible"
    assert row["weakest"] == "place"


def test_two_makers_of_one_code_are_only_possible(shipped: Reader) -> None:
    [row] = between(shipped, "E19", "E20", links="product match", hops=2)

    assert row["nodes"] == ("vl:E19", "hs2022:400122", "vl:E20")
    assert row["label"] == "possible"


def test_coal_reaches_a_port_by_road(shipped: Reader) -> None:
    found = between(shipped, "E06", "VNCUV", links="route", hops=2)  # C11 passes E06, La Lay and Cửa Việt

    assert [(row["nodes"], row["label"]) for row in found] == [(("vl:E06", "vl:corridor/C11", "unlocode:VNCUV"), "route")]


@pytest.mark.parametrize(("start", "end"), [("E22", "E26"), ("E10", "sugar"), ("44", "E67"), ("LA-SV", "VN-25"), ("E16", "E12")])
def test_no_path_goes_through_what_joins_everything(shipped: Reader, start: str, end: str) -> None:
    for row in between(shipped, start, end, links=EVERY, hops=6):
        inner = [str(node) for node in row["nodes"][1:-1]]  # type: ignore[index]
        assert not [node for node in inner if kind_of(node) in ("Country", "Province", "Chain")]
        assert not [node for node in inner if kind_of(node) == "Product" and len(node) < len("hs2022:1234")]


def test_a_path_never_climbs_to_a_heading_and_down_to_another_code(shipped: Reader) -> None:
    # E67 makes 440122, 4407 and 4408, E68 makes 4412 and 441820: nothing but the chapter joins wood chips and plywood.
    for row in between(shipped, "E67", "E68", links="product match", hops=6):
        assert "hs2022:44" not in row["nodes"]  # type: ignore[operator]


def test_a_product_is_joined_by_its_heading_in_one_step(shipped: Reader) -> None:
    found = between(shipped, "440711", "E67", links="product match", hops=1)  # no sawn pine of its own; E67 saws 4407

    assert [(row["hops"], row["links"], row["products"]) for row in found] == [(1, ("← MAKES (wider)",), ("hs2022:4407",))]


def test_the_dry_port_is_the_zone_whatever_its_id(shipped: Reader) -> None:
    one = between(shipped, "Z08", "E34", links="ownership, route")  # Z08, Thanaleng and C05 are one thing; R118: E34 develops it
    two = between(shipped, "LATHG", "E34", links="ownership, route")

    assert one == two
    assert one[0]["facts"] == ("vl:R118",)


def test_a_new_province_has_what_stands_in_the_old_one(shipped: Reader) -> None:
    """H16: Bờ Y is in Kon Tum (VN-28), since July 2025 in Quảng Ngãi (GSO 51)."""
    old = between(shipped, "G12", "iso:VN-28", links="place", hops=1)
    new = between(shipped, "G12", "gso2025:51", links="place", hops=1)

    assert old[0]["facts"] == new[0]["facts"]


def test_h7_one_number_two_provinces(shipped: Reader) -> None:
    assert between(shipped, "G08", "gso2025:44", links="place", hops=1)  # Lao Bảo stands in Quảng Trị, GSO 44
    assert not between(shipped, "G08", "iso:VN-44", links="place", hops=1)  # ISO VN-44 is An Giang


def test_h12_namphao_and_naphao_stay_two_gates(shipped: Reader) -> None:
    assert between(shipped, "G06", "C06", hops=1)  # Cầu Treo – Namphao on road 8
    assert not between(shipped, "G07", "C06", hops=1)  # Cha Lo – Naphao is on road 12
    assert not between(shipped, "G06", "G07", links=EVERY, hops=1)


def test_hops_families_and_ends_are_checked(shipped: Reader) -> None:
    for wrong in ({"hops": 7}, {"hops": 0}, {"links": "friendship"}, {"to": "E10"}):
        with pytest.raises(BadParameter):
            ask(shipped, "paths/between", **{"from": "E10", "to": "E11", **wrong})


def test_at_most_twenty_paths_and_it_is_said() -> None:
    from graph.measure.path.between import measure

    rows = [
        {"a": a, "b": f"vl:Z{n}", "kind": "LOCATED_IN", "status": "stated", "valid_to": None, "fact": f"{a}{n}", "sources": ()}
        for n in range(30)
        for a in ("vl:E1", "vl:E2")
    ]
    made = carried_out(measure, {"rows": rows}, {"from": "vl:E1", "to": "vl:E2", "links": ("place",), "hops": 2, "at": DAY})

    assert (len(made.rows), made.population, made.cut) == (20, (20, 30), True)
    assert [str(note) for note in made.notes] == [
        "Only the first paths are shown: 20.",
        "The last path shown is one of 30 that rank equal; 20 of them are shown.",
    ]


def test_paths_are_those_of_networkx() -> None:
    """Against another program: all simple paths of seeded random graphs, whatever the ranks."""
    import random

    import networkx as nx

    for seed in range(30):
        dice = random.Random(seed)
        edges = [(a, b) for a in "abcdefg" for b in "abcdefg" if a != b and dice.random() < 0.3]
        graph: dict[str, list[Step]] = {}
        for a, b in edges:
            graph.setdefault(a, []).append(Step(rank=dice.randrange(3), to=b, words="", facts=(a + b,)))
        own = [tuple(step.to for step in path) for path in paths(graph, "a", "g", 4, frozenset("d"))]
        digraph = nx.DiGraph(edges)
        digraph.add_nodes_from("ag")
        every = [tuple(path[1:]) for path in nx.all_simple_paths(digraph, "a", "g", cutoff=4) if "d" not in path]
        assert sorted(own) == sorted(every)
        assert own == sorted(own, key=len)


def test_c1_coffee_extract_and_roasted_coffee(shipped: Reader) -> None:
    for made, ratio in (("210111", 2.5974), ("090121", 1.1905)):
        [row] = [row for row in walked(shipped, of=made, hops=1) if row["thing"] == "hs2022:090111"]
        assert (row["ratio_low"], row["ratio_high"], row["ratio_unit"]) == (ratio, ratio, "t/t")


def test_c2_refined_sugar_down_to_cane(shipped: Reader) -> None:
    [cane] = [row for row in walked(shipped, of="170199") if row["thing"] == "hs2022:121293" and row["link"] == "INPUT_OF"]

    assert cane["ratio_low"] == cane["ratio_high"] == 9.0909  # FAO 0.11 and WHEP 0.11: two sources, one value
    assert len(cane["facts"]) == 2  # type: ignore[arg-type]
    assert (cane["total_low"], cane["total_high"], cane["total_unit"]) == (9.8818, 9.8818, "t/t")  # 1.087 × 9.0909


def test_several_ratios_are_a_range_and_units_that_do_not_chain_are_not_multiplied(shipped: Reader) -> None:
    [raw] = [row for row in walked(shipped, of="500200", hops=1) if row["thing"] == "hs2022:500100"]
    [leaves] = [row for row in walked(shipped, of="500200", hops=2) if row["via"] == "hs2022:500100" and row["thing"] == "hs2022:140490"]

    assert (raw["ratio_low"], raw["ratio_unit"]) == (7.5, "t cocoons/t raw silk")
    assert leaves["ratio_unit"] == "t leaves/t fresh cocoons"  # of fresh cocoons, the step before counts cocoons
    assert leaves["total_low"] is None


def test_c4_each_cycle_stands_once(shipped: Reader) -> None:
    milk = [row["cycle"] for row in walked(shipped, of="040120") if row["link"] == "cycle"]
    cane = [row["cycle"] for row in walked(shipped, of="121293") if row["link"] == "cycle"]

    assert milk == [("hs2022:040120", "hs2022:040221", "hs2022:040120")]
    assert cane == [("hs2022:121293", "hs2022:310420", "hs2022:271600", "hs2022:230320", "hs2022:121293")]


@pytest.mark.parametrize(("of", "direction", "thing"), [("940360", "up", "hs2022:4403"), ("440349", "down", "hs2022:940360")])
def test_c5_tropical_logs_feed_furniture_by_their_heading(shipped: Reader, of: str, direction: str, thing: str) -> None:
    rows = walked(shipped, of=of, direction=direction, hops=1)

    [row] = [row for row in rows if row["thing"] == thing and "src:C02" in row["sources"]]  # type: ignore[operator]
    assert row["match"] == ("equal" if direction == "up" else "wider")


def test_c9_makers_of_rubber_in_laos_include_firms_of_viet_nam(shipped: Reader) -> None:
    rows = walked(shipped, of="400122", hops=1)

    in_laos = {row["thing"] for row in rows if row["link"] == "MAKES" and row["status"] == "stated" and "LA" in row["site_country"]}  # type: ignore[operator]
    assert {"vl:E19", "vl:E20", "vl:E73"} <= in_laos


def test_up_and_down_from_an_enterprise(shipped: Reader) -> None:
    up = {row["thing"] for row in walked(shipped, of="E11", hops=1)}
    down = {(row["link"], row["thing"]) for row in walked(shipped, of="E64", direction="down", hops=1)}

    assert {"vl:E10", "hs2022:170114", "hs2022:170199"} <= up  # R013, what it needs, what it makes
    assert down == {("MAKES", "hs2022:080390"), ("MAKES", "hs2022:140490"), ("SUPPLIES", "vl:E65")}


def test_a_chain_starts_at_a_product_or_an_enterprise(shipped: Reader) -> None:
    for wrong in ({"of": "Z01"}, {"of": "E10", "direction": "sideways"}):
        with pytest.raises(BadParameter):
            ask(shipped, "paths/chain_of", **wrong)


def test_gates_say_what_is_known_and_what_is_not(shipped: Reader) -> None:
    answer = ask(shipped, "paths/gates", at=DAY)

    assert [(row["chain"], row["crossings"]) for row in answer.rows if row["gate"]] == [("coal-power", 1)]  # R006: Phonesack by La Lay
    assert [(row["line"], row["facts"]) for row in answer.rows if row["line"]] == [("vl:corridor/C04", ("vl:R022", "vl:corridor/C04|1"))]
    assert str(answer.population) == "2 of 21 crossings name their gate or line"
    assert not [row for row in answer.rows if row["carried"] == "power" and row["gate"]]
    goods = [row for row in answer.rows if row["carried"] == "goods"]
    assert sum(int(str(row["crossings"])) for row in goods) == 17
    assert sum(int(str(row["past"])) for row in goods) == 4  # R045, R089, R097, R098


def test_a_supply_is_walked_from_its_first_day_on(shipped: Reader) -> None:
    """R022: E21 supplies E22 since 22 August 2025."""
    before, since = (between(shipped, "E21", "E22", links="supply stated", hops=1, at=day) for day in ("2025-08-21", "2025-08-22"))

    assert (before, [row["facts"] for row in since]) == ([], [("vl:R022",)])


def of_a_hub(*beyond: tuple[str, str]) -> Measured:
    """Between a hub of 400, of which 300 came, and an end that owns what is given."""
    from graph.measure.path.between import measure

    said = {"kind": "OWNS", "status": "stated", "valid_to": None, "sources": ()}
    rows = [{**said, "n": "vl:E1", "a": "vl:E1", "b": f"vl:E{n}", "fact": f"F{n}"} for n in range(100, 400)]
    rows += [{**said, "n": a, "a": a, "b": b, "fact": a + b} for a, b in beyond]
    hubs = [{"n": "vl:E1", "name": "Hub", "links": 400}]
    asked = {"from": "vl:E1", "to": "vl:E2", "links": ("ownership",), "hops": 4, "at": DAY}
    return carried_out(measure, {"rows": rows, "hubs": hubs}, asked)


def test_nothing_is_missing_where_all_that_the_other_end_reaches_was_fetched() -> None:
    lone, farther = of_a_hub(("vl:E2", "vl:E3")), of_a_hub(("vl:E2", "vl:E3"), ("vl:E3", "vl:E4"))
    note = "300 of 400 links of Hub were followed; paths through the others may be missing."

    assert (lone.cut, farther.cut) == (False, True)
    assert [note in map(str, made.notes) for made in (lone, farther)] == [False, True]

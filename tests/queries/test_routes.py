"""Questions on gates, roads and cuts. Expected values were read by hand in data/vietnam_laos/*.csv; the row ids stand beside them."""

from graph import ask
from graph.answer.answer import Answer
from graph.store import Reader

from .conftest import DAY


def asked(reader: Reader, question: str, **given: object) -> Answer:
    return ask(reader, f"paths/{question}", **{"at": DAY, **given})


def notes(answer: Answer) -> list[str]:
    return [str(note) for note in answer.notes]


def test_attapeu_sugar_has_one_way_to_bien_hoa_and_no_gate_is_stated(shipped: Reader) -> None:
    answer = asked(shipped, "disjoint", **{"from": "E10", "to": "E11"})  # R013 alone; neither stands in a zone or on a road of the data

    assert [(row["row"], row["label"], row["facts"]) for row in answer.rows] == [
        ("way", "supply stated", ("vl:R013",)),
        ("cut", "link", ("vl:R013",)),
    ]
    assert "No other set of this size stops every way." in notes(answer)
    assert "Ways with a supply whose gate no source states: 1. They may share a gate." in notes(answer)


def test_sekong_coal_has_one_way_to_cua_viet_and_la_lay_is_the_cut(shipped: Reader) -> None:
    answer = asked(shipped, "disjoint", **{"from": "E06", "to": "VNCUV"})  # R006 by G09, then C11 by Chân Mây and Thuận An

    way, cut, _ = answer.rows
    assert way["things"] == ("vl:E06", "vl:G09", "unlocode:VNCMY", "vl:P16", "unlocode:VNCUV")
    assert (way["km_known"], way["label"]) == ("at least", "route")
    assert (cut["things"], cut["label"]) == (("vl:G09",), "thing")
    assert len(answer.picture.links) == 5


def test_la_lay_is_on_every_way_of_sekong_coal_to_a_port_also_with_the_conveyor(shipped: Reader) -> None:
    answer = asked(shipped, "bottlenecks", **{"from": "E06"})  # R006 by G09, C11; C03 is planned from G09 to Mỹ Thủy

    musts = {row["things"]: row["with_planned"] for row in answer.rows if row["row"] == "must pass" and row["what"] == "thing"}
    assert musts == {("vl:G09",): True, ("unlocode:VNCMY",): False}
    assert [(row["lines"], row["status"]) for row in answer.rows if row["row"] == "planned beside"] == [(("vl:corridor/C03",), "planned")]
    # Chân Mây, Thuận An and Cửa Việt on C11, Đà Nẵng on C02; without Vũng Áng, Sơn Dương, Hòn La, Cửa Lò, Nghi Sơn, Hải Phòng, Chu Lai
    assert "Seaports of Viet Nam that are reached: 4 of 11." in notes(answer)


def test_kaleum_reaches_la_lay_only_by_a_planned_warehouse(shipped: Reader) -> None:
    now, planned = (asked(shipped, "bottlenecks", **{"from": "E07", "status": status}) for status in ("stated", "stated,planned"))

    assert [row for row in now.rows if row["row"] == "must pass"] == []
    assert "With planned supplies and roads there is a way." in notes(now)
    assert ("vl:G09",) in [row["things"] for row in planned.rows]  # R009


def test_route_9_has_no_maker_of_packaging_and_says_at_which_zones(shipped: Reader) -> None:
    answer = asked(shipped, "along_corridor", corridor="C02", product="4819", joined="no")

    assert {row["says"] for row in answer.rows} == {"no maker in the loaded data"}
    assert [row["stop"] for row in answer.rows if row["zone"] == row["stop"]] == ["vl:Z75", "vl:Z01", "vl:Z16", "vl:Z15", "vl:Z28"]
    assert str(answer.population).startswith("0 of 8 stops")


def test_route_9_in_order_with_km(shipped: Reader) -> None:
    answer = asked(shipped, "along_corridor", corridor="C02", joined="no")

    along = {row["stop"]: (row["km_leg"], row["km_leg_known"]) for row in answer.rows}
    assert list(along) == ["vl:Z75", "vl:Z01", "vl:Z16", "vl:G08", "vl:Z15", "vl:Z28", "unlocode:VNCUV", "unlocode:VNDAD"]
    assert along["unlocode:VNCUV"] == (15, "stated")  # corridors_links C02|7
    assert along["vl:Z28"] == (78.2, "straight line")  # 80 from the gate, less 1.8 from the gate to the zone behind it
    assert along["vl:Z01"] == (None, "unknown")
    placed = {row["zone"]: row["enterprises"] for row in answer.rows if row["enterprises"]}
    assert placed == {"vl:Z01": ("vl:E39",), "vl:Z74": ("vl:E40",), "vl:Z28": ("vl:E126", "vl:E127", "vl:E128")}  # R037, R038, R102 to R104


def test_la_lay_carries_all_stated_coal_and_no_other_chain_states_tonnes_and_gate(shipped: Reader) -> None:
    answer = asked(shipped, "gate_share")  # R006: 2.2 Mt in 2023; R045, R098 and R013 state tonnes and no gate

    assert [(row["chain"], row["gate"], row["share_from"], row["share_to"]) for row in answer.rows if row["gate"]] == [
        ("coal-power", "vl:G09", 100, 100)
    ]
    unknown = {row["chain"]: row["tonnes"] for row in answer.rows if row["period"] and not row["gate"]}
    assert unknown == {"cement": 50791, "iron-steel": 58000, "sugar": 30000}
    assert str(answer.population) == "1 of 17 crossings of goods state both their tonnes and their gate"


def test_without_cau_treo_no_stated_supply_is_known_to_be_cut_and_paksane_loses_its_way(shipped: Reader) -> None:
    answer = asked(shipped, "without", days="30")  # C06: Paksane, Viengkham, Cầu Treo G06, its zone Z17, Vũng Áng; no SHIPS_VIA names G06

    told = {row["thing"]: (row["row"], row["outcome"], row["gate_after"]) for row in answer.rows}
    assert told == {
        "unlocode:LAPKS": ("way", "no other way in the loaded data", None),
        "vl:Z71": ("way", "no other way in the loaded data", None),
        "vl:Z17": ("way", "other gate", "vl:G07"),  # by Vũng Áng and Hòn La to Cha Lo
    }
    assert answer.population.counts == {"n": 0, "of": 20, "unknown": 12}


def test_without_la_lay_sekong_coal_has_no_other_way(shipped: Reader) -> None:
    answer = asked(shipped, "without", without="G09")  # R006: 2.2 Mt in 2023, an amount of a year and not per year

    [coal] = [row for row in answer.rows if row["row"] == "supply"]
    assert (coal["thing"], coal["outcome"], coal["km_before"], coal["amount"], coal["in_days"]) == (
        "vl:E06",
        "no other way in the loaded data",
        None,
        2200000,
        None,
    )


def test_without_attapeu_sugar_bien_hoa_has_no_other_stated_supplier(shipped: Reader) -> None:
    [row] = asked(shipped, "without", without="E10").rows  # R013

    assert (row["to"], row["outcome"], row["others"]) == ("vl:E11", "no other supplier stated", ())


def test_cua_viet_joins_road_9_and_the_coal_road(shipped: Reader) -> None:
    answer = asked(shipped, "centrality")  # without it: Đà Nẵng; Thuận An, Chân Mây and La Lay; the six before it

    first = answer.rows[0]
    assert (first["things"], first["rank"], first["falls_apart"], first["cut_off"]) == (("unlocode:VNCUV",), 1, True, 4)
    assert not [row for row in answer.rows for thing in row["things"] if thing.startswith("vl:E")]
    assert notes(answer)[0].startswith("The map has 27 things in 5 parts")

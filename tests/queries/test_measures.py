"""Concentration, agreements, trade beside links, sites, and the two forms, on the shipped data and both engines.

Expected values were read by hand in data/vietnam_laos/*.csv, whose rows the tests name.
"""

from graph import ask
from graph.answer.answer import Answer
from graph.store import Reader

from .conftest import DAY

Rows = dict[str, dict[str, object]]


def by(answer: Answer, column: str) -> Rows:
    return {str(row[column]): dict(row) for row in answer.rows}


# gaps/concentration


def test_one_of_six_buyers_has_more_than_one_stated_supplier(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/concentration", at=DAY)

    # SUPPLIES between enterprises, stated: R013, R022, R025, R036, R046, R047, R051, R052, R059 → buyers E11, E22, E33, E51, E50, E61.
    assert (answer.population.n, answer.population.of) == (5, 6)
    evn = by(answer, "buyer")["vl:E22"]
    assert evn["suppliers"] == ("vl:E21", "vl:E24", "vl:E26")
    assert (evn["points_from"], evn["points_to"]) == (3333, 10_000)  # three groups, shares unknown: [1/3, 1]
    assert evn["why_unknown"] == "an amount stands for several rows"  # R025: total of a group of plants


def test_power_of_viet_nam_asked_by_product_is_one_buyer_and_its_suppliers(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/concentration", product="271600", at=DAY)

    assert [(row["basis"], row["buyer"], row["groups"]) for row in answer.rows] == [
        ("all stated supply of the product", None, 3),
        ("stated supply", "vl:E22", 3),
    ]


def test_given_numbers_stand_before_what_is_stated(shipped: Reader) -> None:
    row = ask(shipped, "gaps/concentration", buyer="E11", amounts="50791017; 1205136; 44563794", at=DAY).rows[0]

    assert (row["basis"], row["hhi_from"], row["points_to"]) == ("your amounts", 0.4898, 4898)  # gap-methods.md C4


# gaps/agreement_stages


def test_the_memorandum_of_2025_names_stages_that_nobody_holds(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/agreement_stages", agreement="A01", at=DAY)

    cement = {row["stage"]: row for row in answer.rows if row["thing"] == "cement"}
    assert {stage: row["verdict"] for stage, row in cement.items()} == {
        "RAW": "no enterprise",
        "PRODUCTION": "no enterprise",
        "PROCESSING": "one side only",  # E83 makes clinker (252310) in VN-13
        "MANUFACTURING": "both sides",  # E82, E83, E127 in Viet Nam; E96 cement, E99 bricks (690410) in Laos
        "DISTRIBUTION": "no enterprise",
    }
    assert {row["by"] for row in cement.values()} == {"named in the text"}  # agreement_covers.csv, basis sourced
    assert by(answer, "thing")["vl:Z77"]["verdict"] == "no enterprise"  # the pilot park, no site named
    assert not [row for row in answer.rows if row["thing"] == "cassava" and row["stage"] == "DESIGN"]  # not in this chain


def test_unnamed_parties_are_unknown_and_the_lapsed_agreement_is_marked(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/agreement_stages", at=DAY)

    assert {row["agreement"] for row in answer.rows if row["covers"] == "party"} == {"vl:A03", "vl:A04", "vl:A09"}
    assert {row["agreement"] for row in answer.rows if row["state"] == "lapsed"} == {"vl:A02"}  # valid to 2025
    assert {row["agreement"] for row in answer.rows if row["covers"] == "nothing"} == {"vl:A06", "vl:A07", "vl:A08"}


# gaps/trade_beside_links


def test_vegetables_of_viet_nam_have_nobody_behind_them_and_rubber_of_laos_has_makers(shipped: Reader) -> None:
    rows = by(ask(shipped, "gaps/trade_beside_links"), "fact_id")

    assert rows["vl:T001"]["verdict"] == "no maker and no link"  # 07 and 08: the bananas (E13, E15, E63, E64) grow in Laos
    assert rows["vl:T022"]["verdict"] == "maker, no link"  # 4001, Jan-Jul 2025
    assert rows["vl:T022"]["some_makers"] == ("vl:E125", "vl:E131", "vl:E17", "vl:E18", "vl:E19", "vl:E20", "vl:E73")
    assert rows["vl:T008"]["beside"] == ("vl:R067", "vl:R069")  # wood: E67 and E68 export to Viet Nam


def test_power_and_raw_sugar_cross_without_a_published_flow(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/trade_beside_links")
    rows = by(answer, "fact_id")

    assert {rows[f"vl:R{n}"]["verdict"] for n in ("013", "022", "025", "051", "052", "089", "090", "091", "136")} == {"no published flow"}
    assert (answer.population.further_counts["alone"], answer.population.further_counts["links"]) == (9, 16)


def test_what_a_figure_and_a_link_both_state_is_told_once(shipped: Reader) -> None:
    rows = by(ask(shipped, "gaps/trade_beside_links"), "fact_id")

    assert {"vl:R097", "vl:R098"} & rows.keys() == set()  # same_as of T041 and T035
    assert rows["vl:R045"]["told"] == "published flow"  # clinker of 2019, between countries, no figure says the same
    assert rows["vl:R045"]["tonnes"] == 50791


# gaps/site_screen


def test_the_two_sides_of_lao_bao_would_gain_rubber_goods_from_rubber_near(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/site_screen", at=DAY)

    gains = [row for row in answer.rows if row["aspect"] == "gains a stage" and row["thing"] == "rubber"]
    assert [(row["site"], row["stage"], row["how"]) for row in gains] == [
        ("vl:Z15", "MANUFACTURING", "empty in both countries"),
        ("vl:Z16", "MANUFACTURING", "empty in both countries"),
    ]
    assert gains[0]["enterprises"] == ("vl:E17", "vl:E20")  # Quasa-Geruco in LA-SV, Quảng Trị Rubber in LA-SL: 400122
    assert {row["status"] for row in gains} == {"inferred"}
    gate = next(row for row in answer.rows if row["aspect"] == "gate" and row["site"] == "vl:Z16")
    assert (gate["thing"], gate["km"], gate["how"]) == ("vl:G08", 0.0, "straight line")  # one LOCODE point for zone and gate


def test_nam_dong_ha_has_stated_km_to_gate_and_port(shipped: Reader) -> None:
    rows = by(ask(shipped, "gaps/site_screen", sites="Z28", at=DAY), "thing")

    assert (rows["vl:G08"]["km"], rows["vl:G08"]["how"]) == (80, "stated")  # corridors_links.csv C02 6: 80 km from Lao Bảo gate
    assert (rows["unlocode:VNCUV"]["km"], rows["unlocode:VNCUV"]["how"]) == (15, "stated")  # C02 7
    assert (rows["vl:E126"]["km"], rows["vl:E126"]["how"]) == (0.0, "stands in the zone")  # R102


def test_the_pilot_park_has_no_site_and_all_is_unknown(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/site_screen", sites="Z77", at=DAY)

    assert {row["aspect"] for row in answer.rows} == {"unknown"}
    assert (answer.population.n, answer.population.of) == (0, 6)


# gaps/lasting


def test_fifty_units_last_83_days_and_the_wind_farm_has_two_stated_alternatives(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/lasting", node="E21", stock="50", demand="1", alternative="0.4", restore="120", at=DAY)

    yours, hit = answer.rows
    assert (yours["survive_days"], yours["loss"]) == (83.3, 22.0)  # gap-methods.md C18
    assert (hit["buyer"], hit["other_suppliers"]) == ("vl:E22", ("vl:E24", "vl:E26"))  # R022 beside R025, R051, R052


def test_la_lay_closed_hits_the_coal_of_phonesack_whose_buyer_nobody_names(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/lasting", node="G09", restore="30", at=DAY)

    assert [(row["supplier"], row["buyer"], row["product"]) for row in answer.rows[1:]] == [("vl:E06", None, "hs2022:270112")]  # R006
    assert (answer.population.n, answer.population.of) == (0, 0)


# gaps/critical_supplier


def test_behind_vinacomin_stand_a_trader_and_a_mine(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/critical_supplier", buyer="E50", weights="1; 1; 1", at=DAY)

    assert [(row["supplier"], row["tier"], row["rank"]) for row in answer.rows] == [("vl:E51", 1, 1), ("vl:E49", 2, 2)]  # R047, R046
    assert (answer.population.n, answer.population.of) == (2, 4)
    assert any("noise" in str(note) for note in answer.notes)

"""The questions about lines of supply and ownership on the shipped data, on both engines; expected values read by hand in
data/vietnam_laos/*.csv, rows cited by their id."""

from graph import ask
from graph.store import Reader

from .conftest import DAY

# paths/cycles


def test_milk_and_milk_powder_and_cane_to_potash_feed_themselves_once_each(shipped: Reader) -> None:
    answer = ask(shipped, "paths/cycles", kind="recipe", at=DAY)

    # product_inputs.csv: 040221 → 040120 (recombined milk) and back; 121293 → 230320 → 271600 → 310420 → 121293.
    codes = [[str(one).removeprefix("hs2022:") for one in row["loop"]] for row in answer.rows]
    assert codes == [["040120", "040221", "040120"], ["121293", "230320", "271600", "310420", "121293"]]
    assert {row["basis"] for row in answer.rows} == {"assumed"}  # C90 is our own knowledge


def test_only_sugar_closes_a_stated_loop_of_owner_and_plant(shipped: Reader) -> None:
    rows = ask(shipped, "paths/cycles", kind="supply and ownership", at=DAY).rows

    assert [(row["loop"][:2], row["status"]) for row in rows] == [
        (("vl:E01", "vl:E02"), "planned"),  # R001 owns 51 %, R002 raw milk planned
        (("vl:E03", "vl:E04"), "planned"),  # R003 owns, R004 potash planned for July 2027
        (("vl:E10", "vl:E11"), "stated"),  # R013 raw sugar, R011 owns
    ]


def test_a_loop_is_drawn_whole(shipped: Reader) -> None:
    picture = ask(shipped, "paths/cycles", kind="supply and ownership", status="stated", at=DAY).picture

    assert {link.id for link in picture.links} == {"vl:R011", "vl:R013"}


# paths/owner_supply


def test_of_17_owned_plants_only_the_sugar_mill_is_stated_to_sell_to_its_owner(shipped: Reader) -> None:
    answer = ask(shipped, "paths/owner_supply", at=DAY)

    first = answer.rows[0]
    assert (first["owner"], first["plant"], first["amounts"]) == ("vl:E11", "vl:E10", ("30000 t",))  # R011, R013
    assert (answer.population.n, answer.population.of, answer.population.further_counts) == (1, 17, {"planned": 3})


def test_planned_supplies_to_owners_stand_apart_with_their_dates(shipped: Reader) -> None:
    rows = ask(shipped, "paths/owner_supply", at=DAY).rows

    planned = [(row["owner"], row["plant"], row["taker"], row["timing"]) for row in rows if row["verdict"] == "planned to take its output"]
    assert planned == [
        ("vl:E01", "vl:E02", "vl:E01", "date passed (2019)"),  # R002, Vinamilk and Lao-Jagro
        ("vl:E03", "vl:E04", "vl:E03", "ahead (2027-07)"),  # R004
        ("vl:E12", "vl:E64", "vl:E65", "date passed (2025-11)"),  # R066: HAGL owns both ends, R063 and R064
    ]


def test_a_share_over_two_steps_is_multiplied(shipped: Reader) -> None:
    rows = ask(shipped, "paths/owner_supply", at=DAY).rows

    row = next(row for row in rows if (row["owner"], row["plant"]) == ("vl:E14", "vl:E15"))
    assert (row["shares"], row["share_percent"]) == (("27.63 %", "100 %"), 27.63)  # R014, R015


# paths/substitutes


def test_if_a_dam_stops_its_owner_group_stops_with_it(shipped: Reader) -> None:
    answer = ask(shipped, "paths/substitutes", buyer="vl:E22", without="vl:E24", at=DAY)

    makers = [str(row["maker"]) for row in answer.rows]
    assert not {"vl:E23", "vl:E24", "vl:E25"} & set(makers)  # R023, R024: E23 owns both
    assert {row["maker"]: row["feeds_it"] for row in answer.rows}["vl:E21"] == "stated"  # R022
    assert (answer.population.n, answer.population.of) == (5, 8)


def test_nobody_but_its_own_mill_could_feed_the_sugar_refinery(shipped: Reader) -> None:
    answer = ask(shipped, "paths/substitutes", buyer="vl:E11", without="vl:E10", at=DAY)

    assert (list(answer.rows), answer.population.n, answer.population.of) == ([], 0, 1)


# paths/nearby


def test_near_lao_bao_no_user_of_rubber_is_known_and_no_maker_has_a_known_distance(shipped: Reader) -> None:
    answer = ask(shipped, "paths/nearby", maker="vl:E17", place="vl:G08", at=DAY)

    # enterprise_products.csv: 400122 is made by seven, one of them E17; nobody needs 4001 and no maker of goods of rubber is listed.
    assert [row["enterprise"] for row in answer.rows] == ["vl:E125", "vl:E131", "vl:E18", "vl:E19", "vl:E20", "vl:E73"]
    assert {(row["role"], row["km"], row["km_how"]) for row in answer.rows} == {("makes it too", None, "distance unknown")}
    assert (answer.population.n, answer.population.of, answer.population.further_counts) == (0, 6, {"unknown": 6, "beyond": 0})


def test_the_board_mill_of_dong_ha_is_80_km_from_lao_bao_by_a_stated_road(shipped: Reader) -> None:
    first = ask(shipped, "paths/nearby", maker="vl:E67", place="vl:G08", at=DAY).rows[0]

    # R102 puts E126 in Z28; corridors_links.csv: Z28 is 80 km from G08 (S256). Its need of wood chips is our assumption.
    assert (first["enterprise"], first["km"], first["km_how"], first["basis"]) == ("vl:E126", 80.0, "stated", "assumed")


def test_within_70_km_the_board_mill_lies_beyond(shipped: Reader) -> None:
    answer = ask(shipped, "paths/nearby", maker="vl:E67", place="vl:G08", km=70, at=DAY)

    assert "vl:E126" not in {row["enterprise"] for row in answer.rows}
    assert answer.population.further_counts["beyond"] == 1


# paths/raw_to_shelf


def test_no_village_good_of_laos_is_stated_to_reach_a_distributor_in_ha_noi(shipped: Reader) -> None:
    answer = ask(shipped, "paths/raw_to_shelf", at=DAY)

    # K11: no page names a Hà Nội supermarket that sells Lao goods. Fifteen made codes of four chains have a site in Laos.
    assert (answer.population.n, answer.population.of) == (0, 15)
    assert {row["first_missing"] for row in answer.rows if row["chain"] != "pharma-herbs"} == {"no distributor in the capital"}
    assert {row["first_missing"] for row in answer.rows if row["chain"] == "pharma-herbs"} == {"no agreement"}  # no row of agreement_covers


def test_dao_coffee_has_a_planned_distributor_of_another_good_whose_date_passed(shipped: Reader) -> None:
    rows = ask(shipped, "paths/raw_to_shelf", chains="coffee", at=DAY).rows

    row = next(row for row in rows if row["product"] == "hs2022:210111")
    assert "vl:R034 DISTRIBUTES_FOR vl:E29 210112 (planned, date passed)" in row["beside"]
    assert row["dealers_elsewhere"] == ("vl:E29",)  # in Ho Chi Minh City
    assert row["sold_in_capital"] == ()


def test_the_agreement_of_the_two_capitals_has_lapsed(shipped: Reader) -> None:
    rows = ask(shipped, "paths/raw_to_shelf", chains="silk-handicraft", at=DAY).rows

    assert {row["lapsed"] for row in rows} == {("vl:A02",)}  # valid to 2025
    assert {row["agreements"] for row in rows} == {("vl:A01", "vl:A03", "vl:A05")}


def test_no_coffee_and_no_rice_of_viet_nam_is_made_for_a_shelf_in_vientiane(shipped: Reader) -> None:
    rows = ask(shipped, "paths/raw_to_shelf", to="LA", at=DAY).rows

    assert [row["chain"] for row in rows if row["first_missing"] == "no producer"] == ["coffee", "rice"]


# paths/longest_chain


def test_the_longest_stated_line_is_coal_over_a_trader(shipped: Reader) -> None:
    answer = ask(shipped, "paths/longest_chain", at=DAY)

    first = answer.rows[0]
    assert (first["chain"], first["line"], first["ties"]) == ("coal-power", ("vl:E49", "vl:E51", "vl:E50"), 1)  # R046, R047
    assert first["whole"] is True
    # Stated supplies: R013 sugar, R022, R025, R051, R052 power, R036 fuel, R046, R047 coal, R059 cars: four chains of 21.
    assert (answer.population.n, answer.population.of, answer.population.further_counts) == (4, 21, {"whole": 1})


def test_a_chain_without_a_supply_has_no_length(shipped: Reader) -> None:
    rows = ask(shipped, "paths/longest_chain", chain="rubber", at=DAY).rows

    assert [(row["line"], row["steps"], row["ties"], row["status"]) for row in rows] == [((), None, None, "no supply stated")]


# paths/outside


def test_nobody_in_either_country_is_stated_to_make_the_ore_and_the_crude_steel_of_ha_tinh(shipped: Reader) -> None:
    answer = ask(shipped, "paths/outside", plant="vl:E37", at=DAY)

    # E37 needs 2601 and coal (270112, made by E06 and E49) and by recipe 7207; figures of chapter 26 (T009 …) decide nothing.
    assert [(row["need"], row["verdict"], row["from_countries"]) for row in answer.rows] == [
        ("2601", "no maker known anywhere", ("unknown",)),
        ("7207", "no maker known anywhere", ("unknown",)),
    ]
    assert (answer.population.n, answer.population.of) == (2, 3)


def test_the_bauxite_of_a_planned_complex_is_asked_for_too(shipped: Reader) -> None:
    rows = ask(shipped, "paths/outside", plant="vl:E117", at=DAY).rows

    assert {row["need"]: row["how"] for row in rows}["260600"] == "stated need and by recipe"


# paths/old_evidence


def test_nine_of_twenty_stated_supplies_rest_on_one_old_or_undated_source(shipped: Reader) -> None:
    answer = ask(shipped, "paths/old_evidence", at=DAY)

    # relations.csv: stated and not past are 9 SUPPLIES, 1 TRANSPORTS_FOR, 10 EXPORTS_TO; S246 is printed "about 2005".
    assert (answer.population.n, answer.population.of) == (9, 20)
    assert [row["fact"] for row in answer.rows] == [f"vl:R{n}" for n in ("090", "013", "069", "135", "136", "137", "051", "052", "091")]
    assert answer.rows[-1]["source_date"] == "about 2005"


def test_a_younger_limit_adds_links_and_an_older_day_takes_them(shipped: Reader) -> None:
    younger = ask(shipped, "paths/old_evidence", years=1, at=DAY).population.n
    earlier = ask(shipped, "paths/old_evidence", years=5, at="2016").population.n

    assert younger > 9 > earlier


# paths/checklist


def test_for_potash_to_reach_a_fertiliser_plant_in_2027_two_of_eight_steps_are_known(shipped: Reader) -> None:
    answer = ask(shipped, "paths/checklist", **{"from": "vl:E04", "to": "vl:E79"}, product="310420", by="2027", at=DAY)

    # R004: planned supply to Vinachem, which owns Bình Điền (R085); E04 is planned without a date; the need of E79 is our assumption.
    assert [(row["step"], row["status"], row["by_then"]) for row in answer.rows] == [
        ("the maker makes it", "planned, undated", "unknown"),
        ("zone of the maker", "not stated", "unknown"),
        ("gate", "not stated", "unknown"),
        ("road at the gate", "not stated", "unknown"),
        ("supply to the owner of the user", "planned, ahead", "yes"),
        ("supply from the owner to the user", "not stated", "unknown"),
        ("the user needs it or deals in it", "stated", "yes"),
        ("certificate", "not stated", "unknown"),
    ]
    assert (answer.rows[4]["date"], answer.rows[2]["beside"]) == ("2027-07", ("vl:G07",))
    assert (answer.population.n, answer.population.of, answer.population.further_counts) == (2, 8, {"stated": 1})


def test_the_potash_of_2027_is_not_there_in_2026(shipped: Reader) -> None:
    rows = ask(shipped, "paths/checklist", **{"from": "vl:E04"}, by="2026", at=DAY).rows

    assert next(row for row in rows if row["date"])["by_then"] == "no"


def test_power_of_the_wind_park_goes_by_its_line(shipped: Reader) -> None:
    rows = {row["step"]: row for row in ask(shipped, "paths/checklist", **{"from": "vl:E21", "to": "vl:E22"}, at=DAY).rows}

    assert (rows["line"]["things"], rows["supply to the user"]["facts"]) == (("vl:corridor/C04",), ("vl:R022",))

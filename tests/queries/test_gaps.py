"""The gap questions on the shipped data, on both engines. Expected values were read by hand in data/vietnam_laos/*.csv.

Checked so for the golden files of tests/expected/gaps/: all rows of no_maker are those of test_oracle.py, which counts from the
tables alone; each row of planned_only, and of no_link for Viet Nam, was followed to its rows in enterprise_products.csv, product_inputs.csv
and relations.csv; of no_link for Laos the ten stated needs; of single_maker the owners of every row in relations.csv.
"""

import csv
from pathlib import Path

import pytest

from graph import ask
from graph.answer.answer import Answer
from graph.measure import carried_out
from graph.measure.need.no_maker import measure
from graph.store import Reader

from .conftest import DAY

DATA = Path(__file__).resolve().parents[2] / "data" / "vietnam_laos"
Rows = dict[str, dict[str, object]]


def table(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def by(answer: Answer, column: str) -> Rows:
    return {str(row[column]): dict(row) for row in answer.rows}


# gaps/no_maker


def test_the_silk_mill_needs_cocoons_that_nobody_makes(shipped: Reader) -> None:
    row = by(ask(shipped, "gaps/no_maker", country="VN"), "need")["500100"]  # case C7

    assert row["users"] == ("vl:E65",)
    assert row["makers_abroad"] == ()
    assert (row["upstream"], row["upstream_makers"], row["upstream_steps"]) == (("hs2022:140490",), ("vl:E64",), 1)
    assert row["upstream_supply"] == ("vl:R066 planned, low",)


def test_a_group_never_cancels_a_stated_need(shipped: Reader) -> None:
    rows = by(ask(shipped, "gaps/no_maker", country="VN"), "need")

    # E48 asks for 4407 by name; E126 makes 4411, which satisfies wood-basis of what E48 makes (940360).
    assert rows["4407"]["users"] == ("vl:E48",)
    assert rows["4407"]["kind"] == "stated need"
    assert not [need for need in rows if "4411" in need]


def test_a_choice_is_one_need_and_a_route_is_met_whole(shipped: Reader) -> None:
    rows = by(ask(shipped, "gaps/no_maker"), "need")

    assert rows["010221+230990 or 040221"]["users"] == ("vl:E02",)  # 040120: route fresh (cow and feed) or recombined
    assert not [need for need in rows if "230320" in need]  # bagasse is one choice with coal, which is made (E06, E49)
    assert not [need for need in rows if "261800" in need or "262190" in need]  # optional:mineral-addition of 252329


def test_needs_of_planned_and_closed_enterprises_are_none(shipped: Reader) -> None:
    rows = by(ask(shipped, "gaps/no_maker"), "need")

    assert "260600" not in rows  # E117, planned, needs bauxite
    assert not any("vl:E47" in str(row["users"]) for row in rows.values())  # E47 closed in 2017


def test_a_wider_or_narrower_code_meets_a_need_and_is_said(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/no_maker")

    # E89 may take 4403 or 440729; 4407, which is wider, is made by E67. It is the only one of the nine needs met.
    assert [str(note) for note in answer.notes if "narrower" in note.text] == [
        "Needs that count as met although only a wider or narrower code is made: 1."
    ]
    assert "4403 or 440729" not in by(answer, "need")


def test_across_the_border_is_the_country_of_the_site(shipped: Reader) -> None:
    row = by(ask(shipped, "gaps/no_maker", country="VN"), "need")["010229 or 080390 or 170310"]

    # E13 is a firm of Viet Nam whose bananas grow in Attapeu.
    assert row["makers_abroad"] == ("vl:E13", "vl:E15", "vl:E63", "vl:E64")


def test_without_assumed_a_need_keeps_only_users_with_a_source(shipped: Reader) -> None:
    rows = by(ask(shipped, "gaps/no_maker", assumed="no"), "need")

    assert rows["121190"]["users"] == ("vl:E91",)  # E92 needs it by our assumption
    assert rows["870380"]["users"] == ("vl:E62",)
    assert "390410" not in rows  # E54: both the stated need and the recipe are assumed
    assert {row["basis"] for row in rows.values()} == {"sourced"}
    assert rows["090831 or 121190 or 130219"]["users"] == ("vl:E92",)  # one sourced row keeps all three members


def test_a_planned_maker_stands_beside_and_closes_nothing() -> None:
    def site(does: str, status: str) -> dict[str, object]:
        return {"does": does, "enterprise": f"vl:{status}", "code": "260600", "country": "LA", "status": status, "basis": "sourced"}

    parts = {"rows": [site("NEEDS", "stated"), site("MAKES", "planned")], "inputs": (), "supplies": ()}

    row = carried_out(measure, parts, {"country": "LA", "assumed": True}).rows[0]

    assert (row["met"], row["planned_makers"]) == (False, ("vl:planned",))


def test_a_choice_of_equipment_alone_is_counted_apart() -> None:
    made = {"does": "MAKES", "enterprise": "vl:E1", "code": "271600", "country": "LA", "status": "stated", "basis": "sourced"}
    turbine = {"code": "271600", "input": "841012", "kind": "equipment", "group": None, "basis": "assumed"}
    fuel = {"code": "271600", "input": "270112", "kind": "energy", "group": "fuel", "basis": "assumed"}
    wind = {"code": "271600", "input": "850231", "kind": "equipment", "group": "fuel", "basis": "assumed"}

    found = carried_out(measure, {"rows": [made], "inputs": [turbine, fuel, wind], "supplies": ()}, {"country": "LA", "assumed": True})

    assert [row["need"] for row in found.rows] == ["270112 or 850231"]
    assert found.further_counts == {"apart": 1}


def test_a_recipe_is_drawn_dotted_and_a_stated_need_solid(shipped: Reader) -> None:
    picture = ask(shipped, "gaps/no_maker", country="VN").picture

    links = {(link.kind, link.start, link.end): link.status for link in picture.links}
    assert links["NEEDS", "vl:E48", "hs2022:4407"] == "stated"
    assert links["NEEDS", "vl:E65", "hs2022:140490"] == "inferred"  # by the recipe of 500200
    assert links["MAKES", "vl:E67", "hs2022:4407"] == "stated"
    assert {node.kind for node in picture.nodes} == {"Enterprise", "Product"}


# gaps/no_link


def test_only_sugar_has_its_supply_stated(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/no_link", at=DAY)

    pairs = {(row["need"], row["maker"], row["user"]) for row in answer.rows}
    assert ("170114", "vl:E10", "vl:E11") not in pairs  # R013
    assert (answer.population.n, answer.population.of) == (44, 45)


def test_stated_needs_come_first_and_recipes_are_marked(shipped: Reader) -> None:
    how = [row["how"] for row in ask(shipped, "gaps/no_link", at=DAY).rows]

    assert how == ["stated need"] * 10 + ["by recipe"] * 34


def test_gates_are_those_of_either_province(shipped: Reader) -> None:
    row = next(r for r in ask(shipped, "gaps/no_link", at=DAY).rows if (r["maker"], r["user"]) == ("vl:E76", "vl:E101"))

    # E76 grows cassava in Salavan (LA-SL), E101 mills it in Quảng Trị (VN-25).
    assert (row["maker_province"], row["user_province"]) == ("iso:LA-SL", "iso:VN-25")
    near = [gate["gate_id"] for gate in table("border_gates") if gate["la_iso"] == "LA-SL" or gate["vn_iso_before_2025"] == "VN-25"]
    assert row["gates"] == tuple(f"vl:{gate}" for gate in near)
    assert row["unknown"] == ("maker_zones", "user_zones")


def test_a_planned_supply_and_an_export_without_buyer_are_shown_and_close_nothing(shipped: Reader) -> None:
    rows = ask(shipped, "gaps/no_link", at=DAY).rows

    silk = next(r for r in rows if (r["maker"], r["user"]) == ("vl:E64", "vl:E65"))
    assert silk["planned"] == ("vl:R066 planned",)
    veneer = next(r for r in rows if r["maker"] == "vl:E67" and "hs2022:4408" in (r["products"] or ()))  # type: ignore[operator]
    assert veneer["exports"] == ("vl:R067 stated",)


def test_a_pair_says_whether_somebody_at_the_users_side_makes_it_too(shipped: Reader) -> None:
    rows = ask(shipped, "gaps/no_link", at=DAY).rows

    # Of what users in Viet Nam need and Laos makes, only the wood of E48 has a maker there: E126 makes 4411, one of its choices.
    assert {(row["maker"], row["user"], row["how"]) for row in rows if row["met_there"]} == {
        ("vl:E67", "vl:E48", "by recipe"),
        ("vl:E68", "vl:E48", "by recipe"),
    }


# gaps/planned_only


def test_plans_tell_ahead_date_passed_and_undated_apart(shipped: Reader) -> None:
    vietnam = ask(shipped, "gaps/planned_only", country="VN", at=DAY)
    laos = ask(shipped, "gaps/planned_only", country="LA", at=DAY)

    told = {(row["need"], row["fact_id"]): (row["date"], row["timing"]) for row in (*vietnam.rows, *laos.rows)}
    assert told == {
        ("310420", "vl:R004"): ("2027-07", "ahead"),
        ("140490", "vl:R066"): ("2025-11", "date passed"),
        ("310520", "vl:R084"): (None, "undated"),
    }


def test_a_plan_whose_day_comes_reads_date_passed(shipped: Reader) -> None:
    later = ask(shipped, "gaps/planned_only", country="VN", at="2027-07-02")

    assert {row["fact_id"]: row["timing"] for row in later.rows}["vl:R004"] == "date passed"


def test_a_need_that_a_stated_supply_meets_is_no_row(shipped: Reader) -> None:
    rows = ask(shipped, "gaps/planned_only", country="VN", at=DAY).rows

    # Coal comes in by R047 and power by R022, both stated; R099 and R026 are planned on top of them.
    assert not {"vl:R099", "vl:R026"} & {row["fact_id"] for row in rows}


# gaps/single_maker


@pytest.mark.parametrize(("product", "makers", "owners"), [
    ("hs2022:170114", ("vl:E10",), ("vl:E11",)),  # R011; R012 (HAGL) ended in 2017
    ("hs2022:260300", ("vl:E27",), ("vl:E111",)),  # R121 90 %; R122 10 % decides nothing
    ("hs2022:040120", ("vl:E02",), ("vl:E01",)),  # R001 51 %
    ("hs2022:310420", ("vl:E05",), ()),  # E04 is planned
])  # fmt: skip
def test_one_maker_and_who_holds_it(shipped: Reader, product: str, makers: tuple[str, ...], owners: tuple[str, ...]) -> None:
    row = by(ask(shipped, "gaps/single_maker", at=DAY), "product")[product]

    assert (row["makers"], row["owners"]) == (makers, owners)


def test_a_minority_share_makes_no_group(shipped: Reader) -> None:
    bananas = by(ask(shipped, "gaps/single_maker", at=DAY), "product").get("hs2022:080390")

    # E13, E15 (held by E13), E63 and E64 (held by E12): two owners, and E14 holds only 27.63 % of E13.
    assert bananas is None


def test_who_depends_is_told_by_name_by_recipe_and_as_one_of_several(shipped: Reader) -> None:
    rows = by(ask(shipped, "gaps/single_maker", country="VN", at=DAY), "product")

    assert (rows["hs2022:252310"]["needed_by"], rows["hs2022:252310"]["used_by"]) == (("vl:E127", "vl:E82"), ("vl:E96",))
    assert rows["hs2022:4411"]["one_of"] == ("vl:E48",)  # wood-basis of 940360

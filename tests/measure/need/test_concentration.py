"""Measure `concentration` on made-up rows. Expected figures: gap-methods.md C4 and C5, else by hand beside the test."""

import pytest

from graph.errors import BadParameter
from graph.measure.need.concentration import measure

DAY = "2026-11-25"
PLAIN = {"product": "", "shares": "", "amounts": "", "cap": 0, "at": DAY}


def supply(supplier, amount=None, *, buyer="vl:B", product="hs2022:2523", **more):
    row = {"fact": f"{supplier}>{buyer}", "supplier": supplier, "buyer": buyer, "product": product, "status": "stated"}
    rest = {"valid_from": "2024", "valid_to": None, "amount": amount, "unit": "t", "shared": None, "sources": ("src:S1",)}
    return {**row, **rest, **more}


def owning(owner, owned, share=60.0):
    return {"fact": f"{owner}={owned}", "owner": owner, "owned": owned, "share": share, "status": "stated", "valid_to": None}


def rows(supplies, owns=(), **given):
    return measure({"rows": supplies, "owns": owns}, {**PLAIN, **given}).rows


def test_stated_amounts_of_one_unit_and_period_give_the_index():
    (row,) = rows([supply("vl:A", 40), supply("vl:C", 30), supply("vl:D", 20), supply("vl:E", 10)])

    assert (row["groups"], row["hhi_from"], row["hhi_to"], row["points_from"]) == (4, 0.3, 0.3, 3000)
    assert row["shares"] == ("vl:A 40 %", "vl:C 30 %", "vl:D 20 %", "vl:E 10 %")


def test_owners_count_and_not_legal_shells():
    found = measure({"rows": [supply("vl:A"), supply("vl:C")], "owns": [owning("vl:H", "vl:A"), owning("vl:H", "vl:C")]}, PLAIN)

    (row,) = found.rows
    assert (row["groups"], row["one_group"], row["owners"]) == (1, True, ("vl:H",))
    assert row["facts"] == ("vl:A>vl:B", "vl:C>vl:B", "vl:H=vl:A", "vl:H=vl:C")
    assert found.population == (1, 1)


def test_a_minority_share_joins_nobody():
    (row,) = rows([supply("vl:A"), supply("vl:C")], [owning("vl:H", "vl:A", 50.0), owning("vl:H", "vl:C")])

    assert (row["groups"], row["owners"]) == (2, ())


def test_unknown_shares_give_the_two_ends_and_no_middle():
    (row,) = rows([supply("vl:A", 40), supply("vl:C"), supply("vl:D", 20), supply("vl:E", 10)])

    assert (row["hhi_from"], row["hhi_to"], row["shares"], row["unit"]) == (0.25, 1.0, (), None)
    assert row["why_unknown"] == "amount not stated by every source"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"unit": "USD million"}, "amounts in different units"),
        ({"valid_from": "2023"}, "amounts of different periods"),
        ({"shared": True}, "an amount stands for several rows"),
        ({"supplier": "vl:A", "fact": "again"}, "several amounts of one owner group, which are never added"),
    ],
)
def test_amounts_that_do_not_compare_are_not_made_into_shares(other, why):
    found = rows([supply("vl:A", 1), supply("vl:D", 1), {**supply("vl:C", 1), **other}])

    assert found[0]["why_unknown"] == why
    assert found[0]["hhi_to"] == 1.0


def test_planned_and_past_supplies_count_for_nothing():
    assert rows([supply("vl:A", status="planned"), supply("vl:C", valid_to="2019")]) == []


def test_the_asker_may_give_shares_of_which_a_part_is_unknown():
    (row,) = rows([], shares="14.8; 14.4; 5.3")

    assert (row["hhi_from"], row["hhi_to"], row["why_unknown"]) == (0.0454, 0.4745, "65.5 % not given")
    assert row["groups"] is None  # how many more there are is unknown


def test_a_cap_on_each_unknown_share_narrows_it():
    (row,) = rows([], shares="14.8; 14.4; 5.3", cap=14.8)

    assert round(row["hhi_to"], 3) == 0.137


def test_the_asker_may_give_amounts():
    (row,) = rows([], amounts="50791017; 1205136; 44563794")

    assert (row["hhi_from"], row["hhi_to"], row["groups"]) == (0.4898, 0.4898, 3)
    assert row["shares"] == ("52.6 %", "1.248 %", "46.15 %")


def test_value_and_weight_are_different_answers():
    weight, value = rows([], amounts="90; 10"), rows([], amounts="50; 50")

    assert (weight[0]["points_from"], value[0]["points_from"]) == (8200, 5000)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"shares": "60; 50"}, "shares"),
        ({"shares": "forty"}, "shares"),
        ({"amounts": "5,1"}, "amounts"),
        ({"amounts": "-1"}, "amounts"),
        ({"cap": 101}, "cap"),
    ],
)
def test_numbers_that_cannot_be_are_refused_with_how_to_write_them(given, name):
    with pytest.raises(BadParameter) as refused:
        rows([], **given)

    assert refused.value.facts["name"] == name
    assert "Give" in str(refused.value)


def test_a_product_also_gets_all_its_suppliers_together():
    found = rows(
        [supply("vl:A", product="hs2022:252310"), supply("vl:C", buyer="iso:LA"), supply("vl:D", product="hs2022:4407")],
        product="hs2022:2523",
    )

    assert [(row["basis"], row["buyer"], row["suppliers"]) for row in found] == [
        ("all stated supply of the product", None, ("vl:A", "vl:C")),
        ("stated supply", "vl:B", ("vl:A",)),
        ("stated supply", "iso:LA", ("vl:C",)),
    ]


def test_a_buyer_with_twenty_thousand_suppliers_is_counted_whole_and_named_in_part():
    found = measure({"rows": [supply(f"vl:A{n}", 1) for n in range(20_000)], "owns": ()}, PLAIN)

    (row,) = found.rows
    assert (row["groups"], len(row["suppliers"]), len(row["facts"]), found.cut) == (20_000, 300, 300, True)

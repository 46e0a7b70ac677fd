"""Figures and dates as strips: one row each, in order, as printed, nothing added up."""

from graph.layout.figures import REMARKS, figures
from graph.layout.strip import MOST_MARKS, timeline
from graph.measure.trade.published_figures import measure
from graph.result import Row

PERIOD = {"pair": "VN-LA", "period_from": "2022-01", "period_to": "2022-10"}
# Four rows of the shipped tables (trade_values.csv and trade_totals.csv), and below what must be seen of them.
RUBBER = {**PERIOD, "figure": "vl:T006", "flow": "VN imports", "product_as_named": "rubber", "musd": 193.4}
STEEL = {**PERIOD, "figure": "vl:T035", "flow": "VN exports", "product_as_named": "iron and steel", "musd": 42.9, "tonnes": 58000.0}
TOTAL = {**PERIOD, "figure": "vl:TT04", "flow": None, "vn_exports_musd": 512.3, "vn_imports_musd": 849.5, "total_musd": 1360.0}
HANOI = {**PERIOD, "figure": "vl:TT13", "pair": "Hanoi-LA", "flow": None, "vn_exports_musd": 95.0}


def test_figures_stand_by_period_then_pair_then_total_before_flows() -> None:
    later = {**RUBBER, "figure": "vl:T013", "period_from": "2024-01", "period_to": "2024-01"}
    made = figures([later, HANOI, RUBBER, STEEL, TOTAL])

    assert [row.text for row in made.rows] == [
        "Viet Nam – Laos: total", "VN exports: iron and steel", "VN imports: rubber", "Hanoi – Laos: total", "VN imports: rubber",
    ]  # fmt: skip


def test_a_bar_reaches_from_the_first_month_to_the_end_of_the_last() -> None:
    row = figures([RUBBER]).rows[0]

    assert (row.when, row.until) == (2022.0, 2022.833)  # ten of twelve months
    assert figures([{**RUBBER, "period_to": "2022-12"}]).rows[0].until == 2023.0
    assert figures([{**RUBBER, "period_to": "2022-12"}]).last == 2023


def test_values_are_as_printed_and_none_is_made() -> None:
    assert [row.detail for row in figures([TOTAL, STEEL, HANOI]).rows] == [
        "exports 512.3, imports 849.5, total 1360 USD million",
        "42.9 USD million · 58000 tonnes",
        "exports 95 USD million",  # no imports were printed: no zero, no total
    ]


def test_the_colour_of_a_bar_is_the_country_that_the_goods_come_from() -> None:
    assert [row.tone for row in figures([TOTAL, STEEL, RUBBER]).rows] == ["plain", "VN", "LA"]


def test_a_remark_stands_with_its_sign_and_as_published_is_none() -> None:
    remarked = {**TOTAL, "quality": "rounded", "remarks": ("exports and imports add up to 1361.8, printed total 1360",)}
    made = figures([remarked, {**RUBBER, "quality": "as published"}]).rows

    assert made[0].remarks == ("! exports and imports add up to 1361.8, printed total 1360", "* rounded")
    assert made[1].remarks == ()


def test_every_remark_of_the_measure_can_be_said_in_another_language() -> None:
    """Three figures that differ in each way that the measure knows."""
    part = {**TOTAL, "figure": "vl:TT90", "period_to": "2022-06", "vn_exports_musd": 600.0}
    twin = {**TOTAL, "figure": "vl:TT91", "vn_imports_musd": 900.0, "disputed": ["total_musd"]}
    rows: list[Row] = list(measure({"rows": [TOTAL, part, twin], "products": ()}, {"product": "", "flow": "both"}).rows)
    words = {text: f"<{number}> " + text for number, text in enumerate(REMARKS)}

    told = [remark for row in figures(rows, lambda text: words.get(text, text)).rows for remark in row.remarks]
    assert {remark[:6] for remark in told} == {f"! <{number}> "[:6] for number in range(len(REMARKS))}
    assert any("in Viet Nam – Laos: total, 2022-01 – 2022-10 for the same period" in remark for remark in told)


def test_an_unknown_remark_and_an_unknown_flow_stay_as_they_are() -> None:
    odd = {**RUBBER, "flow": "transit", "remarks": ("seen {once}",)}

    assert (figures([odd]).rows[0].text, figures([odd]).rows[0].remarks) == ("transit: rubber", ("! seen {once}",))


def test_of_too_many_figures_the_latest_stay_and_the_rest_is_counted() -> None:
    rows = [
        {**RUBBER, "figure": f"vl:T{i}", "period_from": f"{1900 + i}", "period_to": f"{1900 + i}", "product_as_named": f"{i}"}
        for i in range(MOST_MARKS + 5)
    ]
    made = figures(rows)

    assert (len(made.rows), made.left_out, made.rows[0].text) == (MOST_MARKS, 5, "VN imports: 5")


def test_years_over_the_axis_are_as_many_as_fit() -> None:
    made = figures([{**RUBBER, "period_from": "2012", "period_to": "2025"}])

    assert (made.first, made.last) == (2012, 2026)
    assert made.years(8) == (2012, 2014, 2016, 2018, 2020, 2022, 2024, 2026)
    assert (made.across(2012), made.across(2019), made.across(2026)) == (0.0, 0.5, 1.0)


def test_a_plan_whose_date_has_passed_says_so_first() -> None:
    row = {"date": "2024", "event": "starts", "kind": "EXPORTS_TO", "subject_name": "A", "other": "iso:LA", "other_name": "Laos"}
    passed = {**row, "timing": "date passed"}

    assert timeline([passed], "2026-11-25").rows[0].detail == "date passed · starts · exports to Laos"
    assert timeline([row], "2026-11-25", lambda text: "Lào" if text == "Laos" else text).rows[0].detail == "starts · exports to Lào"

"""Measure `trade_beside_links` on made-up rows; every expectation by hand from the rule in its docstring."""

from graph.measure.trade.trade_beside_links import measure

BOTH = {"product": "", "flow": "both"}


def figure(id="vl:T1", flow="VN imports", start="2022-01", end="2022-10", **more):
    row = {"figure": id, "flow": flow, "period_from": start, "period_to": end, "product_as_named": "rubber", "musd": 1.0}
    return {**row, "tonnes": None, "same_as": None, "sources": ("src:S1",), **more}


def of(code, id="vl:T1"):
    return {"figure": id, "code": code, "basis": "assumed"}


def maker(enterprise="vl:E1", code="400122", country="LA"):
    return {"fact": f"{enterprise}|{code}|{country}", "enterprise": enterprise, "code": code, "country": country}


def link(fact="vl:R1", a="vl:E1", way=("LA", "VN"), code="400122", b="vl:E9", start="2020", end=None, **more):
    row = {"fact": fact, "a": a, "a_country": way[0], "b": b, "b_country": way[1], "product": f"hs2022:{code}" if code else None}
    return {**row, "valid_from": start, "valid_to": end, "amount": None, "unit": None, "detail": None, "sources": ("src:S2",), **more}


def measured(rows=(), products=(), makers=(), links=(), **given):
    return measure({"rows": rows, "products": products, "makers": makers, "links": links}, {**BOTH, **given})


def told(found):
    return [(row["fact_id"], row["verdict"]) for row in found.rows]


def test_a_complete_graph_has_a_link_behind_each_flow_and_a_flow_for_each_link():
    found = measured([figure()], [of("4001")], [maker()], [link()])

    assert told(found) == [("vl:T1", "link in the period"), ("vl:R1", "flow in the period")]
    assert (found.population, found.further_counts) == ((0, 1), {"makers_only": 0, "alone": 0, "links": 1})
    assert [row["match"] for row in found.rows] == ["narrower", "wider"]
    assert found.rows[0]["beside"] == ("vl:R1",)


def test_a_maker_on_the_wrong_side_stands_behind_nothing():
    found = measured([figure()], [of("4001")], [maker(country="VN")])

    assert told(found) == [("vl:T1", "no maker and no link")]


def test_a_maker_without_a_link_is_said():
    found = measured([figure()], [of("4001")], [maker()])

    assert told(found) == [("vl:T1", "maker, no link")]
    assert found.further_counts["makers_only"] == 1


def test_the_direction_of_a_link_counts():
    found = measured([figure()], [of("4001")], links=[link(way=("VN", "LA"))])

    assert told(found) == [("vl:T1", "no maker and no link"), ("vl:R1", "no published flow")]
    assert [row["flow"] for row in found.rows] == ["VN imports", "VN exports"]


def test_a_link_of_another_period_is_not_of_this_flow():
    found = measured([figure()], [of("4001")], links=[link(start="2011", end="2011"), link("vl:R2", start="2023")])

    assert told(found) == [("vl:T1", "link of another period"), ("vl:R1", "flow of another period"), ("vl:R2", "flow of another period")]


def test_a_link_within_one_country_crosses_nothing():
    assert told(measured(links=[link(way=("VN", "VN")), link(way=("ID", "VN"))])) == []


def test_the_origin_is_where_the_good_is_made():
    found = measured(makers=[maker(country="LA")], links=[link(way=("VN", "VN"))])  # a firm of Viet Nam whose field is in Laos

    assert told(found) == [("vl:R1", "no published flow")]


def test_a_figure_that_is_also_a_link_is_told_once():
    same = link("vl:R98", a="iso:LA", b="iso:VN", start="2022", end="2022")

    assert told(measured([figure(same_as="vl:R98")], [of("4001")], links=[same])) == [("vl:T1", "no maker and no link")]
    assert told(measured([figure()], [of("4001")], links=[same])) == [("vl:R98", "no maker and no link"), ("vl:T1", "no maker and no link")]


def test_a_figure_of_several_codes_is_one_row_and_nothing_is_added():
    found = measured([figure(), figure("vl:T2")], [of("07"), of("08"), of("4001", "vl:T2")], [maker(code="080390")])

    assert [(row["fact_id"], row["musd"]) for row in found.rows] == [("vl:T2", 1.0), ("vl:T1", 1.0)]
    assert found.rows[1]["verdict"] == "maker, no link"


def test_a_figure_without_product_or_direction_says_nothing():
    found = measured([figure(), figure("vl:T2", flow=None)], [of("4001", "vl:T2")])

    assert list(found.rows) == []
    assert "2 of 2" in str(found.notes[0])


def test_product_and_flow_narrow_what_is_asked():
    rows, products = [figure(), figure("vl:T2", flow="VN exports")], [of("4001"), of("72", "vl:T2")]

    assert told(measured(rows, products, product="hs2022:400122")) == [("vl:T1", "no maker and no link")]
    assert told(measured(rows, products, flow="VN exports")) == [("vl:T2", "no maker and no link")]


def test_many_makers_are_counted_and_twenty_named():
    found = measured([figure()], [of("40")], [maker(f"vl:E{n:02d}") for n in range(30)])

    assert (found.rows[0]["makers"], len(found.rows[0]["some_makers"])) == (30, 20)

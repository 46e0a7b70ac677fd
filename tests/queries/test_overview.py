"""The overview questions on the shipped data, on both engines. Expected values were read by hand in data/vietnam_laos/*.csv.

Checked so for the golden files of tests/expected/overview/: every cell of coverage is that of test_oracle.py; the chains coffee
and silk-handicraft row by row; in timeline all 24 planned and 8 ended or limited rows of relations.csv, all planned enterprises, zones and
corridors; all ten agreements with parties, coverage and events; in trade every figure with a remark, an overlap or a same_as.
"""

import pytest

from graph import ask
from graph.answer.answer import Answer
from graph.measure.need import coverage
from graph.measure.trade import published_figures
from graph.store import Reader

from .conftest import DAY


def cell(answer: Answer, chain: str, stage: str, country: str) -> dict[str, object]:
    return next(dict(row) for row in answer.rows if (row["chain"], row["stage"], row["country"]) == (chain, stage, country))


# overview/coverage


def test_an_enterprise_counts_once_in_a_cell(shipped: Reader) -> None:
    coffee = cell(ask(shipped, "overview/coverage"), "coffee", "PRODUCTION", "LA")

    # Beans: E28, E63, E70, E72, E73, E74; extract at the same stage: E28 again.
    assert coffee["makers_stated"] == 6
    assert coffee["enterprises"] == ("vl:E28", "vl:E63", "vl:E70", "vl:E72", "vl:E73", "vl:E74")


def test_planned_potash_is_no_stated_maker(shipped: Reader) -> None:
    potash = cell(ask(shipped, "overview/coverage"), "potash-fertiliser", "RAW", "LA")

    assert (potash["makers_stated"], potash["makers_planned"]) == (1, 1)  # E05; E04 from July 2027


def test_not_in_this_chain_is_not_zero(shipped: Reader) -> None:
    answer = ask(shipped, "overview/coverage")

    assert cell(answer, "coffee", "DESIGN", "LA")["products"] is None
    assert cell(answer, "coffee", "RAW", "LA")["products"] == 0  # in the chain, and no code stands there
    assert cell(answer, "coffee", "DISTRIBUTION", "VN")["dealers"] == 2  # E29, E69


def test_a_maker_outside_the_chain_is_shown_and_left_out_of_n_and_of() -> None:
    maker = {
        "does": "MAKES",
        "enterprise": "vl:E1",
        "code": "090111",
        "stage": "DESIGN",
        "country": "LA",
        "status": "stated",
        "basis": "sourced",
    }
    parts = {
        "rows": [maker],
        "chains": [{"chain": "coffee", "stages": ("RAW", "DISTRIBUTION")}],
        "places": [{"code": "090111", "chain": "coffee", "stage": "RAW", "home": True}],
    }

    found = coverage.measure(parts, {"assumed": True})

    shown = next(row for row in found.rows if row["makers_stated"])
    assert (shown["stage"], shown["in_chain"], shown["products"]) == ("DESIGN", False, None)
    assert found.population == (0, 4)  # two stages in two countries
    assert [note.values["n"] for note in found.notes if "outside the chain" in note.text] == [1]


def test_without_assumed_three_dealers_go(shipped: Reader) -> None:
    every, sourced = ask(shipped, "overview/coverage"), ask(shipped, "overview/coverage", assumed="no")

    # E07, E08 (coal) and E14 (bananas) deal by our reading of their sources.
    assert (cell(every, "coal-power", "DISTRIBUTION", "VN")["dealers"], cell(sourced, "coal-power", "DISTRIBUTION", "VN")["dealers"]) == (
        4,
        2,
    )
    assert cell(sourced, "fruit", "DISTRIBUTION", "VN")["dealers"] == 0


# overview/chain


def test_rubber_of_laos_is_made_by_firms_of_both_countries(shipped: Reader) -> None:
    answer = ask(shipped, "overview/chain", chain="rubber")  # case C9

    makers = {row["enterprise"] for row in answer.rows if (row["link"], row["product"], row["country"]) == ("MAKES", "hs2022:400122", "LA")}
    assert makers == {f"vl:E{n}" for n in (17, 18, 19, 20, 73, 125, 131)}
    seats = {node.id: node.country for node in answer.picture.nodes}
    # A filter by the country of the firm gives another list: these three are firms of Viet Nam with sites in Laos.
    assert {maker for maker in makers if seats[str(maker)] == "VN"} == {"vl:E19", "vl:E20", "vl:E73"}


def test_a_chain_shows_the_products_of_others_as_not_at_home(shipped: Reader) -> None:
    rows = [row for row in ask(shipped, "overview/chain", chain="coffee").rows if row["link"] == "IN_CHAIN"]

    away = {row["product"] for row in rows if not row["home"]}
    assert away == {f"hs2022:{code}" for code in ("170199", "210690", "310520", "392321", "481910")}


def test_the_status_filter_leaves_plans_out(shipped: Reader) -> None:
    every, stated = (ask(shipped, "overview/chain", chain="coffee", status=status) for status in ("stated, planned", "stated"))

    gone = {row["fact_id"] for row in every.rows} - {row["fact_id"] for row in stated.rows}
    assert gone == {"vl:R034"}


def test_the_picture_of_a_chain_has_every_link_of_its_table(shipped: Reader) -> None:
    answer = ask(shipped, "overview/chain", chain="silk-handicraft")

    assert {link.id for link in answer.picture.links} == {row["fact_id"] for row in answer.rows}


def test_a_code_that_stands_in_a_chain_by_its_heading_is_joined_to_it(shipped: Reader) -> None:
    rows = ask(shipped, "overview/chain", chain="electronics-auto").rows

    assert ("hs2022:870380", "hs2022:8703") in {(row["product"], row["other"]) for row in rows if row["link"] == "PART_OF"}


# overview/trade


def test_figures_are_listed_with_what_does_not_fit(shipped: Reader) -> None:
    rows = {row["figure"]: row for row in ask(shipped, "overview/trade").rows}

    assert len(rows) == 60  # 42 by product, 18 totals
    assert rows["vl:TT04"]["remarks"] == ("exports and imports add up to 1361.8, printed total 1360",)
    assert rows["vl:TT02"]["remarks"] == ()  # 309.4 + 514.6 = 824.0
    assert str(rows["vl:TT03"]["quality"]).startswith("corrected: source prints 586 as exports")
    assert rows["vl:T041"]["same_as"] == "vl:R097"
    assert rows["vl:T017"]["overlaps"] == ("vl:T020",)  # chapters 28 to 38 hold chapter 31
    assert all(row["sources"] for row in rows.values())


def test_two_sources_of_one_period_stand_side_by_side() -> None:
    def rubber(figure: str, musd: float) -> dict[str, object]:
        period = {"pair": "VN-LA", "flow": "VN imports", "period_from": "2024-01", "period_to": "2024-12"}
        return {**period, "figure": figure, "musd": musd, "sources": [f"src:{figure}"]}

    parts = {
        "rows": [rubber("vl:T1", 27.4), rubber("vl:T2", 31.0)],
        "products": [{"figure": f"vl:T{n}", "code": "4001", "basis": "sourced"} for n in (1, 2)],
    }

    first, second = published_figures.measure(parts, {"product": "", "flow": "both"}).rows

    assert (first["contradicts"], second["contradicts"]) == (("vl:T2",), ("vl:T1",))
    assert first["remarks"] == ("musd: 31 in vl:T2 for the same period, 27.4 here",)
    assert (first["musd"], second["musd"]) == (27.4, 31.0)  # neither averaged nor overwritten


def test_a_product_filter_keeps_headings_and_children(shipped: Reader) -> None:
    answer = ask(shipped, "overview/trade", product="400122")

    assert [row["figure"] for row in answer.rows] == ["vl:T034", "vl:T006", "vl:T013", "vl:T022"]
    assert (answer.population.n, answer.population.of) == (4, 60)


# overview/timeline


def test_of_24_planned_links_one_lies_ahead(shipped: Reader) -> None:
    answer = ask(shipped, "overview/timeline", status="planned", at=DAY)

    links = [row for row in answer.rows if str(row["fact_id"]).startswith("vl:R")]
    assert len(links) == 24
    assert {row["fact_id"] for row in links if row["timing"] == "ahead"} == {"vl:R004"}
    assert {row["fact_id"] for row in links if row["timing"] == "undated"} == {"vl:R084", "vl:R120"}
    assert sum(row["timing"] == "date passed" for row in links) == 21
    assert (answer.population.n, answer.population.of) == (1, 24)


def test_an_earlier_day_has_more_ahead(shipped: Reader) -> None:
    answer = ask(shipped, "overview/timeline", at="2010-01-01")

    assert (answer.population.n, answer.population.of) == (21, 24)  # R092 is of 2008; two are undated


def test_planned_things_say_who_stands_behind_them(shipped: Reader) -> None:
    rows = {(row["subject"], row["event"]): row for row in ask(shipped, "overview/timeline", at=DAY).rows}

    assert rows["vl:E117", "starts"]["by"] == ("vl:E09",)  # R010
    assert rows["vl:E118", "starts"]["by"] == ("vl:E46",)  # R044
    assert rows["vl:Z26", "starts"]["by_words"] == "Vinhomes Industrial Park Investment JSC"
    assert rows["vl:Z30", "founded or decided"]["date"] == "2023"
    assert (rows["vl:Z30", "starts"]["timing"], rows["vl:Z30", "starts"]["life"]) == ("undated", "under construction")
    assert rows["vl:corridor/C03", "starts"]["timing"] == "undated"
    assert ("vl:Z25", "starts") not in rows  # the aggregate


# overview/agreements


@pytest.mark.parametrize(("at", "state"), [("2025-12-31", "signed"), ("2026-01-01", "lapsed"), (DAY, "lapsed")])
def test_an_agreement_to_2025_holds_to_its_last_day(shipped: Reader, at: str, state: str) -> None:
    rows = {row["agreement"]: row["state"] for row in ask(shipped, "overview/agreements", at=at).rows}

    assert rows["vl:A02"] == state
    assert rows["vl:A07"] == "in force"


def test_parties_named_and_not_named_are_told_apart(shipped: Reader) -> None:
    answer = ask(shipped, "overview/agreements", at=DAY)

    rows = {str(row["agreement"]): row for row in answer.rows}
    assert {agreement for agreement, row in rows.items() if row["not_named"]} == {"vl:A03", "vl:A04", "vl:A09"}
    assert tuple(rows["vl:A06"]["parties"]) == ("vl:E119", "vl:body/government-vn")  # type: ignore[arg-type]
    assert (answer.population.n, answer.population.of) == (7, 10)


def test_what_the_text_names_and_what_we_read_into_it_stand_apart(shipped: Reader) -> None:
    row = next(r for r in ask(shipped, "overview/agreements", at=DAY).rows if r["agreement"] == "vl:A01")

    assert tuple(row["chains"]) == ("cement", "iron-steel")  # type: ignore[arg-type]
    assert len(tuple(row["chains_by_reading"])) == 10  # type: ignore[arg-type]
    assert tuple(row["stages"]) == ("RAW", "PRODUCTION", "PROCESSING", "MANUFACTURING", "DESIGN", "DISTRIBUTION")  # type: ignore[arg-type]

"""The gap as an object, on the shipped data and both engines. Expected values were read by hand in data/vietnam_laos/*.csv.

Checked so for tests/expected/gaps/all.*: every verdict against no_maker, planned_only and single_maker (the first test); of the eight
"maker known but no link" of Laos the makers in enterprise_products.csv and the absence of a SUPPLIES row to a user in relations.csv;
the trade figures in trade_by_product.csv and trade_product_hs.csv. Of the other golden files of these questions (one, candidates,
completeness, stages) the rows that the claims below name were read against the tables; the rest were looked through only.
"""

import pytest

from graph import ask
from graph.answer.answer import Answer
from graph.errors import BadParameter
from graph.store import Reader

from .conftest import DAY


def by_need(answer: Answer) -> dict[str, dict[str, object]]:
    return {str(row["need"]): dict(row) for row in answer.rows}


@pytest.mark.parametrize("country", ["LA", "VN"])
@pytest.mark.parametrize("assumed", ["yes", "no"])
def test_the_verdicts_are_those_of_the_other_gap_questions(shipped: Reader, country: str, assumed: str) -> None:
    given = {"country": country, "assumed": assumed}
    gaps = ask(shipped, "gaps/all", at=DAY, **given)
    no_maker = ask(shipped, "gaps/no_maker", **given)
    planned = ask(shipped, "gaps/planned_only", at=DAY, **given)

    verdicts = {str(row["need"]): row["verdict"] for row in gaps.rows}
    assert {need for need, word in verdicts.items() if word in ("no maker known", "planned only")} == {row["need"] for row in no_maker.rows}
    assert {need for need, word in verdicts.items() if word == "planned only"} == {row["need"] for row in planned.rows}
    assert gaps.population.of == no_maker.population.of


def test_ham_rong_needs_cocoons_that_nobody_in_viet_nam_makes(shipped: Reader) -> None:
    row = by_need(ask(shipped, "gaps/all", country="VN", chain="silk-handicraft", at=DAY))["500100"]  # case C7

    assert (row["gap"], row["verdict"], row["users"]) == ("VN|PRODUCTION|500100", "no maker known", ("vl:E65",))
    assert (row["makers"], row["makers_abroad"], row["planned"], row["value_musd"]) == ((), (), (), None)


def test_potash_that_one_maker_makes_is_not_stated_to_reach_the_banana_growers(shipped: Reader) -> None:
    row = by_need(ask(shipped, "gaps/all", at=DAY))["310420"]

    # E05 makes it, E04 is planned (R004 goes to Viet Nam); of the growers in Laos none is named as a buyer.
    assert (row["verdict"], row["also"], row["makers"], row["planned"]) == (
        "maker known but no link",
        ("single maker",),
        ("vl:E05",),
        ("vl:E04",),
    )


def test_what_is_at_stake_is_the_figure_that_names_the_fewest_codes(shipped: Reader) -> None:
    row = by_need(ask(shipped, "gaps/all", at=DAY))["310520"]

    # T020 fertilisers, chapter 31 alone, 17.7; T017 chemical products, eleven chapters, 344.
    assert (row["value_musd"], row["value_of"], row["value_period"]) == (
        17.7,
        ("vl:T020", "vl:T005", "vl:T026", "vl:T017"),
        "2025-01 to 2025-07",
    )


def test_no_two_lists_name_the_same_maker_in_laos(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/all", at=DAY)

    # Land Matrix (S281, S92), Mindat (S104) and Open Supply Hub (S293) have no enterprise in common.
    assert {row["completeness"] for row in answer.rows} == {"not estimable: no enterprise is in both lists"}
    assert "How many makers in Laos the lists miss is not estimable: no enterprise is in both lists." in map(str, answer.notes)


# gaps/one


def test_one_gap_names_firm_gate_and_evidence_and_what_is_unknown(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/one", gap="VN|PRODUCTION|500100", at=DAY)

    # E64 grows mulberry (140490) in Attapeu, an input of cocoons; gate G12 lies in Attapeu; no zone, no road and no capacity is stated.
    (row,) = answer.rows
    assert (row["candidate"], row["role"]) == ("vl:E64", "makes an input of it across the border, could step up")
    assert (row["gates"], row["gate_known"], row["km"], row["zones"]) == (("vl:G12",), "in a province of either end", None, ())
    assert row["unknown"] == ("km", "gate on the way", "zone", "capacity", "price", "certificate")
    assert (row["status"], row["score"], row["score_low"]) == ("inferred", 0.125, 0.0)  # 1 · 0.25 · (1 − 1/2)
    assert (answer.population.n, answer.population.of, answer.population.further_counts) == (44, 44, {"candidates": 1})
    assert "Verdict: no maker known." in map(str, answer.notes)


@pytest.mark.parametrize("country", ["LA", "VN"])
def test_the_candidates_of_one_gap_are_those_that_all_gaps_count(shipped: Reader, country: str) -> None:
    rows = ask(shipped, "gaps/all", country=country, at=DAY).rows

    for row in rows[::6]:
        one = ask(shipped, "gaps/one", gap=row["gap"], at=DAY)
        assert len(one.rows) == row["candidates"]


def test_an_unknown_gap_is_refused_with_the_nearest_names(shipped: Reader) -> None:
    with pytest.raises(BadParameter) as refused:
        ask(shipped, "gaps/one", gap="LA|PROCESSING|7208", at=DAY)

    assert "LA|PROCESSING|7207" in refused.value.then
    with pytest.raises(BadParameter):
        ask(shipped, "gaps/one", gap="tea", at=DAY)


def test_who_supplies_every_user_already_is_no_candidate(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/one", gap="VN|PRODUCTION|170114", at=DAY)

    assert answer.rows == ()  # R013: E10 in Attapeu supplies E11, the only user
    assert "Makers across the border that supply every user already, and are no candidates: 1." in map(str, answer.notes)


# gaps/candidates


def test_a_buyer_sees_candidates_for_each_of_its_needs(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/candidates", of="vl:E48", at=DAY)

    assert {(row["need"], row["candidate"]) for row in answer.rows if row["need"] == "4407"} == {("4407", "vl:E67")}
    assert {row["status"] for row in answer.rows} == {"inferred"}
    assert {row["l3"] for row in answer.rows} == {None}  # no supply of E48 is stated
    assert (answer.population.n, answer.population.of) == (2, 5)


def test_a_product_is_asked_for_all_its_users(shipped: Reader) -> None:
    rows = ask(shipped, "gaps/candidates", of="hs2022:310420", country="VN", at=DAY).rows

    assert [(row["candidate"], row["role"]) for row in rows] == [
        ("vl:E05", "makes it across the border"),
        ("vl:E04", "planned maker across the border"),
    ]


# gaps/completeness, gaps/contradicted, gaps/stages


def test_lists_of_one_publisher_are_one_list(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/completeness", country="LA")

    assert [(row["list_a"], row["list_b"], row["in_a"], row["in_b"], row["in_both"]) for row in answer.rows] == [
        ("Land Matrix", "Mindat", 7, 1, 0),
        ("Land Matrix", "Open Supply Hub", 7, 2, 0),
        ("Mindat", "Open Supply Hub", 1, 2, 0),
    ]
    assert {row["estimate"] for row in answer.rows} == {None}


def test_the_shipped_statements_do_not_contradict_each_other(shipped: Reader) -> None:
    for country in ("LA", "VN"):
        assert ask(shipped, "gaps/contradicted", country=country, at=DAY).rows == ()  # E47 is closed and nothing has it active


@pytest.mark.parametrize("country", ["LA", "VN"])
def test_missing_stages_are_those_that_coverage_leaves_empty(shipped: Reader, country: str) -> None:
    answer = ask(shipped, "gaps/stages", country=country, at=DAY)

    cells = [row for row in ask(shipped, "overview/coverage").rows if row["country"] == country and row["in_chain"]]
    empty = {(c["chain"], c["stage"]) for c in cells if not (c["dealers"] if c["stage"] == "DISTRIBUTION" else c["makers_stated"])}
    assert {(row["chain"], row["stage"]) for row in answer.rows} == empty
    assert (answer.population.n, answer.population.of) == (len(empty), len(cells))


def test_a_planned_plant_stands_beside_its_empty_stage(shipped: Reader) -> None:
    rows = {row["gap"]: row for row in ask(shipped, "gaps/stages", at=DAY).rows}

    row = rows["LA|PROCESSING|bauxite-aluminium"]  # E117, Dakcheung, planned
    assert (row["stated"], row["planned"], row["planned_enterprises"]) == (0, 1, ("vl:E117",))


def test_a_buyer_is_no_candidate_of_its_own_need(shipped: Reader) -> None:
    """Lao-Jagro (E02) needs milk powder as one way to make milk, and makes milk: no supplier of itself."""
    answer = ask(shipped, "gaps/candidates", of="vl:E02", at=DAY)

    assert answer.rows
    assert "vl:E02" not in {row["candidate"] for row in answer.rows}

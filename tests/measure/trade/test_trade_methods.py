"""Worked examples of the methods on whole tables, to the digits of gap-methods.md (C6, C10 to C15), and what holds for any table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.algorithm import economic_complexity
from graph.algorithm.economic_complexity import complexity, density, proximity
from graph.algorithm.input_output import chain_positions, ghosh, leontief, linkages, matrix
from graph.measure.trade import complementarity, import_dependency, next_products
from graph.measure.trade.export_potential import potential
from graph.measure.trade.import_dependency import cdi
from graph.measure.trade.revealed_advantage import rca

NESTED = matrix([[1, 1, 1], [1, 1, 0], [1, 0, 0]])  # C13
FLOWS, OUTPUT = matrix([[150, 500], [200, 100]]), np.array([1000.0, 2000.0])  # Miller & Blair 2009, two sectors (C10, C11)
CLINKER = {"iso:TH": 50_791_017.0, "iso:CN": 1_205_136.0, "iso:VN": 44_563_794.0}  # kg into Laos, 2019 (C4)
TABLE = {
    "table": "table:baci/hs2022-6/2023",
    "series": "baci/hs2022-6",
    "hs": "hs2022",
    "level": 6,
    "period": "2023",
    "sources": ("src:BACI",),
}


def test_clinker_by_weight_is_concentrated_and_undecided_without_exports() -> None:
    made = cdi(CLINKER, None)

    assert round(made.concentration or 0, 2) == 0.49
    assert (made.outside, made.to_exports, made.held) == (None, None, None)


def test_every_limit_must_be_passed() -> None:
    assert cdi({"iso:TH": 9, "iso:CN": 1}, 5).held is True  # HHI 0.82, 10 ÷ 5 = 2
    assert cdi({"iso:TH": 9, "iso:CN": 1}, 20).held is False  # sells more than it buys
    assert cdi({"iso:TH": 1, "iso:CN": 1, "iso:JP": 1}, 1).held is False  # HHI 0.3333


def test_with_a_bloc_all_three_figures_are_of_the_outside() -> None:
    made = cdi({"iso:TH": 60, "iso:CN": 30, "iso:JP": 10}, 10, import_dependency.ASEAN)

    assert (made.concentration, made.outside, made.to_exports) == (0.625, 0.4, 4.0)  # (.75² + .25²); 40 of 100; 40 ÷ 10
    assert made.held is False  # only 40 % come from outside


def imports(*years: str) -> dict[str, list[dict[str, object]]]:
    """One product bought from Thailand alone in these years, sold a little in each."""
    tables = [{**TABLE, "table": f"table:baci/hs2022-6/{year}", "period": year} for year in ("2021", "2022", "2023")]
    bought = [{"table": f"table:baci/hs2022-6/{y}", "product": "hs2022:252310", "sellers": ["iso:TH"], "amounts": [9.0]} for y in years]
    sold = [{"table": f"table:baci/hs2022-6/{y}", "product": "hs2022:252310", "values": [1.0]} for y in years]
    return {"tables": tables, "rows": bought, "exports": sold, "countries": []}


ASKED = {"country": "LA", "by": "value", "bloc": "none", "table": ""}


def test_a_flag_of_one_year_is_no_dependency_and_of_two_it_is() -> None:
    once, twice = (import_dependency.measure(imports(*years), ASKED) for years in (("2022",), ("2021", "2023")))

    assert [row["verdict"] for row in (*once.rows, *twice.rows)] == ["not lasting", "dependency"]
    assert (once.population, twice.population) == ((0, 1), (1, 1))


def test_without_a_row_of_exports_nothing_is_called_a_dependency() -> None:
    made = import_dependency.measure({**imports("2021", "2022", "2023"), "exports": []}, ASKED)

    assert [(row["verdict"], row["cdi3"], row["years"]) for row in made.rows] == [("exports unknown", None, ())]
    assert made.population == (0, 1)


def test_an_amount_that_is_not_known_leaves_the_year_out() -> None:
    parts = imports("2021", "2022")
    parts["rows"][0] |= {"sellers": ["iso:TH", "iso:CN"], "amounts": [9.0, -1]}

    made = import_dependency.measure(parts, {**ASKED, "by": "weight"})

    assert [row["verdict"] for row in made.rows] == ["not lasting"]
    assert "Products and years with a row whose weight is not known, left out: 1." in map(str, made.notes)


def test_rca_of_two_countries_and_two_products() -> None:
    made = rca({"A": {"p": 80, "q": 20}, "B": {"p": 20, "q": 180}})

    assert [round(made[c][p], 4) for c in "AB" for p in "pq"] == [2.4, 0.3, 0.3, 1.35]


@given(st.lists(st.lists(st.integers(1, 10**6), min_size=3, max_size=3), min_size=1, max_size=5))
def test_rca_weighted_by_the_world_is_one(values: list[list[int]]) -> None:
    sold = {f"c{i}": dict(zip("pqr", map(float, row), strict=True)) for i, row in enumerate(values)}
    world = {code: sum(row[code] for row in sold.values()) for code in "pqr"}

    for row in rca(sold).values():
        assert sum(ratio * world[code] for code, ratio in row.items()) / sum(world.values()) == pytest.approx(1)


def test_proximity_density_and_complexity_of_the_nested_table() -> None:
    near, found = proximity(NESTED), complexity(NESTED)

    assert [near[0, 1], near[0, 2], near[1, 2]] == pytest.approx([2 / 3, 1 / 3, 1 / 2])
    assert round(density(NESTED, 1)[2], 4) == 1.0  # i ≠ j
    assert round(density(NESTED, 1, own=True)[2], 4) == 0.4545
    assert found.eigenvalue == pytest.approx(0.25)
    assert found.eci is not None
    assert found.eci.tolist() == pytest.approx([1, 0, -1])


def test_blocks_of_products_give_the_same_density(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(1)
    m = (dice.random((12, 40)) < 0.5).astype(np.float64)
    m[:, m.sum(axis=0) == 0] = 1.0
    whole = density(m, 3)
    monkeypatch.setattr(economic_complexity, "_BLOCK", 7)

    assert density(m, 3).tolist() == pytest.approx(whole.tolist())


def test_complexity_is_not_given_where_it_is_arbitrary() -> None:
    assert complexity(matrix([[1, 0], [0, 1]])).eci is None  # two countries
    assert complexity(matrix([[1, 0, 0], [0, 1, 0], [0, 0, 1]])).eci is None  # three worlds of one product


def sold(**own: str) -> dict[str, list[dict[str, object]]]:
    rows = [{"exporter": f"iso:{code}", "table": TABLE["table"], "fact": code, "sales": sales} for code, sales in own.items()]
    return {"tables": [TABLE], "rows": rows}


NEXT = {"country": "LA", "minimum": 0, "own": False, "table": "", "period": ""}


def test_next_products_prints_its_cleaning_and_warns_of_few_countries() -> None:
    parts = sold(LA="010121=10 010129=1", TH="010121=1 010129=10", CN="010121=5 010129=5.5", KH="020110=0.1")

    notes = [str(note) for note in next_products.measure(parts, {**NEXT, "minimum": 1}).notes]

    assert "A product does not count as near to itself: i = j is in neither sum." in notes
    assert "Smallest exports of a country taken: 1 thousand USD; countries left out for it: 1." in notes
    assert any(note.startswith("Only 3 countries sell something") for note in notes)


def test_countries_and_products_without_advantage_are_dropped_and_listed() -> None:
    made = next_products.space({"A": {"p": 9.0}, "B": {"p": 1.0, "q": 1.0}}, {"A": {"p": 0.9}, "B": {"p": 1.1, "q": 0.2}}, 0)

    assert (made.countries, made.products, made.empty, made.nowhere) == (("B",), ("p",), ("A",), ("q",))


def test_potential_of_two_products() -> None:
    made = potential({"p": 0.8, "q": 0.1}, {"p": 30, "q": 60}, 20)

    assert round(made.ease, 3) == 0.667
    assert [made.epi["p"], made.epi["q"]] == pytest.approx([16, 4])


amounts = st.floats(0.001, 1e9)


@given(st.dictionaries(st.sampled_from("pqrstu"), st.tuples(st.floats(0.001, 1), amounts), min_size=1), amounts)
def test_potentials_add_up_to_what_is_traded(goods: dict[str, tuple[float, float]], traded: float) -> None:
    made = potential({code: share for code, (share, _) in goods.items()}, {code: wanted for code, (_, wanted) in goods.items()}, traded)

    assert sum(made.epi.values()) == pytest.approx(traded)


def test_fit_of_three_shares_and_of_the_published_totals() -> None:
    assert complementarity.suits({"a": 0.5, "b": 0.3, "c": 0.2}, {"a": 0.2, "b": 0.3, "c": 0.5}) == pytest.approx(70)
    assert [round(complementarity.both_ways(*pair) or 0, 4) for pair in ((524.5, 368.4), (755.2, 1250))] == [0.8252, 0.7532]


def test_a_total_hides_that_no_product_goes_both_ways() -> None:
    assert (complementarity.both_ways(100 + 0, 0 + 100), complementarity.both_ways(100, 0), complementarity.both_ways(0, 100)) == (1, 0, 0)


def test_the_two_sectors_of_miller_and_blair() -> None:
    made, (upstream, behind) = linkages(FLOWS, OUTPUT), chain_positions(FLOWS, OUTPUT)

    assert leontief(FLOWS, OUTPUT).round(4).tolist() == [[1.2541, 0.3300], [0.2640, 1.1221]]
    assert (made.backward.round(4).tolist(), made.forward.round(4).tolist()) == ([1.0222, 0.9778], [1.0667, 0.9333])
    assert (upstream.round(4).tolist(), behind.round(4).tolist()) == ([1.9142, 1.2541], [1.5182, 1.4521])


def test_what_ghosh_and_leontief_share() -> None:
    assert np.allclose(ghosh(FLOWS, OUTPUT) * OUTPUT[:, None], leontief(FLOWS, OUTPUT) * OUTPUT[None, :])

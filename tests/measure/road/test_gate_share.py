"""The share of each gate as an interval, on rows made by hand."""

from hypothesis import given
from hypothesis import strategies as st

from graph.measure import Measured
from graph.measure.road.gate_share import measure, spread
from graph.result import Row


def sent(a: str, gate: str | None, amount: float | None, **more: object) -> Row:
    return {"a": a, "gate": gate, "product": "hs2022:270112", "amount": amount, "unit": "t", "shared": False, "valid_from": "2023"} | {
        "valid_to": None,
        "fact": f"{a}|{gate}|{amount}",
        "sources": (),
        **more,
    }


def sold(a: str, amount: float | None, b: str = "vl:E9", **more: object) -> Row:
    return {**sent(a, None, amount), "b": b, "a_country": "LA", "b_country": "VN", "kind": "SUPPLIES", **more}


def asked(rows: list[Row], shipments: list[Row]) -> Measured:
    chains = [{"code": "2701", "chain": "coal-power"}]
    return measure({"rows": rows, "shipments": shipments, "lines": [], "homes": chains}, {"chain": "", "at": "2026-11-25"})


def told(made: Measured) -> list[tuple[object, ...]]:
    return [
        (one["period"], one["gate"], one["tonnes"], one.get("share_from"), one.get("share_to"), one["more_than_half"]) for one in made.rows
    ]


def test_the_unknown_part_may_make_a_gate_pass_one_half() -> None:
    made = asked([sold("vl:E3", 30)], [sent("vl:E1", "vl:G1", 45), sent("vl:E2", "vl:G2", 25)])

    assert told(made) == [
        ("2023", "vl:G1", 45, 45.0, 75.0, "possible"),
        ("2023", "vl:G2", 25, 25.0, 55.0, "possible"),
        ("2023", None, 30, None, None, None),
    ]
    # .45² + .25² = .265; (.45 + .30)² + .25² = .625
    assert {(one["hhi_from"], one["hhi_to"]) for one in made.rows} == {(0.265, 0.625)}


def test_a_supply_whose_seller_ships_through_a_gate_is_one_crossing_with_that_gate() -> None:
    made = asked([sold("vl:E1", 40)], [sent("vl:E1", "vl:G1", None)])

    assert told(made) == [("2023", "vl:G1", 40, 100.0, 100.0, "yes")]
    assert made.population == (1, 1)


def test_periods_are_never_added_and_a_shared_total_is_unknown() -> None:
    made = asked([], [sent("vl:E1", "vl:G1", 10), sent("vl:E2", "vl:G2", 20, valid_from="2024"), sent("vl:E3", "vl:G1", 99, shared=True)])

    assert [(one["period"], one["tonnes_all"], one["no_tonnes"]) for one in made.rows] == [("2023", 10, 1), ("2024", 20, 1)]


def test_a_total_of_the_country_is_the_whole_of_which_enterprises_are_parts() -> None:
    total = sold("iso:LA", 100, b="iso:VN", kind="EXPORTS_TO")
    made = asked([total, sold("vl:E2", 15)], [sent("vl:E1", "vl:G1", 60)])

    assert told(made) == [("2023", "vl:G1", 60, 60.0, 100.0, "yes"), ("2023", None, 40, None, None, None)]


def test_a_yearly_amount_stands_apart_and_other_units_are_no_tonnes() -> None:
    made = asked([], [sent("vl:E1", "vl:G1", 5, unit="t/year"), sent("vl:E2", "vl:G1", 7, unit="USD million")])

    assert [(one["period"], one["tonnes_all"], one["no_tonnes"]) for one in made.rows] == [("t/year from 2023", 5, 1)]


def test_without_tonnes_the_share_is_unknown_and_not_zero() -> None:
    [row] = asked([], [sent("vl:E1", "vl:G1", None)]).rows

    assert (row["more_than_half"], row.get("share_from"), row["gate"], row.get("tonnes")) == ("unknown", None, None, None)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=6), st.integers(0, 5), st.floats(0, 1))
def test_wherever_the_unknown_part_went_the_index_is_in_the_interval(amounts: list[float], at: int, split: float) -> None:
    *known, unknown = [amount / sum(amounts) for amount in amounts] if len(amounts) > 1 else [1.0, 0.0]
    low, high = spread(known)

    true = [*known, unknown * (1 - split)]
    true[at % len(known)] += unknown * split
    assert low - 1e-9 <= sum(share**2 for share in true) <= high + 1e-9

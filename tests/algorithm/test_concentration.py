"""Concentration of shares. Worked examples: gap-methods.md C4 and C5 (hand and recomputed); properties follow from the formula."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.algorithm.concentration import bounds, hhi, points

AMOUNTS = st.lists(st.floats(min_value=0.01, max_value=1e9), min_size=1, max_size=12)
CLINKER = (50_791_017, 1_205_136, 44_563_794)  # kg, Lao imports of 2019


def test_forty_thirty_twenty_ten_percent_are_three_thousand_points():
    assert points(hhi([0.4, 0.3, 0.2, 0.1])) == 3000


def test_lao_clinker_of_2019_has_the_shares_and_the_index_of_the_worked_example():
    shares = [amount / sum(CLINKER) for amount in CLINKER]

    assert [round(share, 4) for share in shares] == [0.526, 0.0125, 0.4615]
    assert round(hhi(CLINKER), 4) == 0.4898


def test_partly_known_shares_of_hanoi_give_the_interval_of_the_worked_example():
    lower, upper = bounds([0.148, 0.144, 0.053])

    assert (round(lower, 4), round(upper, 4)) == (0.0454, 0.4745)


def test_a_cap_on_the_unknown_shares_narrows_the_interval():
    assert round(bounds([0.148, 0.144, 0.053], cap=0.148)[1], 3) == 0.137


@pytest.mark.parametrize("cap", [0.0, -1.0, 0.7, 1.0])
def test_a_cap_that_excludes_nothing_changes_nothing(cap):
    assert bounds([0.148, 0.144, 0.053], cap=cap) == bounds([0.148, 0.144, 0.053])


def test_nothing_supplied_has_no_index():
    assert hhi([]) is None
    assert hhi([0.0]) is None
    assert points(None) is None


@given(AMOUNTS)
def test_the_index_lies_between_one_over_n_and_one(amounts):
    assert 1 / len(amounts) - 1e-9 <= hhi(amounts) <= 1 + 1e-9


@given(AMOUNTS, st.integers(min_value=0, max_value=12), st.floats(min_value=0.01, max_value=1.0))
def test_the_true_index_lies_in_the_interval_of_what_is_known_of_it(amounts, hidden, cap):
    shares = [amount / sum(amounts) for amount in amounts]
    known, unknown = shares[hidden:], shares[:hidden]
    holds = all(share <= cap for share in unknown)

    lower, upper = bounds(known, cap=cap if holds else None)

    assert lower - 1e-9 <= hhi(amounts) <= upper + 1e-9


@given(AMOUNTS)
def test_all_shares_known_leave_no_interval(amounts):
    lower, upper = bounds([amount / sum(amounts) for amount in amounts])

    assert math.isclose(lower, upper, abs_tol=1e-9)

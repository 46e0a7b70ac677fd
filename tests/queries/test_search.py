"""explore/search: what is found by which name. Expected things were read by hand in data/vietnam_laos/*.csv."""

import pytest

from graph import ask
from graph.store import Reader


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quảng Bình", {"iso:VN-24", "gso2025:44"}),  # one province became another on 1 July 2025
        ("kon tum", {"iso:VN-28", "gso2025:51"}),
        ("Quang Tri", {"iso:VN-24", "iso:VN-25", "gso2025:44"}),  # and the other two are found by the new name
    ],
)
def test_a_province_is_found_by_what_it_was_and_by_what_it_became(shipped: Reader, text: str, found: set[str]) -> None:
    """Case H16."""
    answer = ask(shipped, "explore/search", text=text, kind="Province")

    assert {row["found"] for row in answer.rows} == found
    assert answer.population.n == len(found)


@pytest.mark.parametrize("text", ["attapu", "ATTAPEU", "ອັດຕະປື"])
def test_a_province_is_found_in_any_case_and_script_first(shipped: Reader, text: str) -> None:
    """The test of user report 11."""
    first = ask(shipped, "explore/search", text=text).rows[0]

    assert first["found"] == "iso:LA-AT"
    assert list(first["names"]) == ["Attapeu", "Ắt Tạ Pư", "ອັດຕະປື"]


def test_a_source_is_found_under_its_title(shipped: Reader) -> None:
    rows = ask(shipped, "explore/search", text="Quang Tri", kind="Source").rows

    assert rows
    assert all(row["found_name"] and row["found_name"] != row["found"] for row in rows)

"""From all gaps to one: the list, its filters, and the ways into it."""

from views._parts import gap_list

from .conftest import Open, html


def test_the_first_question_is_all_gaps_of_laos_with_n_of_n(opened: Open) -> None:
    """48 of 49: tests/expected/gaps/all.at=2026-11-25.csv."""
    app = opened("gaps")

    assert not app.exception
    assert "<b>48</b> of <b>49</b>" in html(app)


def test_a_verdict_narrows_the_list_and_says_so(opened: Open) -> None:
    app = opened("gaps", verdict="planned only")

    assert any(one.value.startswith("1 of 48 gaps shown") for one in app.caption)


def test_a_verdict_that_is_none_shows_all(opened: Open) -> None:
    app = opened("gaps", verdict="<script>")

    assert not app.exception
    assert not any("gaps shown" in one.value for one in app.caption)


def test_the_chain_page_leads_to_the_gaps_of_either_side(opened: Open) -> None:
    app = opened("overview", question="chain", chain="coffee")

    assert [one.proto.label for one in app.get("page_link")][:2] == ["Gaps of this chain in Laos →", "Gaps of this chain in Viet Nam →"]


def test_what_is_not_known_is_said_and_never_a_zero() -> None:
    row = {"need": "4403", "products_name": (), "value_musd": None}

    assert (gap_list.value(row), gap_list.stages(None), gap_list.title(row)) == ("unknown", "unknown", "4403")

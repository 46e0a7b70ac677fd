"""From all gaps to one: the list, its filters, and the ways into it."""

from tests.views.conftest import Open, html
from views.gaps import one_gap
from views.shared import gap_words


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

    assert (gap_words.value(row), gap_words.stage_words(None), gap_words.title(row)) == ("unknown", "unknown", "4403")


def test_a_complete_candidate_shows_zone_gate_km_and_evidence() -> None:
    """A made-up candidate of which everything is stated: the shipped tables name hardly a zone, gate or km."""
    row = {
        "candidate": "vl:E1", "candidate_name": "Mill", "role": "makes it across the border", "country": "VN", "zones_name": ("Lao Bảo",),
        "provinces_name": ("Quảng Trị",), "gates_name": ("Lao Bảo – Dansavanh",), "gate_known": "on the way", "km": 84.0,
        "km_known": "stated", "evidence": 3, "status": "inferred", "unknown": ("capacity", "price"),
    }  # fmt: skip

    texts = [cell.text for cell in one_gap._line(row).cells]

    assert texts == [
        "Mill", "makes it across the border", "Lao Bảo (Quảng Trị)", "Lao Bảo – Dansavanh (on the way)", "84 (stated)", "3",
        "capacity, price", "inferred",
    ]  # fmt: skip


def test_a_candidate_of_which_nothing_is_stated_says_unknown() -> None:
    texts = [cell.text for cell in one_gap._line({"candidate": "vl:E1", "unknown": ("km", "gate", "province")}).cells]

    assert texts[2:5] == ["unknown", "unknown", "unknown"]
    assert texts[6] == "km, gate, province"


def test_stages_between_which_a_need_may_be_met_are_words() -> None:
    assert gap_words.stage_words("RAW / PROCESSING") == "Raw material / Processing"

"""What-if: a scenario beside the facts, always told as one, kept only when a person keeps it."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from graph import ask, connect, scenario
from graph.ledger import Ledger
from graph.store.address import ledger_path
from tests.views.conftest import Open, _opener, html
from views.shared import question_picker, scenario_draft
from views.what_if.comparison import what_differs

LABEL = "A scenario, not facts"
# Nobody in Laos makes 310490 in the shipped tables; with this row somebody does.
ROW = {"change": "add", "kind": "maker", "thing": "E27", "product": "310490", "country": "LA"}


def test_a_scenario_of_the_data_is_shown_beside_the_facts_and_labelled(opened: Open) -> None:
    app = opened("what_if", ask="gaps/no_maker", scenario="preset:cau-treo-closed-30-days")

    assert not app.exception
    assert not app.error
    shown = html(app)
    assert LABEL in shown
    assert "Without: the facts" in shown
    assert "With the scenario: not facts" in shown
    assert shown.count("<b>40</b> of <b>49</b>") == 2  # a closed gate opens no gap of makers


def test_one_maker_more_closes_one_gap_and_says_which(opened: Open) -> None:
    app = opened("what_if", ask="gaps/no_maker", scenario="own", changes=urlencode(ROW))

    assert not app.error
    assert "<b>40</b> of <b>49</b>" in html(app)
    assert "<b>39</b> of <b>49</b>" in html(app)
    assert any(tab.label == "Gaps closed: 1" for tab in app.tabs)


@pytest.mark.parametrize(
    "changes", ["change=shut", "%%%", "change=close&kind=gate&thing=G99", "x" * 3000, "change=close&kind=gate&thing=<b>"]
)
def test_a_draft_that_cannot_be_taken_says_so_and_breaks_nothing(opened: Open, changes: str) -> None:
    app = opened("what_if", ask="gaps/no_maker", scenario="own", changes=changes)

    assert not app.exception
    assert app.warning or app.error or app.info
    assert LABEL in html(app)


def test_the_form_adds_a_change(opened: Open) -> None:
    app = opened("what_if", ask="gaps/no_maker", scenario="own")

    app.text_input(key="new_name").set_value("Silk mill")
    app.button(key="new_add").click().run()

    assert not app.exception
    assert "name=Silk+mill" in app.query_params["changes"]


def test_a_draft_goes_into_a_file_and_comes_back(opened: Open) -> None:
    made, rejects = scenario.from_rows("mine", [ROW])

    again, lost = scenario.from_rows("mine", scenario_draft.from_csv(scenario_draft.to_csv(made)))

    assert (rejects, lost) == ((), ())
    assert again == made
    assert opened is not None


def test_a_kept_scenario_is_offered_and_no_answer_of_facts_changes(
    shipped_copy: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"kglite://{shipped_copy('kept')}"
    before = ask(connect(address), "gaps/no_maker").rows
    open_page = _opener(address, monkeypatch)
    app = open_page("what_if", ask="gaps/no_maker", scenario="own", called="Potash mixing", changes=urlencode(ROW))

    app.button(key="scenario_keep").click().run()

    assert not app.exception
    assert app.query_params["scenario"] == "kept:potash-mixing"
    assert ask(connect(address), "gaps/no_maker").rows == before
    app.button(key="scenario_withdraw").click().run()
    with Ledger(ledger_path(address), read_only=True) as ledger:
        assert scenario.saved(ledger) == ()


def test_the_differences_go_into_a_file_that_names_the_scenario(shipped_address: str) -> None:
    from exports import csv
    from graph.edition.compare import compare
    from graph.scenario.project import under

    made, _rejects = scenario.from_rows("more potash", [ROW])
    answers = [ask(reader, "gaps/no_maker") for reader in (connect(shipped_address), under(made, None, shipped_address))]

    lines = csv.write(what_differs(made, compare(*answers))).decode().splitlines()

    assert lines[0].startswith("scenario,change,differs,need")
    assert all(line.startswith("more-potash: not facts,") for line in lines[1:])
    assert any(line.split(",")[1] == "closed" for line in lines[1:])


def test_any_question_can_be_asked_under_a_scenario() -> None:
    assert set(question_picker.FOLDERS) >= {"gaps", "paths", "overview"}

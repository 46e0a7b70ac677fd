"""The choice of a question: a folder of many, scanned, in shelves of what a planner wants."""

from dataclasses import replace

import pytest

from graph import catalogue
from tests.views.conftest import Open, html
from views.shared import question_picker


@pytest.mark.parametrize("folder", ["paths", "gaps"])
def test_every_question_of_the_folder_is_offered_once(folder: str) -> None:
    offered = [name for titles in question_picker.shelves(folder).values() for name in titles]

    assert sorted(offered) == sorted(name.partition("/")[2] for name in catalogue.questions() if name.startswith(f"{folder}/"))


def test_a_question_that_no_shelf_names_stands_under_other(monkeypatch: pytest.MonkeyPatch) -> None:
    new = replace(catalogue.find("paths/gates"), name="paths/never_seen", title="Never seen")
    monkeypatch.setattr(catalogue, "questions", lambda: {"paths/never_seen": new})

    assert question_picker.shelves("paths") == {question_picker.OTHER: {"never_seen": "Never seen"}}


def test_another_shelf_shows_its_first_question(opened: Open) -> None:
    app = opened("paths")

    app.button_group(key="w_shelf:paths").set_value("Up and down a chain").run()

    assert app.query_params["question"] == "chain_of"
    assert app.selectbox(key="w_question:paths").value == "chain_of"


def test_a_chosen_question_is_kept_in_the_address(opened: Open) -> None:
    app = opened("gaps", question="no_maker")

    app.selectbox(key="w_question:gaps").select("single_maker").run()

    assert app.query_params["question"] == "single_maker"
    assert "have one maker" in html(app)

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


def test_a_question_without_a_shelf_stands_under_other(monkeypatch: pytest.MonkeyPatch) -> None:
    new = replace(catalogue.find("paths/gates"), name="paths/never_seen", title="Never seen", shelf="", order=None)
    monkeypatch.setattr(catalogue, "questions", lambda: {"paths/never_seen": new})

    assert question_picker.shelves("paths") == {question_picker.OTHER: {"never_seen": "Never seen"}}


def test_a_shelf_shows_what_has_an_order_first_then_the_rest_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    one = catalogue.find("paths/gates")
    placed = {"b": None, "c": 2, "a": None, "d": 1}
    found = {f"paths/{name}": replace(one, name=f"paths/{name}", shelf="What if it is closed", order=at) for name, at in placed.items()}
    monkeypatch.setattr(catalogue, "questions", lambda: found)

    assert list(question_picker.shelves("paths")["What if it is closed"]) == ["d", "c", "a", "b"]


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

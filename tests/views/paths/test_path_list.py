"""Paths on the page: the choice of one, its stages, its route, and what is said where there is none."""

import pytest

from tests.views.conftest import Open, html
from views.paths import path_detail, path_list

HARM = '<img src=x onerror="alert(1)">'
# A made-up complete path, as paths/between gives it: everything that the shipped data leave open is there.
WHOLE = {
    "nodes": ("vl:E1", "vl:G1", "vl:corridor/C1", "vl:E2"), "nodes_name": ("Mill", "Gate A", "Road 9", "Plant"),
    "stages": ("PROCESSING", "", "", "MANUFACTURING / DESIGN"), "products_name": ("Starch",),
    "route": ("vl:G1", "vl:corridor/C1"), "route_name": ("Gate A", "Road 9"), "km": 120.5, "km_known": "stated",
}  # fmt: skip


def test_a_complete_path_stands_in_its_stages_and_on_its_gates_and_roads() -> None:
    names = dict(zip(WHOLE["nodes"], WHOLE["nodes_name"], strict=True))

    strip, route = path_detail.strip(WHOLE, names, {"vl:E1": "LA", "vl:E2": "VN"}), path_detail.route(WHOLE)

    assert strip.count("<th ") == 6
    assert '<li value="1" class="LA">Mill</li>' in strip
    assert strip.count('<li value="4" class="VN">Plant</li>') == 2  # it works at two stages
    assert strip.index("No stage stated") < strip.index("Gate A")
    assert "Goods: Starch" in strip
    assert route.index("120.5 km, stated") < route.index("Gate A") < route.index("Road 9")


def test_what_no_source_states_is_said_to_be_unknown() -> None:
    assert "no gate, road or port is stated on this path; km unknown" in path_detail.route({"km": None, "route": ()})


def test_names_cannot_bring_in_markup() -> None:
    row = {**WHOLE, "route_name": (HARM, HARM), "products_name": (HARM,), "km_known": HARM}

    made = path_detail.strip(row, dict.fromkeys(WHOLE["nodes"], HARM), {"vl:E1": HARM}) + path_detail.route(row)

    assert "<img" not in made


@pytest.mark.parametrize("name", ["paths/between", "paths/alternatives", "paths/disjoint", "paths/family_mixes"])
def test_questions_whose_rows_are_paths_show_one_whole(opened: Open, name: str) -> None:
    assert path_list.has_ways(name)

    app = opened("paths", question=name.partition("/")[2], **{"from": "vl:E26", "to": "vl:E22"})

    assert not app.exception
    assert not app.error
    assert "Path 1, stage by stage and along its route" in html(app)


def test_no_path_is_an_answer(opened: Open) -> None:
    """EDL-Generation and TTC-Biên Hòa share no chain of statements in the shipped tables."""
    app = opened("paths", question="between", **{"from": "vl:E58", "to": "vl:E11"})

    assert not app.exception
    shown = html(app)
    assert "From the start" in shown
    assert "From the end" in shown
    assert "inferred, nobody has stated it" in shown


def test_several_things_are_chosen_and_named_in_the_question(opened: Open) -> None:
    app = opened("paths", question="without", without="vl:G06,vl:G08")

    assert not app.error
    assert "Cầu Treo – Namphao, " in html(app)
    assert app.multiselect(key="w_without").value == ["vl:G06", "vl:G08"]


def test_a_thing_that_may_be_left_away_is_any(opened: Open) -> None:
    app = opened("paths", question="bottlenecks", **{"from": "vl:E10"})

    assert not app.error
    assert "to any (any seaport of Viet Nam if left away)" in html(app)

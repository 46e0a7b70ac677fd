"""What-if: a scenario laid over the facts, and any question without and with it, side by side."""

from views.shared import question_picker
from views.shared.frame import page
from views.what_if import comparison, scenario_picker


def body() -> None:
    laid = scenario_picker.choose_scenario()
    scenario_picker.show_changes(laid)
    name = question_picker.any_question("gaps/all")
    comparison.show(laid, name)


page(body)

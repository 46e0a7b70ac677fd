"""What-if: a scenario laid over the facts, and any question without and with it, side by side."""

from views._parts import compared, picker, scenarios
from views._parts.page import page


def body() -> None:
    laid = scenarios.choose()
    scenarios.changes(laid)
    name = picker.any_question("gaps/all")
    compared.show(laid, name)


page(body)

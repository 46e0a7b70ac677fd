"""History: what was new, open, closed and reopened in each edition, which load did it, and the life of one row."""

from views._parts import past, picker
from views._parts.page import page


def body() -> None:
    past.show(picker.any_question("gaps/all", with_identity=True))


page(body)

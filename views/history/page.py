"""History: what was new, open, closed and reopened in each edition, which load did it, and the life of one row."""

from views.history import question_history
from views.shared import question_picker
from views.shared.frame import page


def body() -> None:
    question_history.show(question_picker.any_question("gaps/all", with_identity=True))


page(body)

"""Gaps: what is missing, between whom, and what would close it."""

from views.gaps import one_gap
from views.shared import gap_list, question_picker
from views.shared.frame import page, show


def body() -> None:
    name = question_picker.choose("gaps", "all")
    if name == "gaps/all":
        gap_list.show(name)
    elif name == "gaps/one":
        one_gap.show(name)
    else:
        show(name, first=question_picker.first(name))


page(body)

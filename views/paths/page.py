"""Paths: how two things are joined, what lies up or down a chain, and through which gates goods go."""

from views.paths import path_list
from views.shared import question_picker
from views.shared.frame import page, show


def body() -> None:
    name = question_picker.choose("paths", "between")
    if path_list.has_ways(name):
        path_list.show(name, question_picker.first(name))
    else:
        show(name, first=question_picker.first(name))


page(body)

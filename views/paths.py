"""Paths: how two things are joined, what lies up or down a chain, and through which gates goods go."""

from views._parts import picker, ways
from views._parts.page import page, show


def body() -> None:
    name = picker.choose("paths", "between")
    if ways.has_ways(name):
        ways.show(name, picker.first(name))
    else:
        show(name, first=picker.first(name))


page(body)

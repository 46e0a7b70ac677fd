"""Paths: how two things are joined, what lies up or down a chain, and through which gates goods go."""

from views._parts import picker, ways
from views._parts.page import page, show

FIRST = {"from": "vl:E10", "to": "vl:E11", "of": "hs2022:940360"}


def body() -> None:
    name = picker.choose("paths", "between")
    if name == "paths/between":
        ways.show(name, FIRST)
    else:
        show(name, first=FIRST)


page(body)

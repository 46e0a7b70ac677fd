"""Paths: how two things are joined, what lies up or down a chain, and through which gates goods go."""

from views._parts import ways
from views._parts.page import page, pick, show

FIRST = {"from": "vl:E10", "to": "vl:E11", "of": "hs2022:940360"}


def body() -> None:
    name = pick(("paths/between", "paths/chain_of", "paths/gates"))
    if name == "paths/between":
        ways.show(name, FIRST)
    else:
        show(name, first=FIRST)


page(body)

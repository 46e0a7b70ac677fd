"""Overview: who makes what at which stage on which side, one chain whole, trade, dates and agreements."""

from views._parts import matrix
from views._parts.page import page, pick, show

QUESTIONS = ("overview/coverage", "overview/chain", "overview/trade", "overview/timeline", "overview/agreements")


def body() -> None:
    name = pick(QUESTIONS)
    if name == QUESTIONS[0]:
        matrix.show(name, then=QUESTIONS[1])
    else:
        show(name)


page(body)

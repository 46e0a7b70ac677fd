"""Overview: who makes what at which stage on which side, one chain whole, trade, dates and agreements."""

from views import _state
from views.overview import coverage_matrix, timeline
from views.shared import gap_list
from views.shared.frame import page, pick, show

QUESTIONS = ("overview/coverage", "overview/chain", "overview/trade", "overview/timeline", "overview/agreements")
IN_TIME = ("overview/trade", "overview/timeline")


def body() -> None:
    name = pick(QUESTIONS)
    if name == QUESTIONS[0]:
        coverage_matrix.show(name, then=QUESTIONS[1])
    elif name in IN_TIME:
        timeline.show(name)
    else:
        show(name, beside=(lambda: gap_list.links_to_gaps(_state.held("chain"))) if name == QUESTIONS[1] else None)


page(body)

"""Gaps: what is missing, between whom, and what would close it."""

from views._parts.page import page, pick, show


def body() -> None:
    show(pick(("gaps/no_maker", "gaps/no_link", "gaps/planned_only", "gaps/single_maker")))


page(body)

"""Gaps: what is missing, between whom, and what would close it."""

from views._parts import picker
from views._parts.page import page, show


def body() -> None:
    show(picker.choose("gaps", "all"))


page(body)

"""Gaps: what is missing, between whom, and what would close it."""

from views._parts import gap_list, gap_page, picker
from views._parts.page import page, show


def body() -> None:
    name = picker.choose("gaps", "all")
    if name == "gaps/all":
        gap_list.show(name)
    elif name == "gaps/one":
        gap_page.show(name)
    else:
        show(name, first=picker.first(name))


page(body)

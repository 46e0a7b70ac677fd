"""Data: what is loaded, edition by edition, what was rejected, how to load, and how good it is."""

from views._parts import loaded
from views._parts.page import page, pick, show

QUALITY = ("quality/unplaced", "quality/assumptions")


def body() -> None:
    loaded.show()
    show(pick(QUALITY))


page(body)

"""Data: what is loaded, edition by edition, what was rejected, how to load, and how good it is."""

from views.data import ledger_tables
from views.shared.frame import page, pick, show

QUALITY = ("quality/unplaced", "quality/assumptions")


def body() -> None:
    ledger_tables.show()
    show(pick(QUALITY))


page(body)

"""Taking the newest edition back: a new edition that states what the one before it stated."""

import sqlite3

from graph.ledger._load import seal
from graph.ledger.report import DatasetChange, LoadReport

_STEPS = ("added", "changed", "removed")
_COUNT = """
SELECT dataset, sum(came AND NOT went), sum(came AND went), sum(went AND NOT came) FROM (
    SELECT dataset, max(until IS :n) AS came, max(since = :n) AS went FROM statement WHERE since = :n OR until = :n
    GROUP BY dataset, kind, key
) GROUP BY dataset ORDER BY dataset
"""
_CLOSE = "UPDATE statement SET until = :next WHERE since = :n AND until IS NULL"
_OPEN = "INSERT INTO statement SELECT dataset, kind, key, body, file, line, :next, NULL FROM statement WHERE until = :n"


def undo(db: sqlite3.Connection, n: int, made_at: str) -> LoadReport:
    """Under the write lock: make edition n + 1 equal to edition n - 1.

    Undoing an undo brings back what it took: the second of two undos in a row is a redo, and no edition is ever lost.
    """
    counted = {name: dict(zip(_STEPS, numbers, strict=True)) for name, *numbers in db.execute(_COUNT, {"n": n})}
    db.execute(_CLOSE, {"n": n, "next": n + 1})
    db.execute(_OPEN, {"n": n, "next": n + 1})
    left = dict(db.execute("SELECT dataset, count(*) FROM statement WHERE until IS NULL GROUP BY dataset"))
    changes = tuple(DatasetChange(dataset=name, **numbers, statements=left.get(name, 0)) for name, numbers in counted.items())
    report = LoadReport(edition=n + 1, changed=True, datasets=changes, undoes=n)
    seal(db, n + 1, made_at, report)
    return report

"""How fast the ledger takes statements, beside bare sqlite3 on the same rows.

    python bench/ledger.py            the shipped data
    python bench/ledger.py 100000     that many made-up links

Bare: one executemany of (dataset, kind, key, body, file, line) into one table with the same unique index and one commit, WAL, FULL.
It neither compares nor counts, and gets the bodies ready made; the ratio says what knowing the difference costs.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench._machine import machine
from graph.ledger import Ledger
from graph.ledger._body import body
from graph.records import Batch, Link, Record, Value

Row = tuple[str, str, str, str, str, int]
BARE = """
CREATE TABLE statement (dataset TEXT, kind TEXT, key TEXT, body TEXT, file TEXT, line INTEGER);
CREATE UNIQUE INDEX statement_now ON statement (dataset, kind, key);
"""


def made_up(number: int) -> list[Batch]:
    """Links as wide as those of relations.csv."""
    said: dict[str, Value] = {"status": "stated", "basis": "sourced", "source_ids": ("src:S1", "src:S2"), "amount": 30000.0, "unit": "t"}
    links = tuple(
        Link(
            kind="SUPPLIES",
            fact_id=f"x:R{n}",
            start_kind="Enterprise",
            start=f"x:E{n % 9973}",
            end_kind="Enterprise",
            end=f"x:E{n % 7919}",
            properties={**said, "note": "ໂຮງງານ Đắk Lắk", "km": n},
            file="r.csv",
            line=n,
        )
        for n in range(number)
    )
    return [Batch(dataset="made_up", records=links, tables={"r.csv": number})]


def changed(batches: Sequence[Batch], share: float) -> list[Batch]:
    """The same with every 1/share-th statement reworded."""
    step = round(1 / share)

    def other(n: int, one: Record) -> Record:
        return replace(one, properties={**one.properties, "note": "reworded"}) if n % step == 0 else one

    return [replace(batch, records=tuple(other(n, one) for n, one in enumerate(batch.records))) for batch in batches]


def bare(path: Path, rows: Sequence[Row]) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.executescript(BARE)
    db.execute("BEGIN IMMEDIATE")
    db.executemany("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?)", rows)
    db.execute("COMMIT")
    db.close()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    if len(sys.argv) > 1:
        batches = made_up(int(sys.argv[1]))
    else:
        from loaders import read

        batches = list(read())
    rows = [(batch.dataset, one.kind, one.key, body(one), one.file, one.line) for batch in batches for one in batch.records]
    news = changed(batches, 0.01)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "ours.sqlite") as ledger:
        base = min(seconds(partial(bare, Path(folder) / f"bare{n}.sqlite", rows)) for n in range(3))
        print(f"{machine()}, SQLite {sqlite3.sqlite_version}")
        print(f"{len(rows):,} statements; bare sqlite3 executemany {base:.2f} s, {len(rows) / base:,.0f} rows/s")
        for name, work in (
            ("first load", lambda: ledger.load(batches)),
            ("the same again: no change", lambda: ledger.load(batches)),
            ("1 % reworded", lambda: ledger.load(news)),
            ("undo", ledger.undo),
            ("reading edition 1 whole", lambda: sum(1 for _ in ledger.statements(1))),
        ):
            took = seconds(work)
            print(f"{name:28} {took:7.2f} s {len(rows) / took:11,.0f} rows/s {took / base:6.2f} × bare")


if __name__ == "__main__":
    main()

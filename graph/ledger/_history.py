"""Reading the ledger at an edition, and one statement through all of them."""

import json
import sqlite3
from collections.abc import Iterator, Mapping

from graph.ledger._body import nfc, record
from graph.ledger.report import DatasetLine, EditionLine, Interval, TableLine
from graph.records import Record, Reject

_STATEMENTS = """SELECT dataset, kind, key, body, file, line FROM statement
    WHERE since <= :n AND (until IS NULL OR until > :n) AND {only} ORDER BY dataset, kind, key"""
_TABLES = """SELECT dataset, file, count(*) FROM statement
    WHERE since <= :n AND (until IS NULL OR until > :n) GROUP BY dataset, file ORDER BY dataset, file"""
_DATASETS = """SELECT dataset, count(*) FILTER (WHERE now), count(DISTINCT iif(now, file, NULL)),
    max(max(since, iif(until <= :n, until, 0)))
    FROM (SELECT dataset, file, since, until, until IS NULL OR until > :n AS now FROM statement WHERE since <= :n)
    GROUP BY dataset HAVING max(now) ORDER BY dataset"""
_HISTORY = """SELECT dataset, kind, key, body, file, line, since, until FROM statement
    WHERE key = :key AND (:kind IS NULL OR kind = :kind) AND (:dataset IS NULL OR dataset = :dataset) ORDER BY since, dataset, kind"""


def statements(db: sqlite3.Connection, n: int, only: str = "1", values: Mapping[str, str] = {}) -> Iterator[tuple[str, Record]]:
    """(dataset, record) of edition n, by dataset, kind and key; `only` those that meet a condition with these values."""
    for dataset, *stated in db.execute(_STATEMENTS.format(only=only), {"n": n, **values}):
        yield dataset, record(*stated)


def editions(db: sqlite3.Connection) -> list[EditionLine]:
    """Every edition, the oldest first."""
    rows = db.execute("SELECT n, made_at, files, added, changed, removed, undoes FROM edition ORDER BY n")
    return [
        EditionLine(n=n, made_at=made_at, files=tuple(json.loads(files)), added=added, changed=changed, removed=removed, undoes=undoes)
        for n, made_at, files, added, changed, removed, undoes in rows
    ]


def datasets(db: sqlite3.Connection, n: int) -> list[DatasetLine]:
    """Every dataset that states something at edition n, by name."""
    rows = db.execute(_DATASETS, {"n": n})
    return [DatasetLine(dataset=name, statements=count, tables=files, changed_in=touched) for name, count, files, touched in rows]


def tables(db: sqlite3.Connection, n: int) -> list[TableLine]:
    """Every table that gave statements of edition n, by dataset and file."""
    return [TableLine(dataset=dataset, file=file, statements=count) for dataset, file, count in db.execute(_TABLES, {"n": n})]


def rejects(db: sqlite3.Connection, n: int) -> list[Reject]:
    """What the load that made edition n could not take, in the order it was read."""
    rows = db.execute("SELECT file, line, col, value, reason FROM reject WHERE n = ? ORDER BY rowid", (n,))
    return [Reject(file=file, line=line, column=column, value=value, reason=reason) for file, line, column, value, reason in rows]


def history(db: sqlite3.Connection, key: str, kind: str | None, dataset: str | None) -> list[Interval]:
    """Every wording of the statements of this key, the oldest first."""
    rows = db.execute(_HISTORY, {"key": nfc(key), "kind": kind, "dataset": dataset})
    return [
        Interval(dataset=name, record=record(kind, key, body, file, line), since=since, until=until)
        for name, kind, key, body, file, line, since, until in rows
    ]

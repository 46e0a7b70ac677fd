"""Reading of one edition only the statements that are asked for, and what two editions do not share."""

import sqlite3
from collections.abc import Collection, Iterator

from graph.ledger._body import record
from graph.records import Record

# By the two indexes; what came and went between the two is in neither and does no harm.
_DIFFERING = """SELECT dataset, kind, key, body, file, line FROM statement WHERE since > :low AND since <= :high
    UNION SELECT dataset, kind, key, body, file, line FROM statement WHERE until > :low AND until <= :high"""
# A node's statements have its id as key, those of its parts the id, # and the part; $ is the letter after #.
_OF_NODE = """SELECT dataset, kind, key, body, file, line FROM statement
    WHERE (key = :id OR (key >= :id || '#' AND key < :id || '$')) AND since <= :n AND (until IS NULL OR until > :n)"""
_OF_LINK = """SELECT dataset, kind, key, body, file, line FROM statement
    WHERE key = :key AND kind = :kind AND since <= :n AND (until IS NULL OR until > :n)"""
_OF_DATASETS = """SELECT dataset, kind, key, body, file, line FROM statement
    WHERE substr(dataset, 1, length(:prefix)) = :prefix AND since <= :n AND (until IS NULL OR until > :n) ORDER BY dataset, kind, key"""
_CITING = """SELECT dataset, kind, key, body, file, line FROM statement WHERE since <= :n AND (until IS NULL OR until > :n)
    AND EXISTS (SELECT 1 FROM json_each(body, '$.properties.source_ids') WHERE value IN (SELECT value FROM json_each(:ids)))"""
_ENDING = """SELECT dataset, kind, key, body, file, line FROM statement WHERE since <= :n AND (until IS NULL OR until > :n)
    AND (json_extract(body, '$.end[1]') IN (SELECT value FROM json_each(:ids))
    OR json_extract(body, '$.start[1]') IN (SELECT value FROM json_each(:ids)))"""
_TABLES = "SELECT DISTINCT dataset || '/' || file FROM statement WHERE since = :n OR until = :n ORDER BY 1"

Statement = tuple[str, Record]


def differing(db: sqlite3.Connection, one: int, other: int) -> Iterator[Record]:
    """What one of the two editions states and the other does not, or in other words."""
    for _, *stated in db.execute(_DIFFERING, {"low": min(one, other), "high": max(one, other)}):
        yield record(*stated)


def of_nodes(db: sqlite3.Connection, n: int, ids: Collection[str]) -> Iterator[Statement]:
    """Every statement of edition n about these nodes, parts of them included."""
    for id in ids:
        yield from _told(db.execute(_OF_NODE, {"n": n, "id": id}))


def of_links(db: sqlite3.Connection, n: int, facts: Collection[tuple[str, str]]) -> Iterator[Statement]:
    """Every statement of edition n of these links, each a kind and a fact_id."""
    for kind, key in facts:
        yield from _told(db.execute(_OF_LINK, {"n": n, "kind": kind, "key": key}))


def of_datasets(db: sqlite3.Connection, n: int, prefix: str) -> Iterator[Statement]:
    """Every statement of edition n in the datasets whose names begin so, by dataset, kind and key."""
    return _told(db.execute(_OF_DATASETS, {"n": n, "prefix": prefix}))


def citing(db: sqlite3.Connection, n: int, sources: str) -> Iterator[Record]:
    """What edition n says that cites one of these sources, a JSON list of ids."""
    return (record for _, record in _told(db.execute(_CITING, {"n": n, "ids": sources})))


def ending_at(db: sqlite3.Connection, n: int, ids: str) -> Iterator[Record]:
    """The links of edition n that begin or end at one of these nodes, a JSON list of ids."""
    return (record for _, record in _told(db.execute(_ENDING, {"n": n, "ids": ids})))


def changed_tables(db: sqlite3.Connection, n: int) -> tuple[str, ...]:
    """dataset/file of every table of which edition n added, changed or took out a statement."""
    return tuple(name for (name,) in db.execute(_TABLES, {"n": n}))


def _told(rows: sqlite3.Cursor) -> Iterator[Statement]:
    for dataset, *stated in rows:
        yield dataset, record(*stated)

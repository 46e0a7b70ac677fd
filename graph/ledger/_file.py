"""The SQLite file of a ledger: its tables, how it is opened, whose turn it is to write, and what its faults mean."""

import contextlib
import json
import os
import socket
import sqlite3
import time
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from graph.errors import LedgerBusy, LedgerDamaged, LedgerError, StoreMissing

_VERSION = "1"
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE edition (n INTEGER PRIMARY KEY, made_at TEXT NOT NULL, files TEXT NOT NULL,
    added INTEGER NOT NULL, changed INTEGER NOT NULL, removed INTEGER NOT NULL, undoes INTEGER);
CREATE TABLE statement (dataset TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER);
CREATE UNIQUE INDEX statement_now ON statement (dataset, kind, key) WHERE until IS NULL;
CREATE INDEX statement_since ON statement (since);
CREATE INDEX statement_until ON statement (until) WHERE until IS NOT NULL;
CREATE INDEX statement_key ON statement (key);
CREATE TABLE reject (n INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    col TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX reject_edition ON reject (n);
"""


def opened(path: Path, *, wait: float) -> sqlite3.Connection:
    """A connection for loading; a new file gets its tables and its uuid in one transaction."""
    with speaking(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, isolation_level=None, timeout=wait)
        try:
            _in_wal(db, wait)
            db.execute("PRAGMA synchronous=FULL")
            db.execute("PRAGMA cache_size=-65536")  # 64 MB
            if not _tables(db):
                _create(db)
            _checked(db, path)
        except BaseException:
            db.close()
            raise
        return db


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing; raises StoreMissing when there is no ledger yet."""
    if not path.is_file() or path.stat().st_size == 0:
        raise StoreMissing(f"There is no ledger at {path}.", then="Load data first: linkage load.", path=str(path))
    with speaking(path):
        db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=10)
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            # In a folder without the right to write SQLite cannot make its -shm file; without a -wal the file alone is whole.
            db.close()
            log = Path(f"{path}-wal")
            if log.exists() and log.stat().st_size:
                raise
            db = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True, isolation_level=None)
        try:
            _checked(db, path)
        except BaseException:
            db.close()
            raise
        return db


@contextlib.contextmanager
def writing(db: sqlite3.Connection, path: Path, now: datetime) -> Iterator[None]:
    """One transaction, alone: what happens inside is committed whole, or not at all."""
    who = Path(f"{path}-writer")
    with speaking(path):
        db.execute("BEGIN IMMEDIATE")
    try:
        with contextlib.suppress(OSError):  # it only names us to those who wait
            who.write_text(json.dumps({"host": socket.gethostname(), "pid": os.getpid(), "since": now.isoformat(timespec="seconds")}))
        with speaking(path):
            yield
            db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
        with contextlib.suppress(OSError):
            who.unlink()


@contextlib.contextmanager
def speaking(path: Path) -> Iterator[None]:
    """SQLite's faults in our words."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            then = "Nothing was changed; try again when it has ended."
            raise LedgerBusy(f"The ledger {path} is held by {_writer(path)}.", then=then, path=str(path)) from fault
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            then = "Nothing was changed; see to the disk and the rights of its folder."
            raise LedgerError(f"The ledger {path} cannot be written or read ({fault}).", then=then, path=str(path)) from fault
        raise damaged(path, str(fault)) from fault
    except OSError as fault:
        then = "Choose another place with --db."
        raise LedgerError(f"The ledger {path} cannot be opened ({fault.strerror}).", then=then, path=str(path)) from fault


def sound(db: sqlite3.Connection, path: Path) -> None:
    """Look through the whole file before it is added to (about 1 s for 300 MB); raises LedgerDamaged."""
    found = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        raise damaged(path, found)


def damaged(path: Path, why: str) -> LedgerDamaged:
    """The error to raise for a file that cannot be trusted."""
    then = "Nothing was changed; put a copy of it back, or move it away and load again under a new ledger."
    return LedgerDamaged(f"The file {path} is no ledger that can be trusted ({why}).", then=then, path=str(path))


def _tables(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _in_wal(db: sqlite3.Connection, wait: float) -> None:
    """While another process makes the same new file SQLite refuses at once to change its mode, whatever the timeout."""
    until = time.monotonic() + wait
    while True:
        try:
            db.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _create(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    if not _tables(db):  # another process may have been first
        for text in _TABLES.strip().split(";\n"):
            db.execute(text.rstrip(";"))
        db.executemany("INSERT INTO meta VALUES (?, ?)", [("uuid", str(uuid.uuid4())), ("version", _VERSION)])
    db.execute("COMMIT")


def _checked(db: sqlite3.Connection, path: Path) -> None:
    if not {"meta", "edition", "statement", "reject"} <= _tables(db):
        raise damaged(path, "its tables are missing")
    meta = dict(db.execute("SELECT key, value FROM meta"))
    if "uuid" not in meta or "version" not in meta:
        raise damaged(path, "it does not say which ledger it is")
    if meta["version"] != _VERSION:
        then = "Use the release of Linkage that wrote it, or a newer one."
        raise LedgerDamaged(f"The ledger {path} has layout {meta['version']}, this release reads {_VERSION}.", then=then, path=str(path))


def _writer(path: Path) -> str:
    try:
        who = json.loads(Path(f"{path}-writer").read_text())
        return f"a load on {who['host']}, process {who['pid']}, running since {who['since']}"
    except (OSError, ValueError, KeyError):
        return "another load"

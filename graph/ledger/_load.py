"""One load: what the tables read state, compared with what they stated before, as one edition or none."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.errors import BadData, EmptyTable, TooManyRemovals
from graph.ledger._body import body, nfc
from graph.ledger.report import DatasetChange, LoadReport, sentence
from graph.records import Batch

FLOOR = 0.2  # a load that removes more than this share of a dataset is more likely a wrong file than news

_STAGE = """
CREATE TEMP TABLE stage (dataset TEXT, kind TEXT, key TEXT, body TEXT, file TEXT, line INTEGER,
    PRIMARY KEY (dataset, kind, key)) WITHOUT ROWID;
CREATE TEMP TABLE stage_table (dataset TEXT, file TEXT, PRIMARY KEY (dataset, file)) WITHOUT ROWID;
CREATE TEMP TABLE difference (what TEXT, dataset TEXT, kind TEXT, key TEXT, PRIMARY KEY (dataset, kind, key)) WITHOUT ROWID
"""
# A statement that moved to another table counts as changed: else a later load of either table would read it wrong.
_COMPARE = """
INSERT INTO difference
    SELECT iif(s.key IS NULL, 'added', 'changed'), r.dataset, r.kind, r.key
    FROM stage r LEFT JOIN statement s ON s.dataset = r.dataset AND s.kind = r.kind AND s.key = r.key AND s.until IS NULL
    WHERE s.key IS NULL OR s.body <> r.body OR s.file <> r.file
    UNION ALL
    SELECT 'removed', s.dataset, s.kind, s.key
    FROM stage_table t CROSS JOIN statement s ON s.dataset = t.dataset AND s.file = t.file AND s.until IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM stage r WHERE r.dataset = s.dataset AND r.kind = s.kind AND r.key = s.key)
"""
_CLOSE = """
UPDATE statement SET until = ? WHERE until IS NULL AND EXISTS (SELECT 1 FROM difference d
    WHERE d.what <> 'added' AND d.dataset = statement.dataset AND d.kind = statement.kind AND d.key = statement.key)
"""
_OPEN = """
INSERT INTO statement SELECT r.dataset, r.kind, r.key, r.body, r.file, r.line, ?, NULL
    FROM difference d JOIN stage r ON r.dataset = d.dataset AND r.kind = d.kind AND r.key = d.key WHERE d.what <> 'removed'
"""
_EDITION = "INSERT INTO edition VALUES (?, ?, ?, ?, ?, ?, ?)"


def stage(db: sqlite3.Connection, batches: Sequence[Batch]) -> None:
    """Put what was read beside the ledger, before any lock is taken; raises on what no load may hold."""
    _no_empty_table(batches)
    _no_load_of_rejects_alone(batches)
    for table in ("stage", "stage_table", "difference"):
        db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    for text in _STAGE.split(";"):
        db.execute(text)
    db.execute("BEGIN")
    try:
        tables = {(nfc(batch.dataset), nfc(file)) for batch in batches for file in batch.tables}
        db.executemany("INSERT INTO stage_table VALUES (?, ?)", sorted(tables))
        try:
            db.executemany("INSERT INTO stage VALUES (?, ?, ?, ?, ?, ?)", _rows(batches))
        except sqlite3.IntegrityError:
            raise _twice(batches) from None
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def compare(db: sqlite3.Connection, batches: Sequence[Batch], allow_removals: int | None) -> LoadReport:
    """Under the write lock: what would change, as a report that has no edition yet."""
    db.execute(_COMPARE)
    rejects = tuple(reject for batch in batches for reject in batch.rejects)
    kept: Counter[str] = Counter()
    if rejects:
        kept = _counts(db, "removed")
        db.execute("DELETE FROM difference WHERE what = 'removed'")
    counts = {what: _counts(db, what) for what in ("added", "changed", "removed")}
    before = Counter(dict(db.execute("SELECT dataset, count(*) FROM statement WHERE until IS NULL GROUP BY dataset")))
    _no_sweep(counts["removed"], before, allow_removals)
    changes = tuple(
        DatasetChange(
            dataset=name,
            **{what: counts[what][name] for what in counts},
            kept=kept[name],
            statements=before[name] + counts["added"][name] - counts["removed"][name],
        )
        for name in sorted({nfc(batch.dataset) for batch in batches})
    )
    files = tuple(f"{dataset}/{file}" for dataset, file in db.execute("SELECT dataset, file FROM stage_table ORDER BY 1, 2"))
    changed = any(map(Counter.total, counts.values()))
    remarks = tuple(f"{remark}." for batch in batches for remark in batch.remarks)
    return LoadReport(edition=0, changed=changed, datasets=changes, rejects=rejects, files=files, remarks=remarks)


def write(db: sqlite3.Connection, n: int, made_at: str, report: LoadReport) -> None:
    """Make the difference edition n: close what ended, open what began, append the line of the edition."""
    db.execute(_CLOSE, (n,))
    db.execute(_OPEN, (n,))
    seal(db, n, made_at, report)
    rejects = ((n, one.file, one.line, one.column, _readable(one.value), one.reason) for one in report.rejects)
    db.executemany("INSERT INTO reject VALUES (?, ?, ?, ?, ?, ?)", rejects)


def seal(db: sqlite3.Connection, n: int, made_at: str, report: LoadReport) -> None:
    """Append the line of edition n."""
    files = json.dumps(report.files, ensure_ascii=False)
    db.execute(_EDITION, (n, made_at, files, report.added, report.updated, report.removed, report.undoes))


def _rows(batches: Sequence[Batch]) -> Iterator[tuple[str, str, str, str, str, int]]:
    for batch in batches:
        dataset = nfc(batch.dataset)
        for one in batch.records:
            yield dataset, one.kind, nfc(one.key), body(one), nfc(one.file), one.line


def _counts(db: sqlite3.Connection, what: str) -> Counter[str]:
    return Counter(dict(db.execute("SELECT dataset, count(*) FROM difference WHERE what = ? GROUP BY dataset", (what,))))


def _no_empty_table(batches: Sequence[Batch]) -> None:
    empty = [f"{file} of {batch.dataset}" for batch in batches for file, rows in batch.tables.items() if rows == 0]
    if empty:
        then = "Nothing was changed; a table without rows is taken for a fault, never for news."
        raise EmptyTable(f"0 rows were read of {', '.join(empty)}.", then=then, tables=tuple(empty))


def _no_load_of_rejects_alone(batches: Sequence[Batch]) -> None:
    for batch in batches:
        if batch.rejects and not batch.records:
            then = f"Nothing was changed. The first: {sentence(batch.rejects[0])}."
            raise BadData(f"All rows of {batch.dataset} were rejected.", then=then, dataset=batch.dataset, rejects=batch.rejects)


def _no_sweep(removed: Counter[str], before: Counter[str], allowed: int | None) -> None:
    number = removed.total()
    if allowed == number or not any(gone > FLOOR * before[name] for name, gone in removed.items()):
        return
    parts = ", ".join(f"{gone:,} of the {before[name]:,} of {name} ({gone / before[name]:.0%})" for name, gone in sorted(removed.items()))
    given = "" if allowed is None else f" --allow-removals {allowed} is another number."
    then = f"Nothing was changed.{given} If it is meant, load again with --allow-removals {number}."
    raise TooManyRemovals(f"This load would remove {number:,} statements: {parts}.", then=then, removals=number)


def _twice(batches: Sequence[Batch]) -> BadData:
    seen: dict[tuple[str, str, str], tuple[str, int]] = {}
    for batch in batches:
        for one in batch.records:
            key = (nfc(batch.dataset), one.kind, nfc(one.key))
            if key in seen:
                file, line = seen[key]
                where = f"{file} line {line} and {'' if file == one.file else f'{one.file} '}line {one.line}"
                what = f"{one.kind} {one.key} is stated twice in {batch.dataset}."
                then = "Nothing was changed; keep one of the two rows, or load the file once."
                return BadData(what, where=where, then=then, key=one.key, lines=(line, one.line))
            seen[key] = (one.file, one.line)
    raise AssertionError("SQLite found a key twice that the batches hold once")


def _readable(value: str) -> str:
    """A reject may quote bytes that are no text; the ledger keeps a readable form of them."""
    return value.encode("utf-8", "backslashreplace").decode()

"""One load: what the tables read state, compared with what they stated before, as one edition or none."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.ledger import _refused
from graph.ledger._body import nfc, record, written
from graph.ledger.report import DatasetChange, LoadReport
from graph.records import Batch, Record

Statement = tuple[str, Record]

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
_STRAIGHT = "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, {n}, NULL)"
_STATES = "SELECT 1 FROM statement WHERE dataset = ? AND until IS NULL LIMIT 1"
_EDITION = "INSERT INTO edition VALUES (?, ?, ?, ?, ?, ?, ?)"


@dataclass(kw_only=True)
class Staged:
    """What was read: `new` datasets state nothing yet, so there is nothing to compare them with and they go straight in.

    `stated` are the statements as a reader of the ledger will be told them; whole once the load is written.
    """

    batches: Sequence[Batch]
    new: frozenset[str]
    stated: list[Statement] = field(default_factory=list)

    def of(self, *, new: bool) -> list[Batch]:
        return [batch for batch in self.batches if (nfc(batch.dataset) in self.new) == new]


def stage(db: sqlite3.Connection, batches: Sequence[Batch]) -> Staged:
    """Put what was read beside the ledger, before any lock is taken; raises on what no load may hold."""
    _refused.no_empty_table(batches)
    _refused.no_load_of_rejects_alone(batches)
    for table in ("stage", "stage_table", "difference"):
        db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    for text in _STAGE.split(";"):
        db.execute(text)
    staged = Staged(batches=batches, new=frozenset(name for name in _names(batches) if not _states(db, name)))
    db.execute("BEGIN")
    try:
        tables = {(nfc(batch.dataset), nfc(file)) for batch in batches for file in batch.tables}
        db.executemany("INSERT INTO stage_table VALUES (?, ?)", sorted(tables))
        _aside(db, staged, staged.of(new=False))
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
    return staged


def compare(db: sqlite3.Connection, staged: Staged, allow_removals: int | None) -> LoadReport:
    """Under the write lock: what would change, as a report that has no edition yet."""
    _overtaken(db, staged)
    db.execute(_COMPARE)
    rejects = tuple(reject for batch in staged.batches for reject in batch.rejects)
    kept: Counter[str] = Counter()
    if rejects:
        kept = _counts(db, "removed")
        db.execute("DELETE FROM difference WHERE what = 'removed'")
    counts = {what: _counts(db, what) for what in ("added", "changed", "removed")}
    for batch in staged.of(new=True):
        counts["added"][nfc(batch.dataset)] += len(batch.records)
    before = Counter(dict(db.execute("SELECT dataset, count(*) FROM statement WHERE until IS NULL GROUP BY dataset")))
    _refused.no_sweep(counts["removed"], before, allow_removals)
    changes = tuple(
        DatasetChange(
            dataset=name,
            **{what: counts[what][name] for what in counts},
            kept=kept[name],
            statements=before[name] + counts["added"][name] - counts["removed"][name],
        )
        for name in _names(staged.batches)
    )
    files = tuple(f"{dataset}/{file}" for dataset, file in db.execute("SELECT dataset, file FROM stage_table ORDER BY 1, 2"))
    changed = any(map(Counter.total, counts.values()))
    remarks = tuple(f"{remark}." for batch in staged.batches for remark in batch.remarks)
    return LoadReport(edition=0, changed=changed, datasets=changes, rejects=rejects, files=files, remarks=remarks)


def write(db: sqlite3.Connection, staged: Staged, n: int, made_at: str, report: LoadReport) -> None:
    """Make the difference edition n: close what ended, open what began, append the line of the edition."""
    db.execute(_CLOSE, (n,))
    db.execute(_OPEN, (n,))
    _taken(db, _STRAIGHT.format(n=n), staged, staged.of(new=True))
    seal(db, n, made_at, report)
    rejects = ((n, one.file, one.line, one.column, _readable(one.value), one.reason) for one in report.rejects)
    db.executemany("INSERT INTO reject VALUES (?, ?, ?, ?, ?, ?)", rejects)


def seal(db: sqlite3.Connection, n: int, made_at: str, report: LoadReport) -> None:
    """Append the line of edition n."""
    files = json.dumps(report.files, ensure_ascii=False)
    db.execute(_EDITION, (n, made_at, files, report.added, report.updated, report.removed, report.undoes))


def beside(staged: Staged) -> tuple[str, dict[str, str]]:
    """A condition on `statement`, with its values, for what was not read in this load."""
    apart = "dataset NOT IN (SELECT value FROM json_each(:new)) AND NOT EXISTS (SELECT 1 FROM temp.stage r "
    same = "WHERE r.dataset = statement.dataset AND r.kind = statement.kind AND r.key = statement.key)"
    return apart + same, {"new": json.dumps(sorted(staged.new))}


def _names(batches: Sequence[Batch]) -> list[str]:
    return sorted({nfc(batch.dataset) for batch in batches})


def _states(db: sqlite3.Connection, dataset: str) -> bool:
    return db.execute(_STATES, (dataset,)).fetchone() is not None


def _overtaken(db: sqlite3.Connection, staged: Staged) -> None:
    """Another load may have brought a dataset that was new a moment ago: then it is put aside and compared like any other."""
    late = frozenset(name for name in staged.new if _states(db, name))
    _aside(db, staged, [batch for batch in staged.of(new=True) if nfc(batch.dataset) in late])
    staged.new -= late


def _aside(db: sqlite3.Connection, staged: Staged, batches: Sequence[Batch]) -> None:
    _taken(db, "INSERT INTO stage VALUES (?, ?, ?, ?, ?, ?)", staged, batches)


def _taken(db: sqlite3.Connection, text: str, staged: Staged, batches: Sequence[Batch]) -> None:
    try:
        db.executemany(text, _rows(batches, staged.stated))
    except sqlite3.IntegrityError:
        raise _refused.twice(staged.batches) from None


def _counts(db: sqlite3.Connection, what: str) -> Counter[str]:
    return Counter(dict(db.execute("SELECT dataset, count(*) FROM difference WHERE what = ? GROUP BY dataset", (what,))))


def _rows(batches: Sequence[Batch], stated: list[Statement]) -> Iterator[tuple[str, str, str, str, str, int]]:
    for batch in batches:
        dataset = nfc(batch.dataset)
        files: dict[str, str] = {}
        for one in batch.records:
            own = one.key
            key, file = nfc(own), files.get(one.file) or files.setdefault(one.file, nfc(one.file))
            body, same = written(one)
            if not same or key != own or file != one.file:
                one = record(one.kind, key, body, file, one.line)
            stated.append((dataset, one))
            yield dataset, one.kind, key, body, file, one.line


def _readable(value: str) -> str:
    """A reject may quote bytes that are no text; the ledger keeps a readable form of them."""
    return value.encode("utf-8", "backslashreplace").decode()

"""What was read, in sentences: rows kept and rejected of each table, and the rejects by reason with file, line and column."""

from collections.abc import Iterator, Sequence

from graph.ledger.report import sentence
from graph.records import Batch, Reject

SHOWN = 5  # rejects of one reason; the rest is a number


def lines(batches: Sequence[Batch]) -> Iterator[str]:
    """One line a table, then what a reader should know of the files, then the rejects."""
    for batch in batches:
        rows, rejected = sum(batch.tables.values()), len(batch.rejects)
        yield f"{batch.dataset}: {rows:,} rows read, {rows - rejected:,} kept, {rejected:,} rejected; {len(batch.records):,} statements."
        for file, count in batch.tables.items():
            wrong = sum(reject.file == file for reject in batch.rejects)
            yield f"  {file}: {count:,} rows" + (f", {wrong:,} rejected" if wrong else "")
        yield from (f"  {remark}." for remark in batch.remarks)
    yield from rejected_lines([reject for batch in batches for reject in batch.rejects])


def rejected_lines(rejects: Sequence[Reject]) -> Iterator[str]:
    """The rejects, most frequent reason first, each reason with its first rows.

    >>> list(rejected_lines([Reject(file="zones.csv", line=7, column="lat", value="abc", reason="is not a number")]))
    ['1 row: lat is not a number', '  zones.csv line 7, lat: "abc" is not a number']
    """
    by_reason: dict[str, list[Reject]] = {}
    for reject in rejects:
        by_reason.setdefault(f"{reject.column} {reject.reason}".strip(), []).append(reject)
    for reason, group in sorted(by_reason.items(), key=lambda one: (-len(one[1]), one[0])):
        yield f"{len(group):,} {'row' if len(group) == 1 else 'rows'}: {reason}"
        yield from (f"  {sentence(reject)}" for reject in group[:SHOWN])
        if len(group) > SHOWN:
            yield f"  … and {len(group) - SHOWN:,} more"

"""What no load may hold: no rows at all, nothing but rejects, one key twice, or the end of far too much."""

from collections import Counter
from collections.abc import Sequence

from graph.errors import BadData, EmptyTable, TooManyRemovals
from graph.ledger._body import nfc
from graph.ledger.report import sentence
from graph.records import Batch

FLOOR = 0.2  # a load that removes more than this share of a dataset is more likely a wrong file than news


def no_empty_table(batches: Sequence[Batch]) -> None:
    empty = [f"{file} of {batch.dataset}" for batch in batches for file, rows in batch.tables.items() if rows == 0]
    if empty:
        then = "Nothing was changed; a table without rows is taken for a fault, never for news."
        raise EmptyTable(f"0 rows were read of {', '.join(empty)}.", then=then, tables=tuple(empty))


def no_load_of_rejects_alone(batches: Sequence[Batch]) -> None:
    for batch in batches:
        if batch.rejects and not batch.records:
            then = f"Nothing was changed. The first: {sentence(batch.rejects[0])}."
            raise BadData(f"All rows of {batch.dataset} were rejected.", then=then, dataset=batch.dataset, rejects=batch.rejects)


def no_sweep(removed: Counter[str], before: Counter[str], allowed: int | None) -> None:
    number = removed.total()
    if allowed == number or not any(gone > FLOOR * before[name] for name, gone in removed.items()):
        return
    parts = ", ".join(f"{gone:,} of the {before[name]:,} of {name} ({gone / before[name]:.0%})" for name, gone in sorted(removed.items()))
    given = "" if allowed is None else f" --allow-removals {allowed} is another number."
    then = f"Nothing was changed.{given} If it is meant, load again with --allow-removals {number}."
    raise TooManyRemovals(f"This load would remove {number:,} statements: {parts}.", then=then, removals=number)


def twice(batches: Sequence[Batch]) -> BadData:
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

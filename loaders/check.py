"""What a load of some files would take and reject; nothing is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import loaders
from graph.errors import BadTable
from graph.projection.merge import Graph, graph
from graph.records import Batch, Record, Reject
from loaders.report import SHOWN, lines


@dataclass(frozen=True, kw_only=True)
class Report:
    """`faults` are tables that cannot be read at all; a load would stop at them. `unknown` are ids that neither these
    files nor the shipped data describe: sources that are cited, and ends of links, which would wait."""

    batches: tuple[Batch, ...] = ()
    faults: tuple[str, ...] = ()
    unknown_sources: tuple[str, ...] = ()
    waiting: tuple[Record, ...] = ()

    @property
    def rejects(self) -> tuple[Reject, ...]:
        return tuple(reject for batch in self.batches for reject in batch.rejects)

    @property
    def ok(self) -> bool:
        """Whether a load would take every row."""
        return not (self.faults or self.rejects)

    def lines(self) -> tuple[str, ...]:
        """The report in plain sentences, the outcome last."""
        return (*self.faults, *lines(self.batches), *self._missing(), self._outcome())

    def _missing(self) -> Iterator[str]:
        if number := len(self.unknown_sources):
            what = _count(number, "cited source is", "cited sources are")
            yield f"{what} described by no table: {_some(self.unknown_sources)}."
        if number := len(self.waiting):
            what = _count(number, "statement waits", "statements wait")
            yield f"{what} for a thing that no table states: {_some([f'{one.key} ({one.file} line {one.line})' for one in self.waiting])}."

    def _outcome(self) -> str:
        if number := len(self.faults):
            return f"{_count(number, 'fault', 'faults')} in the files as a whole: a load would stop. Nothing was changed."
        if number := len(self.rejects):
            return f"{_count(number, 'row', 'rows')} would be rejected: a load would remove nothing. Nothing was changed."
        return "Every row can be taken. Nothing was changed."


def check_files(*paths: Path | str) -> Report:
    """What a load of the paths (none: all shipped data) would read, take and reject."""
    try:
        batches = loaders.read(paths)
    except BadTable as fault:
        faults = fault.facts.get("faults")
        return Report(faults=faults if isinstance(faults, tuple) else (str(fault),))
    empty = [f"{file}: it has no rows." for batch in batches for file, rows in batch.tables.items() if not rows]
    read = {file for batch in batches for file in batch.tables}
    shipped = loaders.read() if paths else ()
    # What the shipped tables of the same name state is what these files would take the place of.
    beside = [(batch.dataset, one) for batch in shipped for one in batch.records if one.file not in read]
    merged = graph([*((batch.dataset, one) for batch in batches for one in batch.records), *beside])
    return Report(batches=batches, faults=tuple(empty), unknown_sources=merged.unknown_sources, waiting=_own(merged, batches))


def _own(merged: Graph, batches: Sequence[Batch]) -> tuple[Record, ...]:
    own = {(record.kind, record.key) for batch in batches for record in batch.records}
    return tuple(one for one in merged.waiting if (one.kind, one.key) in own)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"

"""The ledger: what each dataset states, row by row, by edition. Everything else can be built again from it.

A statement holds from edition `since` up to, not including, edition `until`; nothing is ever rewritten or taken out.
Editions only grow: undo is a new edition equal to an earlier one, so edition n means one thing for ever.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.errors import NothingToUndo, UnknownEdition
from graph.ledger import _file, _history, _load, _part, _undo
from graph.ledger.report import DatasetChange, DatasetLine, EditionLine, Interval, LoadReport, TableLine, sentence
from graph.records import Batch, Record, Reject

__all__ = ["DatasetChange", "DatasetLine", "EditionLine", "Interval", "Ledger", "LoadReport", "TableLine", "sentence"]


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """An open ledger; use it in one thread and close it, or take it as a context.

    `read_only` opens nothing new and writes nothing (StoreMissing if there is no file). `wait` is how many seconds a load
    waits for another one before LedgerBusy. `clock` dates the editions; their order never hangs on it.
    """

    def __init__(self, path: Path | str, *, read_only: bool = False, wait: float = 10.0, clock: Callable[[], datetime] = _now) -> None:
        self.path = Path(path).absolute()
        self._clock = clock
        self._db = _file.opened_to_read(self.path) if read_only else _file.opened(self.path, wait=wait)
        self._read: tuple[int, _load.Staged] | None = None
        self.uuid: str = self._one("SELECT value FROM meta WHERE key = 'uuid'")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; what was loaded is on the disk already."""
        self._db.close()

    def edition(self) -> int:
        """The newest edition; 0 when nothing was ever loaded."""
        return int(self._one("SELECT coalesce(max(n), 0) FROM edition"))

    def made_on(self, n: int) -> str:
        """The ISO day (UTC) on which edition n was made."""
        self._known(n, least=1)
        return str(self._one("SELECT substr(made_at, 1, 10) FROM edition WHERE n = ?", n))

    def load(self, batches: Sequence[Batch], *, allow_removals: int | None = None) -> LoadReport:
        """Take what was read as one new edition, or as none when it states what is already there.

        Only the tables that were read are compared; a statement they no longer hold ends, unless a row was rejected.
        Raises EmptyTable, BadData, TooManyRemovals, LedgerBusy; then nothing has changed.
        """
        self._read = None
        with _file.speaking(self.path):
            _file.sound(self._db, self.path)
            staged = _load.stage(self._db, batches)
        with _file.writing(self._db, self.path, self._clock()):
            n = self.edition()
            report = _load.compare(self._db, staged, allow_removals)
            if report.changed:
                n += 1
                _load.write(self._db, staged, n, self._clock().isoformat(timespec="seconds"), report)
        self._read = n, staged
        return replace(report, edition=n)

    def undo(self) -> LoadReport:
        """Take the newest edition back by a new one that states what the one before it stated.

        Undo once more and the undo itself is taken back, so the newest load is there again.
        """
        with _file.writing(self._db, self.path, self._clock()):
            n = self.edition()
            if n == 0:
                raise NothingToUndo("Nothing was ever loaded, so there is nothing to take back.", then="Load data first: linkage load.")
            return _undo.undo(self._db, n, self._clock().isoformat(timespec="seconds"))

    def statements(self, n: int) -> Iterator[tuple[str, Record]]:
        """(dataset, record) of edition n, in the order of dataset, kind and key; edition 0 states nothing."""
        self._known(n)
        with _file.speaking(self.path):
            yield from _history.statements(self._db, n)

    def after_load(self, n: int) -> Iterator[tuple[str, Record]]:
        """As `statements`, in no order, of the edition that this ledger's last load reached: what it read is not decoded again.

        The line of a statement is then the one that was just read. Of another edition it is `statements`.
        """
        if self._read is None or self._read[0] != n:
            yield from self.statements(n)
            return
        staged = self._read[1]
        yield from staged.stated
        with _file.speaking(self.path):
            yield from _history.statements(self._db, n, *_load.beside(staged))

    def differing(self, one: int, other: int) -> list[Record]:
        """The statements that one of two editions makes and the other does not, or in other words; those of both wordings."""
        with _file.speaking(self.path):
            return list(_part.differing(self._db, one, other))

    def of_nodes(self, n: int, ids: Collection[str]) -> list[tuple[str, Record]]:
        """As `statements`, of these nodes alone; the parts of a node are among them."""
        with _file.speaking(self.path):
            return list(_part.of_nodes(self._db, n, ids))

    def of_links(self, n: int, facts: Collection[tuple[str, str]]) -> list[tuple[str, Record]]:
        """As `statements`, of these links alone, each a kind and a fact_id."""
        with _file.speaking(self.path):
            return list(_part.of_links(self._db, n, facts))

    def of_datasets(self, n: int, prefix: str) -> list[tuple[str, Record]]:
        """As `statements`, of the datasets alone whose names begin so."""
        self._known(n)
        with _file.speaking(self.path):
            return list(_part.of_datasets(self._db, n, prefix))

    def citing(self, n: int, sources: Collection[str]) -> list[Record]:
        """What edition n says by one of these sources."""
        with _file.speaking(self.path):
            return list(_part.citing(self._db, n, json.dumps(sorted(sources)))) if sources else []

    def ending_at(self, n: int, ids: Collection[str]) -> list[Record]:
        """The links of edition n that begin or end at one of these nodes, whether that node is there or not."""
        with _file.speaking(self.path):
            return list(_part.ending_at(self._db, n, json.dumps(sorted(ids)))) if ids else []

    def changed_tables(self, n: int) -> tuple[str, ...]:
        """The tables, as dataset/file, of which edition n added, changed or took out a statement; the load may have read more."""
        with _file.speaking(self.path):
            return _part.changed_tables(self._db, n)

    def editions(self) -> list[EditionLine]:
        """Every edition, the oldest first."""
        with _file.speaking(self.path):
            return _history.editions(self._db)

    def datasets(self, n: int) -> list[DatasetLine]:
        """Every dataset that states something at edition n, by name."""
        self._known(n)
        with _file.speaking(self.path):
            return _history.datasets(self._db, n)

    def tables(self, n: int) -> list[TableLine]:
        """Every table that edition n was read from, with the statements it gave, by dataset and file."""
        self._known(n)
        with _file.speaking(self.path):
            return _history.tables(self._db, n)

    def rejects(self, n: int) -> list[Reject]:
        """What the load that made edition n could not take."""
        self._known(n)
        with _file.speaking(self.path):
            return _history.rejects(self._db, n)

    def history(self, key: str, *, kind: str | None = None, dataset: str | None = None) -> list[Interval]:
        """Every wording that the statement of this key ever had, the oldest first; empty if there never was one.

        `file` and `line` of a wording are those where it was first read.
        """
        with _file.speaking(self.path):
            return _history.history(self._db, key, kind, dataset)

    def _known(self, n: int, *, least: int = 0) -> None:
        newest = self.edition()
        if not least <= n <= newest:
            then = f"Give {least} to {newest}." if newest >= least else "Load data first: linkage load."
            raise UnknownEdition(f"The ledger has no edition {n}.", then=then, edition=n)

    def _one(self, text: str, *values: object) -> str:
        with _file.speaking(self.path):
            return self._db.execute(text, values).fetchone()[0]  # type: ignore[no-any-return]

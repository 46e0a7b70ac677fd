"""What a load did, and what the ledger tells of itself: plain values, and the sentences for the command line."""

from dataclasses import dataclass

from graph.records import Record, Reject

_SHOWN = 5  # examples in a report; the rest is a number


@dataclass(frozen=True, kw_only=True)
class DatasetChange:
    """What a load changed in one dataset; `kept` statements are gone from their table but stay, because rows were rejected."""

    dataset: str
    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    statements: int = 0

    def __str__(self) -> str:
        done = f"{self.added:,} added, {self.changed:,} changed, {self.removed:,} removed"
        return f"{self.dataset}: {done}; {_count(self.statements, 'statement', 'statements')}."


@dataclass(frozen=True, kw_only=True)
class LoadReport:
    """What a load or an undo did.

    `edition` is the ledger's after it; `changed` is false when it opened none. `undoes` is the edition taken back.
    `remarks` are what a loader found out of the files, such as their encoding.
    `waiting`, `unknown_sources` and `store` are filled by loaders.load, which merges and projects.
    """

    edition: int
    changed: bool
    datasets: tuple[DatasetChange, ...] = ()
    rejects: tuple[Reject, ...] = ()
    undoes: int | None = None
    files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    waiting: int = 0
    waiting_examples: tuple[str, ...] = ()
    unknown_sources: tuple[str, ...] = ()
    nodes: int = 0
    links: int = 0
    store: str = ""

    @property
    def added(self) -> int:
        return sum(one.added for one in self.datasets)

    @property
    def updated(self) -> int:
        return sum(one.changed for one in self.datasets)

    @property
    def removed(self) -> int:
        return sum(one.removed for one in self.datasets)

    @property
    def kept(self) -> int:
        return sum(one.kept for one in self.datasets)

    def lines(self) -> tuple[str, ...]:
        """What happened in plain sentences, the outcome first."""
        told = (*map(str, self.datasets), *self.remarks)
        return (self._first(), *told, *self._rejected(), *self._waiting(), *self._sources(), *self._stored())

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def _first(self) -> str:
        if self.undoes is not None and not self.changed:
            return f"Edition {self.edition}, which takes back edition {self.undoes}, was in the ledger already but not in this store."
        if self.undoes is not None:
            return f"Edition {self.edition} takes back edition {self.undoes}: it states what edition {self.undoes - 1} stated."
        if self.changed:
            added = _count(self.added, "statement", "statements")
            return f"Edition {self.edition}: {added} added, {self.updated:,} changed, {self.removed:,} removed."
        return f"No change: the ledger stays at edition {self.edition}."

    def _rejected(self) -> tuple[str, ...]:
        if not self.rejects:
            return ()
        gone = ""
        if self.kept:
            stay = "stays" if self.kept == 1 else "stay"
            gone = f" {_count(self.kept, 'statement is', 'statements are')} no longer in the tables read and {stay}."
        head = f"{_count(len(self.rejects), 'cell or row was', 'cells or rows were')} rejected, so nothing was removed.{gone}"
        return (head, *(f"  {sentence(one)}" for one in self.rejects[:_SHOWN]), *_more(len(self.rejects)))

    def _waiting(self) -> tuple[str, ...]:
        if not self.waiting:
            return ()
        waits = _count(self.waiting, "statement waits", "statements wait")
        head = f"{waits} for a thing that nobody states, and {_is(self.waiting)} not in the graph."
        return (head, *(f"  {one}" for one in self.waiting_examples), *_more(self.waiting))

    def _sources(self) -> tuple[str, ...]:
        if not self.unknown_sources:
            return ()
        number = len(self.unknown_sources)
        names = ", ".join(self.unknown_sources[:_SHOWN]) + (", …" if number > _SHOWN else "")
        return (f"{_count(number, 'source is', 'sources are')} cited but not described by any table: {names}.",)

    def _stored(self) -> tuple[str, ...]:
        return (f"{self.store} holds edition {self.edition}: {self.nodes:,} nodes, {self.links:,} links.",) if self.store else ()


@dataclass(frozen=True, kw_only=True)
class EditionLine:
    """One edition: when it was made (UTC, ISO), from which tables, what it changed, and which edition it takes back."""

    n: int
    made_at: str
    files: tuple[str, ...]
    added: int
    changed: int
    removed: int
    undoes: int | None


@dataclass(frozen=True, kw_only=True)
class DatasetLine:
    """What one dataset states at an edition; `changed_in` is the newest edition up to then that touched it."""

    dataset: str
    statements: int
    tables: int
    changed_in: int


@dataclass(frozen=True, kw_only=True)
class TableLine:
    """How many statements one table gave at an edition."""

    dataset: str
    file: str
    statements: int


@dataclass(frozen=True, kw_only=True)
class Interval:
    """One wording of a statement: stated from edition `since`, and no longer from edition `until` (None: still stated)."""

    dataset: str
    record: Record
    since: int
    until: int | None


def sentence(reject: Reject) -> str:
    """The reject as one line.

    >>> sentence(Reject(file="zones.csv", line=7, column="lat", value="abc", reason="is no number"))
    'zones.csv line 7, lat: "abc" is no number'
    """
    value = reject.value if len(reject.value) <= 40 else reject.value[:39] + "…"
    column = f", {reject.column}" if reject.column else ""
    quoted = f'"{value}" ' if value else ""
    return f"{reject.file} line {reject.line}{column}: {quoted}{reject.reason}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _more(number: int) -> tuple[str, ...]:
    return (f"  … and {number - _SHOWN:,} more",) if number > _SHOWN else ()

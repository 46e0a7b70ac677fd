"""What the rest of the product may ask of an engine."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.records import Link, Node
from graph.result import KeptTable, Row

MOST_KEPT = 100_000  # rows in all: with what is made of them some 200 MB at 100,000 enterprises


@dataclass(frozen=True, kw_only=True)
class Meta:
    """Which ledger and which edition of it a store holds. `made_on` is the ISO day of the edition.

    `scenario` names what was laid over the facts; it is empty in every store but one made in memory for it.
    """

    ledger: str
    edition: int
    made_on: str
    scenario: str = ""


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """Rows of one text in order; `cut` is true when there were more than the limit. `columns` stand also where no row came."""

    rows: Sequence[Row]
    cut: bool
    columns: Sequence[str] = ()


class Kept:
    """Tables beside an open reader, of one edition: all are let go as soon as another edition, ledger or scenario is asked for.

    Both engines have it. Safe to use from several threads: two that ask for one table at the same moment may both fetch it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._meta: Meta | None = None
        self._held: dict[str, KeptTable] = {}

    def table(self, meta: Meta, text: str, fetch: Callable[[], tuple[KeptTable, bool]]) -> tuple[KeptTable, bool]:
        """The rows that are kept, else those that `fetch` gives with whether they were cut; what was cut is not kept."""
        with self._lock:
            if self._meta != meta:
                self._meta, self._held = meta, {}
            if text in self._held:
                return self._held[text], False
        rows, cut = fetch()
        with self._lock:
            if not cut and self._meta == meta and sum(map(len, self._held.values())) + len(rows) <= MOST_KEPT:
                self._held[text] = rows
        return rows, cut


class Reader(Protocol):
    """An open store for reading. Safe to use from several threads."""

    address: str
    engine: str  # "embedded" or "neo4j"
    kept: Kept  # tables of the edition that it holds

    def meta(self) -> Meta:
        """Ledger and edition; raises StoreLoading while a load is half way."""

    def read(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        """Rows of one read-only text, at most `limit`, within `timeout` seconds.

        Raises Refused (a write), QueryFailed, QueryTimeout, StoreUnreachable.
        """

    def read_typed(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        """As `read`, for a text that somebody typed and the guard let pass: behind the engine's own walls as well."""

    def plan(self, text: str, parameters: Mapping[str, object]) -> tuple[str, ...]:
        """EXPLAIN: the engine plans the text and runs nothing; the names of the plan's operators (empty where unknown)."""

    def close(self) -> None: ...


class Store(Reader, Protocol):
    """A Reader that can also be replaced whole by one edition."""

    def held(self) -> Meta | None:
        """What it holds; None if it is empty or does not exist."""

    def replace(self, nodes: Sequence[Node], links: Sequence[Link], meta: Meta, *, adopt: bool = False) -> None:
        """Make the store hold exactly these nodes and links, or leave it as it was.

        `adopt` allows a store of another ledger to be replaced. Raises OtherLedger, ForeignStore, StoreBusy, …
        """

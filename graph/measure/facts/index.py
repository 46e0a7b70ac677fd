"""What is made from a fetched table once for an edition, and kept beside the open reader as long as the table itself."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from graph.result import KeptTable, Row

_Index = TypeVar("_Index")


def index_of(rows: Sequence[Row], name: str, make: Callable[[Sequence[Row]], _Index]) -> _Index:
    """What `make` makes of the rows: the one made before where the rows are a table that the reader keeps, else a new one.

    >>> index_of([{"n": 1}], "count", len)
    1
    """
    return rows.made(name, make) if isinstance(rows, KeptTable) else make(rows)

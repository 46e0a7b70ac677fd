"""What a Cypher result may hold besides plain values: nodes, links and paths, in one shape for both engines.

`element` is the engine's own number, good only inside one result, to find the ends of a link; it is never shown.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload


@dataclass(frozen=True)
class NodeThing:
    element: str
    labels: tuple[str, ...]
    properties: Mapping[str, object]


@dataclass(frozen=True)
class LinkThing:
    element: str
    start: str
    end: str
    type: str
    properties: Mapping[str, object]


@dataclass(frozen=True)
class PathThing:
    nodes: tuple[NodeThing, ...]
    links: tuple[LinkThing, ...]


Row = Mapping[str, object]


class RowsOnDemand(Sequence[Row]):
    """Rows made from `things` when they are looked at, each time anew: what is not shown costs neither time nor memory.

    >>> rows = RowsOnDemand(["a", "b"], lambda one: {"thing": one})
    >>> len(rows), rows[1], list(rows[:1])
    (2, {'thing': 'b'}, [{'thing': 'a'}])
    """

    def __init__(self, things: Sequence[Any], made: Callable[[Any], Row]) -> None:
        self._things, self._made = things, made

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> "RowsOnDemand": ...
    def __getitem__(self, place: int | slice) -> "Row | RowsOnDemand":
        if isinstance(place, slice):
            return RowsOnDemand(self._things[place], self._made)
        return self._made(self._things[place])


MOST_MADE = 8  # indexes of one table: at 100,000 enterprises one takes up to 100 MB, and each day asked for has its own


class KeptTable(tuple[Row, ...]):
    """The rows of a text that many questions fetch whole, with what was made of them: an index is made once, by whoever asks first."""

    _made: dict[str, Any]

    def made(self, name: str, make: Callable[[Sequence[Row]], Any]) -> Any:
        """What `make` makes of these rows, which nobody may change; two threads that ask at the same moment may both make it."""
        held: dict[str, Any] = self.__dict__.setdefault("_made", {})
        if name in held:
            return held[name]
        made = make(self)
        while len(held) >= MOST_MADE and (oldest := next(iter(held.copy()), None)) is not None:
            held.pop(oldest, None)
        held[name] = made
        return made

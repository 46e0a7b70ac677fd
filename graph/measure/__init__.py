"""Methods that Cypher is the wrong tool for: pure functions from fetched rows to rows, one module each, by subject.

A module `graph/measure/need/x.py` has `measure(parts, parameters) -> Measured`; a question names it with `measure = "need/x"`.
A measure that learns only from what it has what it needs next is a generator of the same arguments: it yields `Wanted`, is sent the rows
of that round, and returns `Measured` (see `path/between`).
"""

import importlib
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from inspect import isgeneratorfunction
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from graph.answer.answer import Note
from graph.answer.picture import Picture
from graph.result import Row

Parts = Mapping[str, Sequence[Row]]
Parameters = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What a measure gives back.

    `further_counts` holds counts that the n of N sentence names besides.
    `population` is (n, of) where the question's own rows do not say it; `picture` where the rows' things and their links
    are not the picture, or `sketch` where it holds ids alone and `ask` shall fetch the rest; `sources` are ids of publications
    that no row names; `cut` says that rows were cut by the method.
    """

    rows: Sequence[Row]
    population: tuple[int, int] | None = None
    further_counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    picture: Picture | None = None
    sketch: Picture | None = None
    sources: tuple[str, ...] = ()
    cut: bool = False


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Rows that a measure asks for in the middle of its work: a part that stands in the header's `rounds`, and ids for the lists it takes.

    With `whole` all of them are needed, as for what is shown; without it they are a step of a walk, which ends where its rows get too many.
    """

    part: str
    lists: Mapping[str, Sequence[str]]
    whole: bool = False


Made = TypeVar("Made")
# What is sent: part → the rows of this round alone.
Rounds = Generator[Wanted | tuple[Wanted, ...], Parts, Made]
Measure = Callable[[Parts, Parameters], Measured | Rounds[Measured]]
Fetches = Callable[[Sequence[Wanted]], Parts]


def carried_out(measure: Measure, parts: Parts, parameters: Parameters, fetch: Fetches | None = None) -> Measured:
    """What the measure makes of the parts, and of what `fetch` gives it in rounds; each part at once, at the first asking, without one.

    >>> def twice(parts, parameters):
    ...     rows = (yield Wanted(part="rows", lists={"ids": ["a"]}))["rows"]
    ...     return Measured(rows=[*rows, *(yield Wanted(part="rows", lists={"ids": ["b"]}))["rows"]])
    >>> carried_out(twice, {}, {}, lambda wanted: {one.part: [dict(one.lists)] for one in wanted}).rows
    [{'ids': ['a']}, {'ids': ['b']}]
    """
    made = measure(parts, parameters)
    if isinstance(made, Measured):
        return made
    fetches = fetch or _at_once(parts)
    try:
        wanted = next(made)
        while True:
            wanted = made.send(fetches(wanted if isinstance(wanted, tuple) else (wanted,)))
    except StopIteration as end:
        measured: Measured = end.value
        return measured


def _at_once(parts: Parts) -> Fetches:
    left = dict(parts)
    return lambda wanted: {one.part: left.pop(one.part, ()) for one in wanted}


@cache
def names() -> tuple[str, ...]:
    """Every measure as room/name, found by scanning the rooms of this folder; nothing is imported for it."""
    here = Path(__file__).parent
    found = (path for path in here.glob("*/*.py") if "\ndef measure(" in path.read_text(encoding="utf-8"))
    return tuple(sorted(path.relative_to(here).with_suffix("").as_posix() for path in found))


def find(name: str) -> Measure:
    """The function of a measure; KeyError if there is none of that name."""
    if name not in names():
        raise KeyError(name)
    found: Measure = _module(name).measure
    return found


def in_rounds(name: str) -> bool:
    """Whether the measure of that name fetches in rounds."""
    return isgeneratorfunction(find(name))


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"graph.measure.{name.replace('/', '.')}")

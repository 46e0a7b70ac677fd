"""Methods that Cypher is the wrong tool for: pure functions from fetched rows to rows, one module each, by subject.

A module `graph/measure/need/x.py` has `measure(parts, parameters) -> Measured`; a question names it with `measure = "need/x"`.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType

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


Measure = Callable[[Parts, Parameters], Measured]
# What to fetch next, from what was fetched and the lists that were asked for so far: list → ids; nothing ends the fetching.
Lists = Mapping[str, Sequence[str]]
Following = Callable[[Parts, Parameters, Sequence[Lists]], Lists]


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


def following(name: str) -> Following | None:
    """The function by which a measure says what its parts fetch in the next round; None if it fetches once."""
    found: Following | None = getattr(_module(name), "following", None)
    return found


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"graph.measure.{name.replace('/', '.')}")

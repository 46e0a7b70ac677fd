"""Walks over families of links: how far things are, and the shortest simple paths between them, strongest first.

A graph is anything with `near(thing)` (rank and thing of every step on), `back(thing)` (the same for steps that lead to it) and
`step(thing, rank, to)`; `Listed` makes one of plain lists of steps. Starts and goals may be one thing or many.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

MOST_WORK = 200_000  # steps tried in one search, about a second; counting stops there and the answer says so


@dataclass(frozen=True, order=True)
class Step:
    """All statements of one family that join a thing to the next; `rank` grows as the evidence weakens.

    `status` is the best among them; `as_of` the newest day of what they cite, empty where none has a date; `items` how many
    sources they cite. Where the step needs two statements, both are those of the weaker one. `carried` is told with the step;
    what stands in `once` no later step of a path may hold again.
    """

    rank: int
    to: str
    words: str
    facts: tuple[str, ...]
    carried: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    status: str = "stated"
    as_of: str = ""
    items: int = 0


Path = tuple[Step, ...]


class Walkable(Protocol):
    """What can be walked; both collections are sorted, so that every walk has one order."""

    def near(self, thing: str) -> Collection[tuple[int, str]]: ...

    def back(self, thing: str) -> Collection[tuple[int, str]]: ...

    def step(self, thing: str, rank: int, to: str) -> Step: ...


class Listed:
    """A graph of plain lists: thing → its steps. Directed: list a step at both its ends to walk it both ways.

    >>> Listed({"a": [Step(0, "b", "x", ("1",))]}).back("b")
    ((0, 'a'),)
    """

    def __init__(self, steps: Mapping[str, Iterable[Step]]) -> None:
        self._steps = {(thing, step.rank, step.to): step for thing, each in steps.items() for step in each}
        self._near: dict[str, list[tuple[int, str]]] = {}
        self._back: dict[str, list[tuple[int, str]]] = {}
        for thing, rank, to in self._steps:
            self._near.setdefault(thing, []).append((rank, to))
            self._back.setdefault(to, []).append((rank, thing))

    def near(self, thing: str) -> tuple[tuple[int, str], ...]:
        return tuple(sorted(self._near.get(thing, ())))

    def back(self, thing: str) -> tuple[tuple[int, str], ...]:
        return tuple(sorted(self._back.get(thing, ())))

    def step(self, thing: str, rank: int, to: str) -> Step:
        return self._steps[thing, rank, to]


@dataclass
class Work:
    """How many more steps a search may try; at 0 it stops and the paths found so far are not all."""

    left: int = MOST_WORK


def distances(
    graph: Walkable,
    starts: Iterable[str],
    hops: int,
    closed: Container[str] = (),
    *,
    rank: int | None = None,
    back: bool = False,
    fits: Callable[[str, int], bool] | None = None,
) -> dict[str, int]:
    """Steps from the nearest of the starts to each thing within `hops`; closed things are reached and not passed through.

    `rank` leaves weaker steps out; `back` walks against the direction; `fits` says whether a thing is wanted at that distance.

    >>> graph = Listed({"a": [Step(0, "b", "x", ("1",))], "b": [Step(0, "c", "x", ("2",))]})
    >>> distances(graph, ["a"], 2), distances(graph, ["c"], 1, back=True), distances(graph, ["a"], 2, {"b"})
    ({'a': 0, 'b': 1, 'c': 2}, {'c': 0, 'b': 1}, {'a': 0, 'b': 1})
    """
    away = dict.fromkeys(sorted(starts), 0)
    frontier, near = list(away), graph.back if back else graph.near
    for distance in range(1, hops + 1):
        on = (one for one in frontier if distance == 1 or one not in closed)
        frontier = sorted({to for one in on for of, to in near(one) if rank is None or of <= rank} - away.keys())
        if fits:
            frontier = [to for to in frontier if fits(to, distance)]
        away |= dict.fromkeys(frontier, distance)
    return away


@dataclass
class _Search:
    """One search: what it walks, what it may not pass, and how many steps it may still try."""

    graph: Walkable
    starts: frozenset[str]
    closed: Container[str]
    work: Work
    follows: Callable[[Step, Step], bool] | None = None
    away: dict[int, dict[str, int]] = field(default_factory=dict)
    _on: dict[tuple[int, str], list[tuple[int, str, int]]] = field(default_factory=dict)

    def on(self, rank: int, thing: str) -> list[tuple[int, str, int]]:
        """Rank, thing and steps to the goals of every step on that no search of this rank need leave out; looked for once."""
        if (rank, thing) not in self._on:
            away, found = self.away[rank], []
            for of, to in self.graph.near(thing):
                ends = away.get(to) if of <= rank and to not in self.starts else None
                if ends is not None and (ends == 0 or to not in self.closed):
                    found.append((of, to, ends))
            self._on[rank, thing] = found
        return self._on[rank, thing]

    def exact(self, seen: tuple[str, ...], path: Path, spent: frozenset[str], left: int, rank: int, top: int = -1) -> Iterator[Path]:
        """Paths with exactly `left` more steps whose weakest step is exactly of this rank; nothing of `once` is used twice.

        `top`: the rank of the weakest step so far.
        """
        for of, to, ends in self.on(rank, seen[-1]):
            if to in seen or not (ends == 0 if left == 1 else 0 < ends < left):
                continue
            if self.work.left <= 0:
                return
            self.work.left -= 1
            if left == 1 and of != rank != top:
                continue
            step = self.graph.step(seen[-1], of, to)
            if not spent.isdisjoint(step.once) or (path and self.follows and not self.follows(path[-1], step)):
                continue
            if left == 1:
                yield (*path, step)
            else:
                yield from self.exact((*seen, to), (*path, step), spent.union(step.once), left - 1, rank, max(top, of))


def paths(
    graph: Walkable | Mapping[str, Sequence[Step]],
    start: str | Collection[str],
    goal: str | Collection[str],
    hops: int,
    closed: Container[str] = (),
    *,
    work: Work | None = None,
    follows: Callable[[Step, Step], bool] | None = None,
) -> Iterator[Path]:
    """Every path without a repeated thing, or one of `once`, by number of steps, then by its weakest step, then alphabetically.

    `closed` things may begin or end a path and are never passed through. With several starts or goals a path leaves the starts
    with its first step and meets the goals with its last. `follows` says whether a step may follow another. Lazy: nothing is walked
    beyond what is asked for.

    >>> ab, bc, ac = Step(0, "b", "x", ("1",)), Step(0, "c", "x", ("2",)), Step(1, "c", "y", ("3",))
    >>> walked = paths({"a": [ab, ac], "b": [bc]}, "a", "c", 3, frozenset())
    >>> [[step.facts[0] for step in path] for path in walked]
    [['3'], ['1', '2']]
    >>> list(paths({"a": [ab], "b": [bc]}, "a", "c", 3, frozenset("b")))
    []
    """
    for _, path in walks(graph, start, goal, hops, closed, work=work, follows=follows):
        yield path


def walks(
    graph: Walkable | Mapping[str, Sequence[Step]],
    start: str | Collection[str],
    goal: str | Collection[str],
    hops: int,
    closed: Container[str] = (),
    *,
    work: Work | None = None,
    follows: Callable[[Step, Step], bool] | None = None,
) -> Iterator[tuple[str, Path]]:
    """As `paths`, each with the start that it leaves from."""
    walked = Listed(graph) if isinstance(graph, Mapping) else graph
    starts, goals = (frozenset([end] if isinstance(end, str) else end) for end in (start, goal))
    search = _Search(walked, starts, closed, work or Work(), follows)
    half = (hops + 1) // 2
    reached = distances(walked, starts, half, closed)

    def fits(thing: str, left: int) -> bool:
        """Whether a thing with so many steps left to the goals can be on a path: what half of the steps do not reach needs more."""
        return left + reached.get(thing, half + 1) <= hops

    on = distances(walked, goals, hops, closed, back=True, fits=fits)
    ranks = sorted({rank for thing in on for rank, to in walked.near(thing) if to in on}) if starts & on.keys() else []
    search.away = {rank: distances(walked, goals, hops, closed, rank=rank, back=True, fits=fits) for rank in ranks}
    for length in range(1, hops + 1):
        for rank in ranks:
            for one in sorted(starts - goals):
                if search.away[rank].get(one, hops + 1) <= length:
                    yield from ((one, path) for path in search.exact((one,), (), frozenset(), length, rank))

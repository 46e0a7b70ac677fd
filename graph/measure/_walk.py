"""Shortest simple paths over families of links, strongest first: the walk behind `between`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Graph = Mapping[str, Sequence["Step"]]


@dataclass(frozen=True, order=True)
class Step:
    """All statements of one family that join a thing to the next; `rank` grows as the evidence weakens."""

    rank: int
    to: str
    words: str
    facts: tuple[str, ...]
    products: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


Path = tuple[Step, ...]


def paths(graph: Graph, start: str, goal: str, hops: int, closed: frozenset[str]) -> Iterator[Path]:
    """Every path without a repeated thing, by number of steps, then by its weakest step, then in alphabetical order.

    `closed` things may begin or end a path and are never passed through. Lazy: nothing is walked beyond what is asked for.

    >>> ab, bc, ac = Step(0, "b", "x", ("1",)), Step(0, "c", "x", ("2",)), Step(1, "c", "y", ("3",))
    >>> walked = paths({"a": [ab, ac], "b": [bc]}, "a", "c", 3, frozenset())
    >>> [[step.facts[0] for step in path] for path in walked]
    [['3'], ['1', '2']]
    >>> list(paths({"a": [ab], "b": [bc]}, "a", "c", 3, frozenset("b")))
    []
    """
    ranks = sorted({step.rank for steps in graph.values() for step in steps})
    allowed = {rank: _allowed(graph, rank) for rank in ranks}
    away = {rank: _distances(allowed[rank], start, goal, hops, closed) for rank in ranks}
    for length in range(1, hops + 1):
        for rank in ranks:
            if away[rank].get(start, hops + 1) <= length:
                yield from _exact(allowed[rank], away[rank], (start,), (), length, rank)


def _allowed(graph: Graph, rank: int) -> dict[str, list[Step]]:
    return {thing: sorted(step for step in steps if step.rank <= rank) for thing, steps in graph.items()}


def _distances(graph: Graph, start: str, goal: str, hops: int, closed: frozenset[str]) -> dict[str, int]:
    """Steps from each thing to the goal, at most `hops`, not through closed things."""
    before: dict[str, set[str]] = {}
    for thing, steps in graph.items():
        for step in steps:
            before.setdefault(step.to, set()).add(thing)
    away, frontier = {goal: 0}, {goal}
    for distance in range(1, hops + 1):
        found = {thing for one in frontier for thing in before.get(one, ())} - set(away)
        frontier = {thing for thing in found if thing == start or thing not in closed}
        away |= dict.fromkeys(frontier, distance)
        frontier -= {start}
    return away


def _exact(graph: Graph, away: Mapping[str, int], seen: tuple[str, ...], path: Path, left: int, rank: int) -> Iterator[Path]:
    """Paths with exactly `left` more steps whose weakest step is exactly of this rank."""
    if left == 0:
        if max(step.rank for step in path) == rank:
            yield path
        return
    for step in graph.get(seen[-1], ()):
        ends = away.get(step.to, left)
        if step.to not in seen and (ends == 0 if left == 1 else 0 < ends < left):
            yield from _exact(graph, away, (*seen, step.to), (*path, step), left - 1, rank)

"""Loops of a directed graph, shortest first, each once from its first thing in alphabetical order; bounded work."""

from collections.abc import Iterable, Iterator, Mapping

MOST_WALKED = 1_000_000  # steps looked at: about one second

Next = Mapping[str, tuple[str, ...]]
_Way = tuple[str, ...]


def loops(steps: Iterable[tuple[str, str]], longest: int, budget: int = MOST_WALKED) -> Iterator[_Way | None]:
    """Every simple loop of 2 to `longest` steps; a last None says that the budget of steps was spent before the end.

    Two halves of a loop are walked from its first thing, one forwards and one backwards, and joined in the middle, so that six steps
    cost what three do.

    >>> list(loops([("a", "b"), ("b", "a"), ("b", "c"), ("c", "a"), ("c", "c")], 6))
    [('a', 'b'), ('a', 'b', 'c')]
    >>> list(loops([("a", "b"), ("b", "a")], 6, budget=0))
    [None]
    """
    after, before = _both_ways(steps)
    starts = sorted(set(after) & set(before))
    for length in range(2, longest + 1):
        there, back = (length + 1) // 2, length // 2
        for start in starts:
            ahead, spent = _ways(after, start, there, budget)
            budget -= spent
            behind, spent = _ways(before, start, back, budget)
            budget -= spent
            if budget <= 0:
                yield None
                return
            yield from sorted(_joined(ahead, behind))


def _both_ways(steps: Iterable[tuple[str, str]]) -> tuple[dict[str, _Way], dict[str, _Way]]:
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for a, b in steps:
        if a != b:
            after.setdefault(a, set()).add(b)
            before.setdefault(b, set()).add(a)
    return ({a: tuple(sorted(some)) for a, some in joined.items()} for joined in (after, before))  # type: ignore[return-value]


def _ways(following: Next, start: str, steps: int, budget: int) -> tuple[list[_Way], int]:
    """Every way of exactly that many steps over things later in the alphabet than its start, and how many steps were looked at."""
    ways: list[_Way] = [(start,)]
    spent = 0
    for _ in range(steps):
        longer: list[_Way] = []
        for way in ways:
            some = following.get(way[-1], ())
            spent += len(some) + 1
            if spent > budget:
                return [], spent
            longer += [(*way, one) for one in some if one > start and one not in way]
        ways = longer
    return ways, spent


def _joined(ahead: Iterable[_Way], behind: Iterable[_Way]) -> Iterator[_Way]:
    by_end: dict[str, list[_Way]] = {}
    for way in behind:
        by_end.setdefault(way[-1], []).append(way)
    for way in ahead:
        for other in by_end.get(way[-1], ()):
            if not set(way[1:-1]) & set(other[1:-1]):
                yield (*way, *reversed(other[1:-1]))

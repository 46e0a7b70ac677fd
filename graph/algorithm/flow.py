"""The most that flows between two things, the weakest set that stops it, and what every way must pass: on plain directed graphs."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import networkx as nx

Arc = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Flow:
    """The most that flows. `used`: arc → flow; `near`, `far`: the arcs of the smallest cut nearest the start and nearest the end;

    `beyond`: what lies on the far side of the cut nearest the start. The smallest cut is the only one if `near` equals `far`.
    """

    value: float
    used: Mapping[Arc, float]
    near: tuple[Arc, ...]
    far: tuple[Arc, ...]
    beyond: frozenset[str]


def most(capacity: Mapping[Arc, float], start: str, end: str) -> Flow:
    """Maximum flow and minimum cut (Ford and Fulkerson 1956, Canadian J. Math. 8, 399-404), by Dinitz' level graphs.

    The flow network of Cormen, Leiserson, Rivest and Stein, Introduction to Algorithms (2009), figure 26.6: 23, cut {v3, t}.

    >>> of = {("s", "v1"): 16, ("s", "v2"): 13, ("v1", "v3"): 12, ("v2", "v1"): 4, ("v2", "v4"): 14, ("v3", "v2"): 9,
    ...       ("v3", "t"): 20, ("v4", "v3"): 7, ("v4", "t"): 4}
    >>> flow = most(of, "s", "t")
    >>> flow.value, sorted(flow.beyond), flow.near == flow.far
    (23, ['t', 'v3'], True)
    """
    net = _Net(capacity)
    value: float = 0
    if start in net.number and end in net.number:
        a, b = net.number[start], net.number[end]
        while (level := net.levels(a))[b] >= 0:
            value += net.block(a, b, level)
    behind, ahead = net.sides(start, end)
    return Flow(
        value=value,
        used=dict(net.used()),
        near=tuple(sorted(arc for arc in capacity if arc[0] in behind and arc[1] not in behind and capacity[arc])),
        far=tuple(sorted(arc for arc in capacity if arc[0] not in ahead and arc[1] in ahead and capacity[arc])),
        beyond=frozenset(net.names) - behind,
    )


class _Net:
    """The rest network: edge 2k is the k-th arc, edge 2k + 1 its way back; `left` is what still fits."""

    def __init__(self, capacity: Mapping[Arc, float]) -> None:
        self.arcs = sorted(capacity)
        self.names = sorted({end for arc in self.arcs for end in arc})
        self.number = {name: n for n, name in enumerate(self.names)}
        self.to: list[int] = []
        self.left: list[float] = []
        self.of: list[list[int]] = [[] for _ in self.names]
        for a, b in self.arcs:
            for one, other, fits in ((a, b, capacity[a, b]), (b, a, 0)):
                self.of[self.number[one]].append(len(self.to))
                self.to.append(self.number[other])
                self.left.append(fits)
        self._first = [self.left[2 * k] for k in range(len(self.arcs))]

    def levels(self, start: int) -> list[int]:
        level = [-1] * len(self.names)
        level[start] = 0
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for edge in self.of[here]:
                if self.left[edge] > 0 and level[self.to[edge]] < 0:
                    level[self.to[edge]] = level[here] + 1
                    queue.append(self.to[edge])
        return level

    def block(self, start: int, end: int, level: Sequence[int]) -> float:
        """Fill the shortest ways until none is left."""
        following, value = [0] * len(self.names), 0.0
        path: list[int] = []
        here = start
        while True:
            if here == end:
                fits = min(self.left[edge] for edge in path)
                value += fits
                for edge in path:
                    self.left[edge] -= fits
                    self.left[edge ^ 1] += fits
                path, here = [], start
                continue
            step = self._next(here, level, following)
            if step is not None:
                path.append(step)
                here = self.to[step]
            elif path:
                here = self.to[path.pop() ^ 1]
                following[here] += 1
            else:
                return int(value) if value.is_integer() else value

    def _next(self, here: int, level: Sequence[int], following: list[int]) -> int | None:
        edges = self.of[here]
        while following[here] < len(edges):
            edge = edges[following[here]]
            if self.left[edge] > 0 and level[self.to[edge]] == level[here] + 1:
                return edge
            following[here] += 1
        return None

    def used(self) -> Iterable[tuple[Arc, float]]:
        for k, arc in enumerate(self.arcs):
            flow = self.left[2 * k + 1] if self._first[k] == inf else self._first[k] - self.left[2 * k]
            if flow > 0:
                yield arc, flow

    def sides(self, start: str, end: str) -> tuple[set[str], set[str]]:
        """What the start still reaches, and what still reaches the end."""
        behind, ahead = {start}, {end}
        if start in self.number:
            level = self.levels(self.number[start])
            behind |= {name for name, at in zip(self.names, level, strict=True) if at >= 0}
        queue = deque([self.number[end]] if end in self.number else [])
        while queue:
            here = queue.popleft()
            for edge in self.of[here]:
                name = self.names[self.to[edge]]
                if self.left[edge ^ 1] > 0 and name not in ahead:
                    ahead.add(name)
                    queue.append(self.to[edge])
        return behind, ahead


def disjoint_flow(arcs: Iterable[Arc], start: str, end: str, *, links: Collection[Arc] | None = None, free: Collection[str] = ()) -> Flow:
    """Ways that share nothing: Menger's theorem (1927, Fundamenta Mathematicae 10, 96-115) as a flow of ones.

    Without `links` no thing is shared, beside the two ends and what is `free`; a direct arc from start to end counts once. With `links`
    those arcs are not shared, and things that are not free may be. Things are split: "x<" before and "x>" after.
    """
    capacity: dict[Arc, float] = {}
    for a, b in arcs:
        one = (links is not None and (a, b) in links) or (links is None and (a, b) == (start, end))
        capacity[f"{a}>", f"{b}<"] = 1 if one else inf
        for thing in (a, b):
            capacity[f"{thing}<", f"{thing}>"] = inf if thing in (start, end) or thing in free else 1
    return most(capacity, f"{start}>", f"{end}<")


def ways(flow: Flow, start: str, end: str) -> list[tuple[str, ...]]:
    """The ways of a flow of ones by `disjoint_flow`, each as its things, shortest first; a round trip in it is left out."""
    after: dict[str, list[str]] = {}
    for (a, b), n in sorted(flow.used.items(), reverse=True):
        after.setdefault(a, []).extend([b] * int(n))
    found = []
    for _ in range(int(flow.value)):
        path = [f"{start}>"]
        while path[-1] != f"{end}<":
            step = after[path[-1]].pop()
            path = path[: path.index(step) + 1] if step in path else [*path, step]
        things = [name[:-1] for name in path]
        found.append(tuple(thing for n, thing in enumerate(things) if n == 0 or thing != things[n - 1]))
    return sorted(found, key=lambda way: (len(way), way))


def dominators(arcs: Iterable[Arc], root: str) -> dict[str, str]:
    """Thing → its immediate dominator: the last thing that every way from the root must pass before it (Lengauer and Tarjan 1979,
    ACM TOPLAS 1, 121-141); networkx iterates as Cooper, Harvey and Kennedy (2001).

    >>> idom = dominators([("farm", "mill"), ("farm", "mill2"), ("mill", "G1"), ("mill2", "G1"), ("G1", "plant"), ("G1", "plant2")], "farm")
    >>> idom["plant"], idom["plant2"], idom["G1"]
    ('G1', 'G1', 'farm')
    """
    graph = nx.DiGraph(arcs)
    graph.add_node(root)
    # Of the root networkx says itself or None, by version.
    return {thing: one for thing, one in nx.immediate_dominators(graph, root).items() if thing != root}


def reached(arcs: Iterable[Arc], starts: Collection[str]) -> set[str]:
    """Everything that a way leads to from the starts, with the starts."""
    after: dict[str, list[str]] = {}
    for a, b in arcs:
        after.setdefault(a, []).append(b)
    seen, queue = set(starts), deque(starts)
    while queue:
        for there in after.get(queue.popleft(), ()):
            if there not in seen:
                seen.add(there)
                queue.append(there)
    return seen

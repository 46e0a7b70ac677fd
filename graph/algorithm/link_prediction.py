"""Who might trade with whom by the shape of the supplies alone: paths of three links, and, to compare only, common neighbours."""

import math
from collections.abc import Mapping

Links = Mapping[str, frozenset[str]]


def l3(graph: Links, y: str) -> dict[str, float]:
    """For everyone that three links lead to from y: Σ a_xu a_uv a_vy / √(k_u k_v) over all u, v, where x is no neighbour of y.

    One walk over the links: u gets its weight from all v at once, so that a hub with 20,000 neighbours takes no longer than its links.

    References
    ----------
    Kovács, I. A. et al. (2019), Network-based prediction of protein interactions, Nature Communications 10, 1240. gap-methods.md C16:
    S1 supplies B1 and B2, S2 supplies B2 and B3, S3 supplies B3.

    >>> pairs = ("S1 B1", "S1 B2", "S2 B2", "S2 B3", "S3 B3")
    >>> graph = {}
    >>> for a, b in map(str.split, pairs):
    ...     graph[a], graph[b] = graph.get(a, frozenset()) | {b}, graph.get(b, frozenset()) | {a}
    >>> round(l3(graph, "B3")["S1"], 4), common(graph, "S1", "B3"), common(graph, "S1", "S2")
    (0.5, 0, 1)
    """
    own = graph.get(y, frozenset())
    weight: dict[str, float] = {}
    for v in sorted(own):
        for u in graph[v]:
            if u != y:
                weight[u] = weight.get(u, 0.0) + 1 / math.sqrt(len(graph[u]) * len(graph[v]))
    found: dict[str, float] = {}
    for u in sorted(weight):
        for x in graph[u]:
            if x != y and x not in own:
                found[x] = found.get(x, 0.0) + weight[u]
    return found


def common(graph: Links, x: str, y: str) -> int:
    """How many neighbours two share. Two that share many are rivals, not partners: shown to compare, never to recommend."""
    return len(_shared(graph, x, y))


def allocation(graph: Links, x: str, y: str) -> float:
    """Resource allocation, RA = Σ 1 / k_z over the common neighbours z (Zhou, Lü and Zhang 2009, Eur. Phys. J. B 71, 623-630).

    Two of five that are all linked share three neighbours of four links each:

    >>> five = {one: frozenset("abcde") - {one} for one in "abcde"}
    >>> common(five, "a", "b"), allocation(five, "a", "b"), round(adamic(five, "a", "b"), 4)
    (3, 0.75, 2.164)
    """
    return math.fsum(1 / len(graph[z]) for z in _shared(graph, x, y))


def adamic(graph: Links, x: str, y: str) -> float:
    """AA = Σ 1 / ln k_z over the common neighbours z (Adamic and Adar 2003, Social Networks 25, 211-230).

    A neighbour of one link is shared by nobody but the thing with itself, and says nothing:

    >>> adamic({"a": frozenset("b"), "b": frozenset("a")}, "a", "a")
    0.0
    """
    return math.fsum(1 / math.log(len(graph[z])) for z in _shared(graph, x, y) if len(graph[z]) > 1)


def _shared(graph: Links, x: str, y: str) -> frozenset[str]:
    return graph.get(x, frozenset()) & graph.get(y, frozenset())

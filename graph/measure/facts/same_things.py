"""Which nodes are one thing under several ids."""

from collections.abc import Sequence

from graph.result import Row
from graph.schema import kind_of


def same(pairs: Sequence[Row]) -> dict[str, str]:
    """Thing → the one of its same things that stands for all: a zone if there is one."""
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        joined = groups.get(str(pair["a"]), {str(pair["a"])}) | groups.get(str(pair["b"]), {str(pair["b"])})
        groups |= dict.fromkeys(joined, joined)
    return {thing: min(group, key=lambda one: (kind_of(one) != "Zone", one)) for thing, group in groups.items()}

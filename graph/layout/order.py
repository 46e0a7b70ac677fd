"""The order of marks inside each cell: each goes to the mean height of its neighbours, several times over.

References: Sugiyama, Tagawa and Toda (1981), Methods for visual understanding of hierarchical system structures, section 4 (barycentre).
"""

from collections.abc import Hashable, Mapping, Sequence
from statistics import fmean
from typing import TypeVar

C = TypeVar("C", bound=Hashable)


def untangle(
    cells: Mapping[C, Sequence[str]], base: Mapping[C, float], neighbours: Mapping[str, Sequence[str]], *, sweeps: int = 8
) -> dict[C, list[str]]:
    """The same cells with their marks in an order that crosses few lines; `base` is the height at which a cell begins.

    Marks without neighbours keep their place; ties keep the order given, so the same input gives the same picture.

    >>> near = {"a": ["y"], "y": ["a"], "b": ["x"], "x": ["b"]}
    >>> untangle({"left": ["a", "b"], "right": ["x", "y"]}, {"left": 0, "right": 0}, near, sweeps=1)
    {'left': ['b', 'a'], 'right': ['x', 'y']}
    """
    order = {cell: list(ids) for cell, ids in cells.items()}
    at = {one: base[cell] + i for cell, ids in order.items() for i, one in enumerate(ids)}
    for turn in range(sweeps):
        for cell in list(order) if turn % 2 == 0 else list(order)[::-1]:
            wish = {one: fmean(at[n] for n in neighbours[one]) if neighbours.get(one) else at[one] for one in order[cell]}
            order[cell].sort(key=wish.__getitem__)
            at.update({one: base[cell] + i for i, one in enumerate(order[cell])})
    return order

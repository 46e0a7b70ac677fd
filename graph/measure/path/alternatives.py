"""Measure `path/alternatives`: the k best paths between two things that differ in what they pass through."""

from collections.abc import Iterator, Sequence

from graph.algorithm.simple_paths import Path
from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts, Rounds
from graph.measure.path import between

MOST_K = 50  # more alternatives than anyone compares


def measure(parts: Parts, parameters: Parameters) -> Rounds[Measured]:
    """The first k of the loopless paths, each sequence of things once, over its strongest families.

    A_k = the first k of {(v_0 … v_n) : v_0 = from, v_n = to, n ≤ hops, no thing twice} in the order of `rank`, then steps, weakest
    family and the names of the things: a total order, so that both engines give the same k.

    Parameters
    ----------
    parts
        As of the measure `between`.
    parameters
        `from`, `to` (ids), `k` (1 to 50), `links`, `status`, `hops`, `rank`, `at`.

    Returns
    -------
    Measured
        `apart`: things on this path that the first does not pass. Population: paths shown, such paths that exist (counted in the first
        1,000 paths).

    Raises
    ------
    BadParameter
        If k is no whole number from 1 to 50, or both ends are one thing.

    References
    ----------
    J. Y. Yen (1971), Finding the K shortest loopless paths in a network, Management Science 17(11), 712-716: the k paths are his; they are
    found by a search pruned by the distance to the goal, and equal a listing of all paths (tests/measure/path/test_path_properties.py).

    Examples
    --------
    >>> from graph.measure import carried_out
    >>> def owns(a, b): return dict(a=a, b=b, kind="OWNS", status="stated", valid_to=None, fact=a + b, sources=())
    >>> rows = [owns("vl:E1", "vl:E2"), owns("vl:E2", "vl:E4"), owns("vl:E1", "vl:E3"), owns("vl:E3", "vl:E4")]
    >>> asked = {"from": "vl:E1", "to": "vl:E4", "k": 5, "links": ("ownership",), "hops": 4, "at": "2026-11-25"}
    >>> [(row["path"], row["equal"], row["nodes"]) for row in carried_out(measure, {"rows": rows}, asked).rows]
    [(1, 2, ('vl:E1', 'vl:E2', 'vl:E4')), (2, 2, ('vl:E1', 'vl:E3', 'vl:E4'))]
    """
    k = parameters["k"]
    if not isinstance(k, int) or not 1 <= k <= MOST_K:
        raise BadParameter(f"k = {k} is no whole number from 1 to {MOST_K}.", then="Give how many paths you want.", name="k")
    found = yield from between.search(parts, parameters)
    if not found.paths:
        return between.unjoined(found)
    ways = distinct(found.paths[: between.MOST_COUNTED])
    rows = found.told.order(found.told.row(found.walk.ends[0], path) for path in ways)
    first = set(rows[0]["nodes"])  # type: ignore[call-overload]
    shown = [{**row, "differs": tuple(node for node in row["nodes"] if node not in first)} for row in rows[:k]]  # type: ignore[attr-defined]
    hubs = found.hubs()
    notes = (*between.counted(found.paths, found.stopped), *between.ties(rows, shown), *hubs)
    return Measured(rows=shown, population=(len(shown), len(rows)), notes=(*_fewer(shown, k), *notes), cut=len(rows) > k or bool(hubs))


def distinct(paths: Sequence[Path]) -> list[Path]:
    """The paths without those that pass the same things over weaker families."""
    first: dict[tuple[str, ...], Path] = {}
    for path in paths:
        first.setdefault(tuple(step.to for step in path), path)
    return list(first.values())


def _fewer(shown: Sequence[object], k: int) -> Iterator[Note]:
    if len(shown) < k:
        yield Note(text="Fewer paths exist than were asked for: {n} of {of}.", values={"n": len(shown), "of": k})

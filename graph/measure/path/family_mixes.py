"""Measure `path/family_mixes`: how two things are related at all, one path for each mix of link families."""

from collections.abc import Iterator

from graph.algorithm.simple_paths import Path
from graph.measure import Measured, Parameters, Parts, Rounds
from graph.measure.path import between
from graph.measure.path.path_row import PathRow
from graph.result import Row
from graph.schema.families import FAMILIES


def measure(parts: Parts, parameters: Parameters) -> Rounds[Measured]:
    """For every set of families that a path uses, the best path that uses exactly these, and how many do.

    For F ⊆ families: p(F) = the first path of at most `hops` steps whose steps are of exactly the families F, in the order of `rank`.

    Parameters
    ----------
    parts
        As of the measure `between`.
    parameters
        `from`, `to` (ids), `links`, `status`, `hops`, `rank`, `at`.

    Returns
    -------
    Measured
        `mix`: the families; `paths`: paths of exactly this mix; `equal`: those of them that rank as the shown one does. Population: mixes,
        paths that exist (counted up to 1,000; a mix that only further paths have is not shown).

    Examples
    --------
    >>> from graph.measure import carried_out
    >>> def link(a, b, kind): return dict(a=a, b=b, kind=kind, status="stated", valid_to=None, fact=a + b + kind, sources=())
    >>> rows = [link("vl:E1", "vl:E2", "OWNS"), link("vl:E1", "vl:Z1", "LOCATED_IN"), link("vl:E2", "vl:Z1", "LOCATED_IN")]
    >>> asked = {"from": "vl:E1", "to": "vl:E2", "links": FAMILIES, "hops": 5, "at": "2026-11-25"}
    >>> [(row["mix"], row["paths"], row["hops"]) for row in carried_out(measure, {"rows": rows}, asked).rows]
    [(('ownership',), 1, 1), (('place',), 1, 2)]
    """
    found = yield from between.search(parts, parameters)
    if not found.paths:
        return between.unjoined(found)
    paths = found.paths[: between.MOST_COUNTED]
    rows = list(_mixes(found.told, found.walk.ends[0], paths))
    notes = (*between.counted(found.paths, found.stopped), *found.hubs())
    return Measured(rows=rows, population=(len(rows), len(paths)), notes=notes, cut=bool(notes))


def _mixes(told: PathRow, start: str, paths: tuple[Path, ...]) -> Iterator[Row]:
    """One row for each mix, the mix of the best path first."""
    mixes: dict[tuple[str, ...], list[Path]] = {}
    for path in paths:
        mixes.setdefault(tuple(FAMILIES[rank] for rank in sorted({step.rank for step in path})), []).append(path)
    best = [(mix, told.order(told.row(start, path) for path in each)) for mix, each in mixes.items()]
    ordered = told.order({**rows[0], "mix": mix, "paths": len(rows), "alike": rows[0]["equal"]} for mix, rows in best)
    yield from ({**row, "equal": row["alike"]} for row in ordered)

"""Measure `path/between_areas`: which enterprises and zones of one area are joined to those of another, or that none is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from graph.algorithm.simple_paths import Path, Work, distances, walks
from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts, Rounds, Wanted
from graph.measure.facts.hs_codes import digits
from graph.measure.path import expansion
from graph.measure.path.areas import Areas, full_of
from graph.measure.path.evidence_graph import Closed, follows
from graph.measure.path.missing_link import missing_link, nearest, reachable
from graph.measure.path.path_row import PathRow
from graph.result import Row
from graph.schema import kind_of

_MOST_SHOWN = 20
_MOST_COUNTED = 1000
BOTH = "in both areas"


@dataclass(frozen=True, kw_only=True)
class _Sides:
    """What lies in one area, in the other, and in both."""

    starts: tuple[str, ...]
    goals: tuple[str, ...]
    both: tuple[str, ...]


def measure(parts: Parts, parameters: Parameters) -> Rounds[Measured]:
    """For every thing of the first area its best path to each thing of the second; what lies in both; without any, what is missing.

    S, G = what lies in the areas `from` and `to`, without what lies in both; for each (s, g) ∈ S × G the first path of at most `hops`
    steps that leaves S with its first step and meets G with its last, in the order of `rank`.

    Parameters
    ----------
    parts
        As of `between`, and `nests`, `inside`, `seats`, `chained` as in `path.areas`.
    parameters
        `from`, `to` (ids of countries, provinces, zones; any other thing is an area of its own), `chain` (or empty: those of the first
        area that make, use or deal in one of its codes), `zones` (only what stands in a zone), `links`, `status`, `hops`, `rank`, `at`.

    Returns
    -------
    Measured
        Population: things of the first area that have a path or lie in both, things of the first area.

    Raises
    ------
    BadParameter
        If both areas are one.

    References
    ----------
    path-questions.md, question 15: which firms link the electronics of Hanoi parks to any Lao zone.

    Examples
    --------
    >>> from graph.measure import carried_out
    >>> nests = [dict(a=zone, country=land, b=None, status="stated", valid_to=None) for zone, land in (("vl:Z1", "VN"), ("vl:Z2", "LA"))]
    >>> inside = [dict(id=firm, area=zone, status="stated", valid_to=None) for firm, zone in (("vl:E1", "vl:Z1"), ("vl:E2", "vl:Z2"))]
    >>> owns = dict(a="vl:E1", b="vl:E2", kind="OWNS", status="stated", valid_to=None, fact="R1", sources=())
    >>> asked = {"from": "vl:Z1", "to": "iso:LA", "chain": "", "zones": True, "links": ("ownership",), "hops": 4, "at": "2026-11-25"}
    >>> made = carried_out(measure, {"rows": [owns], "nests": nests, "inside": inside}, asked)
    >>> [(row["nodes"], row["label"]) for row in made.rows], made.population
    ([(('vl:E1', 'vl:E2'), 'ownership')], (1, 2))
    """
    one, (start, goal) = expansion.ends_of(parts, parameters)
    if start == goal:
        raise BadParameter("from and to are one thing.", then="Give two different areas.", name="to")
    parts = {**parts, **(yield _first(parts, parameters, one, (start, goal)))}
    sides, hops = _sides(parts, parameters), int(str(parameters["hops"]))
    begun = [*sides.starts, *sides.goals]
    walk = yield from expansion.walked(parts, parameters, one, begun, ceil(hops / 2) if begun else 0, parts.get("holders", ()))
    found = _best(walk, sides, hops)
    aways = [reachable(walk.graph, side, walk.rounds) for side in (sides.starts, sides.goals)]
    rows = _rows(PathRow(parts, parameters), found, sides)
    if begun:
        first = rows[:_MOST_SHOWN] or missing_link(parts, one, PathRow(parts, parameters).roads, aways)[0]
        things = {*_things(first), *(thing for away in aways for thing in nearest(away))}
        parts = {**parts, **(yield expansion.of_lists({"things": sorted(things), "full": walk.full()}))}
        rows = _rows(PathRow(parts, parameters), found, sides)
    joined = distances(walk.graph, sides.goals, hops, _Ends(sides.starts), back=True).keys() & set(sides.starts)
    population = (len(joined) + len(sides.both), len(sides.starts) + len(sides.both))
    notes = (*_notes(parts, sides, rows), *expansion.expansion_notes(walk, parts.get("hubs", ()), walk.missed()))
    if rows:
        return Measured(rows=rows[:_MOST_SHOWN], population=population, notes=notes, cut=len(rows) > _MOST_SHOWN)
    missing, sketch = missing_link(parts, one, PathRow(parts, parameters).roads, aways)
    return Measured(rows=missing, population=population, notes=notes, sketch=sketch)


def _first(parts: Parts, parameters: Parameters, one: Mapping[str, str], ends: Sequence[str]) -> tuple[Wanted, ...]:
    """What lies in the areas, and who holds a code of the chain."""
    codes = {str(row["id"]) for row in parts.get("chained", ())}
    wider = {f"hs2022:{digits(code)[:4]}" for code in codes}
    lists = Areas(parts, parameters["at"], one).lists(ends)
    held = {"codes": sorted(codes | wider), "headings": sorted(code for code in codes if len(digits(code)) < 6)}
    return Wanted(part="inside", lists=lists), Wanted(part="seats", lists=lists), *expansion.of_lists(held)


def _best(walk: expansion.Walk, sides: _Sides, hops: int) -> dict[tuple[str, str], tuple[str, Path]]:
    """(start, goal) → its first path, with its start."""
    found: dict[tuple[str, str], tuple[str, Path]] = {}
    way = walks(walk.graph, sides.starts, sides.goals, hops, Closed(), work=Work(), follows=follows)
    for begin, path in islice(way, _MOST_COUNTED):
        found.setdefault((begin, path[-1].to), (begin, path))
    return found


def _things(rows: Sequence[Row]) -> set[str]:
    return {str(thing) for row in rows for thing in row["nodes"]}  # type: ignore[attr-defined]


def _rows(told: PathRow, found: Mapping[tuple[str, str], tuple[str, Path]], sides: _Sides) -> list[Row]:
    """The paths in their order, then what lies in both areas."""
    both = ({"label": "place", "says": BOTH, "hops": 0, "nodes": (thing,), "links": ()} for thing in sides.both)
    return [*told.order(told.row(begin, path) for begin, path in found.values()), *both]


class _Ends(Closed):
    """A path does not pass through another thing of its own area."""

    def __init__(self, starts: Sequence[str]) -> None:
        self._starts = frozenset(starts)

    def __contains__(self, thing: object) -> bool:
        return thing in self._starts or super().__contains__(thing)


def _sides(parts: Parts, parameters: Parameters) -> _Sides:
    one, ends = expansion.ends_of(parts, parameters)
    areas, zones = Areas(parts, parameters["at"], one), bool(parameters.get("zones"))
    start, goal = (areas.members(end, zones) for end in ends)
    if parameters.get("chain"):
        start = areas.of_chain("" if zones else ends[0], start)
    return _Sides(starts=tuple(sorted(start - goal)), goals=tuple(sorted(goal - start)), both=tuple(sorted(start & goal)))


def _notes(parts: Parts, sides: _Sides, rows: Sequence[Row]) -> Iterator[Note]:
    counts = [sum(kind_of(thing) == "Enterprise" for thing in side) for side in (sides.starts, sides.goals)]
    values = {"n": counts[0], "of": counts[1], "zones": len(sides.starts) - counts[0], "others": len(sides.goals) - counts[1]}
    yield Note(text="Compared: {n} enterprises and {zones} zones of the first area, {of} and {others} of the second.", values=values)
    if not rows:
        yield Note(text="No path within these steps and families; that is what the loaded data say, not that there is none.")
    if len(rows) > _MOST_SHOWN:
        yield Note(text="Only the first paths are shown: {n}.", values={"n": _MOST_SHOWN})
    for area in full_of(parts, expansion.MOST_OF_ONE):
        yield Note(text="Of what lies in {name} only {n} were compared.", values={"name": area, "n": expansion.MOST_OF_ONE})

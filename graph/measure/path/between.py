"""Measure `path/between`: the shortest paths between two things over the ticked link families; where there is none, what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from graph.algorithm.simple_paths import Path, Work, paths
from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts, Rounds
from graph.measure.path import expansion
from graph.measure.path.evidence_graph import Closed, follows
from graph.measure.path.missing_link import missing_link, nearest, reachable
from graph.measure.path.path_row import PathRow
from graph.result import Row

_MOST_SHOWN = 20  # paths; more is not read by anyone
MOST_COUNTED = 1000  # counting stops here, and the answer says so


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a walk between two things found: the paths by steps, weakest family and names, at most 1,001; and what tells of them."""

    walk: expansion.Walk
    parts: Parts
    told: PathRow
    paths: tuple[Path, ...]
    stopped: bool

    def hubs(self) -> tuple[Note, ...]:
        """What was not followed, so that paths may be missing; nothing where all that one of the two reaches was."""
        if self.walk.whole():
            return ()
        return tuple(expansion.expansion_notes(self.walk, self.parts["hubs"], self.walk.missed()))


def search(parts: Parts, parameters: Parameters) -> Rounds[Found]:
    """Walk between the things `from` and `to`, and fetch what tells of the paths; raises BadParameter if both are one thing."""
    one, (start, goal) = expansion.ends_of(parts, parameters)
    if start == goal:
        raise BadParameter("from and to are one thing.", then="Give two different things.", name="to")
    hops, work = int(str(parameters["hops"])), Work()
    walk = yield from expansion.walked(parts, parameters, one, (start, goal), ceil(hops / 2))
    found = tuple(islice(paths(walk.graph, start, goal, hops, Closed(), work=work, follows=follows), MOST_COUNTED + 1))
    more = yield expansion.of_lists({"things": _things(walk, found), "full": walk.full()})
    every = {"hubs": (), **parts, **more}
    return Found(walk=walk, parts=every, told=PathRow(every, parameters), paths=found, stopped=work.left <= 0)


def measure(parts: Parts, parameters: Parameters) -> Rounds[Measured]:
    """Paths of at most `hops` steps, at most 20, in the order of `rank`; without any, rows that say what is missing.

    P(a, b, h) = {simple paths from a to b of length ≤ h in the graph of the ticked families}; the label of a path is
    the family of its weakest step, or "possible" where it uses a product match or a place and no stated supply and no route.
    Order: `hops` steps, then weakest family; `km` kilometres, then the same; `evidence` sources of the least-sourced step, most first;
    `age` the oldest date among the newest dates of the steps, newest first. Unknown sorts last, ties by the names of their things.

    Parameters
    ----------
    parts
        `rows`, `holders`: statements (n, a, b, kind, status, valid_from, valid_to, as_of, fact, sources) of the thing n that was followed;
        `hubs` (n, name, links); `same`: pairs of ids that are one thing; `successors`: old province a, new province b; `chains`;
        `makes`, `stands`, `stops`, `points`, `joins` as in `path.path_row`.
    parameters
        `from`, `to` (ids), `links` (families), `status`, `hops` (steps), `rank`, `at` (day).

    Returns
    -------
    Measured
        Population: paths shown, paths that exist (counted up to 1,000).

    Raises
    ------
    BadParameter
        If both ends are one thing.

    Notes
    -----
    All statements of one family between two things are one step. A product match is one step: what one makes or deals in,
    the other uses or deals in, with an equal, wider or narrower code. Two makers of one code meet in that code, in two steps.

    References
    ----------
    J. Y. Yen (1971), Management Science 17(11), 712-716, for the ordered list of simple paths; here by depth-first search
    pruned by the distance to the goal.

    Examples
    --------
    >>> from graph.measure import carried_out
    >>> from graph.schema.families import FAMILIES
    >>> owns = dict(a="vl:E1", b="vl:E2", kind="OWNS", status="stated", valid_to=None, fact="R1", sources=())
    >>> makes = dict(owns, b="hs2022:440349", kind="MAKES", fact="M1")
    >>> needs = dict(owns, a="vl:E3", b="hs2022:4403", kind="NEEDS", fact="N1")
    >>> asked = {"from": "vl:E2", "to": "vl:E3", "links": FAMILIES, "hops": 4, "at": "2026-11-25"}
    >>> [(r["hops"], r["label"], r["nodes"]) for r in carried_out(measure, {"rows": [owns, makes, needs]}, asked).rows]
    [(2, 'possible', ('vl:E2', 'vl:E1', 'vl:E3'))]
    """
    found = yield from search(parts, parameters)
    if not found.paths:
        return unjoined(found)
    start, hubs = found.walk.ends[0], found.hubs()
    rows = found.told.order(found.told.row(start, path) for path in found.paths[:MOST_COUNTED])
    shown = rows[:_MOST_SHOWN]
    notes = (*counted(found.paths, found.stopped), *ties(rows, shown), *hubs)
    return Measured(rows=shown, population=(len(shown), len(rows)), notes=notes, cut=len(rows) > len(shown) or bool(hubs))


def unjoined(found: Found) -> Measured:
    """What is missing where no path was found."""
    walk, hubs = found.walk, found.hubs()
    aways = [reachable(walk.graph, [end], walk.rounds) for end in walk.ends]
    rows, sketch = missing_link(found.parts, walk.one, found.told.roads, aways)
    return Measured(rows=rows, population=(0, 0), notes=(*_none(), *hubs), sketch=sketch, cut=bool(hubs))


def _things(walk: expansion.Walk, found: Sequence[Path]) -> list[str]:
    """The things on the paths, or, without any, those nearest to the ends."""
    if found:
        return sorted({*walk.ends, *(step.to for path in found for step in path)})
    return sorted({thing for end in walk.ends for thing in nearest(reachable(walk.graph, [end], walk.rounds))})


def _none() -> Iterator[Note]:
    yield Note(text="No path within these steps and families; that is what the loaded data say, not that there is none.")
    yield Note(text="What would complete a path is our inference, drawn dotted: ask before you act on it.")


def counted(found: Sequence[Path], stopped: bool) -> Iterator[Note]:
    """That more paths exist than were counted."""
    if len(found) > MOST_COUNTED or stopped:
        yield Note(text="More paths exist than {most}; counting stopped there.", values={"most": min(len(found), MOST_COUNTED)})


def ties(rows: Sequence[Row], shown: Sequence[Row]) -> Iterator[Note]:
    """That paths were left out, and how many of them rank equal with the last one shown."""
    if len(rows) <= len(shown):
        return
    yield Note(text="Only the first paths are shown: {n}.", values={"n": len(shown)})
    last = shown[-1]
    if rows[len(shown)]["equal_key"] == last["equal_key"]:
        n = sum(row["equal_key"] == last["equal_key"] for row in shown)
        yield Note(text="The last path shown is one of {of} that rank equal; {n} of them are shown.", values={"n": n, "of": last["equal"]})

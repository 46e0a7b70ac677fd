"""Measure `between`: the shortest paths between two things over the ticked link families."""

from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil

from graph.answer import Note
from graph.errors import BadParameter
from graph.families import FAMILIES
from graph.measure import Lists, Measured, Parameters, Parts, _frontier
from graph.measure._evidence import Closed, Evidence, follows
from graph.measure._frontier import ends_of, stated
from graph.measure._walk import Path, paths
from graph.things import Row

MOST_SHOWN = 20  # paths; more is not read by anyone
MOST_COUNTED = 1000  # counting stops here, and the answer says so
_POSSIBLE = {"product match", "place"}
_SURE = {"supply stated", "route"}


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """Paths of at most `hops` steps, at most 20, ordered by steps, then weakest family, then the names of their things.

    P(a, b, h) = {simple paths from a to b of length ≤ h in the graph of the ticked families}; the label of a path is
    the family of its weakest step, or "possible" where it uses a product match or a place and no stated supply and no route.

    Parameters
    ----------
    parts
        `rows`: statements (a, b, kind, status, valid_to, fact, sources); `same`: pairs of ids that are one thing;
        `successors`: old province a, new province b.
    parameters
        `from`, `to` (ids), `links` (families), `hops` (steps), `at` (day).

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
    >>> owns = dict(a="vl:E1", b="vl:E2", kind="OWNS", status="stated", valid_to=None, fact="R1", sources=())
    >>> makes = dict(owns, b="hs2022:440349", kind="MAKES", fact="M1")
    >>> needs = dict(owns, a="vl:E3", b="hs2022:4403", kind="NEEDS", fact="N1")
    >>> asked = {"from": "vl:E2", "to": "vl:E3", "links": FAMILIES, "hops": 4, "at": "2026-11-25"}
    >>> [(r["hops"], r["label"], r["nodes"]) for r in measure({"rows": [owns, makes, needs]}, asked).rows]
    [(2, 'possible', ('vl:E2', 'vl:E1', 'vl:E3'))]
    """
    one, (start, goal) = ends_of(parts, parameters)
    if start == goal:
        raise BadParameter("from and to are one thing.", then="Give two different things.", name="to")
    graph = Evidence(stated(parts), parameters, one, {start, goal})
    found = list(islice(paths(graph, start, goal, int(str(parameters["hops"])), Closed(), follows=follows), MOST_COUNTED + 1))
    rows = [_row(number, start, path) for number, path in enumerate(found[:MOST_SHOWN], 1)]
    counted = min(len(found), MOST_COUNTED)
    return Measured(
        rows=rows, population=(len(rows), counted), notes=(*_notes(found), *_frontier.notes(parts)), cut=len(found) > MOST_SHOWN
    )


def _notes(found: Sequence[Path]) -> Iterator[Note]:
    if len(found) > MOST_COUNTED:
        yield Note(text="More paths exist than {most}; counting stopped there.", values={"most": MOST_COUNTED})
    if len(found) > MOST_SHOWN:
        yield Note(text="Only the shortest paths are shown: {n}.", values={"n": MOST_SHOWN})
    if not found:
        yield Note(text="No path within these steps and families; that is what the loaded data say, not that there is none.")


def following(parts: Parts, parameters: Parameters, asked: Sequence[Lists]) -> Lists:
    """What to fetch next: half of the steps from both ends, then how many links a hub has in all."""
    one, ends = ends_of(parts, parameters)
    lists = _frontier.following(parts, parameters, asked, ends, one, ceil(int(str(parameters["hops"])) / 2))
    return lists if lists is not None else {} if "full" in asked[-1] else {"full": _frontier.full(parts)}


def _row(number: int, start: str, path: Path) -> Row:
    families = {FAMILIES[step.rank] for step in path}
    weakest = FAMILIES[max(step.rank for step in path)]
    return {
        "path": number,
        "hops": len(path),
        "label": "possible" if families & _POSSIBLE and not families & _SURE else weakest,
        "weakest": weakest,
        "nodes": (start, *(step.to for step in path)),
        "links": tuple(step.words for step in path),
        "products": tuple(dict.fromkeys(product for step in path for product in step.products)),
        "facts": tuple(dict.fromkeys(fact for step in path for fact in step.facts)),
        "sources": tuple(sorted({source for step in path for source in step.sources})),
    }

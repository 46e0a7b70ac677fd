"""Measure `resilience/disjoint`: ways that share no thing (or no link), and the smallest set that stops every way."""

from collections.abc import Iterable, Iterator, Sequence

from graph.algorithm.flow import Arc, Flow, disjoint_flow, reached, ways
from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.resilience.flow_graph import MOST_TWICE, Goods, between, ends, goods, joint
from graph.measure.resilience.flow_path import Haul, haul, is_piece, is_unlisted
from graph.measure.road.network import Roads
from graph.measure.road.network import parts as roads_of
from graph.result import Row

_MOST_SHOWN = 50
MOST_CUT = 50


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """Ways from one thing to another that share no inner thing, or no link, and the weakest set.

    k = max number of disjoint ways = size of the smallest cut

    Parameters
    ----------
    parts
        `rows`: statements of the ticked families (a, b, kind, status, valid_to, product, fact); `stops`, `points`, `joins`: the
        roads (see `road.network`); `held`, `inside`: who stands for an end that is a product, a zone or a province.
    parameters
        `from`, `to` (ids), `apart` (thing or link), `links` (families), `status`, `at` (day).

    Returns
    -------
    Measured
        Ways, then the cut nearest the start, then, if another set is as small, the one nearest the end. Population: ways shown, ways.

    Raises
    ------
    BadParameter
        If both ends are one thing.

    References
    ----------
    K. Menger (1927), Fundamenta Mathematicae 10, 96-115; L. R. Ford and D. R. Fulkerson (1956), Canadian J. Math. 8, 399-404.

    Examples
    --------
    Two enterprises that send coal through one gate are one way, and the gate is the cut:

    >>> def row(a, b, kind, fact):
    ...     return dict(a=a, b=b, kind=kind, status="stated", valid_to=None, product="hs2022:270112", fact=fact)
    >>> rows = [row("vl:E1", "vl:E2", "SUPPLIES", "R1"), row("vl:E1", "vl:E3", "SUPPLIES", "R2"), row("vl:E2", "vl:G1", "SHIPS_VIA", "R3")]
    >>> rows += [row("vl:E3", "vl:G1", "SHIPS_VIA", "R4"), row("vl:E2", "vl:E9", "SUPPLIES", "R5"), row("vl:E3", "vl:E9", "SUPPLIES", "R6")]
    >>> asked = {"from": "vl:E1", "to": "vl:E9", "apart": "thing", "links": ("supply stated", "route"), "status": ("stated",), "at": "2026"}
    >>> parts = dict(rows=rows, stops=[], points=[], joins=[], held=[], inside=[])
    >>> [(row["row"], row["things"]) for row in measure(parts, asked).rows]
    [('way', ('vl:E1', 'vl:E2', 'vl:G1', 'vl:E9')), ('cut', ('vl:G1',))]
    """
    roads = roads_of(parts, parameters["at"], _texts(parameters["status"]))
    start, goal = (roads.one(str(parameters[end])) for end in ("from", "to"))
    if start == goal:
        raise BadParameter("from and to are one thing.", then="Give two different things.", name="to")
    whole = _whole(parts, parameters, roads, start, goal)
    graph = between(whole, start, goal)
    flow = _flow(graph, start, goal, by_link=parameters["apart"] == "link")
    found = [haul(way, graph, roads) for way in ways(flow, start, goal)]
    rows = [_way(number, each) for number, each in enumerate(found[:_MOST_SHOWN], 1)]
    rows += [row for word, arcs in _cuts(flow) for row in _cut(word, arcs, graph, roads)]
    notes = (*_notes(whole, flow, found, start, goal), *_planned(parts, parameters, len(found)))
    return Measured(rows=rows, population=(min(len(found), _MOST_SHOWN), len(found)), notes=notes, cut=len(found) > _MOST_SHOWN)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()


def _whole(parts: Parts, parameters: Parameters, roads: Roads, start: str, goal: str) -> Goods:
    whole = goods(parts["rows"], roads, _texts(parameters["links"]), _texts(parameters["status"]), parameters["at"], start, goal)
    for pair, claims in ends(parts["held"], parts["inside"], start, goal).items():
        whole.setdefault(pair, []).extend(claims)
    return whole


def _planned(parts: Parts, parameters: Parameters, n: int) -> Iterator[Note]:
    """How many ways there would be if what is planned were there."""
    status = _texts(parameters["status"])
    if "planned" not in status and len(parts["rows"]) <= MOST_TWICE:
        more = {**parameters, "status": (*status, "planned")}
        roads = roads_of(parts, parameters["at"], _texts(more["status"]))
        start, goal = (roads.one(str(parameters[end])) for end in ("from", "to"))
        graph = between(_whole(parts, more, roads, start, goal), start, goal)
        with_planned = int(_flow(graph, start, goal, by_link=parameters["apart"] == "link").value)
        yield Note(text="With planned supplies and roads too: {n} ways, now {of}.", values={"n": with_planned, "of": n})
    elif "planned" not in status:
        yield Note(
            text="How many ways there are with what is planned was not computed: there are {n} statements.",
            values={"n": len(parts["rows"])},
        )


def _flow(graph: Goods, start: str, goal: str, *, by_link: bool) -> Flow:
    if not by_link:
        return disjoint_flow(graph, start, goal, free={end for pair in graph for end in pair if end.startswith("hs2022:")})
    links = {pair for pair in graph if not is_unlisted(pair[0]) and not is_unlisted(pair[1])}
    return disjoint_flow(graph, start, goal, links=links, free={end for pair in graph for end in pair if not is_piece(end)})


def _cuts(flow: Flow) -> Iterator[tuple[str, Sequence[Arc]]]:
    yield "cut", flow.near
    if flow.far != flow.near:
        yield "other cut", flow.far


def _way(number: int, each: Haul) -> Row:
    return {"row": "way", "number": number, "label": each.label, **each.row}


def _cut(word: str, arcs: Sequence[Arc], graph: Goods, roads: Roads) -> Iterator[Row]:
    """Each member of a cut: a thing, a piece of road, or a link between two things."""
    for number, (a, b) in enumerate(((a[:-1], b[:-1]) for a, b in arcs[:MOST_CUT]), 1):
        some = [pair for pair in graph if a in pair] if a == b else [(a, b)]
        joined = joint([claim for pair in some for claim in graph[pair]])
        things = tuple(dict.fromkeys(one for pair in some for one in pair if not is_unlisted(one))) if a != b or is_piece(a) else (a,)
        line = roads.pieces[a].line if is_piece(a) else None
        yield {
            "row": word,
            "number": number,
            "label": "road" if is_piece(a) else "thing" if a == b else "link",
            "things": tuple(sorted(things)) if is_piece(a) else things,
            "links": joined.words if a != b else (),
            "gates": (),
            "lines": (line,) if line else (),
            "products": joined.products,
            "status": "planned" if joined.planned else "stated",
            "facts": joined.facts if a != b or is_piece(a) else (),
        }


def _notes(whole: Goods, flow: Flow, found: Sequence[Haul], start: str, goal: str) -> Iterable[Note]:
    if not found:
        ahead, behind = reached(whole, {start}), reached(((b, a) for a, b in whole), {goal})
        n, of = (sum(not is_unlisted(one) for one in some) - 1 for some in (ahead, behind))
        yield Note(
            text="No way over these links in the loaded data: the start leads to {n} other things, and {of} other things lead to the end.",
            values={"n": n, "of": of},
        )
        return
    if flow.far != flow.near:
        yield Note(text="Another set of the same size stops every way too; there may be more than these two.")
    else:
        yield Note(text="No other set of this size stops every way.")
    if len(flow.near) > MOST_CUT:
        yield Note(text="Members of the cut that are not shown: {n}.", values={"n": len(flow.near) - MOST_CUT})
    bare = sum("SUPPLIES" in str(each.row["links"]) and not each.row["gates"] for each in found)
    if bare:
        yield Note(text="Ways with a supply whose gate no source states: {n}. They may share a gate.", values={"n": bare})

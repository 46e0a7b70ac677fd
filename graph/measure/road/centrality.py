"""Measure `road/centrality`: betweenness on the road map, and the things and pieces of road without which it falls apart."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import networkx as nx

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.road.corridor_legs import INSIDE, Leg
from graph.measure.road.network import ROAD, Roads, is_enterprise
from graph.result import Row

# Above this, every start would take longer than the answer may; the shipped map has 40 things.
MOST_EXACT, STARTS, SEED = 500, 200, 1
TENTH = 10  # lengths count in tenths of a kilometre, so that equal ways are equal; two things at one point are one tenth apart


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """Betweenness of gates, stops and zones on roads, articulation points and bridges, on the map without directions.

    c(v) = Σ_{s≠v≠t} σ_st(v) / σ_st ÷ ((n − 1)(n − 2) / 2)

    Parameters
    ----------
    parts
        `stops` of corridors; `points`; `joins`: zones at gates (see `road.network`).
    parameters
        `weight` (legs or km), `status`, `at` (day).

    Returns
    -------
    Measured
        Things by betweenness, then bridges. Population: articulation points, things on the map.

    References
    ----------
    L. C. Freeman (1977), Sociometry 40, 35-41; U. Brandes (2001), J. Math. Sociology 25, 163-177; J. Hopcroft and R. E. Tarjan (1973),
    Comm. ACM 16(6), 372-378.

    Examples
    --------
    >>> def stop(order, id):
    ...     return dict(corridor="C1", kind="road", stop=id, order=order, km=None, km_from=None, status="stated", valid_to=None,
    ...                 fact=f"C1|{order}", sources=())
    >>> rows = [stop(1, "vl:Z1"), stop(2, "vl:G1"), stop(3, "vl:Z2")]
    >>> made = measure(dict(stops=rows, points=[], joins=[]), {"weight": "legs", "status": ("stated",), "at": "2026"})
    >>> [(row["things"], row["between"], row["falls_apart"]) for row in made.rows if row["row"] == "thing"]
    [(('vl:G1',), 1.0, True), (('vl:Z1',), 0.0, False), (('vl:Z2',), 0.0, False)]
    """
    status = parameters["status"]
    allowed = status if isinstance(status, (list, tuple)) else ()
    roads = Roads(parts["stops"], parts["points"], parts["joins"], at=parameters["at"], status=allowed)
    enterprises = _enterprises(roads)
    legs = [leg for leg in (*roads.pieces.values(), *roads.ties) if leg.how != INSIDE and not {leg.a, leg.b} & enterprises]
    by_km = parameters["weight"] == "km"
    used = [leg for leg in legs if leg.km is not None] if by_km else legs
    stretches = _stretches(roads) if by_km else []
    every = [*used, *stretches]
    graph = _graph(every)
    rows = [*_things(graph, every, weighed=by_km), *_bridges(graph, every)]
    n = sum(bool(row["falls_apart"]) for row in rows if row["row"] == "thing")
    notes = tuple(_notes(graph, legs, used, stretches))
    return Measured(rows=rows, population=(n, graph.number_of_nodes()), notes=notes)


def _enterprises(roads: Roads) -> set[str]:
    return {end for leg in (*roads.pieces.values(), *roads.ties) for end in (leg.a, leg.b) if is_enterprise(end)}


def _stretches(roads: Roads) -> list[Leg]:
    """Stretches of several pieces whose length is known, though that of a piece is not."""

    def known(leg: Leg) -> bool:
        over = (leg.a, *leg.passed, leg.b)
        return all(roads.pieces[f"{ROAD}{leg.line}|{a}|{b}"].km is not None for a, b in pairwise(over))

    return [leg for leg in roads.legs if leg.passed and not known(leg) and not is_enterprise(leg.a) and not is_enterprise(leg.b)]


def betweenness(graph: "nx.Graph[str]", weight: str | None = None) -> dict[str, float]:
    """Betweenness as a share of all pairs without the thing itself, no directions (formula above).

    Florentine families (Padgett; Jackson 2008, table 2.1): Medici 0.522, Guadagni 0.2546.

    >>> import networkx as nx
    >>> found = betweenness(nx.florentine_families_graph())
    >>> round(found["Medici"], 3), round(found["Guadagni"], 4)
    (0.522, 0.2546)
    """
    some = STARTS if graph.number_of_nodes() > MOST_EXACT else None
    found: dict[str, float] = nx.betweenness_centrality(graph, k=some, weight=weight, seed=SEED)
    return found


def weak(graph: "nx.Graph[str]") -> tuple[set[str], set[tuple[str, str]]]:
    """Articulation points and bridges: things and links without which a part of the map falls apart.

    Florentine families: four articulation points, five bridges (gap-methods.md C7).

    >>> import networkx as nx
    >>> points, bridges = weak(nx.florentine_families_graph())
    >>> sorted(points), len(bridges)
    (['Albizzi', 'Guadagni', 'Medici', 'Salviati'], 5)
    """
    return set(nx.articulation_points(graph)), {(min(pair), max(pair)) for pair in nx.bridges(graph)}


def _graph(legs: Iterable[Leg]) -> "nx.Graph[str]":
    """Each pair of things once, by the shortest leg of known length between them."""
    made: nx.Graph[str] = nx.Graph()
    for leg in sorted(legs, key=lambda leg: (leg.a, leg.b, leg.line)):
        tenths = max(1, round((leg.km or 0.0) * TENTH))
        before = made.get_edge_data(leg.a, leg.b, {"tenths": tenths})["tenths"]
        made.add_edge(leg.a, leg.b, tenths=min(tenths, before))
    return made


def _things(graph: "nx.Graph[str]", legs: Sequence[Leg], *, weighed: bool) -> list[Row]:
    found = {thing: round(value, 4) for thing, value in betweenness(graph, "tenths" if weighed else None).items()}
    points, _ = weak(graph)
    at: dict[str, list[Leg]] = {}
    for leg in legs:
        for end in (leg.a, leg.b):
            at.setdefault(end, []).append(leg)
    part_of = {thing: part for part in nx.connected_components(graph) for thing in part}
    return [
        {
            "row": "thing",
            "things": (thing,),
            "between": found[thing],
            "rank": 1 + sum(value > found[thing] for value in found.values()),
            "falls_apart": thing in points,
            "cut_off": _cut_off(graph, part_of[thing], thing) if thing in points else 0,
            "roads": graph.degree(thing),
            "part": len(part_of[thing]),
            **_cited(at[thing]),
        }
        for thing in sorted(found, key=lambda thing: (-found[thing], thing))
    ]


def _cut_off(graph: "nx.Graph[str]", part: set[str], without: str) -> int:
    left = sorted((len(one) for one in nx.connected_components(graph.subgraph(part - {without}))), reverse=True)
    return sum(left[1:])


def _bridges(graph: "nx.Graph[str]", legs: Sequence[Leg]) -> Iterator[Row]:
    """Bridges that are one piece of road or one gate's zone: a pair joined by two roads does not fall apart when one is lost."""
    _, bridges = weak(graph)
    between: dict[tuple[str, str], list[Leg]] = {}
    for leg in legs:
        between.setdefault((min(leg.a, leg.b), max(leg.a, leg.b)), []).append(leg)
    for a, b in sorted(pair for pair in bridges if len(between[pair]) == 1):
        part = nx.node_connected_component(graph, a)
        graph.remove_edge(a, b)
        smaller = min(len(nx.node_connected_component(graph, end)) for end in (a, b))
        graph.add_edge(a, b)
        yield {"row": "road", "things": (a, b), "between": None, "falls_apart": True, "cut_off": smaller, "part": len(part)} | _cited(
            between[a, b]
        )


def _cited(legs: Sequence[Leg]) -> dict[str, object]:
    return {
        "lines": tuple(sorted({leg.line for leg in legs if leg.line})),
        "facts": tuple(sorted({fact for leg in legs for fact in leg.facts})),
        "sources": tuple(sorted({source for leg in legs for source in leg.sources})),
    }


def _notes(graph: "nx.Graph[str]", legs: Sequence[Leg], used: Sequence[Leg], stretches: Sequence[Leg]) -> Iterator[Note]:
    yield Note(
        text="The map has {n} things in {parts} parts; pieces of road and gates' zones used: {used} of {of}.",
        values={"n": len(graph), "parts": nx.number_connected_components(graph), "used": len(used), "of": len(legs)},
    )
    if stretches:
        text = "Longer stretches used whose length is known though that of a piece of them is not: {n}."
        yield Note(text=text, values={"n": len(stretches)})
    if graph.number_of_nodes() > MOST_EXACT:
        yield Note(text="Betweenness is estimated from {n} starts drawn by chance, always the same.", values={"n": STARTS})

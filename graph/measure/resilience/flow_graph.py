"""What may move goods as one directed graph: stated supplies, gates and pieces of road, with gates and roads as things of their own."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast

import networkx as nx

from graph.algorithm.flow import reached
from graph.measure.facts.hs_codes import digits, is_code, match
from graph.measure.facts.sites import Codes
from graph.measure.facts.validity import past
from graph.measure.road.corridor_legs import INSIDE, STATED, Leg
from graph.measure.road.network import ROAD, Roads, is_enterprise
from graph.result import Row
from graph.schema import kind_of, link_types

STOP = "stop|"  # begins the name of the place on a road at which an enterprise stands
# Stated from the one who serves or uses; the goods go the other way.
_BACKWARD = {"TRANSPORTS_FOR", "DISTRIBUTES_FOR", "NEEDS", "DEALS_IN"}
_NOT_WALKED = {"CONNECTS", "AT_GATE", "LOCATED_IN", "SPANS", "FACES"}  # the first three are the roads; the others name no road
# Above so many statements a second look (with what is planned, or without directions) would take longer than the answer may.
MOST_TWICE = 50_000
_CLOSED = ("Country", "Province", "Chain")
_NO_ROW: Row = {"kind": "wider or narrower", "family": "product match", "fact": (), "product": None, "status": STATED}


@dataclass(frozen=True, kw_only=True)
class FlowEdge:
    """All that leads goods from one thing to the next: words, families, and the statements behind it."""

    words: tuple[str, ...]
    families: frozenset[str]
    facts: tuple[str, ...]
    products: tuple[str, ...] = ()
    planned: bool = False  # no statement of it is stated


Goods = dict[tuple[str, str], list[Row]]  # two things → the statements that lead goods from one to the other


def goods(
    rows: Iterable[Row], roads: Roads, families: Collection[str], status: Collection[str], at: object, start: str, goal: str
) -> Goods:
    """Every pair of things between which goods may move, over the ticked families.

    A supply whose seller is stated to send that product through a gate goes by that gate. Goods leave an enterprise by the road of
    its zone; by road they come only to the end of the way. Nothing goes through a country, a province, a chain or a two-digit product.
    """
    held = _held(rows, families, status, at)
    found: Goods = {}
    for a, b, row in chain(_stated(held, roads), _by_road(roads, families, goal)):
        if a != b and b != start and a != goal and not (_shut(a) and a != start) and not (_shut(b) and b != goal):
            found.setdefault((a, b), []).append(row)
    return found


def _held(rows: Iterable[Row], families: Collection[str], status: Collection[str], at: object) -> list[Row]:
    known: dict[tuple[object, object], bool] = {}  # of a hundred thousand rows few differ in kind and status
    held = []
    for row in rows:
        key = row["kind"], row["status"]
        if key not in known:
            known[key] = _walked(row, families, status)
        if known[key] and not (row["valid_to"] and past(row["valid_to"], at)):
            held.append(row)
    return held


def _walked(row: Row, families: Collection[str], status: Collection[str]) -> bool:
    if row["kind"] in _NOT_WALKED:
        return False
    family = _family(row)
    if family == "supply planned":
        return family in families or ("supply stated" in families and "planned" in status)
    return family in families and row["status"] in ({*status, STATED} if family == "supply stated" else status)


def _family(row: Row) -> str:
    """The family of a statement; a piece of road and what stands at a gate or in a zone name their own."""
    if "family" in row:
        return str(row["family"])
    family = link_types()[str(row["kind"])].family
    if family == "supply":
        return "supply planned" if row["status"] == "planned" else "supply stated"
    return {"product": "product match"}.get(family, family)


def _shut(thing: str) -> bool:
    if thing[:3] == "vl:" or thing.startswith((ROAD, STOP)):
        return False
    return kind_of(thing) in _CLOSED or (is_code(thing) and len(digits(thing)) == 2)


def ends(held: Iterable[Row], inside: Iterable[Row], start: str, goal: str) -> Goods:
    """What stands for an end that is no single enterprise: the makers or users of a product, what lies in a zone or province.

    `held`: rows of MAKES, NEEDS and DEALS_IN; `inside`: rows of LOCATED_IN.
    """
    found: Goods = {}
    for row in held:
        a, code, kind = str(row["a"]), digits(row["b"]), str(row["kind"])
        for end, kinds in ((start, ("MAKES", "DEALS_IN")), (goal, ("NEEDS", "DEALS_IN"))):
            if is_code(end) and kind in kinds and match(code, digits(end)):
                found.setdefault((start, a) if end == start else (a, goal), []).append(row)
    for row in inside:
        for pair, end in (((start, str(row["a"])), start), ((str(row["a"]), goal), goal)):
            if row["b"] == end:
                found.setdefault(pair, []).append(row)
    return found


def _stated(held: Sequence[Row], roads: Roads) -> Iterator[tuple[str, str, Row]]:
    one = roads.same
    sent: dict[tuple[object, object], list[Row]] = {}
    for row in held:
        if row["kind"] == "SHIPS_VIA" and row["product"]:
            sent.setdefault((row["a"], row["product"]), []).append(row)
    for row in held:
        kind, a, b = str(row["kind"]), str(row["a"]), str(row["b"])
        a, b = one.get(a, a), one.get(b, b)
        if kind == "SUPPLIES":
            gates = sent.get((row["a"], row["product"]), ())
            yield from ((roads.one(str(gate["b"])), b, row) for gate in gates)
            if not gates:
                yield a, b, row
        elif kind in ("SHIPS_VIA", "OPERATES_AT", "EXPORTS_TO", "MAKES"):
            yield a, b, row
        else:
            yield b, a, row
            if kind not in _BACKWARD:
                yield a, b, row
    yield from _matches(held)


def _matches(held: Sequence[Row]) -> Iterator[tuple[str, str, Row]]:
    """From a made code to every other needed code that it meets."""
    needed = Codes(digits(row["b"]) for row in held if row["kind"] in ("NEEDS", "DEALS_IN"))
    for code in sorted({digits(row["b"]) for row in held if row["kind"] == "MAKES"}):
        for other in sorted(needed.meeting(code) - {code}):
            yield f"hs2022:{code}", f"hs2022:{other}", _NO_ROW


def _by_road(roads: Roads, families: Collection[str], goal: str) -> Iterator[tuple[str, str, Row]]:
    for piece, leg in roads.pieces.items() if "route" in families else ():
        row = _row(leg, "CONNECTS", "route")
        for end in (leg.a, leg.b):
            stop = f"{STOP}{end}" if is_enterprise(end) else end
            yield stop, piece, row
            yield piece, stop, row
            if stop != end:
                yield end, stop, row
                if end == goal:
                    yield stop, end, row
    for leg in roads.ties:
        family, kind = ("place", "LOCATED_IN") if leg.how == INSIDE else ("route", "AT_GATE")
        if family in families or "route" in families:
            row = _row(leg, kind, family)
            yield leg.a, leg.b, row
            if not is_enterprise(leg.a) or leg.a == goal:
                yield leg.b, leg.a, row


def _row(leg: Leg, kind: str, family: str) -> Row:
    return {"kind": kind, "family": family, "fact": leg.facts, "product": None, "status": leg.status}


def joint(some: Sequence[Row]) -> FlowEdge:
    """All statements between two things as one."""
    facts = [fact for row in some for fact in (row["fact"] if isinstance(row["fact"], tuple) else (str(row["fact"]),))]
    return FlowEdge(
        words=tuple(sorted({str(row["kind"]) for row in some})),
        families=frozenset(_family(row) for row in some),
        facts=tuple(dict.fromkeys(facts)),
        products=tuple(sorted({str(row["product"]) for row in some if row["product"]})),
        planned=all(row["status"] == "planned" for row in some),
    )


def between(graph: Goods, start: str, goal: str) -> Goods:
    """The part of the graph that lies on some way from start to goal."""
    there = reached(graph, {start})
    both = reached(((b, a) for a, b in graph if a in there), {goal}) if goal in there else set()
    return {(a, b): some for (a, b), some in graph.items() if a in both and b in both}


def without_round_trips(graph: Goods, start: str, goal: str) -> Goods:
    """The part on ways that come nowhere twice, whatever the directions: the block that a link from start to goal would lie in.

    >>> told = without_round_trips(dict.fromkeys([("a", "b"), ("b", "c"), ("c", "b"), ("b", "d")], []), "a", "d")
    >>> sorted(told)
    [('a', 'b'), ('b', 'd')]
    """
    plain: nx.Graph[str] = nx.Graph(list(graph))
    plain.add_edge(start, goal)
    blocks = cast("Iterable[set[str]]", nx.biconnected_components(plain))
    block = next((some for some in blocks if start in some and goal in some), set())
    return {(a, b): some for (a, b), some in graph.items() if a in block and b in block}

"""What may move goods as one directed graph: stated supplies, gates and pieces of road, with gates and roads as things of their own."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from graph.measure._codes import digits, is_code, match
from graph.measure._legs import INSIDE, STATED, Leg
from graph.measure._now import past
from graph.measure._roads import ROAD, Roads, is_enterprise
from graph.measure._sites import Codes
from graph.schema import kind_of, link_types
from graph.things import Row

STOP = "stop|"  # begins the name of the place on a road at which an enterprise stands
_FROM_OWNER = {"TRANSPORTS_FOR", "DISTRIBUTES_FOR"}  # stated from the one who serves; the goods go the other way
_NOT_WALKED = {"CONNECTS", "AT_GATE", "LOCATED_IN", "SPANS", "FACES"}  # the first three are the roads; the others name no road
_CLOSED = ("Country", "Province", "Chain")
_NO_ROW: Row = {"fact": (), "sources": (), "product": None, "status": STATED}


@dataclass(frozen=True, kw_only=True)
class Joint:
    """All that leads goods from one thing to the next: words, families, and the statements behind it."""

    words: tuple[str, ...]
    families: frozenset[str]
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    planned: bool = False  # no statement of it is stated


Claim = tuple[str, str, Row]  # words, family, the statement
Goods = dict[tuple[str, str], list[Claim]]


def goods(
    rows: Iterable[Row], roads: Roads, families: Collection[str], status: Collection[str], at: object, start: str, goal: str
) -> Goods:
    """Every pair of things between which goods may move, over the ticked families.

    A supply whose seller is stated to send that product through a gate goes by that gate. Goods leave an enterprise by the road of
    its zone; by road they come only to the end of the way. Nothing goes through a country, a province, a chain or a two-digit product.
    """
    held = [row for row in rows if _holds(row, families, status, at)]
    found: Goods = {}
    for a, b, words, family, row in chain(_stated(held, roads), _by_road(roads, families, goal)):
        if a != b and b != start and a != goal and not (_shut(a) and a != start) and not (_shut(b) and b != goal):
            found.setdefault((a, b), []).append((words, family, row))
    return found


def _holds(row: Row, families: Collection[str], status: Collection[str], at: object) -> bool:
    kind = str(row["kind"])
    if kind in _NOT_WALKED or past(row["valid_to"], at):
        return False
    family = _family(row)
    if family == "supply planned":
        return family in families or ("supply stated" in families and "planned" in status)
    return family in families and row["status"] in ({*status, STATED} if family == "supply stated" else status)


def _family(row: Row) -> str:
    family = link_types()[str(row["kind"])].family
    if family == "supply":
        return "supply planned" if row["status"] == "planned" else "supply stated"
    return {"product": "product match"}.get(family, family)


def _shut(thing: str) -> bool:
    if thing.startswith(("vl:", ROAD, STOP)):
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
                found.setdefault((start, a) if end == start else (a, goal), []).append((kind, "product match", row))
    for row in inside:
        for pair, end in (((start, str(row["a"])), start), ((str(row["a"]), goal), goal)):
            if row["b"] == end:
                found.setdefault(pair, []).append(("LOCATED_IN", "place", row))
    return found


def _stated(held: Sequence[Row], roads: Roads) -> Iterator[tuple[str, str, str, str, Row]]:
    sent: dict[tuple[object, object], list[Row]] = {}
    for row in held:
        if row["kind"] == "SHIPS_VIA" and row["product"]:
            sent.setdefault((row["a"], row["product"]), []).append(row)
    for row in held:
        kind, family = str(row["kind"]), _family(row)
        a, b = (roads.one(str(row[end])) for end in ("a", "b"))
        gates = sent.get((row["a"], row["product"]), ()) if kind == "SUPPLIES" else ()
        if kind in _FROM_OWNER:
            yield b, a, kind, family, row
        elif kind in ("NEEDS", "DEALS_IN") or family not in ("supply stated", "supply planned", "route", "product match"):
            yield b, a, kind, family, row
            if family != "product match":
                yield a, b, kind, family, row
        elif gates:
            yield from ((roads.one(str(gate["b"])), b, kind, family, row) for gate in gates)
        else:
            yield a, b, kind, family, row
    yield from _matches(held)


def _matches(held: Sequence[Row]) -> Iterator[tuple[str, str, str, str, Row]]:
    """From a made code to every other needed code that it meets."""
    needed = Codes(digits(row["b"]) for row in held if row["kind"] in ("NEEDS", "DEALS_IN"))
    for code in sorted({digits(row["b"]) for row in held if row["kind"] == "MAKES"}):
        for other in sorted(needed.meeting(code) - {code}):
            yield f"hs2022:{code}", f"hs2022:{other}", "wider or narrower", "product match", _NO_ROW


def _by_road(roads: Roads, families: Collection[str], goal: str) -> Iterator[tuple[str, str, str, str, Row]]:
    for piece, leg in roads.pieces.items() if "route" in families else ():
        for end in (leg.a, leg.b):
            stop = f"{STOP}{end}" if is_enterprise(end) else end
            yield stop, piece, "CONNECTS", "route", _row(leg)
            yield piece, stop, "CONNECTS", "route", _row(leg)
            if stop != end:
                yield end, stop, "CONNECTS", "route", _row(leg)
                if end == goal:
                    yield stop, end, "CONNECTS", "route", _row(leg)
    for leg in roads.ties:
        family, words = ("place", "LOCATED_IN") if leg.how == INSIDE else ("route", "AT_GATE")
        if family in families or "route" in families:
            yield leg.a, leg.b, words, family, _row(leg)
            if not is_enterprise(leg.a) or leg.a == goal:
                yield leg.b, leg.a, words, family, _row(leg)


def _row(leg: Leg) -> Row:
    return {"fact": leg.facts, "sources": leg.sources, "product": None, "status": leg.status}


def joint(some: Sequence[Claim]) -> Joint:
    """All claims between two things as one."""
    facts = [fact for _, _, row in some for fact in (row["fact"] if isinstance(row["fact"], tuple) else (str(row["fact"]),))]
    sources = {str(s) for _, _, row in some for s in (row["sources"] if isinstance(row["sources"], (list, tuple)) else ())}
    return Joint(
        words=tuple(sorted({words for words, _, _ in some})),
        families=frozenset(family for _, family, _ in some),
        facts=tuple(dict.fromkeys(facts)),
        sources=tuple(sorted(sources)),
        products=tuple(sorted({str(row["product"]) for _, _, row in some if row["product"]})),
        planned=all(row["status"] == "planned" for _, _, row in some),
    )


def between(graph: Goods, start: str, goal: str) -> Goods:
    """The part of the graph that lies on some way from start to goal."""
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for a, b in graph:
        after.setdefault(a, []).append(b)
        before.setdefault(b, []).append(a)
    both = _reached(after, start) & _reached(before, goal)
    return {(a, b): some for (a, b), some in graph.items() if a in both and b in both}


def _reached(after: Mapping[str, Sequence[str]], start: str) -> set[str]:
    seen, queue = {start}, [start]
    while queue:
        for there in after.get(queue.pop(), ()):
            if there not in seen:
                seen.add(there)
                queue.append(there)
    return seen

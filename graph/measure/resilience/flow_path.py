"""One way of goods as a row: what it passes, by which statements, how long it is, and how far all that is stated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.measure.facts.distance import STRAIGHT
from graph.measure.resilience.flow_graph import STOP, FlowEdge, Goods, joint
from graph.measure.road.corridor_legs import STATED, UNKNOWN
from graph.measure.road.network import AT_LEAST, ROAD, Roads
from graph.result import Row
from graph.schema import kind_of
from graph.schema.families import FAMILIES

_CARRIED = ("supply stated", "supply planned")


@dataclass(frozen=True, kw_only=True)
class Haul:
    """A way with its label: its weakest link family, or possible where nobody states that goods move on it."""

    label: str
    row: Row


def is_piece(name: str) -> bool:
    """Whether a name is that of a piece of road between two stops."""
    return name.startswith(ROAD)


def is_unlisted(name: str) -> bool:
    """Whether a name is of no thing in the tables: a piece of road, or the place on it at which an enterprise stands."""
    return name.startswith((ROAD, STOP))


def haul(way: Sequence[str], graph: Goods, roads: Roads) -> Haul:
    """The way as a row; pieces of road are named by the statements of their road."""
    joints = [joint(graph[pair]) for pair in pairwise(way)]
    things = tuple(dict.fromkeys(name.removeprefix(STOP) for name in way if not is_piece(name)))
    km, known = _length(way, roads)
    planned = any(one.planned for one in joints)
    row = {
        "things": things,
        "links": tuple(_words(way, joints)),
        "gates": tuple(thing for thing in things if kind_of(thing) == "Gate"),
        "lines": tuple(dict.fromkeys(roads.pieces[name].line for name in way if is_piece(name))),
        "km": km,
        "km_known": known,
        "products": tuple(sorted({product for one in joints for product in one.products})),
        "status": "planned" if planned else STATED,
        "facts": tuple(dict.fromkeys(fact for one in joints for fact in one.facts)),
    }
    return Haul(label=_label(joints), row=row)


def _label(joints: Sequence[FlowEdge]) -> str:
    """The weakest family of the way; possible where no supply and no shipment is stated or planned on it."""
    if not any(one.families & set(_CARRIED) or "SHIPS_VIA" in one.words for one in joints):
        return "possible"
    strongest = [min((family for family in one.families), key=FAMILIES.index) for one in joints]
    return max(strongest, key=FAMILIES.index)


def _words(way: Sequence[str], joints: Sequence[FlowEdge]) -> Iterator[str]:
    """One text for each step between two things; the steps on and off a piece of road are one."""
    for (a, b), one in zip(pairwise(way), joints, strict=True):
        if not is_piece(b) and a.removeprefix(STOP) != b.removeprefix(STOP):
            yield " + ".join(one.words)


def _length(way: Sequence[str], roads: Roads) -> tuple[float | None, str]:
    """Kilometres of all steps that have any, and how the whole is known."""
    parts: list[tuple[float | None, str]] = []
    run: list[str] = []
    for a, b in pairwise(way):
        here, there = a.removeprefix(STOP), b.removeprefix(STOP)
        by_road = is_unlisted(a) or is_unlisted(b) or roads.along((here, there)) is not None
        if by_road:
            run = run or ([here] if not is_piece(a) else [])
            if not is_piece(b) and there != run[-1]:
                run.append(there)
            continue
        parts += _run(run, roads)
        run = []
        km = roads.points.km(here, there)
        parts.append((km, UNKNOWN if km is None else STRAIGHT))
    parts += _run(run, roads)
    known = [km for km, _ in parts if km is not None]
    hows = {how for _, how in parts}
    if UNKNOWN in hows or AT_LEAST in hows:
        return (round(sum(known), 1), AT_LEAST) if any(known) else (None, UNKNOWN)
    return round(sum(known), 1), STRAIGHT if STRAIGHT in hows else STATED


def _run(run: Sequence[str], roads: Roads) -> list[tuple[float | None, str]]:
    found = roads.along(run) if len(run) > 1 else None
    return [(found.km, found.how)] if found else []

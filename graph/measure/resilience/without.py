"""Measure `resilience/without`: what a closed gate, zone, road or enterprise cuts, before and after in one row."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.border_crossings import POWER, crossings
from graph.measure.facts.distance import STRAIGHT
from graph.measure.facts.hs_codes import digits, match
from graph.measure.facts.validity import past
from graph.measure.road.corridor_legs import STATED
from graph.measure.road.network import Roads, Way, is_enterprise
from graph.measure.road.network import parts as roads_of
from graph.result import Row
from graph.schema import kind_of

NONE_LEFT, OTHER_GATE, UNPLACED = "no other way in the loaded data", "other gate", "unknown"


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """Stated supplies that pass what is closed, and stops and zones whose nearest gate is cut off, with the way that is left.

    extra km = km after − km before, both by the shortest way on roads (see `road.network`); in_days = yearly amount · days / 365

    Parameters
    ----------
    parts
        `rows`: supplies and exports (a, a_country, b, b_country, kind, product, amount, unit, shared, valid_to, fact);
        `shipments`: SHIPS_VIA (a, gate, …); `stops`, `points`, `joins`: the roads.
    parameters
        `without` (ids), `days`, `status`, `at` (day).

    Returns
    -------
    Measured
        Population: supplies, exports and shipments that pass or end at what is closed, all of them.

    Raises
    ------
    BadParameter
        If nothing is closed, or the days are fewer than one.

    References
    ----------
    D. Simchi-Levi et al. (2015), Interfaces 45(5), 375-390: the time to restore, here the days of closure.

    Examples
    --------
    A plant 10 km from one gate and 25 km from the other:

    >>> def stop(line, order, id, km=None, km_from=None):
    ...     return dict(corridor=line, kind="road", stop=id, order=order, km=km, km_from=km_from, status="stated", valid_to=None,
    ...                 fact=f"{line}|{order}", sources=())
    >>> stops = [stop("C1", 1, "vl:Z1"), stop("C1", 2, "vl:G1", 10, "vl:Z1"), stop("C2", 1, "vl:Z1"), stop("C2", 2, "vl:G2", 25, "vl:Z1")]
    >>> asked = {"without": ("vl:G1",), "days": 30, "status": ("stated",), "at": "2026-11-25"}
    >>> made = measure(dict(rows=[], shipments=[], stops=stops, points=[], joins=[]), asked)
    >>> [(row["thing"], row["gate_before"], row["gate_after"], row["extra_km"], row["outcome"]) for row in made.rows]
    [('vl:Z1', 'vl:G1', 'vl:G2', 15.0, 'other gate')]
    """
    given = parameters["without"]
    asked = tuple(str(one) for one in given) if isinstance(given, (list, tuple)) else ()
    if not asked or float(str(parameters["days"])) < 1:
        then = "Give at least one gate, zone, road or enterprise, and one day or more."
        raise BadParameter("Nothing is closed.", then=then, name="without" if not asked else "days")
    status = parameters["status"]
    roads = roads_of(parts, parameters["at"], status if isinstance(status, (list, tuple)) else ())
    closed = _closed(asked, roads)
    ways = _Ways(roads, closed)
    every = [row for row in _every(parts) if not past(row["valid_to"], parameters["at"])]
    rows = [*_supplies(every, closed, ways, float(str(parameters["days"]))), *_cut_off(closed, ways)]
    shut_gate = any(kind_of(one) in ("Gate", "Corridor", "Place") for one in asked)
    unknown = sum(_crosses(row) and row["gate"] is None for row in every) if shut_gate else 0
    n = sum(row["row"] == "supply" for row in rows)
    return Measured(rows=rows, population=(n, len(every)), further_counts={"unknown": unknown}, notes=tuple(_notes(asked, rows, ways)))


@dataclass(frozen=True, kw_only=True)
class _Closed:
    """What is closed: `roads` may not be passed; `stopped` enterprises deliver and take nothing, each with what closed it."""

    roads: frozenset[str]
    stopped: Mapping[str, str]


def _closed(asked: Sequence[str], roads: Roads) -> _Closed:
    stopped = {one: one for one in asked if is_enterprise(one)}
    inside: dict[str, list[str]] = {}
    for leg in roads.ties:
        inside.setdefault(leg.b, []).append(leg.a)
    for zone in (roads.one(one) for one in asked if kind_of(one) == "Zone"):
        queue = [zone]
        while queue:
            for one in inside.get(queue.pop(), ()):
                stopped.setdefault(one, zone)
                queue.append(one)
    return _Closed(roads=frozenset(roads.one(one) for one in asked if kind_of(one) in ("Gate", "Corridor", "Place")), stopped=stopped)


class _Ways:
    """The shortest way from every gate to everything, before and after the closure."""

    def __init__(self, roads: Roads, closed: _Closed) -> None:
        self.roads = roads
        gates = sorted({end for leg in (*roads.legs, *roads.ties) for end in (leg.a, *leg.passed, leg.b) if kind_of(end) == "Gate"})
        self.before = {gate: roads.reach(gate) for gate in gates}
        self.after = {gate: roads.reach(gate, closed.roads) for gate in gates if gate not in closed.roads}
        self.homes: dict[str, list[str]] = {}
        for leg in roads.ties:
            if is_enterprise(leg.a):
                self.homes.setdefault(leg.a, []).append(leg.b)

    def placed(self, thing: object) -> tuple[str, ...]:
        """Where a thing stands on the roads: itself, or the zones in which it stands; empty where no source says."""
        name = self.roads.one(str(thing))
        return (name,) if self.roads.at(name) and name not in self.homes else tuple(self.homes.get(name, ()))

    def by_gate(self, reached: Mapping[str, Mapping[str, Way]], a: object, b: object = None) -> dict[str, tuple[Way, ...]]:
        """Gate → the ways from a to it, and on to b where b stands on a road; nearest gate first."""
        starts, ends = self.placed(a), self.placed(b) if b else ()
        found: dict[str, tuple[Way, ...]] = {}
        for gate, there in reached.items():
            sides = [[there[one] for one in some if one in there] for some in (starts, ends) if some]
            if sides and starts and all(sides):
                found[gate] = tuple(min(some, key=_length) for some in sides)
        return dict(sorted(found.items(), key=lambda each: (*_total(each[1]), each[0])))


def _length(way: Way) -> tuple[int, float]:
    return way.unknown, way.km or 0.0


def _total(ways: Iterable[Way]) -> tuple[int, float]:
    lengths = [_length(way) for way in ways]
    return sum(unknown for unknown, _ in lengths), round(sum(km for _, km in lengths), 2)


def _km(ways: Sequence[Way]) -> tuple[float | None, str]:
    """Kilometres of one or two ways, and how they are known."""
    whole = Way(things=ways[0].things, legs=tuple(leg for way in ways for leg in way.legs))
    return (None if whole.km is None else round(whole.km, 1)), whole.how


def _every(parts: Parts) -> Iterator[Row]:
    """Every supply, export and shipment, a crossing with its gate where one is stated."""
    crossed = {str(row["fact"]): row for row in crossings({**parts, "lines": ()})}
    for row in parts["rows"]:
        yield crossed.pop(str(row["fact"]), {**row, "gate": None, "beside": ()})
    yield from crossed.values()


def _crosses(row: Row) -> bool:
    return row["product"] != POWER and {row.get("a_country"), row.get("b_country")} == {"LA", "VN"}


def _supplies(every: Sequence[Row], closed: _Closed, ways: _Ways, days: float) -> Iterator[Row]:
    by_buyer, by_seller = (_by(every, end) for end in ("b", "a"))
    for row in every:
        through = ways.roads.one(str(row["gate"])) if row["gate"] else None
        hit = [closed.stopped[str(row[end])] for end in ("a", "b") if row[end] and str(row[end]) in closed.stopped]
        if through not in closed.roads and not hit:
            continue
        base = {"row": "supply", "thing": row["a"], "to": row["b"], "products": (row["product"],) if row["product"] else ()}
        base |= {"amount": row["amount"], "unit": row["unit"], "in_days": _in_days(row, days)}
        if hit:
            at_seller = str(row["a"]) in closed.stopped
            others = _others(row, by_buyer if at_seller else by_seller, "a" if at_seller else "b", closed)
            word = "supplier" if at_seller else "buyer"
            told = {"outcome": f"other {word} stated" if others else f"no other {word} stated", "others": others}
            yield {**base, "closed": tuple(dict.fromkeys(hit)), **told, **_cited(row, ())}
        else:
            yield {**base, "closed": (through,), **_rerouted(ways, through or "", row["a"], row["b"], row)}


def _by(every: Sequence[Row], end: str) -> dict[object, list[Row]]:
    found: dict[object, list[Row]] = {}
    for row in every:
        if row[end]:
            found.setdefault(row[end], []).append(row)
    return found


def _others(row: Row, by: Mapping[object, Sequence[Row]], end: str, closed: _Closed) -> tuple[str, ...]:
    """Enterprises that are stated to do the same for the one at the other end, with an equal, wider or narrower code."""
    other_end = "b" if end == "a" else "a"
    found = {
        str(one[end])
        for one in by.get(row[other_end], ())
        if one[end] and one["product"] and row["product"] and match(digits(one["product"]), digits(row["product"]))
    }
    return tuple(sorted(one for one in found - {str(row[end])} - closed.stopped.keys() if is_enterprise(one)))


def _in_days(row: Row, days: float) -> float | None:
    yearly = str(row["unit"] or "").endswith("/year") and row["amount"] is not None and not row["shared"]
    return round(float(str(row["amount"])) * days / 365, 1) if yearly else None


def _rerouted(ways: _Ways, gate: str, a: object, b: object, row: Row | None) -> Row:
    """The way by the gate before, and the ways by other gates after."""
    before = ways.by_gate({gate: ways.before.get(gate, {})}, a, b).get(gate, ())
    after = ways.by_gate(ways.after, a, b) or ways.by_gate(ways.after, a)
    if after and before and len(before) != len(next(iter(after.values()))):
        before = before[:1]  # the buyer is reached by none of the other gates: both are told as far as the gate
    km, known = _km(before) if before else (None, UNPLACED)
    told: dict[str, object] = {"gate_before": gate, "km_before": km, "km_before_known": known, "other_gates": tuple(after)}
    if not ways.placed(a):
        told |= {"outcome": UNPLACED}
    elif not after:
        told |= {"outcome": NONE_LEFT}
    else:
        first, best = next(iter(after.items()))
        km_after, known_after = _km(best)
        sure = {known, known_after} <= {STATED, STRAIGHT, "in it"} and before
        extra = round(km_after - km, 1) if sure and km_after is not None and km is not None else None
        told |= {"outcome": OTHER_GATE, "gate_after": first, "km_after": km_after, "km_after_known": known_after, "extra_km": extra}
    return {**told, **_cited(row, (*before, *(next(iter(after.values())) if after else ())))}


def _cut_off(closed: _Closed, ways: _Ways) -> Iterator[Row]:
    """Stops and zones whose nearest gate, or the way to it, is closed."""
    things = sorted({thing for there in ways.before.values() for thing in there if kind_of(thing) not in ("Gate", "Enterprise")})
    inside: dict[str, int] = {}
    for zones in ways.homes.values():
        for zone in zones:
            inside[zone] = inside.get(zone, 0) + 1
    for thing in things:
        before = ways.by_gate(ways.before, thing)
        gate, found = next(iter(before.items()))
        hit = {*found[0].passed, *found[0].lines} & closed.roads
        if hit and thing not in closed.roads:
            base = {
                "row": "way",
                "thing": thing,
                "to": None,
                "products": (),
                "closed": tuple(sorted(hit)),
                "enterprises": inside.get(thing, 0),
            }
            yield {**base, **_rerouted(ways, gate, thing, None, None)}


def _cited(row: Row | None, some: Collection[Way]) -> Row:
    beside = row["beside"] if row and isinstance(row["beside"], tuple) else ()
    claims = (*((row,) if row else ()), *beside)
    facts = [*(str(one["fact"]) for one in claims), *(fact for way in some for fact in way.facts)]
    return {"facts": tuple(dict.fromkeys(facts))}


def _notes(asked: Sequence[str], rows: Sequence[Row], ways: _Ways) -> Iterator[Note]:
    for kind in ("supply", "way"):
        some = [row for row in rows if row["row"] == kind]
        lost = sum(row["outcome"] in (NONE_LEFT, "no other supplier stated", "no other buyer stated") for row in some)
        text = {
            "supply": "Supplies, exports and shipments touched that have nothing else in the loaded data: {n} of {of}.",
            "way": "Stops and zones cut off from their nearest gate that lose every way to a gate: {n} of {of}.",
        }[kind]
        yield Note(text=text, values={"n": lost, "of": len(some)})
    bare = [one for one in asked if kind_of(one) == "Gate" and ways.roads.one(one) not in ways.before]
    if bare:
        yield Note(
            text="Closed gates that lie on no road of the loaded data: {n}. What their closure cuts is not known.", values={"n": len(bare)}
        )

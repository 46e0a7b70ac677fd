"""The gate–road graph: stops of corridors, gates, zones at gates and in zones, and the shortest way between two things on it.

A question that uses it takes three shared parts (`parts = ["road_network"]`):
`stops` (corridor, kind, stop, order, km, km_from, status, valid_to, fact, sources), `points` (id, lat, lon, precision, same_as) and
`joins` (a, b, kind AT_GATE or LOCATED_IN, status, valid_to, fact, sources; from zones and enterprises to zones and gates).

>>> def stop(order, id, km=None, km_from=None):
...     return dict(corridor="vl:corridor/C1", kind="road", stop=id, order=order, km=km, km_from=km_from, status="stated",
...                 valid_to=None, fact=f"C1|{order}", sources=())
>>> roads = Roads([stop(1, "vl:Z1"), stop(2, "vl:G1", 30, "vl:Z1"), stop(3, "vl:P1")], [], at="2026-11-25")
>>> way = roads.route("vl:Z1", "vl:P1")
>>> way.things, way.gates, way.km, way.how
(('vl:Z1', 'vl:G1', 'vl:P1'), ('vl:G1',), 30.0, 'at least')
>>> roads.route("vl:Z1", "vl:P1", closed={"vl:G1"}) is None
True
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import count

from graph.measure.facts.distance import STRAIGHT, Points
from graph.measure.facts.same_things import same
from graph.measure.facts.validity import past
from graph.measure.road.corridor_legs import INSIDE, POWER_LINE, STATED, UNKNOWN, Leg, legs
from graph.result import Row
from graph.schema import kind_of

ROAD = "road|"  # begins the name of a piece of road between two stops next to each other
AT_LEAST = "at least"  # how the km of a way is known where a leg of it is unknown


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way on roads. `km` is None where no leg has any; `how` says what it is:

    stated (every leg), straight line (a leg is one, so the road is longer), at least (a leg is unknown), unknown (all are), in it.
    """

    things: tuple[str, ...]
    legs: tuple[Leg, ...] = ()

    @property
    def km(self) -> float | None:
        known = round(sum(leg.km or 0.0 for leg in self.legs), 2)
        return known if known or not self.unknown else None

    @property
    def unknown(self) -> int:
        return sum(leg.km is None for leg in self.legs)

    @property
    def how(self) -> str:
        hows = {leg.how for leg in self.legs} - {INSIDE}
        if UNKNOWN in hows:
            return AT_LEAST if self.km else UNKNOWN
        return STRAIGHT if STRAIGHT in hows else STATED if hows else INSIDE

    @property
    def passed(self) -> tuple[str, ...]:
        """Every thing on the way in order, also those inside a leg."""
        found: dict[str, None] = {self.things[0]: None}
        for here, there, leg in zip(self.things, self.things[1:], self.legs, strict=False):
            found |= dict.fromkeys((*(leg.passed if leg.a == here else reversed(leg.passed)), there))
        return tuple(found)

    @property
    def gates(self) -> tuple[str, ...]:
        return tuple(thing for thing in self.passed if kind_of(thing) == "Gate")

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(leg.line for leg in self.legs if leg.line))

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for leg in self.legs for fact in leg.facts))

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(sorted({source for leg in self.legs for source in leg.sources}))


def is_enterprise(id: str) -> bool:
    """Whether an id is that of an enterprise; quicker than asking for its kind."""
    return id.startswith(("vl:E", "scenario:enterprise/"))


class Roads:
    """The gate–road graph on a day, walked both ways; only what has one of the `status` and is not past is in it.

    Power lines carry no goods and are left out. Enterprises begin and end a way and are not passed through, nor is a zone by way of
    the enterprises in it.
    """

    def __init__(
        self,
        stops: Iterable[Row],
        points: Sequence[Row],
        joins: Sequence[Row] = (),
        *,
        at: object = "",
        status: Collection[str] = (STATED,),
    ) -> None:
        def holds(row: Row) -> bool:
            return row["status"] in status and not (at and past(row["valid_to"], at))

        pairs = [{"a": row["id"], "b": row["same_as"]} for row in points if row.get("same_as")]
        self.same = self._one = same(pairs)
        joined = [row for row in joins if holds(row) and kind_of(str(row["b"])) != "Province"]
        located = [{"id": row["a"], "zone": row["b"]} for row in joined if row["kind"] == "LOCATED_IN"]
        located += [{"id": self.one(str(pair[end])), "zone": pair[end]} for pair in pairs for end in ("a", "b")]
        self.points = Points(points, [row for row in located if row["id"] != row["zone"]])
        self.legs = tuple(legs([row for row in stops if holds(row) and row["kind"] != POWER_LINE], self.points, self._one))
        self.pieces = {f"{ROAD}{leg.line}|{leg.a}|{leg.b}": leg for leg in self.legs if not leg.passed}
        self.ties = tuple(leg for leg in map(self._join, joined) if leg.a != leg.b)  # what stands at a gate or in a zone
        self._from: dict[str, list[Leg]] = {}
        self._ends: dict[str, list[Leg]] = {}
        for leg in (*self.legs, *self.ties):
            self._put(leg)

    def one(self, thing: str) -> str:
        """The thing that stands for all that are the same as this one: the zone of a dry port that is also a place."""
        return self._one.get(thing, thing)

    def at(self, thing: str) -> tuple[Leg, ...]:
        """The legs that begin or end at a thing, in a fixed order; empty where the loaded data tie it to no road, gate or zone."""
        here = self.one(thing)
        return (*self._from.get(here, ()), *self._ends.get(here, ()))

    def route(self, start: str, goal: str, closed: Collection[str] = ()) -> Way | None:
        """The shortest way: fewest legs of unknown length, then least km, then fewest legs; None where there is none.

        `closed` holds things and corridors that may not be passed; they may not be an end either.
        """
        return self.reach(start, closed, {self.one(goal)}).get(self.one(goal))

    def reach(self, start: str, closed: Collection[str] = (), goals: Collection[str] | None = None) -> dict[str, Way]:
        """The shortest way from a thing to every thing that can be reached on roads (or to the goals only), nearest first."""
        begin, shut = self.one(start), {self.one(one) for one in closed}
        wanted = {self.one(goal) for goal in goals} if goals is not None else None
        homes: dict[str, list[Leg]] = {}
        for leg in (leg for goal in sorted(wanted or ()) for leg in self._ends.get(goal, ())):
            homes.setdefault(leg.b, []).append(leg)
        done: dict[str, Way] = {}
        heap: list[tuple[int, float, int, tuple[str, ...], int, tuple[Leg, ...]]] = [(0, 0.0, 0, (begin,), 0, ())]
        pushed = count(1)
        while heap and not (wanted is not None and wanted <= done.keys()):
            unknown, km, n, things, _, used = heappop(heap)
            here = things[-1]
            if here in done or here in shut:
                continue
            done[here] = Way(things=things, legs=used)
            for leg in (*self._from.get(here, ()), *(self._ends.get(here, ()) if here == begin else ()), *homes.get(here, ())):
                there = leg.b if leg.a == here else leg.a
                if there not in done and not shut & {leg.line, *leg.passed}:
                    so_far = round(km + (leg.km or 0.0), 4)
                    heappush(heap, (unknown + (leg.km is None), so_far, n + 1, (*things, there), next(pushed), (*used, leg)))
        return done if wanted is None else {goal: way for goal, way in done.items() if goal in wanted}

    @cached_property
    def _over(self) -> dict[tuple[str, ...], list[Leg]]:
        return _sequences((*self.legs, *self.ties))

    def along(self, things: Sequence[str]) -> Way | None:
        """The way that passes exactly these things in this order, by the best known lengths; None where two are not joined."""
        best: dict[int, Way] = {0: Way(things=(things[0],))}
        for end in range(1, len(things)):
            found = [
                Way(things=(*best[start].things, things[end]), legs=(*best[start].legs, leg))
                for start in range(end)
                if start in best
                for leg in self._over.get(tuple(things[start : end + 1]), ())
            ]
            if found:
                best[end] = min(found, key=lambda way: (way.unknown, way.how != STATED, way.km or 0.0, len(way.legs)))
        return best.get(len(things) - 1)

    def _join(self, row: Row) -> Leg:
        a, b = self.one(str(row["a"])), self.one(str(row["b"]))
        km = self.points.km(a, b) if row["kind"] == "AT_GATE" else 0.0
        how = INSIDE if row["kind"] == "LOCATED_IN" else UNKNOWN if km is None else STRAIGHT
        raw = row["sources"]
        sources = tuple(str(one) for one in raw) if isinstance(raw, (list, tuple)) else ()
        return Leg(a=a, b=b, km=km, how=how, status=str(row["status"]), facts=(str(row["fact"]),), sources=sources)

    def _put(self, leg: Leg) -> None:
        if not leg.line and is_enterprise(leg.a):
            self._ends.setdefault(leg.a, []).append(leg)
            return
        self._from.setdefault(leg.a, []).append(leg)
        self._from.setdefault(leg.b, []).append(leg)


def _sequences(some: Iterable[Leg]) -> dict[tuple[str, ...], list[Leg]]:
    """Everything that a leg joins, in order and back → the legs."""
    found: dict[tuple[str, ...], list[Leg]] = {}
    for leg in some:
        over = (leg.a, *leg.passed, leg.b)
        for way in (over, over[::-1]):
            found.setdefault(way, []).append(leg)
    return found


def parts(fetched: Mapping[str, Sequence[Row]], at: object, status: Collection[str] = (STATED,)) -> Roads:
    """The graph from the parts `stops`, `points` and `joins` of a question."""
    return Roads(fetched["stops"], fetched["points"], fetched["joins"], at=at, status=status)

"""A path as a row: its evidence, its oldest date, its stages, its gates and roads, its kilometres; and the order of paths."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.algorithm.simple_paths import Path
from graph.measure import Parameters, Parts
from graph.measure.facts.distance import STRAIGHT
from graph.measure.facts.hs_codes import digits, match
from graph.measure.path.evidence_graph import FROM_BEST_STATUS
from graph.measure.road.corridor_legs import INSIDE, STATED, UNKNOWN
from graph.measure.road.network import AT_LEAST, Roads
from graph.result import Row
from graph.schema import STAGES, kind_of
from graph.schema.families import FAMILIES

RANKS = ("hops", "km", "evidence", "age")
_POSSIBLE = {"product match", "place"}
_SURE = {"supply stated", "route"}
_STATIONS = {"Enterprise", "Zone", "Gate", "Place"}
_ON_ROADS = {"Gate", "Corridor", "Zone", "Place"}


class PathRow:
    """Rows of paths.

    Parameters
    ----------
    parts : `makes` (a, b, stage) and `stands` (a, b, kind, status, valid_to, fact, sources) of the things on the paths; `stops`,
        `points` and `joins` of the gate–road graph
    parameters : `at`, `status`, `rank`
    """

    def __init__(self, parts: Parts, parameters: Parameters) -> None:
        status = parameters.get("status", ("stated",))
        joins = [*parts.get("joins", ()), *parts.get("stands", ())]
        self.roads = Roads(
            parts.get("stops", ()),
            parts.get("points", ()),
            joins,
            at=parameters["at"],
            status=status if isinstance(status, (list, tuple)) else (),
        )
        self._rank = str(parameters.get("rank", "hops"))
        self._stages: dict[str, list[tuple[str, str]]] = {}
        for row in parts.get("makes", ()):
            if row.get("stage"):
                self._stages.setdefault(str(row["a"]), []).append((digits(row["b"]), str(row["stage"])))
        self._legs: dict[tuple[str, str], tuple[float | None, str]] = {}

    def row(self, start: str, path: Path) -> Row:
        """What a path says. `evidence`: sources of its least-sourced step; `oldest`: of the newest day of each step, the oldest."""
        nodes = (start, *(step.to for step in path))
        products = tuple(dict.fromkeys(product for step in path for product in step.carried))
        days = [step.as_of for step in path]
        km, how = self.km(nodes)
        return {
            "hops": len(path),
            "label": _label(path),
            "weakest": FAMILIES[max(step.rank for step in path)],
            "status": max((step.status for step in path), key=lambda status: (*FROM_BEST_STATUS, status).index(status)),
            "nodes": nodes,
            "links": tuple(step.words for step in path),
            "products": products,
            "stages": tuple(self._at(node, {digits(one) for one in (*products, *nodes) if one.startswith("hs2022:")}) for node in nodes),
            "route": tuple(node for node in nodes if kind_of(node) in _ON_ROADS),
            "km": km,
            "km_known": how,
            "evidence": min(step.items for step in path),
            "oldest": min(days) if all(days) else None,
            "facts": tuple(dict.fromkeys(fact for step in path for fact in step.facts)),
            "sources": tuple(sorted({source for step in path for source in step.sources})),
        }

    def order(self, rows: Iterable[Row]) -> list[Row]:
        """The rows in the asked order, each with `path`, its number, and `equal`, how many rank as it does. Unknown sorts last."""
        found = list(rows)
        keys = [self._key(row) for row in found]
        placed = sorted(range(len(found)), key=lambda n: (keys[n], n))  # paths come by steps, weakest family and names
        counts = Counter(keys)
        return [{**found[n], "path": place, "equal": counts[keys[n]], "equal_key": keys[n]} for place, n in enumerate(placed, 1)]

    def _key(self, row: Row) -> tuple[object, ...]:
        steps = (row["hops"], FAMILIES.index(str(row["weakest"])))
        if self._rank == "km":
            return (row["km"] is None, row["km_known"] == AT_LEAST, row["km"] or 0.0, *steps)
        if self._rank == "evidence":
            return (-int(str(row["evidence"])), *steps)
        if self._rank == "age":
            return (row["oldest"] is None, tuple(-ord(sign) for sign in str(row["oldest"] or "")), *steps)
        return steps

    def km(self, nodes: Sequence[str]) -> tuple[float | None, str]:
        """Kilometres over the enterprises, zones, gates and places of a path, and how they are known."""
        stations = [node for node in nodes if kind_of(node) in _STATIONS]
        legs = [self._leg(a, b) for a, b in pairwise(stations)]
        known = [km for km, _ in legs if km is not None]
        hows = {how for _, how in legs}
        if not legs or not known:
            return None, UNKNOWN
        if hows & {UNKNOWN, AT_LEAST}:
            return (round(sum(known), 1), AT_LEAST) if sum(known) else (None, UNKNOWN)
        return round(sum(known), 1), STRAIGHT if STRAIGHT in hows else STATED if STATED in hows else INSIDE

    def _leg(self, a: str, b: str) -> tuple[float | None, str]:
        if (a, b) not in self._legs:
            way = self.roads.route(a, b)
            if way and way.how not in (UNKNOWN, AT_LEAST):
                self._legs[a, b] = way.km, way.how
            else:
                one, two = self.roads.one(a), self.roads.one(b)
                straight = self.roads.points.km(one, two)
                least = (way.km, way.how) if way else (None, UNKNOWN)
                self._legs[a, b] = (straight, STRAIGHT) if straight is not None else least
        return self._legs[a, b]

    def _at(self, node: str, codes: set[str]) -> str:
        """The stages at which an enterprise works on the path's products, or at all where the path names none of its own."""
        told = self._stages.get(node, [])
        own = {stage for code, stage in told if any(match(code, one) for one in codes)} or {stage for _, stage in told}
        return " / ".join(stage for stage in STAGES if stage in own)


def _label(path: Path) -> str:
    """The family of the weakest step, or "possible" where a product match or a place is used and no stated supply and no route."""
    families = {FAMILIES[step.rank] for step in path}
    return "possible" if families & _POSSIBLE and not families & _SURE else FAMILIES[max(step.rank for step in path)]

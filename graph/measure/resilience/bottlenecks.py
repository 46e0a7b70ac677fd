"""Measure `resilience/bottlenecks`: the gates, stops, enterprises and roads that every way of goods must pass."""

from collections.abc import Iterator, Mapping, Sequence

from graph.algorithm.flow import Arc, dominators, reached
from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.resilience.flow_graph import MOST_TWICE, STOP, Goods, between, ends, goods, joint, without_round_trips
from graph.measure.resilience.flow_path import is_piece, is_unlisted
from graph.measure.road.network import Roads
from graph.measure.road.network import parts as roads_of
from graph.result import Row

SEA = "any seaport"  # stands for every port at which a way may end
_FAMILIES = ("supply stated", "supply planned", "route")
MOST_STARTS = 50
_ARC = "arc|"


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """What every way from the start to the end must pass, by post-dominators of the directed graph of supplies, gates and roads.

    v is on every way from s to t  ⇔  v dominates s in the reversed graph rooted at t; a link is one more thing between its two ends.

    Parameters
    ----------
    parts
        `rows`: supplies and shipments; `stops`, `points`, `joins`: the roads (see `road.network`); `held`, `inside`: who stands for an end
        that is a product, a zone or a province; `ports`: seaports of Viet Nam (id, function).
    parameters
        `from`, `to` (id, or empty for any seaport of Viet Nam), `status`, `at` (day).

    Returns
    -------
    Measured
        Rows `must pass` in the order of the way, then `planned beside`: planned links on some way. Population: things that every way from
        every start passes, things on some way.

    References
    ----------
    T. Lengauer and R. E. Tarjan (1979), ACM TOPLAS 1(1), 121-141; J. Hopcroft and R. E. Tarjan (1973), Comm. ACM 16(6), 372-378, for the
    same without directions.

    Examples
    --------
    A farm, two mills, one gate, two plants (gap-methods.md C7):

    >>> def row(a, b, kind="SUPPLIES"):
    ...     return dict(a=a, b=b, kind=kind, status="stated", valid_to=None, product="hs2022:10", fact=f"{a}|{b}", sources=())
    >>> farm, mill, mill2, gate, plant, plant2 = "vl:E1", "vl:E2", "vl:E3", "vl:G1", "vl:E8", "vl:E9"
    >>> rows = [row(farm, mill), row(farm, mill2), row(mill, gate, "SHIPS_VIA"), row(mill2, gate, "SHIPS_VIA")]
    >>> rows += [row(one, two) for one in (mill, mill2) for two in (plant, plant2)]
    >>> asked = {"from": farm, "to": plant2, "status": ("stated",), "at": "2026"}
    >>> made = measure(dict(rows=rows, stops=[], points=[], joins=[], held=[], inside=[], ports=[]), asked)
    >>> [row["things"] for row in made.rows if row["what"] == "thing"], made.population
    ([('vl:G1',)], (1, 3))
    """
    now = _Ways(parts, parameters)
    later = _Ways(parts, parameters, "planned") if len(parts["rows"]) <= MOST_TWICE else None
    if now.start == now.goal:
        raise BadParameter("from and to are one thing.", then="Give two different things.", name="to")
    chains = {start: now.musts(start) for start in now.starts}
    order = {name: n for chain in sorted(chains.values(), key=len) for n, name in enumerate(chain)}
    of_all = set(now.musts(now.start))
    beside, both_ways = set(later.musts(now.start)) if later else set(), now.without_directions()
    rows: list[Row] = []
    for name in sorted(order, key=lambda name: (name not in of_all, order[name], name)):
        some = [start for start, chain in chains.items() if name in chain]
        again = {
            "with_planned": name in beside if later and name in of_all else None,
            "undirected": _either(name) in both_ways if both_ways and name in of_all else None,
        }
        rows.append({"row": "must pass", "number": len(rows) + 1, **_what(name, now), **_starts(some, name in of_all), **again})
    rows += _planned(now, later) if later else []
    on_way = {name for pair in now.graph for name in pair if not is_unlisted(name)} - {now.start, now.goal}
    n = sum(name in on_way for name in of_all)
    return Measured(rows=rows, population=(n, len(on_way)), notes=tuple(_notes(parts, now, later)))


class _Ways:
    """The graph from start to end on the given statuses, and the chain of musts of any start."""

    def __init__(self, parts: Parts, parameters: Parameters, *more: str) -> None:
        given = parameters["status"]
        status = tuple(dict.fromkeys((*(given if isinstance(given, (list, tuple)) else ()), *more)))
        self.roads: Roads = roads_of(parts, parameters["at"], status)
        self.start = self.roads.one(str(parameters["from"]))
        self.goal = self.roads.one(str(parameters["to"])) if parameters["to"] else SEA
        families = _FAMILIES if "planned" in status else (_FAMILIES[0], _FAMILIES[2])
        self.whole = goods(parts["rows"], self.roads, families, status, parameters["at"], self.start, self.goal)
        standing = ends(parts["held"], parts["inside"], self.start, self.goal)
        self.members = {b for a, b in standing if a == self.start}
        for pair, claims in standing.items():
            self.whole.setdefault(pair, []).extend(claims)
        self.ports = sorted({self.roads.one(str(row["id"])) for row in parts["ports"] if "planned" in status or _works(row)})
        if self.goal == SEA:
            self.whole |= {(port, SEA): [] for port in self.ports if port != self.start}
        graph = between(self.whole, self.start, self.goal)
        self.graph: Goods = without_round_trips(graph, self.start, self.goal) if len(graph) <= MOST_TWICE else graph
        self._after = dominators(((b, a) for a, b in _split(self.graph)), self.goal)

    @property
    def starts(self) -> tuple[str, ...]:
        """Who stands for the start: the makers of a product, the enterprises of a zone; and the start itself where a way begins there."""
        itself = any(a == self.start and b not in self.members for a, b in self.graph)
        return (*sorted(b for a, b in self.graph if a == self.start and b in self.members), *([self.start] if itself else []))

    def musts(self, start: str) -> list[str]:
        """Everything that every way from the start passes, in order, without start and end."""
        chain = [start]
        while chain[-1] in self._after:
            chain.append(self._after[chain[-1]])
        return [name for name in chain[1:] if name not in (self.start, self.goal) and not self._is_place(name)]

    def _is_place(self, name: str) -> bool:
        """Whether a link only says where something stands: it cannot be lost."""
        a, _, b = name.removeprefix(_ARC).partition("\t")
        return bool(b) and {str(row["kind"]) for row in self.graph[a, b]} <= {"LOCATED_IN", "AT_GATE"}

    def without_directions(self) -> set[str]:
        """The same if every link could be used both ways; empty where the graph is too large for a second look."""
        if len(self.whole) > MOST_TWICE:
            return set()
        arcs = list(_split({(min(pair), max(pair)): [] for pair in self.whole}))
        after = dominators([*arcs, *((b, a) for a, b in arcs)], self.goal)
        chain = [self.start]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        return set(chain)


def _works(row: Row) -> bool:
    return "planned" not in str(row["function"])


def _split(graph: Mapping[Arc, object]) -> Iterator[Arc]:
    """Every link as one more thing between its ends; a step on or off a piece of road is none, the piece is one already."""
    for a, b in graph:
        if is_unlisted(a) or is_unlisted(b):
            yield a, b
        else:
            yield a, f"{_ARC}{a}\t{b}"
            yield f"{_ARC}{a}\t{b}", b


def _either(name: str) -> str:
    """The name of a link whatever its direction."""
    return _ARC + "\t".join(sorted(name.removeprefix(_ARC).split("\t"))) if name.startswith(_ARC) else name


def _what(name: str, ways: _Ways) -> Row:
    if name.startswith(_ARC):
        a, _, b = name.removeprefix(_ARC).partition("\t")
        joined = joint(ways.graph[a, b])
        status = "planned" if joined.planned else "stated"
        told = {"what": "link", "things": (a, b), "links": joined.words, "lines": (), "status": status}
        return {**told, "facts": joined.facts}
    if is_piece(name):
        leg = ways.roads.pieces[name]
        told = {"what": "road", "things": (leg.a, leg.b), "links": ("CONNECTS",), "lines": (leg.line,), "status": leg.status}
        return {**told, "facts": leg.facts}
    return {"what": "thing", "things": (name.removeprefix(STOP),), "links": (), "lines": (), "facts": ()}


def _starts(some: Sequence[str], everyone: bool) -> Row:
    return {"starts": tuple(sorted(some)[:MOST_STARTS]), "starts_n": len(some), "every_start": everyone}


def _planned(now: _Ways, later: _Ways) -> list[Row]:
    """Planned supplies, shipments and roads that lie on some way once they are there, each once."""
    pairs = [pair for pair in sorted(later.graph) if pair not in now.whole and joint(later.graph[pair]).planned]
    rows: dict[object, Row] = {}
    for a, b in pairs:
        piece = next((name for name in (a, b) if is_piece(name)), None)
        told = _what(piece or f"{_ARC}{a}\t{b}", later)
        if told["facts"]:
            rows.setdefault(told["facts"], {"row": "planned beside", "number": len(rows) + 1, **told})
    return list(rows.values())


def _notes(parts: Parts, now: _Ways, later: _Ways | None) -> Iterator[Note]:
    if not now.graph:
        ahead, behind = reached(now.whole, {now.start}), reached(((b, a) for a, b in now.whole), {now.goal})
        n, of = (sum(not is_unlisted(one) for one in some) - 1 for some in (ahead, behind))
        yield Note(
            text="No way over these links in the loaded data: the start leads to {n} other things, and {of} other things lead to the end.",
            values={"n": n, "of": of},
        )
    if now.goal == SEA:
        there = sum((port, SEA) in now.graph for port in now.ports)
        yield Note(text="Seaports of Viet Nam that are reached: {n} of {of}.", values={"n": there, "of": len(now.ports)})
    if now.members:
        with_way = len({start for start in now.starts if start in now.members})
        text = "Makers of the product, or enterprises of the zone or province, from which there is a way: {n} of {of}."
        yield Note(text=text, values={"n": with_way, "of": len(now.members)})
    if later and not now.graph and later.graph:
        yield Note(text="With planned supplies and roads there is a way.")
    gates = {str(row["id"]) for row in parts["points"] if str(row["id"]).startswith("vl:G")}
    on_road = {name for leg in now.roads.legs for name in (leg.a, leg.b)} & gates
    yield Note(
        text="Gates on a road of the loaded data: {n} of {of}. A gate that is missing from the map makes another look essential.",
        values={"n": len(on_road), "of": len(gates)},
    )
    if later is None:
        text = "Whether the same holds with what is planned, and without directions, was not computed: there are {n} statements."
        yield Note(text=text, values={"n": len(parts["rows"])})

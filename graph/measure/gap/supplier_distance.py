"""How near a candidate is to those who need something: by road, else in a straight line, else unknown; and through which gate."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graph.measure import Parts
from graph.measure.facts.distance import STRAIGHT
from graph.measure.facts.validity import now
from graph.measure.road.corridor_legs import INSIDE, UNKNOWN
from graph.measure.road.network import Roads, Way
from graph.result import Row

_POWER = "271600"  # crosses no gate
# How a gate is known. Only the first four say that goods can pass; a gate in a province of either end is a guess.
NOT_NEEDED, BY_LINE, ON_WAY, STATED_FOR = "none needed, same country", "none needed, by power line", "on the way", "stated for its goods"
IN_PROVINCE = "in a province of either end"
SURE = (NOT_NEEDED, BY_LINE, ON_WAY, STATED_FOR)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """The nearest of the users to a candidate. `km` None: unknown; `how`: stated, straight line, at least, in it, or unknown."""

    user: str | None
    km: float | None
    how: str
    gates: tuple[str, ...]
    gate_how: str
    lines: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Distances:
    """Distances on the gate–road graph on a day; enterprises in the same zones are as near, and are looked up once.

    Parameters
    ----------
    parts : `stops`, `points`, `joins` as for `Roads`; `shipments`: enterprise, gate, product, status, valid_to, fact, sources;
        `gates`: gate, province
    """

    def __init__(self, parts: Parts, at: str) -> None:
        self.roads = Roads(parts["stops"], parts["points"], parts["joins"], at=at)
        self.zones: dict[str, set[str]] = {}
        for row in parts["joins"]:
            if row["kind"] == "LOCATED_IN" and now(row["status"], row["valid_to"], at):
                self.zones.setdefault(str(row["a"]), set()).add(str(row["b"]))
        self._ships: dict[str, list[Row]] = {}
        for row in parts["shipments"]:
            if now(row["status"], row["valid_to"], at):
                self._ships.setdefault(str(row["enterprise"]), []).append(row)
        self._gates: dict[str, set[str]] = {}
        for row in parts["gates"]:
            self._gates.setdefault(str(row["province"]), set()).add(str(row["gate"]))
        self._known: dict[tuple[object, ...], tuple[str, Way] | None] = {}

    def to(self, users: Sequence[str]) -> "Users":
        """The users by where they stand: of those that stand alike one is enough."""
        return Users(near=self, users=users)

    def place(self, enterprise: str) -> tuple[object, ...]:
        """Where it hangs on the roads; empty where nothing ties it to one."""
        return tuple(sorted((leg.b if leg.a == enterprise else leg.a, leg.line, leg.km or 0.0) for leg in self.roads.at(enterprise)))

    def by_road(self, enterprise: str, users: "Users") -> tuple[str, Way] | None:
        """The nearest user on roads and the way to it: fewest unknown legs, then least km."""
        here = self.place(enterprise)
        if not here or not users.placed:
            return None
        key = (here, enterprise in users.placed and enterprise, users.key)
        if key not in self._known:
            goals = {user for user in users.placed if user != enterprise}
            found = self.roads.reach(enterprise, goals=goals)
            ways = [(way.unknown, way.km or 0.0, user) for user in sorted(goals) if (way := found.get(self.roads.one(user)))]
            self._known[key] = (min(ways)[2], found[self.roads.one(min(ways)[2])]) if ways else None
        return self._known[key]

    def shipping(self, enterprise: str, met: frozenset[str]) -> list[Row]:
        """The gates through which the candidate is stated to send such goods, or goods that are not named."""
        return [row for row in self._ships.get(enterprise, ()) if not row["product"] or str(row["product"]) in met]

    def in_provinces(self, provinces: Iterable[str | None]) -> tuple[str, ...]:
        return tuple(sorted({gate for province in provinces if province for gate in self._gates.get(f"iso:{province}", ())}))


class Users:
    """Those who need something, and where they stand."""

    def __init__(self, near: Distances, users: Sequence[str]) -> None:
        places: dict[tuple[object, ...], str] = {}
        for user in sorted(users):
            if place := near.place(user):
                places.setdefault(place, user)
        self.placed = frozenset(places.values())
        self.key = tuple(sorted(self.placed))
        pointed = {(point.lat, point.lon): user for user in sorted(users, reverse=True) if (point := near.roads.points.of(user))}
        self.pointed = tuple(sorted(pointed.values()))
        self.itself = frozenset(users)


def reach(
    enterprise: str, users: Users, near: Distances, *, across: bool, products: Collection[str], provinces: Iterable[str | None]
) -> Reach:
    """The nearest user, how far, and the gate in between, each with how it is known.

    `across`: whether the border lies between; `products`: ids of what is carried; `provinces` of either end.
    """
    way = near.by_road(enterprise, users)
    user, km, how = _distance(enterprise, users, near, way)
    ships = near.shipping(enterprise, frozenset(products))
    gates, gate_how = _gates(way[1] if way else None, ships, across, products, near, provinces)
    used = ships if gate_how == STATED_FOR else []
    return Reach(
        user=user,
        km=km,
        how=how,
        gates=gates,
        gate_how=gate_how,
        lines=way[1].lines if way else (),
        facts=(*(way[1].facts if way else ()), *(str(row["fact"]) for row in used)),
        sources=tuple(sorted({*(way[1].sources if way else ()), *(str(one) for row in used for one in _texts(row["sources"]))})),
    )


def _distance(enterprise: str, users: Users, near: Distances, way: tuple[str, Way] | None) -> tuple[str | None, float | None, str]:
    if enterprise in users.itself:
        return enterprise, 0.0, INSIDE
    if way and way[1].km is not None:
        return way[0], way[1].km, way[1].how
    points = near.roads.points
    straight = [(far, user) for user in users.pointed if (far := points.km(enterprise, user)) is not None]
    if straight:
        return min(straight)[1], min(straight)[0], STRAIGHT
    return (way[0] if way else None), None, UNKNOWN


def _gates(
    way: Way | None, ships: Sequence[Row], across: bool, products: Collection[str], near: Distances, provinces: Iterable[str | None]
) -> tuple[tuple[str, ...], str]:
    if not across:
        return (), NOT_NEEDED
    if products and set(products) == {f"hs2022:{_POWER}"}:
        return (), BY_LINE
    if way and way.gates:
        return way.gates, ON_WAY
    if ships:
        return tuple(sorted({str(row["gate"]) for row in ships})), STATED_FOR
    found = near.in_provinces(provinces)
    return found, IN_PROVINCE if found else UNKNOWN


def _texts(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else ()

"""What lies around a site: feeder provinces, gates and ports on the way, enterprises near."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.measure import Parts
from graph.measure.facts.distance import STRAIGHT, Coordinates, straight_km
from graph.measure.facts.validity import now
from graph.measure.road.corridor_legs import STATED, UNKNOWN
from graph.measure.road.network import Roads
from graph.measure.site.sites_asked import Site
from graph.result import Row
from graph.schema import kind_of


@dataclass(frozen=True, kw_only=True)
class Proximity:
    """A thing near a site: km (None: unknown), how that is known, and the straight line where both have a point."""

    km: float | None
    how: str
    straight: float | None = None
    by_road: bool = False
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[bool, float]:
        """Nearest first: by the straight line where there is one, else by what is known of the way; unknown last."""
        known = self.straight if self.straight is not None else self.km
        return known is None and not self.by_road, known or 0.0


class Around:
    """Distances and ways from sites, on the points and roads of the loaded data."""

    def __init__(self, parts: Parts, given: Sequence[Site], at: str) -> None:
        self.things = {str(row["id"]): row for row in parts["rows"]}
        own = [{"id": site.key, "lat": site.lat, "lon": site.lon, "precision": None, "same_as": None} for site in given if not site.id]
        self.roads = Roads(parts["stops"], [*parts["rows"], *own], parts["joins"], at=at)
        self._points = {id: point for id in self.things if (point := self.roads.points.of(id))}
        self._inside: dict[str, list[Row]] = {}
        for row in parts["provinces"]:
            if row["status"] == STATED:
                self._inside.setdefault(str(row["id"]), []).append(row)
        self._zones: dict[str, set[str]] = {}
        for row in parts["joins"]:
            if row["kind"] == "LOCATED_IN" and kind_of(str(row["a"])) == "Enterprise" and now(row["status"], row["valid_to"], at):
                self._zones.setdefault(str(row["b"]), set()).add(str(row["a"]))

    def point(self, site: Site) -> Coordinates | None:
        return self.roads.points.of(site.key)

    def within(self, site: Site, most: float) -> dict[str, float]:
        """Zones, gates and places with a point within the distance, with their km."""
        here = self.point(site)
        if here is None:
            return {}
        measured = {id: round(straight_km(here, point), 1) for id, point in self._points.items()}
        return {id: km for id, km in measured.items() if km <= most}

    def provinces(self, site: Site, within: Mapping[str, float]) -> dict[str, Proximity]:
        """Feeder provinces: where the site stands, and those with a zone or gate within the distance."""
        found: dict[str, Proximity] = {}
        for id, km in sorted(within.items(), key=lambda each: (each[1], each[0])):
            for row in self._inside.get(id, ()):
                found.setdefault(
                    str(row["province"]), Proximity(km=km, how=f"{STRAIGHT} to {id}, which lies in it", facts=(str(row["fact"]),))
                )
        for row in self._inside.get(site.id, ()):
            found[str(row["province"])] = Proximity(km=0.0, how="the site stands in it, stated", facts=(str(row["fact"]),))
        return dict(sorted(found.items()))

    def reached(self, site: Site, goals: Iterable[str], most: int) -> dict[str, Proximity]:
        """The nearest goals, by the straight line where both have a point; those of which no distance is known come last.

        km is that of the way where stated roads tie the two, else that of the straight line.
        """
        ways = self.roads.reach(site.id) if site.id else {}
        found: dict[str, Proximity] = {}
        for goal in goals:
            way, straight = ways.get(self.roads.one(goal)), self._straight(site, goal)
            if way:
                km = straight if way.how == UNKNOWN else way.km
                how = STRAIGHT if way.how == UNKNOWN and straight is not None else way.how
                found[goal] = Proximity(km=km, how=how, straight=straight, by_road=True, facts=way.facts, sources=way.sources)
            elif straight is not None:
                found[goal] = Proximity(km=straight, how=STRAIGHT, straight=straight)
        return dict(sorted(found.items(), key=lambda each: (*each[1].rank, each[0]))[:most])

    def _straight(self, site: Site, goal: str) -> float | None:
        here, there = self.point(site), self._points.get(goal)
        return round(straight_km(here, there), 1) if here and there else None

    def enterprises(
        self, site: Site, within: Mapping[str, float], provinces: Iterable[str], there: Mapping[str, Iterable[str]]
    ) -> dict[str, Proximity]:
        """Enterprises near: in a zone within the distance or in the zone asked about, else `there` with a site in a feeder province.

        Somewhere in a province is no distance: km is then unknown.
        """
        found: dict[str, Proximity] = {}
        zones = sorted({**within, **({site.id: 0.0} if site.id else {})}.items(), key=lambda each: (each[1], each[0]))
        for zone, km in zones:
            for one in sorted(self._zones.get(zone, ())):
                how = "stands in the zone" if zone == site.id else f"{STRAIGHT} to {zone}, where it stands"
                found.setdefault(one, Proximity(km=km, how=how))
        for province in provinces:
            for one in there.get(province, ()):
                found.setdefault(one, Proximity(km=None, how=f"somewhere in {province}, a feeder province"))
        return found

"""How far two things are from each other, and how that is known: stated, a straight line between points, or unknown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from graph.result import Row

RADIUS_KM = 6371.0088  # mean radius of the Earth, IUGG 1980 (Moritz 2000, Journal of Geodesy 74, 128-133)
STRAIGHT = "straight line"  # the word that answers carry beside a distance that no source states


@dataclass(frozen=True, kw_only=True)
class Coordinates:
    """A point in degrees (WGS84); `of` is the thing that it is stated of, `precision_m` unknown where None."""

    lat: float
    lon: float
    of: str = ""
    precision_m: float | None = None


def straight_km(a: Coordinates, b: Coordinates) -> float:
    """Great-circle distance in kilometres by the haversine formula (Sinnott 1984, Sky and Telescope 68, 159).

    A road is longer: never show this without the word `STRAIGHT`. A quarter of the equator, by hand 6371.0088 · π/2:

    >>> round(straight_km(Coordinates(lat=0, lon=0), Coordinates(lat=0, lon=90)), 1)
    10007.6
    """
    half_lat, half_lon = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_lon) ** 2
    return 2 * RADIUS_KM * asin(sqrt(min(1.0, chord)))


class Points:
    """Where things are: by their own point, else by the point of the one zone that they stand in, else unknown.

    Parameters
    ----------
    points : `id`, `lat`, `lon`, `precision` (metres) of zones, gates and places
    located : `id` of a thing, `zone` in which it stands by a stated link

    >>> known = Points([dict(id="vl:Z04", lat=16.6, lon=106.6, precision=500)], [dict(id="vl:E18", zone="vl:Z04")])
    >>> known.of("vl:E18").of, known.of("vl:E19")
    ('vl:Z04', None)
    """

    def __init__(self, points: Iterable[Row], located: Sequence[Row] = ()) -> None:
        self._own = {str(row["id"]): _point(row) for row in points if row["lat"] is not None and row["lon"] is not None}
        self._zones: dict[str, set[str]] = {}
        for row in located:
            self._zones.setdefault(str(row["id"]), set()).add(str(row["zone"]))

    def of(self, id: str) -> Coordinates | None:
        """The point of a thing; None where it has none, or stands in zones at several points."""
        if id in self._own:
            return self._own[id]
        found = {self._own[zone] for zone in self._zones.get(id, ()) if zone in self._own}
        return found.pop() if len(found) == 1 else None

    def km(self, a: str, b: str) -> float | None:
        """Straight-line kilometres between two things, one decimal; None where either has no point."""
        one, two = self.of(a), self.of(b)
        return round(straight_km(one, two), 1) if one and two else None


def _point(row: Row) -> Coordinates:
    precision = row.get("precision")
    return Coordinates(
        lat=float(str(row["lat"])),
        lon=float(str(row["lon"])),
        of=str(row["id"]),
        precision_m=float(str(precision)) if precision is not None else None,
    )

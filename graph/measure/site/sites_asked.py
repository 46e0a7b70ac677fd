"""The sites that a person asks about: zones, gates and places by their id, or points in degrees."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.errors import BadParameter
from graph.result import Row
from graph.schema import COUNTRIES, kind_of

_MOST = 10  # sites side by side; more do not fit a table that people read
_SCHEMES = ("", "vl:", "unlocode:")  # what a person leaves away
_POINT = re.compile(r"(-?\d{1,2}(?:\.\d+)?)[ ,]+(-?\d{1,3}(?:\.\d+)?)(?:\s+(LA|VN))?", re.IGNORECASE)
_HOW = "Write ids of zones, gates or places, or latitude and longitude (and LA or VN, if known), joined by ';': Z15; 16.62 106.58 LA."


@dataclass(frozen=True, kw_only=True)
class Site:
    """A site asked about. `id` is empty for a point; `key` names it among the points; `countries` is empty where unknown."""

    text: str
    id: str = ""
    countries: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None

    @property
    def key(self) -> str:
        return self.id or self.text


def read_sites(text: object, things: Mapping[str, Row], provinces: Iterable[Row]) -> list[Site]:
    """The sites in the order asked, each once; raises BadParameter, which says how to write them.

    `things`: zones, gates and places by id, with `country` and `country_2`; `provinces`: `id`, `province` in which it stands.

    >>> zone = {"vl:Z15": dict(country="VN", country_2=None)}
    >>> for site in read_sites("Z15; 16.62 106.58 LA", zone, [dict(id="vl:Z15", province="iso:VN-25", country="VN")]):
    ...     print(site.key, site.countries, site.provinces, site.lat)
    vl:Z15 ('VN',) ('iso:VN-25',) None
    16.62 106.58 LA ('LA',) () 16.62
    """
    stands: dict[str, list[Row]] = {}
    for row in provinces:
        stands.setdefault(str(row["id"]), []).append(row)
    found: dict[str, Site] = {}
    for word in str(text).split(";"):
        if word.strip():
            site = _site(" ".join(word.split()), things, stands)
            found.setdefault(site.key, site)
    if not found:
        raise BadParameter("sites names no site.", then=_HOW, name="sites")
    if len(found) > _MOST:
        raise BadParameter(f"sites names {len(found)} sites.", then=f"Ask for at most {_MOST} side by side.", name="sites")
    return list(found.values())


def _site(word: str, things: Mapping[str, Row], stands: Mapping[str, list[Row]]) -> Site:
    point = _POINT.fullmatch(word)
    if point:
        return _point(word, float(point[1]), float(point[2]), (point[3] or "").upper())
    id = next((scheme + word for scheme in _SCHEMES if scheme + word in things), "")
    if not id:
        what = f"sites: {word!r} is no zone, gate or place of the loaded data, and no point."
        raise BadParameter(what, then=_HOW, name="sites")
    rows = stands.get(id, [])
    named = [str(things[id].get(name) or "") for name in ("country", "country_2")]
    # A gate is a pair: it stands in a province on either side.
    named += [str(row["country"] or "") for row in rows] if kind_of(id) == "Gate" else []
    countries = tuple(one for one in COUNTRIES if one in named)
    return Site(text=id, id=id, countries=countries, provinces=tuple(sorted({str(row["province"]) for row in rows})))


def _point(word: str, lat: float, lon: float, country: str) -> Site:
    if abs(lat) > 90 or abs(lon) > 180:
        raise BadParameter(f"sites: {word!r} lies outside the degrees of the Earth.", then=_HOW, name="sites")
    return Site(text=word, countries=(country,) if country else (), lat=lat, lon=lon)

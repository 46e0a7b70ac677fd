"""What lies in an area: a country, a province (also under its older name), a zone with the zones in it; any other thing is itself."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.measure import Parts
from graph.measure.facts.hs_codes import digits, match
from graph.measure.facts.validity import now
from graph.measure.path.evidence_graph import unique
from graph.schema import kind_of

AREAS = ("Country", "Province", "Zone")


class Areas:
    """The zones and enterprises of areas, from stated links.

    Parameters
    ----------
    parts : `nests` (a zone, its country, b what it stands in), `inside` (id, area, status, valid_to), `seats` (id, country: of its seat
        or of a site), `successors` (old province a, new province b), `holders` and `chained` (id) for a chain
    at : day

    >>> nests = [dict(a="vl:Z1", country="VN", b="iso:VN-HN", status="stated", valid_to=None)]
    >>> inside = [dict(id=id, area=area, status="stated", valid_to=None) for id, area in (("vl:E1", "vl:Z1"), ("vl:E2", "iso:VN-HN"))]
    >>> areas = Areas({"nests": nests, "inside": inside}, "2026-11-25", {})
    >>> sorted(areas.members("iso:VN-HN")), sorted(areas.members("iso:VN-HN", zones=True))
    (['vl:E1', 'vl:E2', 'vl:Z1'], ['vl:E1', 'vl:Z1'])
    """

    def __init__(self, parts: Parts, at: object, one: Mapping[str, str]) -> None:
        self._one = one
        self._parts = parts
        self._nests = [row for row in parts.get("nests", ()) if row["b"] is None or now(row["status"], row["valid_to"], at)]
        self._inside = [row for row in parts.get("inside", ()) if now(row["status"], row["valid_to"], at)]
        self._at = at

    def zones(self, area: str) -> set[str]:
        """The zones that stand in an area, also in one another; a zone holds itself."""
        if kind_of(area) == "Country":
            found = {str(row["a"]) for row in self._nests if row["country"] == area.removeprefix("iso:")}
        else:
            wanted = self._whole(area)
            found = {str(row["a"]) for row in self._nests if row["b"] in wanted} | ({area} if kind_of(area) == "Zone" else set())
        while more := {str(row["a"]) for row in self._nests if row["b"] in found} - found:
            found |= more
        return {self._one.get(zone, zone) for zone in found}

    def lists(self, areas: Iterable[str]) -> dict[str, list[str]]:
        """What to fetch to know what lies in these areas."""
        wanted = [area for area in areas if kind_of(area) in AREAS]
        places = {place for area in wanted for place in (*self.zones(area), *(self._whole(area) if kind_of(area) != "Country" else ()))}
        places |= {other for other, stands in self._one.items() if stands in places}
        return {"areas": sorted(places), "countries": sorted(area.removeprefix("iso:") for area in wanted if kind_of(area) == "Country")}

    def members(self, area: str, zones: bool = False) -> set[str]:
        """The zones and enterprises of an area; with `zones` only the zones and what stands in one."""
        if kind_of(area) not in AREAS:
            return {area}
        within = self.zones(area)
        places = within if zones else within | (self._whole(area) if kind_of(area) != "Country" else set())
        found = {str(row["id"]) for row in self._inside if self._one.get(str(row["area"]), row["area"]) in places}
        if kind_of(area) == "Country" and not zones:
            found |= {str(row["id"]) for row in self._parts.get("seats", ()) if row["country"] == area.removeprefix("iso:")}
        return {self._one.get(thing, thing) for thing in found | within}

    def of_chain(self, area: str, members: Collection[str]) -> set[str]:
        """Those of an area that make, use or deal in a code of the chain; in a country, at a site in it."""
        land = area.removeprefix("iso:") if kind_of(area) == "Country" else ""
        codes = [digits(row["id"]) for row in self._parts.get("chained", ())]
        held = [row for row in unique(self._parts.get("holders", ())) if now(row["status"], row["valid_to"], self._at)]
        return {
            str(row["a"])
            for row in held
            if (row["a"] in members or row.get("country") == land) and any(match(digits(row["b"]), code) for code in codes)
        }

    def _whole(self, area: str) -> set[str]:
        return {area} | {str(pair["a"]) for pair in self._parts.get("successors", ()) if pair["b"] == area}


def full_of(parts: Parts, most: int) -> Sequence[str]:
    """Areas of which as many members came as one may give."""
    counts: dict[str, int] = {}
    for row in (*parts.get("inside", ()), *parts.get("seats", ())):
        name = str(row.get("area") or row.get("country"))
        counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, n in counts.items() if n >= most)

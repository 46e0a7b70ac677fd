"""Measure `site/nearby`: who near a gate, a place or a zone could take what an enterprise makes, or makes it too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.distance import STRAIGHT
from graph.measure.facts.hs_codes import digits, match
from graph.measure.facts.sites import Codes
from graph.measure.facts.statements import texts
from graph.measure.need.needs import MATCHES, best, needs
from graph.measure.need.needs import STATED_NEED as NAMED
from graph.measure.road.corridor_legs import INSIDE, STATED, UNKNOWN
from graph.measure.road.network import Roads
from graph.measure.road.network import parts as roads_of
from graph.result import Row
from graph.schema import COUNTRIES, kind_of

TAKES, RECIPE, DEALS, MAKES = "needs it", "its recipe asks for it", "deals in it", "makes it too"
_ROLES = (TAKES, RECIPE, DEALS, MAKES)
ENDS = ("Gate", "Place", "Zone")
_Key = tuple[str, str]  # enterprise, role


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each enterprise and role within the distance, nearest first, then those whose distance is unknown.

    km(e) = route km where every leg is stated, else the straight line between points, else unknown

    Parameters
    ----------
    parts
        `rows`: does (MAKES, NEEDS, DEALS_IN), enterprise, code, country and province of the site, status, basis, fact, sources;
        `inputs`: as for the measure `needs`; `stops`, `points`, `joins`: as for `road.network`.
    parameters
        `maker` (enterprise), `product` (empty: all that it makes), `place` (gate, place or zone), `km`, `side` (all, take, make),
        `assumed`, `at`.

    Returns
    -------
    Measured
        Candidates by rule, all inferred. Population: enterprises known to lie within the distance, all that could take or make it.

    Raises
    ------
    BadParameter
        If `place` is no gate, place or zone.

    References
    ----------
    path-questions.md, question 4. A zone 80 km from a gate by a stated road, by hand:

    >>> said = dict(country="VN", province=None, status="stated", basis="sourced", sources=())
    >>> rows = [dict(said, does="MAKES", enterprise="vl:E1", code="440122", fact="M1"),
    ...         dict(said, does="NEEDS", enterprise="vl:E2", code="4401", fact="N2")]
    >>> def stop(order, id, km=None, km_from=None):
    ...     return dict(corridor="vl:corridor/C1", kind="road", stop=id, order=order, km=km, km_from=km_from, status="stated",
    ...                 valid_to=None, fact=f"C1|{order}", sources=())
    >>> stops = [stop(1, "vl:G08"), stop(2, "vl:Z28", 80, "vl:G08")]
    >>> join = dict(a="vl:E2", b="vl:Z28", kind="LOCATED_IN", status="stated", valid_to=None, fact="L1", sources=())
    >>> parts = dict(rows=rows, inputs=(), stops=stops, points=(), joins=[join])
    >>> asked = dict(maker="vl:E1", product="", place="vl:G08", km=100, side="all", assumed=True, at="2026-11-25")
    >>> [(row["enterprise"], row["role"], row["fit"], row["km"], row["km_how"]) for row in measure(parts, asked).rows]
    [('vl:E2', 'needs it', 'wider', 80.0, 'stated')]
    """
    of, place, most = str(parameters["maker"]), str(parameters["place"]), float(str(parameters["km"]))
    if kind_of(place) not in ENDS:
        raise BadParameter(f"place = {place!r} is no gate, place or zone.", then="Give one of these, as in place=vl:G08.", name="place")
    asked = str(parameters["product"])
    made = {str(row["code"]) for row in parts["rows"] if (row["does"], row["enterprise"]) == ("MAKES", of) and row["status"] != "ended"}
    wanted = sorted({digits(asked)} if asked else made)
    found = _candidates(parts, wanted, bool(parameters["assumed"]), str(parameters["side"]), of)
    where = _Where(roads_of(parts, parameters["at"]), place, parts["joins"])
    provinces = _provinces(parts["rows"], {enterprise for enterprise, _ in found})
    rows = [_row(key, claims, wanted, where, provinces) for key, claims in found.items()]
    near = [row for row in rows if row["km"] is None or float(str(row["km"])) <= most]
    near.sort(key=lambda row: (row["km"] is None, row["km"] or 0.0, _ROLES.index(str(row["role"])), row["enterprise"]))
    counts = [len({row["enterprise"] for row in some}) for some in (_known(near), near, rows)]
    apart = {"unknown": counts[1] - counts[0], "beyond": counts[2] - counts[1]}
    return Measured(rows=near, population=(counts[0], counts[2]), further_counts=apart, notes=tuple(_notes(near, wanted)))


def _known(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["km"] is not None]


def _candidates(parts: Parts, wanted: Sequence[str], assumed: bool, side: str, of: str) -> dict[_Key, list[Row]]:
    """Enterprise and role → what it rests on: its rows, or for a recipe its making with the code asked for."""
    found: dict[_Key, list[Row]] = {}
    roles = {"NEEDS": TAKES, "DEALS_IN": DEALS, "MAKES": MAKES}
    for row in parts["rows"]:
        if row["status"] == "stated" and (assumed or row["basis"] == "sourced") and best([str(row["code"])], wanted):
            found.setdefault((str(row["enterprise"]), roles[str(row["does"])]), []).append(row)
    asking = Codes(str(row["code"]) for row in parts["inputs"] if best([str(row["input"])], wanted))
    makers = [row for row in parts["rows"] if row["does"] == "MAKES" and asking.meeting(str(row["code"]))]
    makes = {(str(row["enterprise"]), str(row["code"])): row for row in reversed(makers)}
    for need in (need for country in COUNTRIES for need in needs(makers, parts["inputs"], country, assumed)[0]):
        codes = [code for code in need.codes if best([code], wanted)]
        for claim in need.claims:
            if codes and claim.kind != NAMED and (claim.user, TAKES) not in found:
                made = makes[claim.user, claim.made]
                some = {**made, "basis": claim.basis, "sources": (*texts(made["sources"]), *claim.sources)}
                found.setdefault((claim.user, RECIPE), []).extend({**some, "code": code} for code in codes)
    takes = {"all": _ROLES, "take": _ROLES[:3], "make": _ROLES[3:]}[side]
    return {key: rows for key, rows in found.items() if key[1] in takes and key[0] != of}


class _Where:
    """How far an enterprise is from the place, by the zones in which it stands."""

    def __init__(self, roads: Roads, place: str, joins: Iterable[Row]) -> None:
        self._roads, self._place = roads, place
        self._reach = roads.reach(place)
        self.zones: dict[str, set[str]] = {}
        for row in joins:
            if row["kind"] == "LOCATED_IN" and row["status"] == "stated" and kind_of(str(row["a"])) == "Enterprise":
                self.zones.setdefault(str(row["a"]), set()).add(str(row["b"]))

    def km(self, enterprise: str) -> tuple[float | None, str, tuple[str, ...], tuple[str, ...]]:
        """Kilometres, how they are known, and the statements and publications of the road."""
        ways = [self._reach[zone] for one in self.zones.get(enterprise, ()) if (zone := self._roads.one(one)) in self._reach]
        stated = sorted((way for way in ways if way.how in (STATED, INSIDE)), key=lambda way: (way.km or 0.0, way.things))
        if stated:
            return stated[0].km, stated[0].how, stated[0].facts, stated[0].sources
        km = self._roads.points.km(self._place, enterprise)
        return km, STRAIGHT if km is not None else UNKNOWN, (), ()


def _provinces(rows: Iterable[Row], wanted: set[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["enterprise"] in wanted and row["province"]:
            found.setdefault(str(row["enterprise"]), set()).add(f"iso:{row['province']}")
    return found


def _row(key: _Key, claims: Sequence[Row], wanted: Sequence[str], where: _Where, provinces: Mapping[str, set[str]]) -> Row:
    enterprise, role = key
    km, how, facts, sources = where.km(enterprise)
    codes = sorted({str(row["code"]) for row in claims})
    return {
        "role": role,
        "enterprise": enterprise,
        "products": tuple(f"hs2022:{code}" for code in codes),
        "fit": min((match(code, one) for code in codes for one in wanted if match(code, one)), key=MATCHES.index),
        "km": km,
        "km_how": how if km is not None else "distance unknown",
        "zones": tuple(sorted(where.zones.get(enterprise, ()))),
        "provinces": tuple(sorted(provinces.get(enterprise, ()))),
        "status": "inferred",
        "basis": "sourced" if any(row["basis"] == "sourced" for row in claims) else "assumed",
        "facts": tuple(sorted({str(row["fact"]) for row in claims} | set(facts))),
        "sources": tuple(sorted({source for row in claims for source in texts(row["sources"])} | set(sources))),
    }


def _notes(rows: Sequence[Row], wanted: Sequence[str]) -> Iterator[Note]:
    yield Note(text="Codes that somebody should take or make: {codes}.", values={"codes": ", ".join(wanted) or "none"})
    straight = sum(row["km_how"] == STRAIGHT for row in rows)
    if straight:
        yield Note(text="Rows whose km are a straight line, so that the road is longer: {n}.", values={"n": straight})
    assumed = sum(row["basis"] == "assumed" for row in rows)
    if assumed:
        yield Note(text="Rows that rest on our assumption alone: {n} of {of}.", values={"n": assumed, "of": len(rows)})

"""Measure `site/site_screen`: for each site which chains gain which stage, and what lies near; sites stand side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.need.coverage import cells
from graph.measure.site.sites_asked import Site, read_sites
from graph.measure.site.stages_gained import asked_for_there, gained
from graph.measure.site.surroundings import Around, Proximity
from graph.result import Row
from graph.schema import kind_of

GAIN, PROVINCE, GATE, PORT, MAKER, USER, UNKNOWN = ASPECTS = (
    "gains a stage",
    "feeder province",
    "gate",
    "port",
    "maker near",
    "user near",
    "unknown",
)
_REACHED = 3  # gates and ports shown for each site, nearest first
_NAMED = 20  # enterprises named in a cell
_SHOWN = 200  # makers, and users, shown for each site
FARTHEST = 1000.0  # km; a feeder farther away than Viet Nam is long from a border gate means nothing


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each aspect of each site: stages gained, feeder provinces, gates, ports, makers and users near, what is unknown.

    gain(c, s) : no stated maker at (c, s) in Laos and in Viet Nam, or in a country of the site; and near the site somebody makes a code
    that meets a material or part of a recipe of chain c whose product is made at stage s.

    Parameters
    ----------
    parts
        `rows`: zones, gates and places: id, lat, lon (degrees), precision (m), same_as, country, country_2, function; `stops`, `joins`: as
        for graph/measure/road/network.py; `provinces`: id, province, country, fact, status; `sites`: fact, does (MAKES, NEEDS), enterprise,
        code, stage, country, province, status, basis, sources; `inputs`: fact, input, code, chain, stage, kind, group, basis, sources;
        `chains`, `places`: as for the measure `coverage`.
    parameters
        `sites` (ids or points, joined by ";"), `km` (straight-line kilometres), `assumed`, `at`.

    Returns
    -------
    Measured
        Sites stand beside each other under each aspect. n of N: aspects of sites with an answer, of six for each site.
        Raises BadParameter where `sites` cannot be read.

    Examples
    --------
    >>> zone = dict(id="vl:Z1", lat=16.6, lon=106.6, precision=None, same_as=None, country="LA", country_2=None, function=None)
    >>> empty = dict.fromkeys(("stops", "joins", "provinces", "sites", "inputs", "chains", "places"), ())
    >>> made = measure({"rows": [zone], **empty}, dict(sites="Z1; 16.6 106.5", km=100, assumed=True, at="2026-11-25"))
    >>> [(row["site"], row["how"]) for row in made.rows][-1:], made.population
    ([('16.6 106.5', 'the country of the point is not given: a stage empty on one side only is not seen')], (0, 12))
    """
    at, most = str(parameters["at"]), _most(parameters["km"])
    given = read_sites(parameters["sites"], {str(row["id"]): row for row in parts["rows"]}, parts["provinces"])
    around = Around(parts, given, at)
    counted = [row for row in parts["sites"] if row["status"] == "stated" and (parameters["assumed"] or row["basis"] == "sourced")]
    recipes = [row for row in parts["inputs"] if asked_for_there(row) and (parameters["assumed"] or row["basis"] == "sourced")]
    held, _ = cells([row for row in parts["sites"] if row["does"] == "MAKES"], parts["places"])
    stages = {str(row["chain"]): _words(row["stages"]) for row in parts["chains"]}
    by, there = _by(counted)
    found: list[Row] = []
    for n, site in enumerate(given):
        within = around.within(site, most)
        provinces = around.provinces(site, within)
        near = around.enterprises(site, within, provinces, there)
        rows = [
            *({"aspect": GAIN, **row} for row in gained(site.countries, _rows(by, near, "MAKES"), recipes, held, stages)),
            *_provinces(provinces, there),
            *_reached(GATE, around.reached(site, _gates(around), _REACHED)),
            *_reached(PORT, around.reached(site, _ports(around), _REACHED)),
            *_enterprises(MAKER, near, _rows(by, near, "MAKES")),
            *_enterprises(USER, near, _rows(by, near, "NEEDS")),
            *_unknown(site, around),
        ]
        found += [{"n": n, "site": site.text, "site_thing": site.id or None, **row} for row in rows]
    found.sort(key=_order)
    answered = {(row["n"], row["aspect"]) for row in found if row["aspect"] != UNKNOWN}
    return Measured(
        rows=found,
        population=(len(answered), len(given) * (len(ASPECTS) - 1)),
        notes=tuple(_notes(around, counted, given)),
        cut=any(row.get("left_out") for row in found),
    )


def _most(km: object) -> float:
    most = float(str(km))
    if not 0 < most <= FARTHEST:
        raise BadParameter(
            f"km = {most:g} is not above 0 and at most {FARTHEST:g}.", then="Give the distance in km, as in km=100.", name="km"
        )
    return most


def _order(row: Row) -> tuple[object, ...]:
    """Aspect by aspect: what is near in the order of its distance, the rest by thing so that the sites stand side by side."""
    aspect, thing = str(row["aspect"]), str(row.get("thing") or "")
    if aspect in (GATE, PORT, MAKER, USER):
        return ASPECTS.index(aspect), row["n"], row["rank"], thing
    return ASPECTS.index(aspect), 0, (False, 0.0), thing, str(row.get("stage") or ""), row["n"], str(row["how"])


def _by(counted: Iterable[Row]) -> tuple[dict[tuple[str, str], list[Row]], dict[str, list[str]]]:
    """Rows by enterprise and what it does; province → enterprises with a site there, in order."""
    by: dict[tuple[str, str], list[Row]] = {}
    there: dict[str, set[str]] = {}
    for row in counted:
        by.setdefault((str(row["enterprise"]), str(row["does"])), []).append(row)
        if row["province"]:
            there.setdefault(f"iso:{row['province']}", set()).add(str(row["enterprise"]))
    return by, {province: sorted(some) for province, some in there.items()}


def _rows(by: Mapping[tuple[str, str], list[Row]], near: Iterable[str], does: str) -> list[Row]:
    return [row for one in sorted(near) for row in by.get((one, does), ())]


def _provinces(provinces: Mapping[str, Proximity], there: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    for province, near in provinces.items():
        yield {**_line(PROVINCE, province, near), "enterprises": tuple(there.get(province, ())[:_NAMED])}


def _line(aspect: str, thing: str, near: Proximity) -> Row:
    return {
        "aspect": aspect,
        "thing": thing,
        "km": near.km,
        "how": near.how,
        "straight_km": near.straight,
        "rank": near.rank,
        "by_road": near.by_road if aspect in (GATE, PORT) else None,
        "status": "stated" if near.how in ("stated", "in it", "the site stands in it, stated", "stands in the zone") else "inferred",
        "facts": near.facts,
        "sources": near.sources,
    }


def _gates(around: Around) -> list[str]:
    return sorted(id for id in around.things if kind_of(id) == "Gate")


def _ports(around: Around) -> list[str]:
    return sorted(id for id, row in around.things.items() if kind_of(id) == "Place" and str(row["function"] or "").startswith("seaport"))


def _reached(aspect: str, found: Mapping[str, Proximity]) -> Iterator[Row]:
    yield from (_line(aspect, thing, near) for thing, near in found.items())


def _enterprises(aspect: str, near: Mapping[str, Proximity], rows: Iterable[Row]) -> Iterator[Row]:
    by: dict[str, list[Row]] = {}
    for row in rows:
        by.setdefault(str(row["enterprise"]), []).append(row)
    ranked = sorted(by, key=lambda one: (near[one].km is None, near[one].km or 0.0, one))
    for one in ranked[:_SHOWN]:
        yield {
            **_line(aspect, one, near[one]),
            "products": tuple(sorted({f"hs2022:{row['code']}" for row in by[one]})),
            "facts": tuple(str(row["fact"]) for row in by[one]),
            "sources": tuple(sorted({source for row in by[one] for source in _words(row["sources"])})),
            "left_out": len(ranked) > _SHOWN,
        }


def _unknown(site: Site, around: Around) -> Iterator[Row]:
    point = around.point(site)
    said = []
    if point is None:
        said.append("the site has no point: only its own province and stated roads are known")
    elif point.precision_m:
        said.append(f"its point is known to {point.precision_m:g} m")
    elif site.id:
        said.append("how precise its point is, is not known")
    if site.id and not site.provinces:
        said.append("its province is not stated")
    if not site.countries:
        whose = "the point is not given" if not site.id else "the site is not stated"
        said.append(f"the country of {whose}: a stage empty on one side only is not seen")
    if site.id and not around.roads.at(site.id):
        said.append("no stated road or gate ties the site to anything")
    yield from ({"aspect": UNKNOWN, "how": one} for one in said)


def _notes(around: Around, counted: Sequence[Row], given: Sequence[Site]) -> Iterator[Note]:
    zones = [id for id in around.things if kind_of(id) == "Zone"]
    gates = _gates(around)
    text = "Points are known of {zones} of {all_zones} zones and {gates} of {all_gates} gates; the others are in no distance here."
    pointed = {id for id in around.things if around.roads.points.of(id)}
    values = {"zones": len(pointed & set(zones)), "all_zones": len(zones), "gates": len(pointed & set(gates)), "all_gates": len(gates)}
    yield Note(text=text, values=values)
    everyone = {row["enterprise"] for row in counted}
    lost = everyone - {row["enterprise"] for row in counted if row["province"]}
    yield Note(
        text="Makers and users whose province no source names, near no site here: {n} of {of}.",
        values={"n": len(lost), "of": len(everyone)},
    )
    planned = [id for id in _ports(around) if "planned" in str(around.things[id]["function"])]
    if planned:
        yield Note(text="Ports that are planned, not open: {ports}.", values={"ports": ", ".join(planned)})
    if len(given) == 1:
        yield Note(text="Ask for two or more sites, joined by ';', to see them side by side.")


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()

"""Measure `need/single_maker`: products with one maker in a country, or one owner group, and who depends on it."""

from collections.abc import Iterable, Iterator, Sequence

from graph.answer.answer import Note
from graph.answer.picture import PictureLink
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.capture_recapture import completeness_beside
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.ownership import Held, group, holders, in_all
from graph.measure.facts.sites import Sites
from graph.measure.facts.validity import now
from graph.measure.need.needs import STATED_NEED, Need, covers, needs
from graph.measure.need.picture import asks, makes, sketched
from graph.result import Row
from graph.schema import COUNTRIES


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each product made in the country; `several` says that makers of at least two owners are known.

    S = {p : |groups(makers of p in c)| = 1}; two makers are one group when one enterprise holds both through OWNS links above 50 %
    or of unknown share (itself counted as held by itself).

    Parameters
    ----------
    parts
        `rows`: does, enterprise, code, country of the site, status, basis; `inputs`: as for the measure `needs`;
        `owns`: owner, owned, share (percent, None: unknown), status, valid_to.
    parameters
        `country` asked, `assumed`, `at` (day on which a share must hold).

    Returns
    -------
    Measured
        Dependants of both countries, without the makers: `needed_by` name the product, `used_by` follow a recipe that always asks for it,
        `one_of` could take something else.

    References
    ----------
    In-degree by group, gap-methods.md C4: count owners, not legal shells; n = 1 may only mean that one was loaded. Two dams of one owner:

    >>> dams = ("vl:E24", "vl:E25")
    >>> rows = [dict(does="MAKES", enterprise=id, code="271600", country="LA", status="stated", basis="sourced") for id in dams]
    >>> owns = [dict(owner="vl:E23", owned=id, share=None, status="stated", valid_to=None) for id in dams]
    >>> found = measure(dict(rows=rows, inputs=(), owns=owns), dict(country="LA", assumed=True, at="2026-11-25")).rows
    >>> [(row["several"], row["makers"], row["owners"], row["share_unknown"]) for row in found]
    [(False, ('vl:E24', 'vl:E25'), ('vl:E23',), True)]
    """
    country, assumed, rows = str(parameters["country"]), bool(parameters["assumed"]), parts["rows"]
    above = holders(parts["owns"], str(parameters["at"]))
    sites = Sites(rows)
    listed = [need for one in COUNTRIES for need in needs(rows, parts["inputs"], one, assumed, sites)[0]]
    found = [_row(code, sites, above, listed, country) for code in sorted(sites.made(country))]
    alone = [row for row in found if not row["several"]]
    wanted = [one for row in alone for one in _links(row, listed, sites, country)]
    held = [_as_link(row) for row in parts["owns"] if now(row["status"], row["valid_to"], parameters["at"])]
    wanted += [str(row["fact"]) for one in alone for row in _between(held, one)]
    return Measured(rows=found, notes=(*_notes(alone), *completeness_beside(parts, country)), sketch=sketched([*rows, *held], wanted))


def _as_link(row: Row) -> Row:
    return {"fact": row.get("fact"), "link": "OWNS", "start": row["owner"], "end": row["owned"], "status": row["status"]}


def _between(held: Iterable[Row], row: Row) -> Iterator[Row]:
    """The shares on the way from the owners of a row down to its makers."""
    owners = set(_texts(row["owners"]))
    below = owners | set(_texts(row["makers"]))
    return (one for one in held if one["start"] in owners and one["end"] in below) if owners else iter(())


def _links(row: Row, listed: Iterable[Need], sites: Sites, country: str) -> Iterator[str | PictureLink]:
    """The makers, and the users that name the product or whose recipe always asks for it."""
    code = digits(row["product"])
    for maker in _texts(row["makers"]):
        yield from makes(sites, maker, [code], [code], [country])
    users = {*_texts(row["needed_by"]), *_texts(row["used_by"])}
    for need in listed:
        if _always(need, code):
            yield from asks(need, sites, sorted(users), [code], COUNTRIES)


def _row(code: str, sites: Sites, above: Held, listed: Sequence[Need], country: str) -> Row:
    some = sorted(sites.makers([code], [country]))
    product = f"hs2022:{code}"
    # Two makers that nobody holds together settle it; of hundreds the rest need not be looked at. Such rows are counted and left out.
    if len(some) > 1 and not in_all([group(maker, above) for maker in some[:2]]):
        return {"product": product, "several": True}
    groups = [group(maker, above) for maker in some]
    common = in_all(groups)
    owners = [one for one in common if len(some) > 1 or one != some[0]]
    return {
        "product": product,
        "makers": tuple(some),
        "owners": tuple(owners),
        "share_unknown": bool(owners) and any(held[owners[0]] for held in groups),
        **_dependants(code, set(some), listed),
        "makers_abroad": tuple(sorted(sites.makers([code], [one for one in COUNTRIES if one != country]))),
        "several": not common,
    }


def _dependants(code: str, some: set[str], listed: Iterable[Need]) -> Row:
    found: dict[str, set[str]] = {"needed_by": set(), "used_by": set(), "one_of": set()}
    for need in listed:
        if not any(covers(code, one) for one in need.codes):
            continue
        always = _always(need, code)
        for claim in need.claims:
            name = "one_of" if not always else "needed_by" if claim.kind == STATED_NEED else "used_by"
            found[name].add(claim.user)
    found["used_by"] -= found["needed_by"]
    found["one_of"] -= found["needed_by"] | found["used_by"]
    return {name: tuple(sorted(users - some)) for name, users in found.items()}


def _always(need: Need, code: str) -> bool:
    """Whether every way of the need asks for the code."""
    return all(any(covers(code, one) for one in way) for way in need.ways)


def _notes(rows: Sequence[Row]) -> Iterator[Note]:
    grouped = [row for row in rows if len(_texts(row["makers"])) > 1]
    if grouped:
        codes = ", ".join(digits(row["product"]) for row in grouped)
        yield Note(text="Rows with several makers of one owner: {n} ({codes}).", values={"n": len(grouped), "codes": codes})
    unknown = sum(bool(row["share_unknown"]) for row in grouped)
    if unknown:
        yield Note(text="Of these, groups that rest on a share that no source gives: {n}.", values={"n": unknown})
    idle = sum(not (row["needed_by"] or row["used_by"] or row["one_of"]) for row in rows)
    yield Note(text="Rows without a user in the loaded data: {n} of {of}.", values={"n": idle, "of": len(rows)})
    alone = sum(not row["makers_abroad"] for row in rows)
    yield Note(text="Rows without a maker across the border: {n} of {of}.", values={"n": alone, "of": len(rows)})


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()

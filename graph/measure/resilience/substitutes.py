"""Measure `resilience/substitutes`: who else could feed a buyer if a maker and its owner group stop."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.distance import STRAIGHT, Points
from graph.measure.facts.hs_codes import digits, match
from graph.measure.facts.ownership import holders, leaders
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import now
from graph.measure.need.needs import MATCHES, STATED_NEED, best, needs
from graph.result import Row
from graph.schema import COUNTRIES

DOES = {"MAKES": "makes", "DEALS_IN": "deals in"}


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each enterprise and code that it makes or deals in, outside the group that stops; the surest fit first.

    C = {m : m makes or deals in a code that meets the product, group(m) ≠ group(X), m ≠ buyer}

    Parameters
    ----------
    parts
        `rows`: does (MAKES, DEALS_IN), enterprise, code, country and province of the site, status, basis, fact, sources;
        `wants`: does (MAKES, NEEDS) of the buyer, in the same columns; `inputs`: as for the measure `needs`; `supplies`: start, end,
        product, status, valid_to, fact; `owns`: as for `facts.ownership`; `zones`: id, zone; `points`: as for `facts.distance`.
    parameters
        `buyer`, `product` (empty: what it is supplied with by the one that stops, or needs), `without` (empty: nobody stops), `at`.

    Returns
    -------
    Measured
        Candidates by rule, all inferred. Population: owner groups that remain and are stated to make it, all groups of the product.

    Notes
    -----
    Order: fit (equal, narrower, wider), stated before planned, makers before dealers, km where known, number of publications, id.
    Makers alike are rivals and no partners of each other (gap-methods.md C16): only the buyer's product joins them here.

    References
    ----------
    Owner groups: in-degree by group, gap-methods.md C4. Two dams of one owner stop together, by hand:

    >>> said = dict(does="MAKES", code="271600", country="LA", province=None, status="stated", basis="sourced", sources=("src:S1",))
    >>> rows = [dict(said, enterprise=f"vl:E{n}", fact=f"M{n}") for n in (1, 2, 3)]
    >>> owns = [dict(owner="vl:E9", owned=f"vl:E{n}", share=None, status="stated", valid_to=None) for n in (1, 2)]
    >>> parts = dict(rows=rows, wants=(), inputs=(), supplies=(), owns=owns, zones=(), points=())
    >>> made = measure(parts, dict(buyer="vl:E7", product="hs2022:271600", without="vl:E1", at="2026-11-25"))
    >>> [(row["maker"], row["fit"]) for row in made.rows], made.population
    ([('vl:E3', 'equal')], (1, 2))
    """
    buyer, stops, at = str(parameters["buyer"]), str(parameters["without"]), str(parameters["at"])
    sent = [row for row in parts["supplies"] if row["status"] == "planned" or now(row["status"], row["valid_to"], at)]
    wanted, why = _wanted(parts, parameters, sent)
    offers = _offers(parts["rows"], wanted)
    above = holders(parts["owns"], at)
    leads = leaders(sorted({buyer, *([stops] if stops else []), *(key[0] for key in offers)}), above)
    gone = {one for one, lead in leads.items() if stops and lead == leads[stops]}
    places, zones = Points(parts["points"], parts["zones"]), _zones(parts["zones"])
    by_start: dict[str, list[Row]] = {key[0]: [] for key in offers}
    for row in sent:
        if row["start"] in by_start:
            by_start[str(row["start"])].append(row)
    rows = [
        {
            **_row(key, some, wanted, leads, buyer),
            **_sent(by_start[key[0]], buyer, wanted),
            **_place(key[0], buyer, some, zones, places),
        }
        for key, some in offers.items()
        if key[0] != buyer and key[0] not in gone
    ]
    rows.sort(key=_order)
    remaining = {row["group"] for row in rows if row["status"] == "stated" and row["does"] == "makes"}
    all_groups = {leads[key[0]] for key in offers if key[0] != buyer}
    notes = tuple(_notes(rows, wanted, why, sorted(gone & {key[0] for key in offers} - {stops})))
    return Measured(rows=rows, population=(len(remaining), len(all_groups)), notes=notes)


_Key = tuple[str, str, str, str, str]  # enterprise, code, what it does, country of the site, status


def _wanted(parts: Parts, parameters: Parameters, sent: Iterable[Row]) -> tuple[tuple[str, ...], str]:
    """The codes that the buyer must be fed with, and why these."""
    buyer, stops = str(parameters["buyer"]), str(parameters["without"])
    if parameters["product"]:
        return (digits(parameters["product"]),), "as asked"
    fed = {digits(row["product"]) for row in sent if row["end"] == buyer and row["product"] and stops in ("", str(row["start"]))}
    if stops and fed:
        return tuple(sorted(fed)), "stated or planned supply"
    found = [need for country in COUNTRIES for need in needs(parts["wants"], parts["inputs"], country, True)[0]]
    named = {code for need in found for claim in need.claims if claim.kind == STATED_NEED for code in need.codes} | fed
    if named:
        return tuple(sorted(named)), "stated need or supply"
    return tuple(sorted({code for need in found for code in need.codes})), "by recipe"


def _offers(rows: Iterable[Row], wanted: Sequence[str]) -> dict[_Key, list[Row]]:
    found: dict[_Key, list[Row]] = {}
    for row in rows:
        if row["status"] in ("stated", "planned") and any(match(str(row["code"]), code) for code in wanted):
            key = str(row["enterprise"]), str(row["code"]), str(row["does"]), str(row["country"] or ""), str(row["status"])
            found.setdefault(key, []).append(row)
    return found


def _row(key: _Key, rows: Sequence[Row], wanted: Sequence[str], leads: Mapping[str, str], buyer: str) -> Row:
    maker, code, does, country, status = key
    sources = sorted({source for row in rows for source in texts(row["sources"])})
    return {
        "fit": best([code], wanted),
        "group": leads[maker],
        "maker": maker,
        "does": DOES[does],
        "product": f"hs2022:{code}",
        "site_country": country or None,
        "status": status,
        "with_buyer": leads[maker] == leads[buyer],
        "basis": "sourced" if any(row["basis"] == "sourced" for row in rows) else "assumed",
        "evidence": len(sources),
        "facts": tuple(sorted({str(row["fact"]) for row in rows})),
        "sources": tuple(sources),
    }


def _sent(sent: Iterable[Row], buyer: str, wanted: Sequence[str]) -> Row:
    """Whether it already feeds the buyer with it, and whom else it is stated to feed with it."""
    mine = [row for row in sent if not row["product"] or best([digits(row["product"])], wanted)]
    now_ = {str(row["status"]) for row in mine if row["end"] == buyer}
    others = {str(row["end"]) for row in mine if row["status"] == "stated" and row["end"] != buyer}
    return {
        "feeds_it": "stated" if "stated" in now_ else "planned" if now_ else None,
        "feeds_others": tuple(sorted(one for one in others if one.startswith("vl:E"))),
    }


def _zones(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(str(row["id"]), set()).add(str(row["zone"]))
    return {one: tuple(sorted(some)) for one, some in found.items()}


def _place(maker: str, buyer: str, rows: Sequence[Row], zones: Mapping[str, tuple[str, ...]], places: Points) -> Row:
    km = places.km(maker, buyer)
    found = {
        "provinces": tuple(sorted({f"iso:{row['province']}" for row in rows if row["province"]})),
        "zones": zones.get(maker, ()),
        "km": km,
    }
    unknown = tuple(name for name, value in found.items() if value in (None, ()))
    return {**found, "km_how": STRAIGHT if km is not None else "unknown", "unknown": unknown}


def _order(row: Row) -> tuple[object, ...]:
    km, evidence = row["km"], row["evidence"]
    return (
        MATCHES.index(str(row["fit"])),
        row["status"] != "stated",
        row["does"] != "makes",
        km is None,
        km if km is not None else 0.0,
        -int(str(evidence)),
        row["maker"],
        row["product"],
        str(row["site_country"]),
    )


def _notes(rows: Sequence[Row], wanted: Sequence[str], why: str, gone: Sequence[str]) -> Iterator[Note]:
    yield Note(text="Codes that the buyer must be fed with: {codes} ({why}).", values={"codes": ", ".join(wanted) or "none", "why": why})
    if gone:
        yield Note(text="Makers and dealers of the same owner group that stop with it: {names}.", values={"names": ", ".join(gone)})
    far = sum(row["km"] is None for row in rows)
    if rows:
        yield Note(text="Rows whose distance is unknown: {n} of {of}.", values={"n": far, "of": len(rows)})
    planned = sum(row["status"] == "planned" for row in rows)
    if planned:
        yield Note(text="Rows that are planned only and feed nobody yet: {n}.", values={"n": planned})
    assumed = sum(row["basis"] == "assumed" for row in rows)
    if assumed:
        yield Note(text="Rows that rest on our assumption alone: {n} of {of}.", values={"n": assumed, "of": len(rows)})

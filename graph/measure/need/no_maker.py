"""Measure `need/no_maker`: the needs of a country, whether a maker there meets them, and who makes them across the border."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from graph.answer.answer import Note
from graph.answer.picture import PictureLink
from graph.measure import Measured, Parameters, Parts, Rounds, Wanted
from graph.measure.facts.capture_recapture import completeness_beside
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.index import index_of
from graph.measure.facts.sites import Codes, Sites
from graph.measure.facts.statements import texts
from graph.measure.need.needs import Need, best, covers, needs, sources_behind
from graph.measure.need.picture import asks, makes, sketched
from graph.result import Row
from graph.schema import COUNTRIES

# What becomes part of a product or of what it grows on; power and cartons are no step up its chain.
_BODY = frozenset({"material", "part", "farm_input"})
_STEPS = 4  # up the recipes; six stages leave at most five steps, and the fifth was never the nearest maker


def measure(parts: Parts, parameters: Parameters) -> Rounds[Measured]:
    """Every need of the country, one row each; `met` says whether a maker at a site in the country meets it.

    G = {n : n needed in c} ∖ {n : some way of n is made in c, every code of it}

    Parameters
    ----------
    parts
        `rows`: does (MAKES, NEEDS), enterprise, code, country of the site, status, basis;
        `inputs`: code of the output, input, kind, group, basis;
        `supplies` to `users`, on demand: fact, start, end, product, status, confidence.
    parameters
        `country` asked, `assumed` (False drops what no source says).

    Returns
    -------
    Measured
        Rows in the order of their codes; counts are needs (no unit).

    Notes
    -----
    A code meets a code when equal or when one begins with the other. Stated supply only: a planned maker stands beside, it does not meet.
    Absent rows are not absent makers: only enterprises in the loaded lists are seen.

    References
    ----------
    Anti-join over the recipes of PRODUCT_INPUTS.md; gap-methods.md C3. Three needed {a, b, c} and b made leave {a, c}:

    >>> from graph.measure import carried_out
    >>> def site(does, code, status="stated"):
    ...     return dict(does=does, enterprise="e-" + code, code=code, country="LA", status=status, basis="sourced")
    >>> def gaps(*made):
    ...     rows = [site("NEEDS", "0101"), site("NEEDS", "0201"), site("NEEDS", "0301"), *made]
    ...     found = carried_out(measure, dict(rows=rows, inputs=(), supplies=()), dict(country="LA", assumed=True))
    ...     return [row["need"] for row in found.rows if not row["met"]]
    >>> gaps(site("MAKES", "0201"))
    ['0101', '0301']
    >>> gaps(site("MAKES", "0201", "planned"))
    ['0101', '0201', '0301']
    """
    country, assumed = str(parameters["country"]), bool(parameters["assumed"])
    sites = index_of(parts["rows"], "sites", Sites)
    listed, apart = needs(parts["rows"], parts["inputs"], country, assumed, sites)
    here = Codes(sites.made(country))
    rows = [_row(need, sites, here, parts, country) for need in listed]
    open_ = [need for need, row in zip(listed, rows, strict=True) if not row["met"]]
    users = sorted({user for need in open_ for user in need.users})
    supplies = (yield Wanted(part="supplies", lists={"users": users}, whole=True))["supplies"]
    rows = [row if row["met"] else {**row, **_upstream_supply(need, row, supplies)} for need, row in zip(listed, rows, strict=True)]
    notes = (*_notes(rows), *completeness_beside(parts, country))
    sketch = sketched(parts["rows"], (one for need in open_ for one in _links(need, sites, country)))
    return Measured(rows=rows, further_counts={"apart": apart}, notes=notes, sketch=sketch, sources=sources_behind(open_, sites))


def _links(need: Need, sites: Sites, country: str) -> Iterator[str | PictureLink]:
    """Who needs it here, and who makes it abroad."""
    yield from asks(need, sites, need.users, need.codes, [country])
    for maker, codes in sites.makers(need.codes, _across(country)).items():
        yield from makes(sites, maker, codes, need.codes, _across(country))


def _across(country: str) -> list[str]:
    return [one for one in COUNTRIES if one != country]


def _row(need: Need, sites: Sites, here: Codes, parts: Parts, country: str) -> Row:
    met = need.met(here)
    if met:  # counted, and left out of the answer: who would make it abroad is not looked for
        return {"need": need.text, "basis": need.basis(), "met": True, "met_by": met}
    abroad = sites.makers(need.codes, _across(country))
    return {
        "need": need.text,
        "users": need.users,
        "makers_abroad": tuple(sorted(abroad)),
        "kind": need.kind,
        "basis": need.basis(),
        "met": False,
        "met_by": "",
        "match": tuple(best(abroad[maker], need.codes) for maker in sorted(abroad)),
        "planned_makers": tuple(sorted(sites.makers(need.codes, [country], "planned"))),
        "products": tuple(f"hs2022:{code}" for code in need.codes),
        **_upstream(need, sites, parts),
    }


def _upstream(need: Need, sites: Sites, parts: Parts) -> Row:
    """The nearest products up the recipes that somebody in either country makes, and who."""
    seen, level = set(need.codes), set(need.codes)
    for step in range(1, _STEPS + 1):
        level = _inputs(level, parts["inputs"]) - seen
        seen |= level
        found = sites.makers(level, COUNTRIES)
        if found:
            codes = sorted(code for code in level if any(covers(one, code) for some in found.values() for one in some))
            return {
                "upstream": tuple(f"hs2022:{code}" for code in codes),
                "upstream_makers": tuple(sorted(found)),
                "upstream_steps": step,
            }
    return {"upstream": (), "upstream_makers": (), "upstream_steps": None}


def _upstream_supply(need: Need, row: Row, supplies: Sequence[Row]) -> Row:
    """The supplies of the nearest inputs to the users."""
    codes, makers = [digits(one) for one in texts(row["upstream"])], set(texts(row["upstream_makers"]))
    return {"upstream_supply": tuple(_supplies(supplies, makers, need.user_set, codes)) if makers else ()}


def _inputs(codes: Iterable[str], inputs: Sequence[Row]) -> set[str]:
    return {
        str(row["input"])
        for row in inputs
        if row["kind"] in _BODY
        and not str(row["group"] or "").startswith("optional:")
        and any(covers(code, str(row["code"])) for code in codes)
    }


def _supplies(supplies: Sequence[Row], makers: Collection[str], users: Collection[str], codes: Sequence[str]) -> Iterable[str]:
    """Each supply as one text: its id, status and confidence."""
    for row in supplies:
        product = digits(row["product"] or "")
        if row["start"] in makers and row["end"] in users and (not product or any(covers(product, code) for code in codes)):
            yield f"{row['fact']} {row['status']}, {row['confidence']}"


def _notes(rows: Sequence[Row]) -> Iterable[Note]:
    open_ = [row for row in rows if not row["met"]]
    unsure = sum(row["met_by"] in ("narrower", "wider") for row in rows)
    if unsure:
        yield Note(text="Needs that count as met although only a wider or narrower code is made: {n}.", values={"n": unsure})
    assumed = sum(row["basis"] == "assumed" for row in open_)
    yield Note(text="Rows that rest on our assumption alone: {n} of {of}.", values={"n": assumed, "of": len(open_)})
    planned = sum(bool(row["planned_makers"]) for row in open_)
    if planned:
        yield Note(text="Rows with a planned maker in the country, shown beside, closing nothing: {n}.", values={"n": planned})

"""Measure `need/planned_only`: needs without a maker that something planned, and nothing stated, would close."""

from collections.abc import Iterable, Iterator, Sequence

from graph.answer.answer import Note
from graph.answer.picture import PictureLink
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.capture_recapture import completeness_beside
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.sites import Codes, Sites
from graph.measure.facts.validity import now, timing
from graph.measure.need.needs import Need, needs, sources_behind
from graph.measure.need.picture import asks, makes, sketched
from graph.result import Row
from graph.schema import COUNTRIES


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each need that nobody in the country makes and each planned maker or supply that would close it.

    A need counts when no stated flow into the country meets it; a planned thing closes it when, with its codes added to those
    made in the country, some way of the need is complete.

    Parameters
    ----------
    parts
        `rows`: fact, does, enterprise, code, country of the site, status, basis, detail, sources; `inputs`: as for `needs`;
        `flows`: fact, link (SUPPLIES, EXPORTS_TO), start, end, end_country, product, status, valid_from, valid_to, detail, confidence,
        sources.
    parameters
        `country` asked, `assumed`, `at` (ISO day that dates are compared with).

    Returns
    -------
    Measured
        `timing` is "ahead", "date passed" (a planned date that lies before `at`: nobody has said whether it came about) or "undated".
        n of N: needs with such a row, of all needs without a maker.

    References
    ----------
    gap-methods.md C2 (potash, start July 2027: stated 0, planned 1). A planned mine does not close a need, it waits beside it:

    >>> need = dict(fact="n", does="NEEDS", enterprise="vl:E03", code="310420", country="VN", status="stated", basis="sourced")
    >>> ends = dict(start="vl:E04", end="vl:E03", end_country="VN", product="hs2022:310420")
    >>> flow = dict(ends, fact="vl:R004", link="SUPPLIES", status="planned", valid_from="2027-07", valid_to=None)
    >>> made = measure(dict(rows=[need], inputs=(), flows=[flow]), dict(country="VN", assumed=True, at="2026-11-25"))
    >>> [(row["need"], row["closed_by"], row["date"], row["timing"]) for row in made.rows], made.population
    ([('310420', 'vl:E04', '2027-07', 'ahead')], (1, 1))
    """
    country, at = str(parameters["country"]), str(parameters["at"])
    sites = Sites(parts["rows"])
    here = set(sites.made(country))
    listed, _ = needs(parts["rows"], parts["inputs"], country, bool(parameters["assumed"]), sites)
    made = Codes(here)
    gaps = [need for need in listed if not need.met(made)]
    into = [row for row in parts["flows"] if row["end_country"] == country and row["product"]]
    arriving = {digits(row["product"]) for row in into if now(row["status"], row["valid_to"], at)}
    there = Codes(here | arriving)
    waiting = [need for need in gaps if not need.met(there)]
    plans = _Plans(here, parts["rows"], into, country)
    closing = [(need, [_row(need, how, by, row, at) for how, by, row in plans.closing(need)]) for need in waiting]
    closed = [need for need, found in closing if found]
    rows = [row for _, found in closing for row in found]
    notes = (*_notes(rows, len(gaps) - len(waiting)), *completeness_beside(parts, country))
    wanted = [one for need, found in closing for row in found for one in _links(need, row, sites, country)]
    sketch = sketched([*parts["rows"], *parts["flows"]], wanted)
    return Measured(rows=rows, population=(len(closed), len(gaps)), notes=notes, sketch=sketch, sources=sources_behind(closed, sites))


def _links(need: Need, row: Row, sites: Sites, country: str) -> Iterator[str | PictureLink]:
    """The planned maker or supply, who needs it, and what the supplier makes of it, stated or planned."""
    yield str(row["fact_id"])
    yield from asks(need, sites, need.users, need.codes, [country])
    for status in ("stated", "planned"):
        yield from makes(sites, str(row["closed_by"]), need.codes, need.codes, COUNTRIES, status)


class _Plans:
    """What is planned, by its code; and for each code what would be made in the country with it."""

    def __init__(self, here: set[str], sites: Iterable[Row], into: Iterable[Row], country: str) -> None:
        self._rows: dict[str, list[tuple[str, object, Row]]] = {}
        for row in sites:
            if row["does"] == "MAKES" and row["status"] == "planned" and row["country"] == country:
                self._rows.setdefault(str(row["code"]), []).append(("planned maker", row["enterprise"], row))
        for row in into:
            if row["status"] == "planned":
                self._rows.setdefault(digits(row["product"]), []).append(("planned supply", row["start"], row))
        self._codes = Codes(self._rows)
        self._here = here
        self._with: dict[str, Codes] = {}

    def closing(self, need: Need) -> list[tuple[str, object, Row]]:
        """How, by whom and the statement of each plan that would close the need: makers first, in the order of their facts."""
        meeting = {code for one in need.codes for code in self._codes.meeting(one)}
        found = [plan for code in meeting if need.met(self._made_with(code)) for plan in self._rows[code]]
        return sorted(found, key=lambda plan: (plan[0], str(plan[2]["fact"])))

    def _made_with(self, code: str) -> Codes:
        if code not in self._with:
            self._with[code] = Codes(self._here | {code})
        return self._with[code]


def _row(need: Need, how: str, by: object, row: Row, at: str) -> Row:
    sources = row.get("sources")
    return {
        "need": need.text,
        "users": need.users,
        "how": how,
        "closed_by": by,
        "to": row.get("end"),
        "date": row.get("valid_from"),
        "timing": timing(row.get("valid_from"), at),
        "detail": row.get("detail"),
        "basis": need.basis(),
        "confidence": row.get("confidence"),
        "products": tuple(f"hs2022:{code}" for code in need.codes),
        "fact_id": row["fact"],
        "sources": tuple(sources) if isinstance(sources, (list, tuple)) else (),
    }


def _notes(rows: Sequence[Row], arriving: int) -> Iterator[Note]:
    words = {word: len({row["fact_id"] for row in rows if row["timing"] == word}) for word in ("ahead", "date passed", "undated")}
    yield Note(
        text="Planned makers and supplies shown: ahead {ahead}, date passed {passed}, undated {undated}.",
        values={"ahead": words["ahead"], "passed": words["date passed"], "undated": words["undated"]},
    )
    if arriving:
        yield Note(
            text="Further needs without a maker in the country that a stated supply into it meets, no rows here: {n}.",
            values={"n": arriving},
        )
    assumed = len({row["need"] for row in rows if row["basis"] == "assumed"})
    if assumed:
        yield Note(text="Needs shown that rest on our assumption alone: {n}.", values={"n": assumed})

"""Measure `gap/completeness`: how many makers the lists of enterprises miss, by two lists at a time."""

from collections.abc import Iterator

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.capture_recapture import ENOUGH, NAMES, NOT_ESTIMABLE, MakerLists, Pair
from graph.measure.facts.hs_codes import home_chain
from graph.result import Row


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each two lists that name makers at sites in the country; one row with the reason where there are no two.

    N̂ = (n1 + 1)(n2 + 1) / (m + 1) − 1 makers, with n1 and n2 in the two lists and m in both; seen = n1 + n2 − m.

    Parameters
    ----------
    parts
        `rows`: does (MAKES), enterprise, code, country of the site, status, sources; `lists`: id, publisher, kind of sources;
        `firms`: id, sources of enterprises; `chains`: code, chain, home.
    parameters
        `country`, `chain` (empty: makers of all chains).

    Returns
    -------
    Measured
        Counts and estimates are enterprises. n of N: makers that at least one list names, of all stated makers.

    Notes
    -----
    Two lists that copy each other, and enterprises that were wrongly taken for one, make the estimate too low; so do fewer than 7 in both.

    References
    ----------
    Chapman 1951; gap-methods.md C1: lists of 200 and 150 with 30 in both give 978.1 makers, of which 320 are seen (33 %).

    >>> def maker(n, *lists):
    ...     return dict(does="MAKES", enterprise=f"vl:E{n}", code="44", country="LA", status="stated", sources=lists)
    >>> rows = [maker(n, *(["src:A"] if n < 200 else []), *(["src:B"] if n >= 170 else [])) for n in range(320)]
    >>> lists = [dict(id=id, publisher=id, kind="register") for id in ("src:A", "src:B")]
    >>> [row] = measure(dict(rows=rows, lists=lists, firms=(), chains=()), dict(country="LA", chain="")).rows
    >>> row["in_a"], row["in_b"], row["in_both"], row["estimate"], row["seen"], row["seen_percent"]
    (200, 150, 30, 978.1, 320, 32.7)
    """
    country, chain = str(parameters["country"]), str(parameters["chain"])
    homes = {str(row["code"]): str(row["chain"]) for row in parts["chains"] if row["home"]}
    rows = [row for row in parts["rows"] if not chain or home_chain(str(row["code"]), homes) == chain]
    makers = {row["enterprise"] for row in rows if row["does"] == "MAKES" and row["status"] == "stated" and row["country"] == country}
    lists = MakerLists(rows, parts["lists"], parts["firms"], country)
    listed = {one for some in lists.holds.values() for one in some}
    shown = [_row(pair, lists) for pair in lists.pairs()] or [_alone(lists)]
    return Measured(rows=shown, population=(len(listed), len(makers)), notes=tuple(_notes(lists, country)))


def _row(pair: Pair, lists: MakerLists) -> Row:
    estimate = pair.estimate
    found: dict[str, object] = {
        "list_a": pair.a,
        "list_b": pair.b,
        "in_a": pair.n1,
        "in_b": pair.n2,
        "in_both": pair.both,
        "both": tuple(sorted(lists.holds[pair.a] & lists.holds[pair.b])),
        "seen": pair.n1 + pair.n2 - pair.both,
        "estimable": estimate is not None,
        "why": pair.why_not or (f"fewer than {ENOUGH} in both: rather too low" if pair.both < ENOUGH else None),
        "sources": tuple(sorted(lists.sources[pair.a] | lists.sources[pair.b])),
    }
    if estimate:
        found |= {"estimate": round(estimate.n, 1), "low": round(estimate.low, 1), "high": round(estimate.high, 1)}
        found["seen_percent"] = round(estimate.percent, 1)
    return found


def _alone(lists: MakerLists) -> Row:
    """The row that says why there is nothing to compare: no list, or one alone."""
    only = next(iter(lists.holds), None)
    seen = len(lists.holds[only]) if only else 0
    sources = tuple(sorted(lists.sources[only])) if only else ()
    return {
        "list_a": only,
        "in_a": seen if only else None,
        "both": (),
        "seen": seen,
        "estimable": False,
        "why": lists.why_not,
        "sources": sources,
    }


def _notes(lists: MakerLists, country: str) -> Iterator[Note]:
    yield Note(text="Lists that name a maker there: {n}.", values={"n": len(lists.holds)})
    if lists.why_not:
        yield Note(text=NOT_ESTIMABLE, values={"country": NAMES[country], "why": lists.why_not})

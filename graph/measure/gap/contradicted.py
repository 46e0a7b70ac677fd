"""Measure `gap/contradicted`: statements that have a maker active beside others that have it closed, one by one."""

from collections.abc import Iterator

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.groups import values
from graph.measure.gap.model import gaps, known_of
from graph.measure.need.contradictions import BOTH
from graph.result import Row


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each statement that does not fit another one on the same enterprise in the country.

    Two statements contradict each other when they are of one enterprise and of codes that are equal or of which one begins the other,
    and one is stated and not past while the other is ended or past; so does a status on which datasets differ, and a closed enterprise
    of which a making is stated.

    Parameters
    ----------
    parts
        As for `gaps`, without `figures` and `lists`.
    parameters
        `country`, `assumed`, `at`.

    Returns
    -------
    Measured
        `gaps` are the names of the gaps of the country that the statement concerns. n of N: enterprises with such statements, of all that
        are said to make something there, or to have made it.

    References
    ----------
    Rule of this library: contradictory statements stand side by side, none is dropped. A mill stated by one list and closed by another:

    >>> mill = dict(does="MAKES", enterprise="vl:E47", code="110814", country="LA", valid_to=None, basis="sourced", disputed=None)
    >>> rows = [dict(mill, fact="a", status="stated", sources=["src:S1"]), dict(mill, fact="b", status="ended", sources=["src:S2"])]
    >>> rows.append(dict(mill, fact="c", does="NEEDS", enterprise="vl:E1", status="stated", sources=[]))
    >>> none = dict.fromkeys(("inputs", "flows", "owns", "chains", "firms"), ())
    >>> made = measure(dict(none, rows=rows), dict(country="LA", assumed=True, at="2026-11-25"))
    >>> [(row["enterprise"], row["says"], row["gaps"]) for row in made.rows], made.population
    ([('vl:E47', 'active', ('LA|UNKNOWN|110814',)), ('vl:E47', 'closed', ('LA|UNKNOWN|110814',))], (1, 1))
    """
    known = known_of(parts, parameters)
    concerned: dict[tuple[str, str, str], list[str]] = {}
    for gap in gaps(known)[0]:
        for one in gap.contradictions:
            concerned.setdefault((one.enterprise, one.fact, one.says), []).append(gap.identity)
    rows: list[Row] = [
        {
            "enterprise": one.enterprise,
            "products": tuple(f"hs2022:{code}" for code in one.codes),
            "says": one.says,
            "statement": one.words,
            "fact_id": one.fact,
            "gaps": tuple(concerned.get((one.enterprise, one.fact, one.says), ())),
            "sources": one.sources,
        }
        for said in known.contrary.values()
        for one in said
    ]
    there = (row for row in known.sites.rows if row["does"] == "MAKES" and row["country"] == known.country)
    makers = {enterprise for row in there for enterprise in values(row, "enterprises")}
    return Measured(rows=rows, population=(len(known.contrary), len(makers)), notes=tuple(_notes(rows)))


def _notes(rows: list[Row]) -> Iterator[Note]:
    if not rows:
        yield Note(text="No two loaded statements have a maker there active and closed; that says nothing of statements not loaded.")
        return
    yield Note(
        text="Statements: active {active}, closed {closed}, datasets that differ {both}.",
        values={
            "active": sum(row["says"] == "active" for row in rows),
            "closed": sum(row["says"] == "closed" for row in rows),
            "both": sum(row["says"] == BOTH for row in rows),
        },
    )

"""Measure `record/old_evidence`: stated links that rest on one publication only, which is old or has no date."""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits, home_chain, is_code
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import first_day, past
from graph.result import Row

OLD, UNDATED, NONE = "one source, older", "one source, undated", "no source named"
_ORDER = (OLD, UNDATED, NONE)
YEAR = 365.25  # days, leap years counted
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each link to look up again: the oldest first, then those undated, then those without a source.

    age = (at − last day of the date of its one source) / 365.25, in years; old when age > `years`

    Parameters
    ----------
    parts
        `rows`: a, b, kind, product, valid_to, basis, confidence, fact, sources, all stated; `published`: id, date as printed;
        `homes`: code, chain.
    parameters
        `years`, `chain` (empty: all), `at` (the day from which age counts; what was published later is not seen).

    Returns
    -------
    Measured
        Population: rows, and stated links of the families and the chain asked for.

    Notes
    -----
    A source that gives only a year or a month counts from its last day, so that no link is called older than it is.

    References
    ----------
    path-questions.md, question 16. From the end of 2016 to 25 November 2026 are 3,616 days, 9.9 years, by hand:

    >>> said = dict(a="vl:E1", b="vl:E2", kind="SUPPLIES", product=None, valid_to=None, basis="sourced", confidence="high")
    >>> rows = [dict(said, fact="R1", sources=("src:S1",)), dict(said, fact="R2", sources=("src:S1", "src:S2"))]
    >>> published = [dict(id="src:S1", date="2016"), dict(id="src:S2", date="2025-01-09")]
    >>> made = measure(dict(rows=rows, published=published, homes=()), dict(years=5, chain="", at="2026-11-25"))
    >>> [(row["fact"], row["why"], row["age_years"]) for row in made.rows], made.population
    ([('R1', 'one source, older', 9.9)], (1, 2))
    """
    at, years, chain = str(parameters["at"]), float(str(parameters["years"])), str(parameters["chain"])
    dates = {str(row["id"]): str(row["date"] or "") for row in parts["published"]}
    homes = {str(row["code"]): str(row["chain"]) for row in parts["homes"]}
    out = {source for source, printed in dates.items() if _by(printed, at)}
    age = {source: _age(printed, at) for source, printed in dates.items()}
    rows: list[Row] = []
    of, several = 0, 0
    for row in parts["rows"]:
        own = _chain(row, homes)
        cited = texts(row["sources"])
        seen = [source for source in cited if source in out or source not in dates]
        if past(row["valid_to"], at) or chain not in ("", own) or (cited and not seen):
            continue
        of += 1
        ages = [age.get(source) for source in seen]
        if len(seen) > 1:
            several += all(one is None or one > years for one in ages)
        elif not seen or ages[0] is None or ages[0] > years:
            rows.append(_row(row, own, seen, dates, ages))
    rows.sort(key=lambda row: (_ORDER.index(str(row["why"])), -float(str(row["age_years"] or 0)), row["fact"]))
    return Measured(rows=rows, population=(len(rows), of), notes=tuple(_notes(rows, several)))


def _chain(row: Row, homes: Mapping[str, str]) -> str:
    """The home chain of the product of a link, or of the code at one of its ends; empty where there is none."""
    codes = [one for one in (row["product"], row["b"], row["a"]) if one and is_code(one)]
    return (home_chain(digits(codes[0]), homes) or "") if codes else ""


def _by(printed: str, at: str) -> bool:
    """Whether a publication was out on the day; one without a clean date was."""
    return not _DATE.fullmatch(printed) or first_day(printed) <= at


def _age(printed: str, at: str) -> float | None:
    """Years from the last day of a date as printed to the day; None unless it is a clean date.

    >>> _age("2021-11-25", "2026-11-25"), _age("2026-11", "2026-11-25"), _age("about 2018", "2026-11-25")
    (5.0, 0.0, None)
    """
    if not _DATE.fullmatch(printed):
        return None
    year, month = int(printed[:4]), int(printed[5:7] or 12)
    last = calendar.monthrange(year, month)[1]
    day = min(int(printed[8:10] or last), last)
    return max(0.0, round((date.fromisoformat(at) - date(year, month, day)).days / YEAR, 1))


def _row(row: Row, chain: str, seen: Sequence[str], dates: Mapping[str, str], ages: Sequence[float | None]) -> Row:
    age = ages[0] if ages else None
    return {
        "why": NONE if not seen else UNDATED if age is None else OLD,
        "from": row["a"],
        "link": row["kind"],
        "to": row["b"],
        "product": row["product"],
        "chain": chain or None,
        "source": seen[0] if seen else None,
        "source_date": (dates.get(seen[0]) or "undated") if seen else None,
        "age_years": age,
        "confidence": row["confidence"],
        "basis": row["basis"],
        "fact": str(row["fact"]),
        "facts": (str(row["fact"]),),
    }


def _notes(rows: Iterable[Row], several: int) -> Iterator[Note]:
    counts = {why: sum(row["why"] == why for row in rows) for why in _ORDER}
    yield Note(
        text="Links with one source that is older: {old}; with one undated source: {undated}; without a source: {none}.",
        values={"old": counts[OLD], "undated": counts[UNDATED], "none": counts[NONE]},
    )
    if several:
        yield Note(text="Links with several sources, all of them older or undated, which are no rows: {n}.", values={"n": several})

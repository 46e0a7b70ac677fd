"""Measure `gap/one`: everything of one gap, and who could close it."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.capture_recapture import completeness_beside
from graph.measure.gap.all import links_of
from graph.measure.gap.model import Gap, evidence, gaps, known_of, sources_of
from graph.measure.gap.supplier_distance import Distances
from graph.measure.gap.supplier_ranking import MOST_CANDIDATES, Offers, facts
from graph.measure.gap.supplier_roles import served
from graph.measure.gap.trade_at_stake import Stakes
from graph.measure.need.picture import sketched
from graph.result import Row
from graph.schema import COUNTRIES


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each candidate that could close the gap, the highest rule score first; the notes hold the gap itself.

    score = fit(product, stage) · exp(−km/λ) · gate open · evidence, see `gap.supplier_score`; a ranking from 0 to 1, no probability.

    Parameters
    ----------
    parts
        As for `gaps`, with `province` of the site in `rows`; `stops`, `points`, `joins` of the gate–road graph; `shipments`: enterprise,
        gate, product, status, valid_to, fact, sources; `gates`: gate, province.
    parameters
        `gap` (its name), `assumed`, `lambda_km` (km over which a distance counts e times less), `at`.

    Returns
    -------
    Measured
        n of N: gaps of needs of the country; apart: candidates. Raises BadParameter where no need has this name.

    References
    ----------
    gap-methods.md C16. A clinker mill without a maker, a maker across the border, nothing known of where the two stand:

    >>> def site(does, id, country):
    ...     more = dict(province=None, valid_to=None, stage="PROCESSING", sources=["src:S1"])
    ...     return dict(more, fact=id, does=does, enterprise=id, code="252310", country=country, status="stated", basis="sourced")
    >>> names = "inputs flows owns chains figures lists firms stops points joins shipments gates".split()
    >>> parts = dict(dict.fromkeys(names, ()), rows=[site("NEEDS", "vl:E96", "LA"), site("MAKES", "vl:E83", "VN")])
    >>> asked = dict(gap="LA|UNKNOWN|252310", assumed=True, lambda_km=100, at="2026-11-25")
    >>> [(row["candidate"], row["role"], row["score_low"], row["score"], row["unknown"][:2]) for row in measure(parts, asked).rows]
    [('vl:E83', 'makes it across the border', 0.0, 0.5, ('km', 'gate'))]
    """
    name = str(parameters["gap"])
    country = name.partition("|")[0]
    if country not in COUNTRIES:
        raise _unknown(name, [])
    known = known_of(parts, {**parameters, "country": country})
    listed, _ = gaps(known)
    named = {gap.identity: gap for gap in listed}
    if name not in named:
        raise _unknown(name, list(named))
    gap = named[name]
    offers = Offers.made(parameters, known, Distances(parts, known.at))
    found = offers.of(gap)
    rows = list(offers.rows(gap, found[:MOST_CANDIDATES]))
    stated = list(evidence(gap, known))
    wanted = [*links_of(gap, known), *(fact for one in found[:MOST_CANDIDATES] for fact in facts(one))]
    serving = served(gap, known)
    done = sum(len(serving.get(maker, ())) == len(gap.need.users) for maker in gap.abroad)
    n = sum(bool(one.verdict) for one in listed)
    return Measured(
        rows=rows,
        population=(n, len(listed)),
        further_counts={"candidates": len(found)},
        notes=(*_notes(gap, rows, len(found), Stakes(parts["figures"], country), done), *completeness_beside(parts, country)),
        sketch=sketched([*parts["rows"], *parts["flows"], *_routes(parts)], wanted),
        sources=sources_of(gap, stated),
        cut=len(found) > MOST_CANDIDATES,
    )


def _routes(parts: Parts) -> Iterator[Row]:
    """The statements of roads, places and gates as links, as those of supplies are."""
    for kind, name, start, end in (
        ("CONNECTS", "stops", "corridor", "stop"),
        ("", "joins", "a", "b"),
        ("SHIPS_VIA", "shipments", "enterprise", "gate"),
    ):
        yield from (
            {"fact": r["fact"], "link": kind or r["kind"], "start": r[start], "end": r[end], "status": r["status"]} for r in parts[name]
        )


def _unknown(name: str, names: Sequence[str]) -> BadParameter:
    near = get_close_matches(name, names, n=3, cutoff=0.3)
    then = f"Nearest: {'; '.join(near)}. " if near else ""
    then += "The names are in the column gap of gaps/all, as LA|PROCESSING|7207; a need that left the data has none any more."
    return BadParameter(f"No need has the name {name!r}.", then=then, name="gap")


def _notes(gap: Gap, rows: Sequence[Row], found: int, stakes: Stakes, done: int) -> Iterator[Note]:
    if gap.verdict:
        yield Note(text="Verdict: {verdict}.", values={"verdict": gap.verdict})
    else:
        yield Note(text="This need is no gap: makers of several owners are known, and a stated supply.")
    if gap.verdicts[1:]:
        yield Note(text="Also holds: {verdicts}.", values={"verdicts": ", ".join(gap.verdicts[1:])})
    yield Note(
        text="Users: {users}; makers in the country: {makers}; makers across the border: {abroad}; planned makers: {planned}; "
        "stated supplies into the country: {supplies}.",
        values={
            "users": len(gap.need.users),
            "makers": len(gap.makers),
            "abroad": len(gap.abroad),
            "planned": len(gap.planned),
            "supplies": len(gap.supplies),
        },
    )
    stake = stakes.of(gap.need.codes)
    if stake.musd is not None:
        yield Note(
            text="Published trade into the country of goods that include it: {musd} million USD, {period} ({figure}); others: {more}.",
            values={"musd": f"{stake.musd:g}", "period": stake.period, "figure": stake.figures[0], "more": len(stake.figures) - 1},
        )
    if done:
        yield Note(text="Makers across the border that supply every user already, and are no candidates: {n}.", values={"n": done})
    if not rows:
        yield Note(
            text="No candidate: in the loaded data nobody else in either country makes it, plans to, deals in it or makes an input of it."
        )
        return
    yield Note(text="Candidates are inferred, never partners; the score ranks them and is no probability.")
    no_km = sum(row["km"] is None for row in rows)
    yield Note(text="Candidates whose km to a user is unknown, left out of the score: {n} of {of}.", values={"n": no_km, "of": len(rows)})
    equal = sum(row["score"] == rows[0]["score"] for row in rows)
    if equal > 1:
        yield Note(text="Candidates that share the highest score: {n}.", values={"n": equal})
    if found > len(rows):
        yield Note(text="Shown: {n} of {of} candidates.", values={"n": len(rows), "of": found})

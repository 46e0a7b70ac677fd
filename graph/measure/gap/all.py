"""Measure `gap/all`: every gap of a country as one object, with its verdict, its users and who could close it."""

from collections.abc import Iterable, Iterator, Sequence

from graph.answer.answer import Note
from graph.answer.picture import PictureLink
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.capture_recapture import completeness_beside, maker_lists
from graph.measure.gap.model import CONTRADICTED, NO_LINK, NO_MAKER, PLANNED_ONLY, SINGLE, Gap, Known, evidence, gaps, known_of, sources_of
from graph.measure.gap.supplier_roles import Steps, role_number
from graph.measure.gap.trade_at_stake import Stakes
from graph.measure.need.picture import asks, makes, sketched
from graph.result import Row
from graph.schema import STAGES


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each need of the country, with the first verdict that holds; `closed` says that none does.

    In this order: contradicted (one statement has a maker active where another has it closed), planned only (no stated maker, but
    something planned would close it and no stated supply into the country meets it), no maker known, maker known but no link (no stated
    supply from a maker in the country to a user, and no user makes it), single maker (one owner group).

    Parameters
    ----------
    parts
        `rows`: fact, does (MAKES, NEEDS, DEALS_IN), enterprise, code, stage, country of the site, status, valid_to, basis, sources,
        disputed; `inputs`: as for the measure `needs`; `flows`: fact, link, start, end, end_country, product, status, valid_to, sources;
        `owns`: as for the measure `single`, with sources; `chains`: code, chain, stage, home; `figures`: figure, code, flow, musd,
        period_from, period_to, sources; `lists`: id, publisher, kind of sources; `firms`: id, status, disputed, sources.
    parameters
        `country`, `chain` (empty: all), `stage` (empty: all), `assumed`, `at` (the day on which statements must hold).

    Returns
    -------
    Measured
        Rows in the order of their codes; counts are enterprises, `evidence` publications, `value_musd` USD million.
        n of N: gaps, of needs of that country, chain and stage.

    References
    ----------
    gap-methods.md C2 to C4. A need without a maker; a mine that is only planned; a maker without a supply; one maker with its supply:

    >>> def site(does, id, code, status="stated"):
    ...     return dict(fact=id + code, does=does, enterprise=id, code=code, country="LA", status=status, valid_to=None, basis="sourced")
    >>> sites = [site("NEEDS", "vl:E1", code) for code in ("0101", "3104", "1701", "2523")]
    >>> sites += [site("MAKES", "vl:E2", "3104", "planned"), site("MAKES", "vl:E3", "1701"), site("MAKES", "vl:E4", "2523")]
    >>> flow = dict(fact="vl:R1", link="SUPPLIES", start="vl:E4", end="vl:E1", end_country="LA", product="hs2022:2523", status="stated")
    >>> none = dict.fromkeys(("inputs", "owns", "chains", "figures", "lists", "firms"), ())
    >>> asked = dict(country="LA", chain="", stage="", assumed=True, at="2026-11-25")
    >>> made = measure(dict(none, rows=sites, flows=[dict(flow, valid_to=None)]), asked)
    >>> [(row["gap"], row["verdict"]) for row in made.rows]  # doctest: +NORMALIZE_WHITESPACE
    [('LA|UNKNOWN|0101', 'no maker known'), ('LA|UNKNOWN|1701', 'maker known but no link'), ('LA|UNKNOWN|2523', 'single maker'),
     ('LA|UNKNOWN|3104', 'planned only')]
    """
    known = known_of(parts, parameters)
    listed, apart = gaps(known)
    listed = [gap for gap in listed if _asked(gap, known, str(parameters["chain"]), str(parameters["stage"]))]
    steps, stakes = Steps(known), Stakes(parts["figures"], known.country)
    completeness = maker_lists(parts, known.country).text
    rows = [_row_of(gap, known, steps, stakes, completeness) for gap in listed]
    open_ = [gap for gap in listed if gap.verdict]
    wanted = (one for gap in open_ for one in links_of(gap, known))
    sketch = sketched([*parts["rows"], *parts["flows"]], wanted)
    notes = (*_notes(open_, rows), *completeness_beside(parts, known.country))
    return Measured(rows=rows, further_counts={"apart": apart}, notes=notes, sketch=sketch)


def _asked(gap: Gap, known: Known, chain: str, stage: str) -> bool:
    """Whether it is a gap of the chain (what is needed belongs to it, or is needed for something of it) and of the stage."""
    return (not chain or chain in (*gap.chains, *gap.needed_in)) and (not stage or stage in (gap.stages or stages_made(gap, known)))


def stages_made(gap: Gap, known: Known) -> tuple[str, ...]:
    """The stages at which its makers on either side make it: what is known of a code that stands in no chain."""
    found: set[str] = set()
    for some, countries in ((gap.makers, (known.country,)), (gap.abroad, known.across)):
        for maker, made in some.items():
            rows = known.sites.of("MAKES", maker, countries)
            found.update(str(row["stage"]) for row in rows if row["code"] in made and row.get("stage"))
    return tuple(stage for stage in STAGES if stage in found)


def _row_of(gap: Gap, known: Known, steps: Steps, stakes: Stakes, completeness: str) -> Row:
    """The row of a need: what it rests on, who could close it, and what is published of its trade."""
    if not gap.verdict:  # counted in N and not shown
        return {"gap": gap.identity, "need": gap.need.text, "verdict": "", "also": (), "closed": True}
    stated = list(evidence(gap, known))
    stake, behind = stakes.of(gap.need.codes), sources_of(gap, stated)
    return {
        "gap": gap.identity,
        "need": gap.need.text,
        "stage": " / ".join(gap.stages or stages_made(gap, known)) or None,
        "country": gap.country,
        "chains": gap.chains,
        "needed_in": gap.needed_in,
        "verdict": gap.verdict,
        "also": gap.verdicts[1:],
        "users": gap.need.users,
        "makers": tuple(sorted(gap.makers)),
        "makers_abroad": tuple(sorted(gap.abroad)),
        "planned": tuple(sorted({*gap.planned, *(str(row["start"]) for row in gap.plans)})),
        "supplied": tuple(f"{row['fact']} {row['status']}" for row in gap.supplies),
        "candidates": role_number(gap, known, steps),
        "evidence": len(behind),
        "basis": gap.need.basis(),
        "kind": gap.need.kind,
        "completeness": completeness,
        "value_musd": stake.musd,
        "value_of": stake.figures,
        "value_period": stake.period,
        "products": tuple(f"hs2022:{code}" for code in gap.need.codes),
        "facts": tuple(sorted({str(row["fact"]) for row in stated if row.get("fact")})),
        "sources": tuple(sorted({*behind, *stake.sources})),
        "closed": False,
    }


def links_of(gap: Gap, known: Known) -> Iterator[str | PictureLink]:
    """Who needs it, who makes it on either side, what is planned, and the supplies into the country."""
    codes, here = gap.need.codes, [known.country]
    yield from asks(gap.need, known.sites, gap.need.users, codes, here)
    for some, countries, status in ((gap.makers, here, "stated"), (gap.abroad, known.across, "stated"), (gap.planned, here, "planned")):
        for maker, made in sorted(some.items()):
            yield from makes(known.sites, maker, made, codes, countries, status)
    yield from (str(row["fact"]) for row in (*gap.plans, *gap.supplies))
    yield from (one.fact for one in gap.contradictions)


def _notes(open_: Sequence[Gap], rows: Iterable[Row]) -> Iterator[Note]:
    count = {word: sum(gap.verdict == word for gap in open_) for word in (CONTRADICTED, PLANNED_ONLY, NO_MAKER, NO_LINK, SINGLE)}
    yield Note(
        text="Verdicts: no maker known {none}, maker known but no link {no_link}, planned only {planned}, single maker {single}, "
        "contradicted {contradicted}.",
        values={
            "none": count[NO_MAKER],
            "no_link": count[NO_LINK],
            "planned": count[PLANNED_ONLY],
            "single": count[SINGLE],
            "contradicted": count[CONTRADICTED],
        },
    )
    shown = [row for row in rows if not row["closed"]]
    assumed = sum(row["basis"] == "assumed" for row in shown)
    yield Note(text="Gaps that rest on our assumption alone: {n} of {of}.", values={"n": assumed, "of": len(shown)})
    worth = sum(row["value_musd"] is not None for row in shown)
    yield Note(
        text="Gaps whose product a published trade figure names: {n} of {of}; figures are not added.", values={"n": worth, "of": len(shown)}
    )
    yield Note(text="A maker brings needs of its own: a new one never opens a gap of what it makes, but may open gaps of its inputs.")

"""Measure `need/coverage`: who makes what, counted by chain, stage and country."""

from collections.abc import Iterable, Iterator, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import chain_finder
from graph.result import Row
from graph.schema import COUNTRIES, STAGES

StageCell = tuple[str, str, str]  # chain, stage, country
Cells = dict[StageCell, dict[tuple[str, str], set[str]]]  # for each cell the enterprises by (does, status)


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each chain, stage and country: distinct makers and dealers there, and the codes of the chain at that stage.

    x(c, s, l) = |{e : e makes, at stage s and at a site in l, a code whose home chain is c}|; cover = filled ÷ cells of the chain.

    Parameters
    ----------
    parts
        `rows`: does (MAKES, DEALS_IN), enterprise, code, stage, country of the site, status, basis;
        `chains`: chain, stages; `places`: code, chain, stage, home.
    parameters
        `assumed` (False leaves out who makes or deals by our judgement only).

    Returns
    -------
    Measured
        Counts are enterprises, `products` codes. `products` is None at a stage outside the chain: not zero, not in this chain.
        n of N: cells in the chain with a stated maker (at DISTRIBUTION a stated dealer), of all cells in the chain.

    References
    ----------
    gap-methods.md C2; the stages are those of the memorandum of 1 December 2025. A planned potash mine is no stated maker:

    >>> mine = dict(does="MAKES", enterprise="vl:E04", code="310420", stage="RAW", country="LA", status="planned", basis="sourced")
    >>> chain = dict(chain="potash", stages=["RAW", "DISTRIBUTION"])
    >>> parts = dict(rows=[mine], chains=[chain], places=[dict(code="310420", chain="potash", stage="RAW", home=True)])
    >>> made = measure(parts, dict(assumed=True))
    >>> laos = [row for row in made.rows if row["country"] == "LA" and row["stage"] in ("RAW", "DESIGN")]
    >>> [(row["makers_stated"], row["makers_planned"], row["products"]) for row in laos]
    [(0, 1, 1), (0, 0, None)]
    >>> made.population
    (0, 4)
    """
    counted = [row for row in parts["rows"] if parameters["assumed"] or row["basis"] == "sourced"]
    found, lost = cells(counted, parts["places"])
    rows = [_row((str(chain["chain"]), stage, country), chain, found, parts["places"]) for chain, stage, country in _grid(parts["chains"])]
    inside = [row for row in rows if row["in_chain"]]
    filled = sum(bool(row["dealers"] if row["stage"] == "DISTRIBUTION" else row["makers_stated"]) for row in inside)
    return Measured(rows=rows, population=(filled, len(inside)), notes=tuple(_notes(rows, counted, lost)))


def _grid(chains: Iterable[Row]) -> Iterator[tuple[Row, str, str]]:
    for chain in sorted(chains, key=lambda row: str(row["chain"])):
        for stage in STAGES:
            for country in COUNTRIES:
                yield chain, stage, country


def cells(rows: Sequence[Row], places: Sequence[Row]) -> tuple[Cells, set[str]]:
    """For each cell the enterprises by (does, status); and the codes that have no chain."""
    homes = {str(row["code"]): str(row["chain"]) for row in places if row["home"]}
    home = chain_finder(homes)
    found: Cells = {}
    lost = set()
    for row in rows:
        chain = home(row["code"])
        if chain is None:
            lost.add(str(row["code"]))
            continue
        cell = found.setdefault((chain, str(row["stage"]), str(row["country"])), {})
        cell.setdefault((str(row["does"]), str(row["status"])), set()).add(str(row["enterprise"]))
    return found, lost


def _row(key: StageCell, chain: Row, found: Cells, places: Sequence[Row]) -> Row:
    here = found.get(key, {})
    slug, stage, country = key
    stages = chain["stages"]
    inside = isinstance(stages, (list, tuple)) and stage in stages
    codes = {str(row["code"]) for row in places if row["chain"] == slug and row["stage"] == stage}
    stated, planned = here.get(("MAKES", "stated"), set()), here.get(("MAKES", "planned"), set())
    dealing, to_deal = here.get(("DEALS_IN", "stated"), set()), here.get(("DEALS_IN", "planned"), set())
    return {
        "chain": slug,
        "stage": stage,
        "country": country,
        "makers_stated": len(stated),
        "makers_planned": len(planned),
        "dealers": len(dealing),
        "products": len(codes) if inside else None,
        "in_chain": inside,
        "dealers_planned": len(to_deal),
        "enterprises": tuple(sorted(stated | planned | dealing | to_deal)),
    }


def _notes(rows: Sequence[Row], counted: Sequence[Row], lost: set[str]) -> Iterator[Note]:
    outside = [row for row in rows if not row["in_chain"] and row["enterprises"]]
    if outside:
        yield Note(
            text="Cells with an enterprise at a stage outside the chain, shown, marked and left out of the count: {n}.",
            values={"n": len(outside)},
        )
    elsewhere = {str(row["enterprise"]) for row in counted if row["country"] not in COUNTRIES}
    if elsewhere:
        yield Note(text="Enterprises that make or deal at a site outside Viet Nam and Laos, in no cell: {n}.", values={"n": len(elsewhere)})
    guessed = sum(row.get("code_basis") == "assumed" for row in counted)
    yield Note(text="Makings and dealings whose code and stage are our guess: {n} of {of}.", values={"n": guessed, "of": len(counted)})
    if lost:
        yield Note(text="Codes that belong to no chain, in no cell: {codes}.", values={"codes": ", ".join(sorted(lost))})

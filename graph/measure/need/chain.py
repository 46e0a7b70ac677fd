"""Measure `need/chain`: every statement of one chain that its picture shows, one row each."""

from collections.abc import Iterator, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import chain_finder, digits
from graph.measure.need.coverage import cells
from graph.result import Row
from graph.schema import COUNTRIES, STAGES

SITES = ("MAKES", "NEEDS", "DEALS_IN")


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each statement of the chain: who makes, needs and deals in what, what feeds what, who supplies whom.

    A making, need or dealing belongs to the home chain of its code; an input link to the chain in which it was collected, so
    inputs of other chains are among the products (`home` no); a supply to the home chain of its product.

    Parameters
    ----------
    parts
        `rows`: fact, does, enterprise, product, code, stage, country, status, basis, sources; `places`: fact, product, code, chain,
        stage, home; `inputs`: fact, input, output, chain, stage, status, basis, sources; `supplies`: fact, link, start, end, product,
        status, sources; `nested`: fact, product, heading; `chains`: chain, stages.
    parameters
        `chain` (slug), `status` (those shown).

    Returns
    -------
    Measured
        Rows by stage, then link. n of N: cells (stage and country) of the chain with a stated maker, at DISTRIBUTION a stated dealer.

    Examples
    --------
    >>> beans = dict(product="hs2022:090111", code="090111", stage="PRODUCTION")
    >>> maker = dict(beans, fact="f1", does="MAKES", enterprise="vl:E28", country="LA", status="stated", basis="sourced")
    >>> place = dict(beans, fact="f2", chain="coffee", home=True)
    >>> chain = dict(chain="coffee", stages=["PRODUCTION", "DISTRIBUTION"])
    >>> parts = dict(rows=[maker], places=[place], inputs=(), supplies=(), nested=(), chains=[chain])
    >>> made = measure(parts, dict(chain="coffee", status=("stated",)))
    >>> [(row["link"], row["enterprise"], row["stage"]) for row in made.rows], made.population
    ([('IN_CHAIN', None, 'PRODUCTION'), ('MAKES', 'vl:E28', 'PRODUCTION')], (1, 4))
    """
    chain, shown = str(parameters["chain"]), _words(parameters["status"])
    home = chain_finder({str(row["code"]): str(row["chain"]) for row in parts["places"] if row["home"]})
    stages = next((_words(row["stages"]) for row in parts["chains"] if row["chain"] == chain), ())
    everyone = [row for row in parts["rows"] if home(row["code"]) == chain]
    sites = [row for row in everyone if row["status"] in shown]
    rows = [
        *(_site(row, stages) for row in sites),
        *(_place(row) for row in parts["places"] if row["chain"] == chain),
        *(_input(row) for row in parts["inputs"] if row["chain"] == chain and row["status"] in shown),
        *(_supply(row) for row in parts["supplies"] if row["status"] in shown and home(digits(row["product"] or "")) == chain),
    ]
    rows += _nested(parts["nested"], rows)
    rank = {stage: i for i, stage in enumerate((*STAGES, None))}
    rows.sort(key=lambda row: (rank.get(row["stage"], len(STAGES)), str(row["link"]), str(row["fact_id"])))  # type: ignore[call-overload]
    return Measured(
        rows=rows, population=_filled(everyone, parts["places"], chain, stages), notes=tuple(_notes(sites, parts["rows"], stages))
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()


def _line(link: str, row: Row, **more: object) -> Row:
    return {
        "link": link,
        "stage": row.get("stage"),
        "country": None,
        "enterprise": None,
        "product": row.get("product"),
        "other": None,
        "status": row.get("status") or "stated",
        "basis": row.get("basis"),
        "in_chain": True,
        "home": True,
        "fact_id": row["fact"],
        "sources": _words(row.get("sources")),
        **more,
    }


def _site(row: Row, stages: Sequence[str]) -> Row:
    return _line(str(row["does"]), row, enterprise=row["enterprise"], country=row["country"], in_chain=row["stage"] in stages)


def _place(row: Row) -> Row:
    return _line("IN_CHAIN", row, home=bool(row["home"]))


def _input(row: Row) -> Row:
    return _line("INPUT_OF", row, product=row["input"], other=row["output"])


def _supply(row: Row) -> Row:
    return _line(str(row["link"]), row, enterprise=row["start"], other=row["end"])


def _nested(nested: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The heading of a made, needed or traded code that stands in the chain only by its heading."""
    placed = {row["product"] for row in rows if row["link"] == "IN_CHAIN"}
    used = {row["product"] for row in rows if row["link"] in SITES} - placed
    return [_line("PART_OF", row, other=row["heading"]) for row in nested if row["product"] in used and row["heading"] in placed]


def _filled(rows: Sequence[Row], places: Sequence[Row], chain: str, stages: Sequence[str]) -> tuple[int, int]:
    found, _ = cells(rows, places)
    wanted = [(stage, country) for stage in STAGES if stage in stages for country in COUNTRIES]
    does = {stage: ("DEALS_IN" if stage == "DISTRIBUTION" else "MAKES", "stated") for stage in STAGES}
    return sum(bool(found.get((chain, stage, country), {}).get(does[stage])) for stage, country in wanted), len(wanted)


def _notes(sites: Sequence[Row], everywhere: Sequence[Row], stages: Sequence[str]) -> Iterator[Note]:
    yield Note(
        text="Enterprises with a stated or planned product that take part: {n} of {of}.",
        values={
            "n": len({row["enterprise"] for row in sites}),
            "of": len({row["enterprise"] for row in everywhere if row["status"] != "ended"}),
        },
    )
    outside = {row["enterprise"] for row in sites if row["does"] == "MAKES" and row["stage"] not in stages}
    if outside:
        yield Note(
            text="Enterprises that make something at a stage outside this chain, shown, marked and left out of the count: {n}.",
            values={"n": len(outside)},
        )
    assumed = sum(row["basis"] == "assumed" for row in sites)
    yield Note(text="Makings, needs and dealings that are our assumption: {n} of {of}.", values={"n": assumed, "of": len(sites)})
    guessed = sum(row.get("code_basis") == "assumed" for row in sites)
    yield Note(text="Makings, needs and dealings whose code and stage are our guess: {n} of {of}.", values={"n": guessed, "of": len(sites)})

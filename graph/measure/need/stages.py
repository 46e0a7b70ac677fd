"""Measure `need/stages`: the stages of each chain that nobody is stated to fill in a country."""

from collections.abc import Collection, Iterator, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.capture_recapture import completeness_beside
from graph.measure.facts.validity import past
from graph.measure.need.coverage import Cells, StageCell, cells
from graph.result import Row
from graph.schema import COUNTRIES, STAGES


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each stage of a chain without a stated maker in the country, at DISTRIBUTION without a stated dealer.

    cover(c, l) = filled ÷ required, with required = the stages of the chain; planned makers stand beside and fill nothing.

    Parameters
    ----------
    parts
        `rows`: does (MAKES, DEALS_IN), enterprise, code, stage, country of the site, status, valid_to, basis, sources;
        `chains`: chain, stages; `places`: code, chain, stage, home; `lists` and `firms` as for `gaps`.
    parameters
        `country`, `chain` (empty: all), `assumed` (False leaves out who makes or deals by our judgement only), `at`.

    Returns
    -------
    Measured
        Counts are enterprises, `filled` and `required` stages. n of N: stages without a maker, of all stages of the chains.
        A stage outside the chain has no row: it is not missing, and not zero.

    References
    ----------
    gap-methods.md C2. A potash mine that starts in July 2027 is planned, and its stage has no stated maker:

    >>> mine = dict(does="MAKES", enterprise="vl:E04", code="310420", stage="RAW", country="LA", status="planned", basis="sourced")
    >>> chain = dict(chain="potash", stages=["RAW", "DISTRIBUTION"])
    >>> place = dict(code="310420", chain="potash", stage="RAW", home=True)
    >>> parts = dict(rows=[dict(mine, valid_to=None)], chains=[chain], places=[place])
    >>> made = measure(parts, dict(country="LA", chain="", assumed=True, at="2026-11-25"))
    >>> [(row["stage"], row["stated"], row["planned"], row["filled"], row["required"]) for row in made.rows], made.population
    ([('RAW', 0, 1, 0, 2), ('DISTRIBUTION', 0, 0, 0, 2)], (2, 2))
    """
    country, asked, at = str(parameters["country"]), str(parameters["chain"]), parameters["at"]
    holding = [row for row in parts["rows"] if not (row["status"] == "stated" and past(row.get("valid_to"), at))]
    counted = [row for row in holding if parameters["assumed"] or row["basis"] == "sourced"]
    found, _ = cells(counted, parts["places"])
    codes = _codes(parts["places"])
    rows: list[Row] = []
    required = 0
    for chain in sorted(parts["chains"], key=lambda row: str(row["chain"])):
        if not asked or chain["chain"] == asked:
            stages = _stages(chain)
            full = filled(((str(chain["chain"]), stage, country) for stage in stages), found)
            required += len(stages)
            rows += (
                _row((str(chain["chain"]), stage, country), found, codes, len(full), len(stages)) for stage in stages if stage not in full
            )
    notes = (*_notes(rows, required), *completeness_beside({**parts, "rows": counted}, country))
    return Measured(rows=rows, population=(len(rows), required), notes=notes)


def filled(required: Iterator[StageCell], found: Cells) -> list[str]:
    """The stages among the required cells that are filled: by a stated maker, at DISTRIBUTION by a stated dealer.

    Four cells of cassava of which two are filled (gap-methods.md C2, illustrative: 2/4); one with a planned maker only stays empty:

    >>> makes = {("MAKES", "stated"): {"vl:E1"}}
    >>> cassava = {("cassava", "RAW", "LA"): makes, ("cassava", "PROCESSING", "VN"): makes}
    >>> cassava["cassava", "PRODUCTION", "LA"] = {("MAKES", "planned"): {"vl:E2"}}
    >>> pairs = ("RAW LA", "PRODUCTION LA", "PROCESSING VN", "DISTRIBUTION VN")
    >>> filled((("cassava", *pair.split()) for pair in pairs), cassava)
    ['RAW', 'PROCESSING']
    """
    return [cell[1] for cell in required if found.get(cell, {}).get((_does(cell[1]), "stated"))]


def _does(stage: str) -> str:
    return "DEALS_IN" if stage == "DISTRIBUTION" else "MAKES"


def _stages(chain: Row) -> list[str]:
    stages = chain["stages"]
    return [stage for stage in STAGES if isinstance(stages, (list, tuple)) and stage in stages]


def _codes(places: Sequence[Row]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in places:
        found.setdefault((str(row["chain"]), str(row["stage"])), set()).add(str(row["code"]))
    return found


def _row(cell: StageCell, found: Cells, codes: dict[tuple[str, str], set[str]], full: int, required: int) -> Row:
    chain, stage, country = cell
    planned = found.get(cell, {}).get((_does(stage), "planned"), set())
    across = {
        one for other in COUNTRIES if other != country for one in found.get((chain, stage, other), {}).get((_does(stage), "stated"), ())
    }
    return {
        "gap": f"{country}|{stage}|{chain}",
        "chain": chain,
        "stage": stage,
        "country": country,
        "stated": 0,
        "planned": len(planned),
        "planned_enterprises": tuple(sorted(planned)),
        "across": tuple(sorted(across)),
        "filled": full,
        "required": required,
        "products": tuple(f"hs2022:{code}" for code in sorted(codes.get((chain, stage), ()))),
    }


def _notes(rows: Collection[Row], required: int) -> Iterator[Note]:
    yield Note(
        text="Stages filled by a stated maker, at DISTRIBUTION by a dealer: {n} of {of}.",
        values={"n": required - len(rows), "of": required},
    )
    planned = sum(bool(row["planned"]) for row in rows)
    if planned:
        yield Note(text="Stages shown with a planned maker or dealer, who fills nothing yet: {n}.", values={"n": planned})
    across = sum(bool(row["across"]) for row in rows)
    yield Note(text="Stages shown that somebody fills across the border: {n} of {of}.", values={"n": across, "of": len(rows)})

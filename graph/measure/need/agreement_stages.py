"""Measure `need/agreement_stages`: what agreements cover, and where no enterprise stands behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits, is_code
from graph.measure.facts.sites import Codes
from graph.measure.facts.validity import first_day, now, past
from graph.measure.need.coverage import Cells, cells
from graph.result import Row
from graph.schema import COUNTRIES, STAGES, kind_of

_VERDICTS = ("no enterprise", "planned only", "one side only", "unknown", "enterprise there", "both sides")
NONE, PLANNED, ONE, UNKNOWN, THERE, BOTH = _VERDICTS
LAPSED = "lapsed"
By = Mapping[tuple[str, str], set[str]]  # (country, status) → enterprises


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each stage, zone, product and unnamed party of each agreement, gaps first.

    G(a) = {x covered by a : no enterprise is stated at x in Laos or in Viet Nam}; for a chain x runs over the stages that both the
    agreement and the chain name, over all stages of the chain where the agreement names none.

    Parameters
    ----------
    parts
        `rows`: agreement, date, valid_to, life, stages, scope_notes, sources; `covers`: agreement, thing, country (of a zone), basis,
        sources; `not_named`: agreement, party, sources; `sites`, `chains`, `places`: as for the measure `coverage`, with NEEDS;
        `located`: id (enterprise or zone), zone, status, valid_to.
    parameters
        `assumed` (False leaves out what is covered, made or dealt in by our judgement only), `at`.

    Returns
    -------
    Measured
        n of N: rows without a stated enterprise, of all rows of agreements that have not lapsed and that can be known.

    References
    ----------
    design.md section 4 (what counts as an enterprise at a stage); path-questions.md 11. Steel: a maker in Viet Nam, none in Laos:

    >>> signed = dict(agreement="vl:A01", date="2025", valid_to=None, life="signed", stages=["MANUFACTURING"], scope_notes=None, sources=())
    >>> named = dict(agreement="vl:A01", thing="iron-steel", country=None, basis="sourced", sources=())
    >>> mill = dict(does="MAKES", enterprise="vl:E37", code="7208", stage="MANUFACTURING", country="VN", status="stated", basis="sourced")
    >>> chain, place = dict(chain="iron-steel", stages=["MANUFACTURING"]), dict(code="7208", chain="iron-steel", home=True)
    >>> parts = dict(rows=[signed], covers=[named], not_named=(), sites=[mill], chains=[chain], places=[place], located=())
    >>> made = measure(parts, dict(assumed=True, at="2026-11-25"))
    >>> [(row["stage"], row["verdict"], row["missing_in"]) for row in made.rows], made.population, made.further_counts
    ([('MANUFACTURING', 'one side only', ('LA',))], (0, 1), {'one_side': 1, 'unknown': 0})
    """
    assumed, at = bool(parameters["assumed"]), str(parameters["at"])
    known = _known(parts, assumed, at)
    covers = [row for row in parts["covers"] if assumed or row["basis"] == "sourced"]
    signed = [row for row in parts["rows"] if not row["date"] or first_day(str(row["date"])) <= at]
    found = [row for one in signed for row in _agreement(one, covers, parts["not_named"], known, at)]
    found.sort(key=_order)
    held = [row for row in found if row["state"] != LAPSED]
    count = {verdict: sum(row["verdict"] == verdict for row in held) for verdict in _VERDICTS}
    return Measured(
        rows=found,
        population=(count[NONE] + count[PLANNED], len(held) - count[UNKNOWN]),
        further_counts={"one_side": count[ONE], "unknown": count[UNKNOWN]},
        notes=(*_notes(found, held), *_later(len(parts["rows"]) - len(signed))),
        sources=_behind(found, parts["sites"]),
    )


def _later(n: int) -> Iterator[Note]:
    if n:
        yield Note(text="Agreements signed after the day, not shown: {n}.", values={"n": n})


def _behind(found: Sequence[Row], sites: Iterable[Row]) -> tuple[str, ...]:
    """The publications that say that the enterprises shown make, need or deal in something."""
    shown = {one for row in found for side in ("in_la", "in_vn", "planned") for one in _words(row.get(side))}
    cited: set[str] = set()
    for row in sites:
        if row["enterprise"] in shown and isinstance(sources := row.get("sources"), (list, tuple)):
            cited.update(sources)
    return tuple(sorted(cited))


def _order(row: Row) -> tuple[object, ...]:
    stage = STAGES.index(str(row["stage"])) if row["stage"] in STAGES else -1
    kept = _VERDICTS.index(str(row["verdict"]))
    return row["state"] == LAPSED, str(row["date"] or ""), row["agreement"], kept, row["covers"], str(row["thing"] or ""), stage


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What the loaded data know of chains, products and zones, indexed once."""

    cells: Cells
    stages: Mapping[str, Sequence[str]]
    products: Mapping[str, By]
    codes: Codes
    zones: Mapping[str, set[str]]
    inside: Mapping[str, set[str]]  # zone → zones that stand in it


def _known(parts: Parts, assumed: bool, at: str) -> _Known:
    counted = [row for row in parts["sites"] if assumed or row["basis"] == "sourced"]
    products: dict[str, dict[tuple[str, str], set[str]]] = {}
    for row in counted:
        by = products.setdefault(str(row["code"]), {})
        by.setdefault((str(row["country"]), str(row["status"])), set()).add(str(row["enterprise"]))
    zones: dict[str, set[str]] = {}
    inside: dict[str, set[str]] = {}
    for row in parts["located"]:
        if now(row["status"], row["valid_to"], at):
            of = inside if kind_of(str(row["id"])) == "Zone" else zones
            of.setdefault(str(row["zone"]), set()).add(str(row["id"]))
    return _Known(
        cells=cells([row for row in counted if row["does"] != "NEEDS"], parts["places"])[0],
        stages={str(row["chain"]): _words(row["stages"]) for row in parts["chains"]},
        products=products,
        codes=Codes(products),
        zones=zones,
        inside=inside,
    )


def _agreement(one: Row, covers: Iterable[Row], not_named: Iterable[Row], known: _Known, at: str) -> Iterator[Row]:
    """The rows of one agreement."""
    state = LAPSED if past(one["valid_to"], at) else one["life"]
    head = {"agreement": one["agreement"], "date": one["date"], "state": state}
    mine = [row for row in covers if row["agreement"] == one["agreement"]]
    rows = [row for cover in mine for row in _covered(cover, one, known)]
    if not any(kind_of(str(row["thing"])) == "Chain" for row in mine):
        rows += [_unknown("stage", one["sources"], stage=stage, stage_named=True, by=_by(one, stage)) for stage in _stages(one)]
    rows += [_unknown("party", row["sources"], thing=row["party"]) for row in not_named if row["agreement"] == one["agreement"]]
    yield from ({**head, **row} for row in rows or [_unknown("nothing", one["sources"])])


def _stages(one: Row) -> list[str]:
    return [stage for stage in STAGES if stage in _words(one["stages"])]


def _by(one: Row, stage: str) -> str:
    return "our reading" if any(note.startswith(f"{stage}: assumed") for note in _words(one["scope_notes"])) else "named in the text"


def _unknown(covers: str, sources: object, thing: object = None, **more: object) -> Row:
    return {"covers": covers, "thing": thing, "stage": None, "verdict": UNKNOWN, "sources": _words(sources), **more}


def _covered(cover: Row, one: Row, known: _Known) -> Iterator[Row]:
    thing, kind = str(cover["thing"]), kind_of(str(cover["thing"]))
    head: Row = {"thing": thing, "by": "named in the text" if cover["basis"] == "sourced" else "our reading", "stage": None}
    cited = {"sources": _words(cover["sources"])}
    if kind == "Chain":
        named = _stages(one)
        for stage in known.stages.get(thing, ()):
            if not named or stage in named:
                yield {**head, **cited, "covers": "stage", "stage": stage, "stage_named": bool(named), **_at_stage(thing, stage, known)}
    elif is_code(thing):
        yield {**head, **cited, "covers": "product", **_of_product(digits(thing), known)}
    elif kind == "Zone":
        yield {**head, **cited, "covers": "zone", **_in_zone(thing, str(cover["country"] or ""), known)}


def _at_stage(chain: str, stage: str, known: _Known) -> Row:
    does = "DEALS_IN" if stage == "DISTRIBUTION" else "MAKES"
    return _sides({(country, status): known.cells.get((chain, stage, country), {}).get((does, status), set()) for country, status in _GRID})


def _of_product(code: str, known: _Known) -> Row:
    by: dict[tuple[str, str], set[str]] = {}
    for each in known.codes.meeting(code):
        for key, some in known.products[each].items():
            by.setdefault(key, set()).update(some)
    return _sides(by)


_GRID = tuple((country, status) for country in COUNTRIES for status in ("stated", "planned"))


def _sides(by: By) -> Row:
    """The enterprises by side, and what that means."""
    there = {country: tuple(sorted(by.get((country, "stated"), ()))) for country in COUNTRIES}
    planned = sorted({one for country in COUNTRIES for one in by.get((country, "planned"), ())})
    missing = tuple(country for country in COUNTRIES if not there[country])
    verdict = BOTH if not missing else ONE if len(missing) < len(COUNTRIES) else PLANNED if planned else NONE
    return {"verdict": verdict, "missing_in": missing, "in_la": there["LA"], "in_vn": there["VN"], "planned": tuple(planned)}


def _in_zone(zone: str, country: str, known: _Known) -> Row:
    """Who stands in the zone or in a zone inside it."""
    zones, level = {zone}, {zone}
    while level:
        level = {inner for outer in level for inner in known.inside.get(outer, ())} - zones
        zones |= level
    there = tuple(sorted({one for each in zones for one in known.zones.get(each, ())}))
    side = {f"in_{country.lower()}": there} if country in COUNTRIES else {}
    return {"verdict": THERE if there else NONE, "missing_in": (), "in_la": (), "in_vn": (), "planned": (), **side}


def _notes(rows: Sequence[Row], held: Sequence[Row]) -> Iterator[Note]:
    gone = {row["agreement"] for row in rows} - {row["agreement"] for row in held}
    if gone:
        text = "Agreements that have lapsed, shown, marked and left out of the count: {n}, with {rows} rows."
        yield Note(text=text, values={"n": len(gone), "rows": len(rows) - len(held)})
    read = [row for row in held if row.get("by") == "our reading"]
    yield Note(
        text="Rows whose chain is our reading of the text and is not named in it: {n} of {of}.", values={"n": len(read), "of": len(held)}
    )
    parties = {row["agreement"] for row in held if row["covers"] == "party"}
    if parties:
        yield Note(text="Agreements whose parties the press does not name, counted as unknown: {n}.", values={"n": len(parties)})
    nothing = sum(row["covers"] == "nothing" for row in held)
    if nothing:
        yield Note(text="Agreements that name no stage, chain, zone or product: {n}.", values={"n": nothing})
    chains = {(row["agreement"], row["thing"]) for row in held if row["thing"] and row["covers"] == "stage"}
    some = {(row["agreement"], row["thing"]) for row in held if row["verdict"] in (ONE, BOTH)}
    yield Note(
        text="Chains of agreements at none of whose stages an enterprise is stated: {n} of {of}.",
        values={"n": len(chains - some), "of": len(chains)},
    )
    every = sum(row.get("stage_named") is False for row in held)
    if every:
        yield Note(text="Rows of agreements that name a chain and no stage, so that every stage is looked at: {n}.", values={"n": every})


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()

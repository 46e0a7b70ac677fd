"""Measure `chain/owner_supply`: who owns a plant across the border, and whether its output comes back by a stated or planned supply."""

from collections.abc import Iterable, Iterator, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.ownership import Owned
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import now, timing
from graph.result import Row

_OTHER = {"LA": "VN", "VN": "LA"}
STATED, PLANNED, NONE = "takes its output", "planned to take its output", "owns, no supply stated"
_ORDER = (STATED, PLANNED, NONE)


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each owner, plant and supply back; a pair without a stated or planned one is a row of its own, at the end.

    share(o, p) = Π share of each step from owner to plant, in percent, only where every step has one stated share

    Parameters
    ----------
    parts
        `rows`: OWNS with owner, owner_country, owned, owned_country, share, status, valid_to, fact, sources; `sites`: enterprise, code,
        country, status of what the owned make; `flows`: start, end, product, amount, unit, status, valid_from, valid_to, fact, sources;
        `abroad`: enterprise (makes across the border in its own name).
    parameters
        `country` of the owner's seat, `at` (day on which shares and supplies must hold).

    Returns
    -------
    Measured
        Population: pairs whose output is stated to come back, pairs of an owner and a plant across the border.

    References
    ----------
    path-questions.md, question 5. Over two steps, 60 % of 50 % are 30 %, by hand:

    >>> said = dict(status="stated", valid_to=None, sources=())
    >>> rows = [dict(said, owner="vl:E1", owner_country="VN", owned="vl:E2", owned_country="VN", share=60.0, fact="R1"),
    ...         dict(said, owner="vl:E2", owner_country="VN", owned="vl:E3", owned_country="LA", share=50.0, fact="R2")]
    >>> site = dict(enterprise="vl:E3", code="170114", country="LA", status="stated")
    >>> made = measure(dict(rows=rows, sites=[site], flows=(), abroad=()), dict(country="VN", at="2026-11-25"))
    >>> [(row["owner"], row["plant"], row["share_percent"], row["verdict"]) for row in made.rows]
    [('vl:E1', 'vl:E3', 30.0, 'owns, no supply stated'), ('vl:E2', 'vl:E3', 50.0, 'owns, no supply stated')]
    """
    country, at = str(parameters["country"]), str(parameters["at"])
    seats = {str(row[f"{end}"]): row[f"{end}_country"] for row in parts["rows"] for end in ("owner", "owned")}
    owned, makes, flows = Owned(parts["rows"], at), _made(parts["sites"], _OTHER[country]), _flows(parts["flows"], at)
    rows: list[Row] = []
    pairs, idle = 0, 0
    for owner in owned.owners:
        below = owned.of(owner) if seats[owner] == country else {}
        takers = {owner, *(one for one in below if seats[one] == country)}
        for plant, way in below.items():
            there = plant in makes or (seats[plant] == _OTHER[country] and plant in flows)
            idle += seats[plant] == _OTHER[country] and not there
            if there:
                pairs += 1
                rows += _rows(way, owned.statements(way), makes.get(plant, ()), flows.get(plant, ()), takers - {plant}, country, at)
    rows.sort(key=lambda row: (_ORDER.index(str(row["verdict"])), row["owner"], row["plant"], str(row["taker"]), str(row["product"])))
    taken = len({(row["owner"], row["plant"]) for row in rows if row["verdict"] == STATED})
    planned = len({(row["owner"], row["plant"]) for row in rows if row["verdict"] == PLANNED})
    notes = tuple(_notes(rows, idle, {str(row["enterprise"]) for row in parts["abroad"]}))
    return Measured(rows=rows, population=(taken, pairs), further_counts={"planned": planned}, notes=notes)


def _made(sites: Iterable[Row], country: str) -> dict[str, tuple[str, ...]]:
    """Enterprise → codes that it makes, or is planned to make, at a site in the country."""
    found: dict[str, set[str]] = {}
    for row in sites:
        if row["country"] == country and row["status"] in ("stated", "planned"):
            found.setdefault(str(row["enterprise"]), set()).add(f"hs2022:{row['code']}")
    return {one: tuple(sorted(codes)) for one, codes in found.items()}


def _flows(rows: Iterable[Row], at: str) -> dict[str, list[Row]]:
    """Enterprise → the supplies and exports that it is stated, or planned, to send."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["status"] == "planned" or now(row["status"], row["valid_to"], at):
            found.setdefault(str(row["start"]), []).append(row)
    return found


def _rows(
    way: Sequence[str], held: Sequence[Sequence[Row]], made: Sequence[str], flows: Sequence[Row], takers: set[str], country: str, at: str
) -> Iterator[Row]:
    """The rows of one owner and plant: one for each taker, product and status of a supply back, or one that says that there is none."""
    back: dict[tuple[str, str, str], list[Row]] = {}
    for row in flows:
        if row["end"] in takers:
            back.setdefault((str(row["status"]), str(row["end"]), str(row["product"] or "")), []).append(row)
    others = {str(row["end"]) for row in flows if row["end_country"] == country and row["end"] not in takers}
    plain = {
        "owner": way[0],
        "plant": way[-1],
        "way": tuple(way),
        "steps": len(way) - 1,
        "shares": tuple(_shares(step) for step in held),
        "share_percent": _share(held),
        "makes": made,
        "other_buyers": tuple(sorted(one for one in others if one.startswith("vl:E"))),
        "exports": tuple(f"{row['fact']} {row['status']}" for row in flows if row["end"] == f"iso:{country}"),
    }
    owning = [row for step in held for row in step]
    for (status, taker, product), rows in sorted(back.items()):
        yield {**plain, **_supply(status, taker, product, rows, at), **_evidence([*owning, *rows])}
    if not back:
        yield {**plain, "verdict": NONE, "taker": None, "product": None, "amounts": (), "timing": None, **_evidence(owning)}


def _supply(status: str, taker: str, product: str, rows: Sequence[Row], at: str) -> Row:
    amounts = [f"{row['amount']:g} {row['unit'] or ''}".strip() for row in rows if isinstance(row["amount"], (int, float))]
    dates = sorted({timing(row["valid_from"], at) + (f" ({row['valid_from']})" if row["valid_from"] else "") for row in rows})
    return {
        "verdict": STATED if status == "stated" else PLANNED,
        "taker": taker,
        "product": product or None,
        "amounts": tuple(amounts),
        "timing": ", ".join(dates) if status == "planned" else None,
    }


def _shares(step: Iterable[Row]) -> str:
    """The shares that sources give for one step, side by side."""
    return " or ".join(sorted({"unknown" if row["share"] is None else f"{row['share']:g} %" for row in step}))


def _share(held: Sequence[Sequence[Row]]) -> float | None:
    """The shares of all steps multiplied, in percent; None where one is unknown or sources differ."""
    product = 100.0
    for step in held:
        shares = {row["share"] for row in step}
        share = shares.pop()
        if shares or share is None:
            return None
        product *= float(str(share)) / 100
    return round(product, 2)


def _evidence(rows: Iterable[Row]) -> Row:
    rows = list(rows)
    return {
        "facts": tuple(sorted({str(row["fact"]) for row in rows})),
        "sources": tuple(sorted({source for row in rows for source in texts(row["sources"])})),
    }


def _notes(rows: Sequence[Row], idle: int, own: set[str]) -> Iterator[Note]:
    unknown = sum(row["share_percent"] is None for row in rows)
    text = "Rows whose share no source gives at every step, or sources give differently: {n} of {of}."
    yield Note(text=text, values={"n": unknown, "of": len(rows)})
    if idle:
        text = "Pairs left out, as nothing says what the owned enterprise across the border makes or supplies: {n}."
        yield Note(text=text, values={"n": idle})
    if own:
        text = "Enterprises of the country that make across the border at a site of their own name, which is no owned plant: {n}."
        yield Note(text=text, values={"n": len(own)})

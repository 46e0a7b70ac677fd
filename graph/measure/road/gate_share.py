"""Measure `road/gate_share`: the share of each gate in the stated tonnes of a chain, as an interval where some tonnes name no gate."""

from collections.abc import Iterable, Iterator, Sequence

from graph.algorithm.concentration import bounds
from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.border_crossings import POWER, crossings
from graph.measure.facts.hs_codes import digits, home_chain
from graph.measure.facts.validity import past
from graph.result import Row

_TONNES = ("t", "t/year")
MOST_FACTS = 300  # of one row; a chain may cross the border in tens of thousands of statements


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """Gates by chain and period, with the least and the most of each share, and of the index over gates.

    share(g) ∈ [t_g / T, (t_g + U) / T], T = stated tonnes of the chain in the period, U = those without a gate;
    HHI ∈ [Σ sᵢ², (s₁ + r)² + Σ_{i>1} sᵢ²], r = U / T, s₁ the largest known share

    Parameters
    ----------
    parts
        `rows`: supplies and exports, `shipments`: SHIPS_VIA, both with amount, unit, shared, valid_from, valid_to; `lines`; `chains`.
    parameters
        `chain` (slug, or empty for all), `at` (day).

    Returns
    -------
    Measured
        Population: crossings of goods that state tonnes and gate, crossings of goods. A chain without tonnes has one row that says so.

    Notes
    -----
    Both bounds of the index follow from convexity (gap-methods.md C5); the upper one is wider than that of C5, because unknown tonnes may
    also have gone through a gate that is known.

    Examples
    --------
    60 t by one gate, 30 t by another, 10 t unknown: 60 to 70 %, 30 to 40 %; index .36 + .09 to .49 + .09 (hand).

    >>> def sent(a, gate, amount):
    ...     return dict(a=a, gate=gate, product="hs2022:270112", amount=amount, unit="t", shared=False, valid_from="2023", valid_to=None,
    ...                 fact=a, sources=())
    >>> sold = dict(sent("vl:E3", None, 10), a_country="LA", b="vl:E9", b_country="VN", kind="SUPPLIES")
    >>> parts = dict(rows=[sold], shipments=[sent("vl:E1", "vl:G1", 60), sent("vl:E2", "vl:G2", 30)], lines=[], homes=[])
    >>> made = measure(parts, {"chain": "", "at": "2026-11-25"})
    >>> [(row["gate"], row["share_from"], row["share_to"], row["more_than_half"]) for row in made.rows if row["gate"]]
    [('vl:G1', 60.0, 70.0, 'yes'), ('vl:G2', 30.0, 40.0, 'no')]
    >>> made.rows[0]["hhi_from"], made.rows[0]["hhi_to"], made.population
    (0.45, 0.58, (2, 3))
    """
    homes = {str(row["code"]): str(row["chain"]) for row in parts["homes"]}
    found: dict[str, list[Row]] = {}
    for crossing in crossings(parts):
        chain = (home_chain(digits(crossing["product"]), homes) if crossing["product"] else None) or ""
        if crossing["product"] != POWER and parameters["chain"] in ("", chain):
            found.setdefault(chain, []).append(_weighed(crossing))
    rows = [
        row for chain, some in sorted(found.items(), key=lambda each: (not each[0], each[0])) for row in _chain(chain, some, parameters)
    ]
    every = [one for some in found.values() for one in some]
    known = sum(one["tonnes"] is not None and one["gate"] is not None for one in every)
    return Measured(rows=rows, population=(known, len(every)), notes=tuple(_notes(rows)))


def _weighed(crossing: Row) -> Row:
    """The crossing with its tonnes, and their period as stated; those of a shared total are unknown."""
    beside = crossing["beside"]
    for one in (crossing, *(beside if isinstance(beside, tuple) else ())):
        if one["amount"] is not None and one["unit"] in _TONNES and not one["shared"]:
            return {**crossing, "tonnes": float(str(one["amount"])), "period": _period(one)}
    return {**crossing, "tonnes": None, "period": None}


def _period(row: Row) -> str:
    start, end = str(row["valid_from"] or ""), str(row["valid_to"] or "")
    if row["unit"] == "t/year":
        return f"t/year from {start}" if start else "t/year"
    return start if not end or end == start else f"{start} to {end}"


def _chain(chain: str, some: Sequence[Row], parameters: Parameters) -> Iterator[Row]:
    without = sum(one["tonnes"] is None for one in some)
    periods: dict[str, list[Row]] = {}
    for one in some:
        if one["tonnes"] is not None:
            periods.setdefault(str(one["period"]), []).append(one)
    for period, weighed in sorted(periods.items()):
        yield from _period_rows({"chain": chain or None, "period": period, "no_tonnes": without}, weighed, parameters)
    if not periods:
        told = {"crossings": 0, "no_tonnes": without, "more_than_half": "unknown", "past": None}
        yield {"chain": chain or None, "period": None, "gate": None, **told, "facts": _cited(some)}


def _period_rows(head: Row, weighed: Sequence[Row], parameters: Parameters) -> Iterator[Row]:
    totals = [one for one in weighed if one.get("a_country") and not str(one["a"]).startswith(("vl:", "scenario:"))]
    apart = [one for one in weighed if one not in totals]
    at: dict[str, list[Row]] = {}
    for one in apart:
        at.setdefault(str(one["gate"] or ""), []).append(one)
    tonnes = {gate: sum(float(str(one["tonnes"])) for one in some) for gate, some in at.items()}
    whole = max(sum(float(str(one["tonnes"])) for one in totals), sum(tonnes.values()))
    known = {gate: amount for gate, amount in tonnes.items() if gate}
    unknown = whole - sum(known.values())
    low, high = spread([amount / whole for amount in known.values()]) if known and whole else (None, None)
    base = {
        **head,
        "tonnes_all": _short(whole),
        "unknown_percent": _percent(unknown, whole),
        "hhi_from": _round(low),
        "hhi_to": _round(high),
    }
    for gate, amount in sorted(known.items(), key=lambda each: (-each[1], each[0])):
        share = {
            "share_from": _percent(amount, whole),
            "share_to": _percent(amount + unknown, whole),
            "more_than_half": _half(amount, unknown, whole),
        }
        yield {**base, "gate": gate, "tonnes": _short(amount), **share, **_rest(at[gate], parameters)}
    if unknown > 0:
        some = [*at.get("", ()), *totals]
        half = "unknown" if not known else None
        yield {**base, "gate": None, "tonnes": _short(unknown), "more_than_half": half, **_rest(some, parameters)}


def _rest(some: Sequence[Row], parameters: Parameters) -> Row:
    ended = all(past(one["valid_to"], parameters["at"]) for one in some) if some else None
    return {"crossings": len(some), "past": ended, "facts": _cited(some)}


def _half(amount: float, unknown: float, whole: float) -> str:
    return "yes" if amount > whole / 2 else "possible" if amount + unknown > whole / 2 else "no"


def spread(shares: Iterable[float]) -> tuple[float, float]:
    """The smallest and the largest index over gates, where what is left of 1 may be at any gate, also at a known one.

    >>> [round(bound, 4) for bound in spread([0.6, 0.3])], [round(bound, 4) for bound in spread([0.7, 0.3])]
    ([0.45, 0.58], [0.58, 0.58])
    """
    known = sorted(shares, reverse=True)
    rest = max(0.0, 1.0 - sum(known))
    return bounds(known)[0], (known[0] + rest) ** 2 + sum(share**2 for share in known[1:])


def _cited(some: Iterable[Row]) -> tuple[str, ...]:
    rows = [row for one in some for row in (one, *(one["beside"] if isinstance(one["beside"], tuple) else ()))]
    return tuple(sorted({str(row["fact"]) for row in rows})[:MOST_FACTS])


def _percent(amount: float, whole: float) -> float | None:
    return round(100 * amount / whole, 1) if whole else None


def _short(number: float) -> float | int:
    return int(number) if float(number).is_integer() else round(number, 3)


def _round(index: float | None) -> float | None:
    return None if index is None else round(index, 4)


def _notes(rows: Sequence[Row]) -> Iterator[Note]:
    carried = {row["chain"] for row in rows if row["period"]}
    text = "Chains with stated tonnes across the border: {n} of {of} that cross it."
    yield Note(text=text, values={"n": len(carried), "of": len({row["chain"] for row in rows})})
    certain = [row for row in rows if row["more_than_half"] == "yes"]
    yield Note(
        text="Gates that carry more than half of a chain's stated tonnes in a period, whatever is unknown: {n}.", values={"n": len(certain)}
    )

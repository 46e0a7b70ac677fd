"""Measure `need/concentration`: how many owner groups supply a buyer with a product, and between which two values the index lies."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.algorithm.concentration import bounds, hhi, points
from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.given_numbers import numbers
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.ownership import Group, Held, group, groups, holders
from graph.measure.facts.sites import Codes
from graph.measure.facts.validity import now
from graph.measure.need.needs import covers
from graph.result import Row

_MOST_ROWS = 5_000  # pairs written out; all are counted
MOST_NAMED = 300  # suppliers and facts named in a cell
STATED, ALL, SHARES, AMOUNTS = "stated supply", "all stated supply of the product", "your shares", "your amounts"


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each buyer and product with a stated supply, fewest owner groups first; numbers given by the asker stand in front.

    deg(b, p) = number of distinct owner groups that supply p to b; HHI = Σ sᵢ² over the groups, in [1/n, 1]

    Where a share is unknown HHI is an interval: [1/n, 1] with no share known; else [Σ known², Σ known² + r²], r the unknown part.

    Parameters
    ----------
    parts
        `rows`: fact, supplier, buyer, product, status, valid_from, valid_to, amount, unit, shared, sources; `owns`: fact, owner, owned,
        share (percent, None: unknown), status, valid_to.
    parameters
        `product` (a code; empty: all), `shares` (percent, joined by ";", the rest may be left open), `amounts` (all of them, one unit),
        `cap` (percent: no unknown share is larger; 0: no such limit), `at`.

    Returns
    -------
    Measured
        Index between 0 and 1 with four decimals, points × 10,000. n of N: pairs with one owner group, of all
        pairs whose buyer is an enterprise. Given numbers count in neither.

    References
    ----------
    Hirschman 1945; Herfindahl 1950; gap-methods.md C4, C5. Exports of Hanoi to Laos, published shares:

    >>> given = dict(product="", shares="14.8; 14.4; 5.3", amounts="", cap=0, at="2026-11-25")
    >>> made = measure(dict(rows=(), owns=()), given)
    >>> [(row["hhi_from"], row["hhi_to"]) for row in made.rows], made.population
    ([(0.0454, 0.4745)], (0, 0))
    """
    at, wanted = str(parameters["at"]), digits(parameters["product"])
    above = holders(parts["owns"], at)
    current = [row for row in parts["rows"] if row["product"] and now(row["status"], row["valid_to"], at)]
    pairs = [pair for pair in _pairs(current, above) if not wanted or covers(pair.code, wanted)]
    pairs.sort(key=lambda pair: (not pair.named, pair.owners, pair.buyer, pair.code))
    asked = [_Pair("", wanted, _of(wanted, current), 0)] if wanted and pairs else []
    owning = _Owning(parts["owns"], above, at)
    found = [_row(pair, owning) for pair in pairs[:_MOST_ROWS]]
    given, named = list(_given(parameters)), [pair for pair in pairs if pair.named]
    return Measured(
        rows=[*given, *({**_row(pair, owning), "basis": ALL, "buyer": None} for pair in asked), *found],
        population=(sum(pair.owners == 1 for pair in named), len(named)),
        notes=(*_notes(found), *_unnamed(parts["rows"], at), *_yours(given)),
        cut=len(found) < len(pairs) or any(len(pair.rows) > MOST_NAMED for pair in pairs),
    )


class _Pair(NamedTuple):
    """A buyer and a code, with the stated supplies of it and the number of owner groups behind them."""

    buyer: str
    code: str
    rows: Sequence[Row]
    owners: int

    @property
    def named(self) -> bool:
        """Whether the buyer is an enterprise; a country stands where the source does not name the buyer."""
        return self.buyer.startswith("vl:")


def _of(wanted: str, current: Iterable[Row]) -> list[Row]:
    return [row for row in current if covers(digits(row["product"]), wanted)]


def _count(rows: Sequence[Row], above: Held) -> int:
    suppliers = {str(row["supplier"]) for row in rows}
    return len(groups(suppliers, above)) if len(suppliers) > 1 else 1


def _pairs(rows: Iterable[Row], above: Held) -> Iterator[_Pair]:
    """Buyer, code and the supplies of that code, of a wider and of a narrower one."""
    by: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        by.setdefault(str(row["buyer"]), {}).setdefault(digits(row["product"]), []).append(row)
    for buyer, codes in by.items():
        stated = Codes(codes) if len(codes) > 1 else None
        for code in codes:
            some = [row for one in sorted(stated.meeting(code)) for row in codes[one]] if stated else codes[code]
            yield _Pair(buyer, code, some, _count(some, above))


def _row(pair: _Pair, owning: "_Owning") -> Row:
    rows = pair.rows
    found = groups((str(row["supplier"]) for row in rows), owning.above)
    amounts, why = _amounts(found, rows)
    total = sum(amounts)
    lower, upper = (hhi(amounts), hhi(amounts)) if amounts else (1 / len(found), 1.0)
    shares = (f"{'+'.join(each.members)} {100 * amount / total:.4g} %" for each, amount in zip(found, amounts, strict=False))
    return {
        "basis": STATED,
        "buyer": pair.buyer,
        "product": f"hs2022:{pair.code}",
        "groups": len(found),
        "one_group": len(found) == 1,
        "suppliers": tuple(one for each in found for one in each.members)[:MOST_NAMED],
        "owners": tuple(dict.fromkeys(owner for each in found for owner in each.owners))[:MOST_NAMED],
        "share_unknown": any(each.share_unknown for each in found),
        "shares": tuple(shares)[:MOST_NAMED],
        "unit": rows[0]["unit"] if amounts else None,
        **_index(lower, upper),
        "why_unknown": why or None,
        "facts": (*sorted(str(row["fact"]) for row in rows)[:MOST_NAMED], *owning.facts(found)),
        "sources": tuple(sorted({str(one) for row in rows for one in _list(row["sources"])})),
    }


def _amounts(found: Sequence[Group], rows: Sequence[Row]) -> tuple[list[float], str]:
    """One amount for each group, or the reason why they cannot be compared."""
    if len(found) == 1:
        return [1.0], ""
    if any(row["amount"] is None for row in rows):
        return [], "amount not stated by every source"
    if any(row["shared"] for row in rows):
        return [], "an amount stands for several rows"
    if len({row["unit"] for row in rows}) > 1:
        return [], "amounts in different units"
    if len({(row["valid_from"], row["valid_to"]) for row in rows}) > 1:
        return [], "amounts of different periods"
    of = {str(row["supplier"]): float(str(row["amount"])) for row in rows}
    if len(rows) > len(found):
        return [], "several amounts of one owner group, which are never added"
    return [of[one] for each in found for one in each.members], ""


class _Owning:
    """The shares that lie between the members of a group and those who hold them."""

    def __init__(self, owns: Iterable[Row], above: Held, at: str) -> None:
        self.above = above
        self.of: dict[str, list[Row]] = {}
        for row in owns:
            if now(row["status"], row["valid_to"], at):
                self.of.setdefault(str(row["owned"]), []).append(row)

    def facts(self, found: Iterable[Group]) -> list[str]:
        joined = [one for one in found if one.owners]
        inside = {one for each in joined for member in each.members for one in group(member, self.above)}
        tops = {owner for each in joined for owner in each.owners}
        held = [row for one in sorted(inside) for row in self.of.get(one, ())]
        return sorted(str(row["fact"]) for row in held if tops & group(str(row["owner"]), self.above).keys())[:MOST_NAMED]


def _index(lower: float | None, upper: float | None) -> Row:
    return {
        "hhi_from": None if lower is None else round(lower, 4),
        "hhi_to": None if upper is None else round(upper, 4),
        "points_from": points(lower),
        "points_to": points(upper),
    }


def _given(parameters: Parameters) -> Iterator[Row]:
    """The rows of the asker's own numbers."""
    cap = float(str(parameters["cap"])) / 100
    if not 0 <= cap <= 1:
        raise BadParameter(f"cap = {100 * cap:g} is not between 0 and 100.", then="Give it in percent, 0 for none.", name="cap")
    shares = [one / 100 for one in numbers("shares", parameters["shares"])]
    if sum(shares) > 1 + 1e-9:
        then = "Give them in percent, as in shares=14.8; 14.4; 5.3, together at most 100; or give amounts=…"
        raise BadParameter(f"shares add up to {100 * sum(shares):g} %.", then=then, name="shares")
    if shares:
        yield _own(SHARES, shares, bounds(shares, cap or None), 1 - sum(shares))
    amounts = numbers("amounts", parameters["amounts"])
    index = hhi(amounts)
    if index is not None:
        yield _own(AMOUNTS, [one / sum(amounts) for one in amounts], (index, index), 0.0)


def _own(basis: str, shares: Sequence[float], index: tuple[float, float], rest: float) -> Row:
    open_ = rest > 1e-9
    return {
        "basis": basis,
        "groups": None if open_ else len(shares),
        "one_group": None if open_ else len(shares) == 1,
        "shares": tuple(f"{100 * share:.4g} %" for share in shares),
        **_index(*index),
        "why_unknown": f"{100 * rest:.4g} % not given" if open_ else None,
    }


def _notes(rows: Sequence[Row]) -> Iterator[Note]:
    if not rows:
        yield Note(text="No loaded source names a supplier here: the concentration is unknown, not zero.")
        return
    open_ = sum(row["hhi_from"] != row["hhi_to"] for row in rows)
    yield Note(
        text="Rows whose shares are unknown, so that only the two ends of the index are given: {n} of {of}.",
        values={"n": open_, "of": len(rows)},
    )
    unnamed = sum(not str(row["buyer"]).startswith("vl:") for row in rows)
    if unnamed:
        yield Note(text="Rows whose buyer no source names, so that a country stands for it, not counted: {n}.", values={"n": unnamed})
    joined = sum(bool(row["owners"]) for row in rows)
    if joined:
        yield Note(text="Rows in which suppliers of one owner are counted once: {n}.", values={"n": joined})
    unknown = sum(bool(row["share_unknown"]) for row in rows)
    if unknown:
        yield Note(text="Of these, groups that rest on a share that no source gives: {n}.", values={"n": unknown})


def _unnamed(rows: Sequence[Row], at: str) -> Iterator[Note]:
    lost = sum(not row["product"] and now(row["status"], row["valid_to"], at) for row in rows)
    if lost:
        yield Note(text="Stated supplies that name no product, in no row: {n}.", values={"n": lost})
    past = sum(not now(row["status"], row["valid_to"], at) for row in rows)
    if past:
        yield Note(text="Stated supplies whose end lies before the day, in no row: {n}.", values={"n": past})


def _yours(given: Sequence[Row]) -> Iterator[Note]:
    if given:
        yield Note(text="Rows that rest on numbers which you gave, not on a source: {n}.", values={"n": len(given)})


def _list(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else ()

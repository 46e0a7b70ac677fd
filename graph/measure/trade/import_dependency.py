"""Measure `trade/import_dependency`: goods that a country buys from few others, in two of three years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from graph.algorithm.concentration import hhi
from graph.answer.answer import Note
from graph.answer.picture import PictureLink
from graph.measure import Measured, Parameters, Parts
from graph.measure.need.picture import pictured
from graph.measure.trade.trade_table import chosen, none, product, said, summed, table_digits, table_sources
from graph.result import Row

HHI_ABOVE, OUTSIDE_ABOVE, IMPORTS_ABOVE = 0.4, 0.5, 1.0
YEARS, LASTING = 3, 2  # a flag must hold in 2 of 3 years: a fifth of small flows is new each year
ASEAN = frozenset(f"iso:{code}" for code in ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"))
DEPENDENCY, OPEN, BRIEF = "dependency", "exports unknown", "not lasting"
_NOT_KNOWN = -1  # an engine leaves unknown values out of a list, so the question writes this for them
_DRAWN = 50  # rows whose largest seller is drawn


@dataclass(frozen=True, kw_only=True)
class Cdi:
    """The three figures of one product and year; None is unknown, or not defined."""

    concentration: float | None
    outside: float | None
    to_exports: float | None
    seller: str = ""
    seller_share: float | None = None
    bought: float = 0.0

    @property
    def held(self) -> bool | None:
        """Whether every figure that is defined is above its limit; None where only the exports are missing."""
        if self.concentration is None or self.concentration <= HHI_ABOVE:
            return False
        if self.outside is not None and self.outside <= OUTSIDE_ABOVE:
            return False
        return None if self.to_exports is None else self.to_exports > IMPORTS_ABOVE


def cdi(amounts: Mapping[str, float], sold: float | None, bloc: frozenset[str] = frozenset()) -> Cdi:
    """CDI1 = HHI of imports by seller; CDI2 = imports from outside the bloc ÷ all imports; CDI3 = imports ÷ exports.

    With a bloc, CDI1 and CDI3 are of the imports from outside it. Without one CDI2 is not defined for one country, so it is None.

    Parameters
    ----------
    amounts
        seller → what it sold to the country, all in one unit (thousand USD or tonnes).
    sold
        what the country sold of the product to all, in the same unit; None where the table has no such row.

    Examples
    --------
    >>> made = cdi({"iso:TH": 50_791_017, "iso:CN": 1_205_136, "iso:VN": 44_563_794}, None)
    >>> round(made.concentration, 2), made.outside, made.held
    (0.49, None, None)
    >>> cdi({"iso:TH": 9, "iso:CN": 1}, 5).held
    True

    References
    ----------
    European Commission 2021, SWD(2021) 352, section 3; limits 0.4, 0.5 and 1.
    """
    outside = {seller: amount for seller, amount in amounts.items() if seller not in bloc}
    whole, part = fsum(amounts.values()), fsum(outside.values())
    first = min(outside, key=lambda seller: (-outside[seller], seller), default="")
    return Cdi(
        concentration=hhi(outside.values()),
        outside=part / whole if bloc and whole > 0 else None,
        to_exports=part / sold if sold else None,
        seller=first,
        seller_share=outside[first] / part if first and part > 0 else None,
        bought=part,
    )


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each product whose imports hold every limit in at least one of the last three years; formula: see `cdi`.

    A product is called a dependency only where it holds them in two of three years; with fewer years loaded nothing is.

    Parameters
    ----------
    parts
        `tables`; `rows`: table, product, sellers and amounts (two lists), facts; `exports`: table, product, values; `countries`.
    parameters
        `country`, `by` (value or weight), `bloc` (none or ASEAN), `table`.

    Returns
    -------
    Measured
        n of N: dependencies, of all products that the country buys in these years. A product with no row of exports is never one:
        its exports are unknown, which is not zero.
    """
    if empty := none(parts, parameters):
        return empty
    used = chosen(parts["tables"], parameters)[:YEARS]
    bloc = ASEAN if parameters["bloc"] == "ASEAN" else frozenset()
    found, gaps = _years(parts, used, bloc)
    rows = [row for code, years in sorted(found.items()) if (row := _row(used, code, years))]
    order = {DEPENDENCY: 0, OPEN: 1, BRIEF: 2}
    rows.sort(key=lambda row: (order[str(row["verdict"])], -float(str(row["bought"])), str(row["code"])))
    n = sum(row["verdict"] == DEPENDENCY for row in rows)
    notes = (*said(used, parts["tables"]), *_notes(parameters, used, rows, gaps, bloc))
    return Measured(rows=rows, population=(n, len(found)), notes=notes, picture=pictured(parts["countries"], _links(rows, parameters)))


def _years(parts: Parts, used: Sequence[Row], bloc: frozenset[str]) -> tuple[dict[str, dict[str, Cdi]], int]:
    """Product → year → figures, and how many products and years lack an amount and are left out."""
    found: dict[str, dict[str, Cdi]] = {}
    gaps = 0
    for table in used:
        sold = summed(row for row in parts["exports"] if row["table"] == table["table"])
        for row in (row for row in parts["rows"] if row["table"] == table["table"] and row["product"]):
            sellers, amounts = _list(row["sellers"]), _list(row["amounts"])
            code = table_digits(row["product"])
            years = found.setdefault(code, {})
            if _NOT_KNOWN in amounts:
                gaps += 1  # one unknown amount makes every share unknown
                continue
            by_seller: dict[str, list[float]] = {}
            for seller, amount in zip(sellers, amounts, strict=True):
                by_seller.setdefault(str(seller), []).append(float(str(amount)))
            years[str(table["period"])] = cdi({one: fsum(some) for one, some in by_seller.items()}, sold.get(code), bloc)
    return found, gaps


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _row(used: Sequence[Row], code: str, years: Mapping[str, Cdi]) -> Row | None:
    """The row of one product; None where no year holds the limits."""
    held = [year for year, one in sorted(years.items()) if one.held]
    maybe = [year for year, one in sorted(years.items()) if one.held is None]
    if not held and not maybe:
        return None
    verdict = DEPENDENCY if len(held) >= LASTING else OPEN if len(held) + len(maybe) >= LASTING else BRIEF
    newest = max(held + maybe)
    table = next(row for row in used if row["period"] == newest)
    one = years[newest]
    return {
        "code": f"{table['hs']}:{code}",
        "product": product(table, code),
        "verdict": verdict,
        "years": tuple(held),
        "years_open": tuple(maybe),
        "bought": round(one.bought, 3),
        "cdi1": _rounded(one.concentration),
        "cdi2": _rounded(one.outside),
        "cdi3": _rounded(one.to_exports),
        "first_seller": one.seller or None,
        "first_share_percent": _rounded(None if one.seller_share is None else 100 * one.seller_share),
        "sources": table_sources(used),
        "table": table["table"],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _links(rows: Iterable[Row], parameters: Parameters) -> Iterator[PictureLink]:
    """The largest seller of each product as the table states it."""
    buyer = f"iso:{parameters['country']}"
    for row in list(rows)[:_DRAWN]:
        series = str(row["table"]).removeprefix("table:")
        code = table_digits(row["code"])
        if row["first_seller"]:
            properties = {"product": row["code"], "period": series.rpartition("/")[2], "basis": "sourced", "source_ids": row["sources"]}
            fact = f"{series}|{row['first_seller']}|{buyer}|{code}"
            yield PictureLink(id=fact, kind="TRADES", start=str(row["first_seller"]), end=buyer, status="stated", properties=properties)


def _notes(parameters: Parameters, used: Sequence[Row], rows: Sequence[Row], gaps: int, bloc: frozenset[str]) -> Iterator[Note]:
    if bloc:
        yield Note(text="CDI1 and CDI3 are of imports from outside ASEAN (11 members); CDI2 is their part of all imports.")
    else:
        yield Note(
            text="CDI2 is not defined for one country, so only CDI1 and CDI3 are held against limits. Ask with bloc=ASEAN for all three."
        )
    if len(used) < YEARS:
        text = "Only {n} of the 3 years are loaded; a flag must hold in 2 of 3 before it is called a dependency."
        yield Note(text=text, values={"n": len(used)})
    unsure = sum(row["verdict"] == OPEN for row in rows)
    if unsure:
        text = "Products concentrated in 2 years whose exports have no row, so that CDI3 is unknown: {n}; shown apart, not counted."
        yield Note(text=text, values={"n": unsure})
    if gaps:
        text = "Products and years with a row whose {by} is not known, left out: {n}."
        yield Note(text=text, values={"n": gaps, "by": parameters["by"]})

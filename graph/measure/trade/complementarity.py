"""Measure `trade/complementarity`: whether two countries sell each other the same goods, and whether one sells what the other buys."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.trade.trade_table import NOTHING, by_group, chosen, product, said, sales, shares, summed, table_sources
from graph.result import Row

BOTH_WAYS, SUITS = "both ways", "one sells what the other buys"
TOTAL = "total"
PAIRS = {"VN": "LA", "LA": "VN"}
WEAK = "The index of a total is weak: exports of 100 and 0 in two products, imports of 0 and 100, give 1 in total and 0 for each product."


def both_ways(exports: float, imports: float) -> float | None:
    """GL = 1 − |X − M| / (X + M), 0 to 1, of one group of goods; None where both are 0.

    Examples
    --------
    >>> round(both_ways(524.5, 368.4), 4), round(both_ways(755.2, 1250), 4)  # Viet Nam with Laos, 2017 and January to July 2025
    (0.8252, 0.7532)
    >>> both_ways(100 + 0, 0 + 100), both_ways(100, 0), both_ways(0, 100)  # in total, and for each of the two products
    (1.0, 0.0, 0.0)

    References
    ----------
    Grubel, Lloyd 1975, Intra-Industry Trade.
    """
    whole = exports + imports
    return 1 - abs(exports - imports) / whole if whole > 0 else None


def suits(sold: Mapping[str, float], bought: Mapping[str, float]) -> float:
    """TCI = 100 (1 − ½ Σₖ |m_k − x_k|), 0 to 100, of shares at one level of codes.

    Examples
    --------
    >>> round(suits({"a": 0.5, "b": 0.3, "c": 0.2}, {"a": 0.2, "b": 0.3, "c": 0.5}), 9)
    70.0

    References
    ----------
    Michaely 1996, Trade Preferential Agreements in Latin America, World Bank Policy Research 1583.
    """
    return 100 * (1 - fsum(abs(bought.get(code, 0.0) - sold.get(code, 0.0)) for code in {*sold, *bought}) / 2)


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """GL of every published total; from a loaded trade table GL of each group of goods and TCI both ways. Formulas: `both_ways`, `suits`.

    Parameters
    ----------
    parts
        `rows`: published totals (figure, pair, periods, exports, imports, sources); `tables`; `traded`: seller, product, values between
        the two; `bought`: buyer, product, values; `sold`: exporter, table, sales of the two.
    parameters
        `level` (digits of the groups), `table`, `period`.

    Returns
    -------
    Measured
        Each row names its level. n of N: rows with an index, of all totals and groups; where one side has no row there is none.
    """
    totals = [_total(row) for row in parts["rows"]]
    used = chosen(parts["tables"], parameters) if parts["tables"] else ()
    notes: list[Note] = [Note(text=WEAK)]
    rows = totals
    if used:
        table, digits = used[0], min(int(str(parameters["level"])), int(str(used[0]["level"] or 6)))
        rows = [*totals, *_suiting(parts, table, digits), *_groups(parts, table, digits)]
        notes += [*said((table,), parts["tables"]), Note(text="Level of the groups: {n} digits.", values={"n": digits})]
        notes.append(
            Note(text="In the index of 0 to 100 a group of goods without a row counts as a share of nothing: it asks for whole tables.")
        )
    elif parts["tables"]:
        notes.append(Note(text="No trade table as asked for is loaded; only published totals are shown."))
    else:
        notes += [NOTHING, Note(text="Until then only published totals are shown, without goods.")]
    missing = sum(row["value"] is None for row in rows)
    if missing:
        notes.append(Note(text="Without an index, because one of the two values is unknown: {n}.", values={"n": missing}))
    return Measured(rows=rows, population=(len(rows) - missing, len(rows)), notes=tuple(notes))


def _total(row: Row) -> Row:
    exports, imports = row["exports"], row["imports"]
    known = exports is not None and imports is not None
    index = both_ways(float(str(exports)), float(str(imports))) if known else None
    return {
        **dict.fromkeys(("code", "product")),
        "row": str(row["figure"]),
        "index": BOTH_WAYS,
        "level": TOTAL,
        "pair": row["pair"],
        "figure": row["figure"],
        "period_from": row["period_from"],
        "period_to": row["period_to"],
        "exports": _rounded(exports),
        "imports": _rounded(imports),
        "value": None if index is None else round(index, 4),
        "sources": table_sources((row,)),
    }


def _rounded(value: object) -> float | None:
    return None if value is None else round(float(str(value)), 6)


def _table_row(table: Row, index: str, level: str, pair: str, code: str, **more: object) -> Row:
    name = f"{table['hs']}:{code}" if code else None
    return {
        "row": "|".join(filter(None, (str(table["table"]), index, pair, code))),
        "index": index,
        "level": level,
        "code": name,
        "product": product(table, code) if code else None,
        "pair": pair,
        "figure": None,
        "period_from": table["period"],
        "period_to": table["period"],
        "exports": None,
        "imports": None,
        "value": None,
        "sources": table_sources((table,)),
        **more,
    }


def _groups(parts: Parts, table: Row, digits: int) -> Iterator[Row]:
    """GL of each group of goods between the two: one side without a row leaves it unknown."""
    sent, come = (by_group(summed(_of(parts["traded"], "seller", seller)), digits) for seller in ("VN", "LA"))
    level = f"{digits} digits"
    for code in sorted({*sent, *come}):
        exports, imports = sent.get(code), come.get(code)
        index = both_ways(exports, imports) if exports is not None and imports is not None else None
        more = {"exports": _million(exports), "imports": _million(imports), "value": None if index is None else round(index, 4)}
        yield _table_row(table, BOTH_WAYS, level, "VN-LA", code, **more)


def _million(value: float | None) -> float | None:
    return None if value is None else round(value / 1000, 6)


def _suiting(parts: Parts, table: Row, digits: int) -> Iterator[Row]:
    """TCI of what each sells to all and the other buys from all."""
    sold = sales(parts["sold"], table["table"])
    for seller, buyer in PAIRS.items():
        own = shares(by_group(sold.get(f"iso:{seller}", {}), digits))
        wanted = shares(by_group(summed(_of(parts["bought"], "buyer", buyer)), digits))
        value = round(suits(own, wanted), 2) if own and wanted else None
        yield _table_row(table, SUITS, f"{digits} digits", f"{seller}-{buyer}", "", value=value)


def _of(rows: Sequence[Row], column: str, country: str) -> Iterator[Row]:
    return (row for row in rows if row[column] == country)

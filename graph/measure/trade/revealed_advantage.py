"""Measure `trade/revealed_advantage`: what a country sells more of than the world does, by a loaded trade table."""

from collections.abc import Iterator, Mapping
from math import fsum

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.trade.trade_table import by_product, chosen, none, product, said, sales, table_sources
from graph.result import Row


def rca(sold: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """RCA of every country and product: RCA = (x_cp / Σₚ x_cp) / (Σ_c x_cp / ΣΣ x), a ratio; ≥ 1 is an advantage.

    Parameters
    ----------
    sold
        country → product → value, in any one unit. A product without a row of the country gets no RCA: it is unknown, not 0.

    Examples
    --------
    >>> made = rca({"A": {"p": 80, "q": 20}, "B": {"p": 20, "q": 180}})
    >>> {country: {code: round(ratio, 4) for code, ratio in row.items()} for country, row in made.items()}
    {'A': {'p': 2.4, 'q': 0.3}, 'B': {'p': 0.3, 'q': 1.35}}

    References
    ----------
    Balassa 1965, The Manchester School 33, 99–123.
    """
    world = by_product({country: dict(row) for country, row in sold.items()})
    whole = fsum(world.values())
    made = {}
    for country, row in sold.items():
        own = fsum(row.values())
        made[country] = {code: (value / own) / (world[code] / whole) for code, value in row.items() if own > 0 and world[code] > 0}
    return made


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each product that the country sells, the greatest advantage first; formula, units and reference: see `rca`.

    Parameters
    ----------
    parts
        `tables`; `rows`: exporter, table, sales (code=thousand USD), of all exporters of one table.
    parameters
        `country`, `table`, `period`, `minimum` (thousand USD: products of which it sells less are left out of the rows).

    Returns
    -------
    Measured
        n of N: products with RCA ≥ 1, of the products that it sells and that reach the minimum.
    """
    if empty := none(parts, parameters):
        return empty
    table = chosen(parts["tables"], parameters)[0]
    sold = sales(parts["rows"], table["table"])
    country, least = f"iso:{parameters['country']}", float(str(parameters["minimum"]))
    own = sold.get(country, {})
    ratios, world, total = rca(sold).get(country, {}), by_product(sold), fsum(own.values())
    kept = {code: value for code, value in own.items() if code in ratios and value >= least}
    rows = [_row(table, code, value, total, world[code], ratios[code]) for code, value in kept.items()]
    rows.sort(key=lambda row: (-float(str(row["rca"])), str(row["code"])))
    notes = (*said((table,), parts["tables"], len(sold)), *_notes(len(own) - len(kept), least, bool(own)))
    return Measured(rows=rows, population=(sum(bool(row["advantage"]) for row in rows), len(rows)), notes=notes)


def _row(table: Row, code: str, value: float, total: float, world: float, ratio: float) -> Row:
    return {
        "code": f"{table['hs']}:{code}",
        "product": product(table, code),
        "exports": round(value, 3),
        "share_percent": round(100 * value / total, 4),
        "world_share_percent": round(100 * value / world, 4),
        "rca": round(ratio, 4),
        "advantage": ratio >= 1,
        "sources": table_sources((table,)),
    }


def _notes(small: int, least: float, seen: bool) -> Iterator[Note]:
    if not seen:
        yield Note(text="The table has no row in which the country sells something; what it sells is unknown, not zero.")
    if least > 0:
        text = "Smallest value taken: {least} thousand USD; products left out for it: {n}."
        yield Note(text=text, values={"least": f"{least:g}", "n": small})
    else:
        yield Note(text="No smallest value is set: a product of which very little is sold can reach a high ratio. Set one with minimum=…")

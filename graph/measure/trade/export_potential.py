"""Measure `trade/export_potential`: how a country's sales to its neighbour would spread over goods if they followed supply and demand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.trade.trade_table import by_product, chosen, none, product, said, sales, summed, table_sources
from graph.result import Row


@dataclass(frozen=True, kw_only=True)
class Potential:
    """`ease`: trade of the two, divided by what their shares would give; above 1 they trade more than that. `epi`: code → value."""

    ease: float
    epi: Mapping[str, float]


def potential(shares: Mapping[str, float], demand: Mapping[str, float], traded: float) -> Potential:
    """EPIᵢⱼₖ = (v_ik / v_k) · v_jk · [ v_ij / Σₖ (v_ik / v_k) v_jk ], in the unit of the demand; Σₖ EPI = v_ij.

    Parameters
    ----------
    shares
        code → part of the exporter in the world's sales of it, v_ik / v_k.
    demand
        code → what the market buys of it from all, v_jk.
    traded
        what the exporter sells to the market in all, v_ij.

    Examples
    --------
    >>> made = potential({"p": 0.8, "q": 0.1}, {"p": 30, "q": 60}, 20)
    >>> round(made.ease, 3), {code: round(value, 9) for code, value in made.epi.items()}
    (0.667, {'p': 16.0, 'q': 4.0})

    References
    ----------
    Decreux, Spies 2016, Export Potential Assessments, ITC: the static core, without growth, tariffs and distance.
    """
    expected = {code: share * demand[code] for code, share in shares.items() if code in demand}
    whole = fsum(expected.values())
    ease = traded / whole if whole > 0 else 0.0
    return Potential(ease=ease, epi={code: value * ease for code, value in expected.items()} if whole > 0 else {})


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each product that the country sells and its neighbour buys, the largest unused part first; formula: see `potential`.

    Parameters
    ----------
    parts
        `tables`; `rows`: exporter, table, sales, of all exporters; `demand`, `traded`: product and values (lists, thousand USD).
    parameters
        `country` (who sells; the market is the other of the two), `table`, `period`.

    Returns
    -------
    Measured
        unused = max(0, EPI − actual), thousand USD; n of N: products with an unused part, of those that one sells and the other buys.
    """
    if empty := none(parts, parameters):
        return empty
    table = chosen(parts["tables"], parameters)[0]
    sold = sales(parts["rows"], table["table"])
    own, world = sold.get(f"iso:{parameters['country']}", {}), by_product(sold)
    demand, actual = summed(parts["demand"]), summed(parts["traded"])
    shares = {code: value / world[code] for code, value in own.items() if world[code] > 0}
    made = potential(shares, demand, fsum(actual.values()))
    rows = [_row(table, code, value, demand[code], shares[code], actual.get(code)) for code, value in made.epi.items()]
    rows.sort(key=lambda row: (-float(str(row["unused"])), -float(str(row["potential"])), str(row["code"])))
    notes = (*said((table,), parts["tables"], len(sold)), *_notes(made, fsum(actual.values()), bool(actual)))
    return Measured(rows=rows, population=(sum(float(str(row["unused"])) > 0 for row in rows), len(rows)), notes=notes)


def _row(table: Row, code: str, epi: float, demand: float, share: float, actual: float | None) -> Row:
    return {
        "code": f"{table['hs']}:{code}",
        "product": product(table, code),
        "world_share_percent": round(100 * share, 4),
        "demand": round(demand, 3),
        "potential": round(epi, 3),
        "actual": None if actual is None else round(actual, 3),
        "unused": round(max(0.0, epi - (actual or 0.0)), 3),
        "sources": table_sources((table,)),
    }


def _notes(made: Potential, traded: float, any_row: bool) -> Iterator[Note]:
    if not any_row:
        yield Note(text="The table has no row in which one sells to the other: without a history the method cannot give a potential.")
    elif not made.epi:
        yield Note(text="No product that one sells is bought by the other in this table.")
    else:
        text = "Ease of trade: {ease}; all potentials together are today's trade, {sum} thousand USD, by construction: it is no forecast."
        yield Note(text=text, values={"ease": f"{made.ease:.3f}", "sum": f"{traded:,.0f}"})
        text = "A product without a row of trade between the two is counted as unused in full; that there was none is not known."
        yield Note(text=text)

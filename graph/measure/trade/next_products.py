"""Measure `trade/next_products`: goods near to what a country sells well already, and how complex its exports are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, isnan

from graph.algorithm.economic_complexity import Complexity, complexity, density
from graph.algorithm.input_output import matrix
from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.trade.revealed_advantage import rca
from graph.measure.trade.trade_table import Sales, chosen, none, product, said, sales, table_sources
from graph.result import Row

_NAMED = 10  # countries or products named in a note


@dataclass(frozen=True, kw_only=True)
class Space:
    """M with its rows and columns: 1 where a country sells a product with RCA ≥ 1; empty rows and columns are left out and listed."""

    countries: tuple[str, ...]
    products: tuple[str, ...]
    held: tuple[frozenset[str], ...]
    empty: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    small: tuple[str, ...] = ()

    @property
    def rows(self) -> list[list[float]]:
        return [[float(code in own) for code in self.products] for own in self.held]


def space(sold: Sales, ratios: Mapping[str, Mapping[str, float]], least: float) -> Space:
    """Which country sells which product with RCA ≥ 1, without countries that sell less than `least` in all.

    >>> made = space({"A": {"p": 9.0}, "B": {"p": 1.0}}, {"A": {"p": 1.0}, "B": {"p": 0.5}}, 0)
    >>> made.countries, made.products, made.empty
    (('A',), ('p',), ('B',))
    """
    small = tuple(sorted(country for country, own in sold.items() if fsum(own.values()) < least))
    held = {c: frozenset(code for code, ratio in ratios[c].items() if ratio >= 1) for c in sorted(sold) if c not in small}
    products = sorted(frozenset[str]().union(*held.values()))
    everything = {code for own in sold.values() for code in own}
    kept = {country: own for country, own in held.items() if own}
    return Space(
        countries=tuple(kept),
        products=tuple(products),
        held=tuple(kept.values()),
        empty=tuple(country for country, own in held.items() if not own),
        nowhere=tuple(sorted(everything - set(products))),
        small=small,
    )


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each product that the country does not sell well yet, nearest first; nothing is said of what it could make.

    φᵢⱼ = min{P(i|j), P(j|i)};  ω_cj = Σᵢ M_ci φᵢⱼ / Σᵢ φᵢⱼ;  ECI, PCI: second eigenvector of D⁻¹ M U⁻¹ Mᵀ, standardised (sample
    deviation), sign by diversity. Worked examples: `algorithm.input_output`.

    Parameters
    ----------
    parts
        `tables`; `rows`: exporter, table, sales, of all exporters of one table.
    parameters
        `country`, `table`, `period`, `minimum` (thousand USD that a country sells in all, to be in M), `own` (whether i = j counts).

    Returns
    -------
    Measured
        density 0 to 1; n of N: products not sold with RCA ≥ 1, of those that any country sells so.

    References
    ----------
    Hidalgo, Klinger, Barabási, Hausmann 2007, Science 317, 482–487; Hidalgo, Hausmann 2009, PNAS 106, 10570–10575.
    """
    if empty := none(parts, parameters):
        return empty
    table = chosen(parts["tables"], parameters)[0]
    sold, country = sales(parts["rows"], table["table"]), f"iso:{parameters['country']}"
    ratios = rca(sold)
    made = space(sold, ratios, float(str(parameters["minimum"])))
    head = tuple(said((table,), parts["tables"], len(made.countries)))
    if country not in made.countries:
        text = "The country sells nothing in this table with a revealed advantage, or less than the minimum: what is near is unknown."
        return Measured(rows=(), population=(0, len(made.products)), notes=(*head, Note(text=text), *_cleaned(made, parameters)))
    m, at = matrix(made.rows), made.countries.index(country)
    near, found = density(m, at, own=bool(parameters["own"])), complexity(m)
    rows, cited = [], table_sources((table,))
    for place, code in enumerate(made.products):
        if code not in made.held[at]:
            pci = None if found.pci is None else round(float(found.pci[place]), 4)
            density_ = None if isnan(near[place]) else round(float(near[place]), 4)
            rows.append(_row(table, code, density_, pci, sold[country].get(code), ratios[country].get(code), cited))
    rows.sort(key=lambda row: (-float(str(row["density"] or 0)), str(row["code"])))
    notes = (*head, *_eci(made, found, at, parameters), *_cleaned(made, parameters))
    return Measured(rows=rows, population=(len(rows), len(made.products)), notes=notes)


def _row(
    table: Row, code: str, near: float | None, pci: float | None, value: float | None, ratio: float | None, cited: tuple[str, ...]
) -> Row:
    return {
        "code": f"{table['hs']}:{code}",
        "product": product(table, code),
        "density": near,
        "complexity": pci,
        "exports": None if value is None else round(value, 3),
        "rca": None if ratio is None else round(ratio, 4),
        "sources": cited,
    }


def _eci(made: Space, found: Complexity, at: int, parameters: Parameters) -> Iterator[Note]:
    if parameters["own"]:
        yield Note(text="A product counts as near to itself: i = j is in both sums.")
    else:
        yield Note(text="A product does not count as near to itself: i = j is in neither sum.")
    if found.eci is None:
        text = "Complexity is not estimable: the second eigenvalue is not single, or there are fewer than 3 countries."
        yield Note(text=text)
        return
    eci = float(found.eci[at])
    rank = 1 + sum(float(one) > eci + 1e-9 for one in found.eci)
    text = "Economic complexity (ECI) of the country: {eci}, rank {rank} of {of}; second eigenvalue {value}."
    values = {"eci": f"{eci:.4f}", "rank": rank, "of": len(made.countries), "value": f"{found.eigenvalue:.4f}"}
    yield Note(text=text, values=values)


def _cleaned(made: Space, parameters: Parameters) -> Iterator[Note]:
    text = "Smallest exports of a country taken: {least} thousand USD; countries left out for it: {n}."
    yield Note(text=text, values={"least": f"{float(str(parameters['minimum'])):g}", "n": len(made.small)})
    if made.empty:
        text = "Countries without any revealed advantage, left out: {n} ({names})."
        yield Note(text=text, values={"n": len(made.empty), "names": _some(made.empty)})
    if made.nowhere:
        text = "Products that no country sells with a revealed advantage, left out: {n} ({names})."
        yield Note(text=text, values={"n": len(made.nowhere), "names": _some(made.nowhere)})


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")

"""Measure `trade/published_figures`: published figures of trade, each with those that it overlaps or contradicts; nothing is added up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.validity import first_day
from graph.measure.need.needs import covers
from graph.result import Row

VALUES = ("musd", "tonnes", "vn_exports_musd", "vn_imports_musd", "total_musd")
# Figures are printed to 0.1 million; two roundings in a sum of two may differ by 0.1.
ROUNDING = 0.1
_ALL = "both"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One published figure with what is compared of it."""

    row: Row
    products: tuple[str, ...] = ()
    values: dict[str, float] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.row["figure"])

    @property
    def about(self) -> tuple[object, ...]:
        return self.row["pair"], self.row["flow"]

    @property
    def period(self) -> tuple[str, str]:
        """First and last month."""
        end = str(self.row["period_to"])
        return first_day(str(self.row["period_from"]))[:7], end[:7] if len(end) > 4 else f"{end}-12"


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each published figure, oldest period first, with the figures that it overlaps and those that it contradicts.

    Two figures of one pair and flow overlap when their periods share a month and their products share a code. They contradict when they
    have the same period and the same words for the product and their values differ, or when the shorter period has the larger value.
    A total contradicts itself when its two parts add up to something else: |exports + imports − total| > 0.1 USD million.

    Parameters
    ----------
    parts
        `rows`: figure, pair, flow, period_from, period_to, product_as_named, quality, same_as, disputed, sources and the values
        musd, vn_exports_musd, vn_imports_musd, total_musd (USD million) and tonnes; `products`: figure, code, basis.
    parameters
        `product` (a code or the beginning of one; empty: all), `flow`.

    Returns
    -------
    Measured
        n of N: figures shown, of all loaded. Figures are listed, never added: overlapping periods and chapters would count twice.

    Examples
    --------
    >>> def total(id, end, exports, imports, whole):
    ...     period = dict(pair="VN-LA", flow=None, period_from="2022-01", period_to=end)
    ...     return dict(period, figure=id, vn_exports_musd=exports, vn_imports_musd=imports, total_musd=whole)
    >>> rows = [total("vl:TT04", "2022-10", 512.3, 849.5, 1360.0), total("vl:TT99", "2022-06", 600.0, 1.0, 601.0)]
    >>> later = measure(dict(rows=rows, products=()), dict(product="", flow="both")).rows[1]
    >>> later["figure"], later["contradicts"]
    ('vl:TT04', ('vl:TT99',))
    >>> print(*later["remarks"], sep="; ")
    exports and imports add up to 1361.8, printed total 1360; vn_exports_musd: 600 in a part of the period (vl:TT99), 512.3 here
    """
    figures = [_figure(row, parts["products"]) for row in parts["rows"]]
    wanted, flow = digits(parameters["product"]), str(parameters["flow"])
    shown = [one for one in figures if _asked(one, wanted, flow)]
    shown.sort(key=lambda one: (*one.period, one.id))
    rows = [_row(one, figures) for one in shown]
    return Measured(rows=rows, population=(len(rows), len(figures)), notes=tuple(_notes(rows, parts["products"])))


def _figure(row: Row, products: Iterable[Row]) -> Figure:
    codes = tuple(sorted(str(one["code"]) for one in products if one["figure"] == row["figure"]))
    return Figure(row=row, products=codes, values={name: float(str(row[name])) for name in VALUES if row.get(name) is not None})


def _asked(one: Figure, code: str, flow: str) -> bool:
    return (not code or any(covers(own, code) for own in one.products)) and (flow == _ALL or one.row["flow"] in (flow, None))


def _row(one: Figure, figures: Sequence[Figure]) -> Row:
    overlapping = [other for other in figures if other is not one and _overlap(one, other)]
    found = [(other, remark) for other in overlapping for remark in _differ(one, other)]
    sources = one.row.get("sources")
    return {
        **one.row,
        "products": tuple(f"hs2022:{code}" for code in one.products),
        "overlaps": tuple(sorted(other.id for other in overlapping)),
        "contradicts": tuple(sorted({other.id for other, _ in found})),
        "remarks": (*_sum(one), *(remark for _, remark in found), *_disputed(one.row.get("disputed"))),
        "sources": tuple(sources) if isinstance(sources, (list, tuple)) else (),
    }


def _overlap(one: Figure, other: Figure) -> bool:
    if one.about != other.about or one.period[0] > other.period[1] or other.period[0] > one.period[1]:
        return False
    if not one.products and not other.products:
        return one.row.get("product_as_named") == other.row.get("product_as_named")
    return any(covers(a, b) for a in one.products for b in other.products)


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are of the same goods: the same codes."""
    return one.products == other.products


def _differ(one: Figure, other: Figure) -> Iterator[str]:
    """What stands against the other figure, if both are of the same goods."""
    if not _same(one, other):
        return
    for name in sorted(one.values.keys() & other.values.keys()):
        mine, its = one.values[name], other.values[name]
        if one.period == other.period and abs(mine - its) > 1e-9:
            yield f"{name}: {its:g} in {other.id} for the same period, {mine:g} here"
        elif _inside(other, one) and its > mine + ROUNDING:
            yield f"{name}: {its:g} in a part of the period ({other.id}), {mine:g} here"
        elif _inside(one, other) and mine > its + ROUNDING:
            yield f"{name}: {its:g} in a longer period ({other.id}), {mine:g} here"


def _inside(part: Figure, whole: Figure) -> bool:
    return part.period != whole.period and part.period[0] >= whole.period[0] and part.period[1] <= whole.period[1]


def _sum(one: Figure) -> Iterator[str]:
    parts = [one.values.get("vn_exports_musd"), one.values.get("vn_imports_musd"), one.values.get("total_musd")]
    if None not in parts:
        exports, imports, total = (float(str(part)) for part in parts)
        if abs(exports + imports - total) > ROUNDING:
            yield f"exports and imports add up to {exports + imports:.6g}, printed total {total:g}"


def _disputed(names: object) -> Iterator[str]:
    if isinstance(names, (list, tuple)):
        yield from (f"datasets differ: {name}" for name in names)


def _notes(rows: Sequence[Row], products: Sequence[Row]) -> Iterator[Note]:
    odd = sum(bool(row["remarks"]) for row in rows)
    yield Note(
        text="Figures shown that differ from another figure or from the sum of their own parts: {n} of {of}.",
        values={"n": odd, "of": len(rows)},
    )
    remarked = sum(str(row.get("quality") or "as published") != "as published" for row in rows)
    if remarked:
        yield Note(text="Figures with a remark on their quality: {n}.", values={"n": remarked})
    same = sum(bool(row.get("same_as")) for row in rows)
    if same:
        yield Note(text="Figures that stand as a link too (same_as), never to be added: {n}.", values={"n": same})
    assumed = {row["figure"] for row in products if row["basis"] == "assumed"} & {row["figure"] for row in rows}
    if assumed:
        yield Note(text="Figures whose codes are our reading of the words of the source: {n}.", values={"n": len(assumed)})

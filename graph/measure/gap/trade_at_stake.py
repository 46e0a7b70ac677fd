"""What a gap is worth: published trade into the country of a product that covers the code; listed, never added."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.measure.facts.sites import LEVELS
from graph.result import Row

# Viet Nam reports both flows: what it exports comes into Laos, what it imports comes from there.
INTO = {"LA": "VN exports", "VN": "VN imports"}


@dataclass(frozen=True, kw_only=True)
class Stake:
    """The figure nearest to a product, its value in USD million, and after it all other figures that cover the code."""

    musd: float | None = None
    period: str | None = None
    figures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Stakes:
    """Figures of trade into a country, by code.

    Parameters
    ----------
    figures : `figure`, `code`, `flow`, `musd` (USD million), `period_from`, `period_to`, `sources`; one row for each code of a figure

    >>> old = dict(figure="vl:T1", code="2523", flow="VN exports", musd=9.0, period_from="2022-01", period_to="2022-12", sources=["src:S1"])
    >>> new = dict(old, figure="vl:T2", code="25", musd=4.5, period_from="2025-01", period_to="2025-07")
    >>> stakes = Stakes([old, new, dict(old, figure="vl:T3", flow="VN imports")], "LA")
    >>> stakes.of(["252310"]).musd, stakes.of(["252310"]).figures, stakes.of(["251010"]).figures, stakes.of(["440320"]).musd
    (9.0, ('vl:T1', 'vl:T2'), ('vl:T2',), None)
    """

    def __init__(self, figures: Iterable[Row], country: str) -> None:
        chosen = [row for row in figures if row["flow"] == INTO[country] and row["musd"] is not None]
        self._spread = Counter(str(row["figure"]) for row in chosen)  # a figure of many codes says little of one
        self._by_code: dict[str, dict[str, Row]] = {}
        for row in chosen:
            self._by_code.setdefault(str(row["code"]), {})[str(row["figure"])] = row

    def of(self, codes: Iterable[str]) -> Stake:
        """The figures whose code is equal to, or wider than, one of the codes.

        The longest code first, of equal ones the figure of fewest codes, then the newest period, then the longest one.
        """
        found: dict[str, Row] = {}
        wider = {one for code in codes for one in (code, *(code[:level] for level in LEVELS))}
        for one in sorted(wider, key=lambda code: (len(code), code)):
            found |= self._by_code.get(one, {})
        if not found:
            return Stake()
        order = sorted(found, key=lambda one: (str(found[one]["period_from"]), one))
        order.sort(key=lambda one: str(found[one]["period_to"]), reverse=True)
        order.sort(key=lambda one: (-len(str(found[one]["code"])), self._spread[one]))
        first = found[order[0]]
        some = [row["sources"] for row in found.values()]
        return Stake(
            musd=float(str(first["musd"])),
            period=f"{first['period_from']} to {first['period_to']}",
            figures=tuple(order),
            sources=tuple(sorted({str(one) for each in some if isinstance(each, (list, tuple)) for one in each})),
        )

"""Hops up and down a chain, by codes and headings, and the ratios of a recipe, which are multiplied only where their units chain."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.measure.facts.hs_codes import digits, is_code, match
from graph.measure.facts.sites import Codes
from graph.result import Row
from graph.schema import kind_of


@dataclass(frozen=True, kw_only=True)
class Total:
    """A range of ratios with its unit, such as 2.5974 to 2.6 t/t: input for one unit of output."""

    low: float
    high: float
    unit: str

    def times(self, ratio: "Total") -> "Total | None":
        """The product along a way, or None where the unit of this input is not that of the next output.

        >>> Total(low=2, high=3, unit="t/t").times(Total(low=2, high=2, unit="m3/t"))
        Total(low=4, high=6, unit='m3/t')
        >>> Total(low=2, high=3, unit="t live/t").times(Total(low=2, high=2, unit="t/t")) is None
        True
        """
        above, _, below = ratio.unit.partition("/")
        mine, _, start = self.unit.partition("/")
        if self.unit and mine != below:
            return None
        return Total(low=self.low * ratio.low, high=self.high * ratio.high, unit=f"{above}/{start or below}")

    @staticmethod
    def of_all(some: "Sequence[Total | None]") -> "Total | None":
        """The range over several ways, or None where one of them has none or another unit."""
        known = [one for one in some if one]
        if len(known) != len(some) or len({one.unit for one in known}) != 1:
            return None
        return Total(low=min(one.low for one in known), high=max(one.high for one in known), unit=known[0].unit)


def ratios(rows: Iterable[Row]) -> list[Total | None]:
    """One range for each unit, in the order of their units; None stands for statements without a ratio.

    >>> ratios([{"ratio": 9.1, "ratio_unit": "t/t"}, {"ratio": 10, "ratio_unit": "t/t"}, {"ratio": None}])
    [Total(low=9.1, high=10.0, unit='t/t'), None]
    """
    found: dict[str, list[float]] = {}
    without = False
    for row in rows:
        if row.get("ratio") is None:
            without = True
        else:
            found.setdefault(str(row["ratio_unit"]), []).append(float(str(row["ratio"])))
    made: list[Total | None] = [Total(low=min(some), high=max(some), unit=unit) for unit, some in sorted(found.items())]
    return [*made, None] if without else made


class Stated:
    """Statements by the things and codes that they may be reached from: a walk does not look through all of them at each step."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._of: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for end in dict.fromkeys(str(row[name]) for name in ("a", "b", "product") if row.get(name)):
                self._of.setdefault(end, []).append(number)
        self._codes = Codes(digits(end) for end in self._of if is_code(end))

    def around(self, thing: str) -> list[Row]:
        """The rows that name the thing, or a code equal, wider or narrower, in their order."""
        ends = [f"hs2022:{code}" for code in self._codes.meeting(digits(thing))] if is_code(thing) else [thing]
        return [self._rows[number] for number in sorted({number for end in ends for number in self._of.get(end, ())})]


def hops_of(stated: Iterable[Row], thing: str, up: bool, goods: set[str] | None) -> Iterator[tuple[str, str, Row]]:
    """What one step leads to: the thing, how its code meets the one left (empty between enterprises), the statement.

    `goods` says for what an enterprise was reached: None at the start of the walk, an empty text where it is not said.
    """
    product = kind_of(thing) == "Product"
    for row in stated:
        found = _of_product(row, digits(thing), up) if product else _of_enterprise(row, thing, up, goods)
        if found:
            yield (*found, row)


def _of_product(row: Row, code: str, up: bool) -> tuple[str, str] | None:
    """Up: its inputs, who makes it, who supplies it. Down: what it goes into, who needs it, who is supplied with it."""
    a, b = str(row["a"]), str(row["b"])
    if row["kind"] == "INPUT_OF":
        meets = match(digits(b if up else a), code)
        return (a if up else b, meets) if meets else None
    if row["kind"] == "SUPPLIES":
        meets = match(digits(row["product"]), code) if row["product"] else ""
        return (a if up else b, meets) if meets else None
    meets = match(digits(b), code) if row["kind"] == ("MAKES" if up else "NEEDS") else ""
    return (a, meets) if meets else None


def _of_enterprise(row: Row, enterprise: str, up: bool, goods: set[str] | None) -> tuple[str, str] | None:
    """Up: what it needs, who supplies it, what it makes of the goods it is reached for. Down: whom it supplies, what it makes."""
    a, b = str(row["a"]), str(row["b"])
    if row["kind"] == "SUPPLIES":
        here, there = (b, a) if up else (a, b)
        return (there, "") if here == enterprise else None
    if row["kind"] == "INPUT_OF" or a != enterprise:
        return None
    if row["kind"] == "NEEDS":
        return (b, "") if up else None
    wanted = goods is None or not up or any(not good or match(digits(b), digits(good)) for good in goods)
    return (b, "") if wanted else None

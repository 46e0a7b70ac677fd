"""Supplies and exports, indexed by what they carry and by who gets it; one by one or in groups, as the text fetches them."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from graph.measure.facts.groups import statement, values
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.sites import Codes
from graph.measure.facts.validity import now
from graph.result import Row

_Places = list[tuple[int, int]]  # of statements: which row, and which place in it


class Flows:
    """Supplies that are stated and not past, and exports and supplies into a country.

    Parameters
    ----------
    rows : `link` (SUPPLIES, EXPORTS_TO), `start`, `end`, `end_country`, `product`, `status`, `valid_to`, `fact`, `sources`
    """

    def __init__(self, rows: Iterable[Row], at: str) -> None:
        self.rows = tuple(rows)
        self._holds = [now(row["status"], row["valid_to"], at) for row in self.rows]
        self._supplied: dict[str, dict[str, set[str]]] = {}  # code, or nothing where none is stated → who gets it → from whom
        self._into: dict[tuple[str, bool], dict[str, _Places]] = {}  # country, whether it holds → code → statements
        for number, (row, holds) in enumerate(zip(self.rows, self._holds, strict=True)):
            code = digits(row["product"] or "")
            if holds and row["link"] == "SUPPLIES":
                by_end = self._supplied.setdefault(code, {})
                for start, end in zip(values(row, "start_ids"), values(row, "end_ids"), strict=True):
                    by_end.setdefault(end, set()).add(start)
            if code and (holds or row["status"] == "planned"):
                there = self._into.setdefault((str(row["end_country"]), holds), {}).setdefault(code, [])
                there += [(number, place) for place in range(len(values(row, "start_ids")))]
        self._codes = Codes(code for code in self._supplied if code)
        self._into_codes = {key: Codes(there) for key, there in self._into.items()}

    def into(self, country: str, *, stated: bool) -> Mapping[str, _Places]:
        """Code → the stated, or the planned, flows of it into the country."""
        return self._into.get((country, stated), {})

    def arriving(self, codes: Iterable[str], country: str, *, stated: bool) -> tuple[Row, ...]:
        """The stated, or the planned, flows into the country whose product meets one of the codes, in the order of their ids."""
        there, index = self.into(country, stated=stated), self._into_codes.get((country, stated))
        some = {place for code in codes for one in index.meeting(code) for place in there[one]} if index else set()
        return tuple(sorted((statement(self.rows[row], place) for row, place in some), key=lambda row: str(row["fact"])))

    def _carrying(self, codes: Iterable[str]) -> Iterable[Mapping[str, set[str]]]:
        """Who gets from whom what may be one of the codes: its product meets one of them, or no product is stated."""
        meeting = {one for code in codes for one in self._codes.meeting(code)} | {""}
        return (self._supplied[one] for one in meeting if one in self._supplied)

    def links(self, makers: Collection[str], users: Collection[str], codes: Iterable[str]) -> bool:
        """Whether one of the makers is stated to supply one of the users with what may be one of the codes."""
        some, wanted = set(makers), frozenset(users)
        return any(not by_end[end].isdisjoint(some) for by_end in self._carrying(codes) for end in by_end.keys() & wanted)

    def served(self, makers: Collection[str], users: Collection[str], codes: Iterable[str]) -> dict[str, set[str]]:
        """Maker → the users that it is stated to supply with what may be one of the codes; without the makers that supply none."""
        some, wanted = set(makers), frozenset(users)
        found: dict[str, set[str]] = {}
        for by_end in self._carrying(codes):
            for end in by_end.keys() & wanted:
                for maker in by_end[end] & some:
                    found.setdefault(maker, set()).add(end)
        return found

    @cached_property
    def _by_start(self) -> dict[str, _Places]:
        found: dict[str, _Places] = {}
        for number, (row, holds) in enumerate(zip(self.rows, self._holds, strict=True)):
            if holds and row["link"] == "SUPPLIES":
                for place, start in enumerate(values(row, "start_ids")):
                    found.setdefault(start, []).append((number, place))
        return found

    def of(self, start: str) -> list[Row]:
        """The supplies of an enterprise that are stated and not past, in the order of their ids."""
        some = (statement(self.rows[row], place) for row, place in self._by_start.get(start, ()))
        return sorted(some, key=lambda row: str(row["fact"]))

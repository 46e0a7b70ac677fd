"""One row read column by column into typed values: an empty cell is unknown, a cell that cannot be taken raises BadData."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.errors import BadData
from graph.records import Properties, Value
from graph.schema import STAGES, kind_of

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
CONFIDENCE = ("high", "medium", "low")
BASIS = ("sourced", "assumed")


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """`first` is true for the first row of its group (see Sheet.group); `used` gathers the columns that were read.

    `look` gives the cells of the row of another table with a key, None if there is no such row.
    """

    file: str
    line: int
    cells: Mapping[str, str]
    look: Callable[[str, str], Mapping[str, str] | None]
    first: bool = True
    used: set[str] = field(default_factory=set, compare=False)

    def text(self, column: str) -> str:
        """The cell; empty is unknown."""
        self.used.add(column)
        return self.cells[column]

    def need(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.text(column)
        if not value:
            raise bad(column, value, "is empty")
        return value

    def word(self, column: str, allowed: Collection[str], *, empty: bool = False) -> str:
        """One of the allowed words; empty only where that is said."""
        value = self.text(column)
        if value not in allowed and (value or not empty):
            raise bad(column, value, f"is none of: {', '.join(allowed)}" if value else "is empty")
        return value

    def flag(self, column: str, *, empty: bool = False) -> bool | None:
        """yes or no."""
        value = self.word(column, ("yes", "no"), empty=empty)
        return value == "yes" if value else None

    def number(self, column: str, low: float = 0.0, high: float = 1e15) -> float | None:
        """A number written as 1234.5, within the bounds; a decimal comma or a thousands sign is not guessed at."""
        value = self.text(column)
        if not value:
            return None
        if not _NUMBER.fullmatch(value):
            raise bad(column, value, "is not a number written like 1234.5")
        if not low <= float(value) <= high:
            raise bad(column, value, f"is not between {low:g} and {high:g}")
        return float(value)

    def whole(self, column: str) -> int:
        value = self.need(column)
        if not value.isascii() or not value.isdigit():
            raise bad(column, value, "is not a whole number")
        return int(value)

    def date(self, column: str) -> str:
        """ISO text of 4, 7 or 10 characters that names a day, month or year there is."""
        value = self.text(column)
        if value:
            found = _DATE.fullmatch(value)
            try:
                date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else date.fromisoformat("")
            except ValueError:
                raise bad(column, value, "is not a date like 2025, 2025-12 or 2025-12-01") from None
        return value

    def id(self, column: str, prefix: str, kind: str, *, empty: bool = False) -> str:
        """Prefix and cell as an id of the kind; empty only where that is said."""
        value = self.text(column)
        if not value and empty:
            return ""
        if not value or kind_of(prefix + value) != kind:
            raise bad(column, value, f"is no id of {kind}" if value else "is empty")
        return prefix + value

    def country(self, column: str, *, empty: bool = False) -> str:
        return self.id(column, "iso:", "Country", empty=empty).removeprefix("iso:")

    def province(self, column: str, *, empty: bool = False) -> str:
        """The ISO code of a province, without scheme."""
        return self.id(column, "iso:", "Province", empty=empty).removeprefix("iso:")

    def stage(self, column: str) -> str:
        return self.word(column, STAGES)

    def beside(self, column: str, file: str) -> Mapping[str, str]:
        """The cells of the row of another table that this cell names."""
        key = self.need(column)
        if (found := self.look(file, key)) is None:
            raise bad(column, key, f"is not in {file}")
        return found

    def sources(self, column: str = "source_ids") -> tuple[str, ...]:
        """The sources that the row cites, each once."""
        found = tuple(dict.fromkeys(f"src:{one.strip()}" for one in self.text(column).split(";") if one.strip()))
        for one in found:
            if kind_of(one) != "Source":
                raise bad(column, self.cells[column], f"{one.removeprefix('src:')!r} is no id of Source")
        return found


def bad(column: str, value: str, reason: str) -> BadData:
    """The error that makes the row a reject."""
    return BadData(f"{column} = {value!r} {reason}.", column=column, value=value, reason=reason)


def known(**properties: Value | None) -> Properties:
    """The properties that are known: None, empty text and empty lists are left out."""
    return {name: value for name, value in properties.items() if value is not None and value not in ("", ())}

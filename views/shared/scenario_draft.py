"""A scenario that a person is making: rows of text, kept in the address, so that it can be shared and survives a refresh."""

import csv
import io
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode

from graph.records import Reject
from graph.scenario import COLUMNS, Scenario, from_rows
from views import _state
from views._text import _

ROWS, NAME = "changes", "called"


def rows() -> list[dict[str, str]]:
    """The rows that were made so far; what a broken address holds is rejected later, row by row."""
    return [dict(parse_qsl(row)) for row in _state.held(ROWS).split()]


def put(made: Iterable[Mapping[str, str]]) -> None:
    """Replace the rows."""
    _state.hold(ROWS, " ".join(urlencode({name: text for name, text in row.items() if text}) for row in made))


def add(row: Mapping[str, str]) -> None:
    """One row more; a row that stands there already is not added twice."""
    there = rows()
    given = {name: text for name, text in row.items() if text}
    put([*there, given] if given not in there else there)


def name() -> str:
    return _state.held(NAME) or _("my scenario")


def scenario() -> tuple[Scenario, tuple[Reject, ...]]:
    """The draft as a scenario, and what could not be taken."""
    return from_rows(name(), rows())


def write_address() -> None:
    """Let the address hold the draft, unless it is longer than an address that we read."""
    text = _state.held(ROWS)
    if len(text) <= _state.LONGEST:
        _state.keep(ROWS, text)
    _state.keep(NAME, _state.held(NAME))


def from_csv(data: bytes) -> list[dict[str, str]]:
    """The rows of a table with the columns of a scenario, comma or semicolon between them; the column `scenario` is not needed.

    >>> from_csv(b"change;kind;thing\\nclose;gate;G06\\n")
    [{'change': 'close', 'kind': 'gate', 'thing': 'G06'}]
    """
    text = data.decode("utf-8-sig", errors="replace")
    head = text.partition("\n")[0]
    read = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    made = ({str(column or "").strip(): str(cell or "").strip() for column, cell in row.items()} for row in read)
    return [{column: cell for column, cell in row.items() if cell and column != "scenario"} for row in made if any(row.values())]


def to_csv(made: Scenario) -> bytes:
    """The scenario as a table that this page and `linkage load` read."""
    text = io.StringIO()
    out = csv.DictWriter(text, ["scenario", *COLUMNS], lineterminator="\n")
    out.writeheader()
    out.writerows({"scenario": made.name, **change.cells} for change in made.changes)
    return text.getvalue().encode("utf-8-sig")

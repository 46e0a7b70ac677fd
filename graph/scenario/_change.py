"""One row of a scenario: read from cells of text, checked, and written back as the same cells."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.errors import BadData
from graph.schema import STAGES, kind_of
from graph.text import folded

VERBS = ("add", "close", "start")  # start: what is planned counts as stated
THINGS = ("enterprise", "zone", "gate", "corridor")
KINDS = (*THINGS, "supply", "maker", "user", "dealer")
COLUMNS = (
    "change", "kind", "thing", "name", "country", "province", "zone", "stage", "makes", "needs", "from", "to", "product", "amount", "unit",
    "stops", "km", "lat", "lon", "date", "days", "note",
)  # fmt: skip
_ASKED = {
    "enterprise": ("name", "country"),
    "zone": ("name", "country"),
    "gate": ("name",),
    "corridor": ("name", "stops"),
    "supply": ("from", "to", "product"),
    "maker": ("thing", "product", "country"),
    "user": ("thing", "product", "country"),
    "dealer": ("thing", "product", "country"),
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, kw_only=True)
class Change:
    """What one row does. `cells` holds its filled cells, ids in full; `thing` is what it is about: an id of a thing or of a statement."""

    verb: str
    kind: str
    thing: str
    cells: Mapping[str, str]

    @property
    def key(self) -> str:
        """What tells it from the other rows of its scenario."""
        return "/".join(filter(None, (self.verb, self.kind, self.thing, self.cells.get("product", "") if self.kind not in THINGS else "")))

    def texts(self) -> tuple[str, ...]:
        return tuple(f"{name}={self.cells[name]}" for name in COLUMNS if self.cells.get(name))

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.cells.get('name') or self.thing}"


def named(name: str) -> str:
    """The name of a scenario, and of a thing in its id: letters of any script, digits and hyphens.

    >>> named("Cầu Treo closed, 30 days"), named("  ")
    ('cau-treo-closed-30-days', 'unnamed')
    """
    return "-".join(re.findall(r"\w+", folded(name)))[:80] or "unnamed"


def change(cells: Mapping[str, str]) -> Change:
    """A checked change; raises BadData with column, value and reason.

    >>> change({"change": "add", "kind": "supply", "from": "E10", "to": "vl:E11", "product": "170114"}).thing
    'vl:E10|SUPPLIES|vl:E11|hs2022:170114'
    """
    given = {name: " ".join(str(cells.get(name) or "").split()) for name in COLUMNS}
    if extra := sorted(set(cells) - set(COLUMNS)):
        raise _bad(extra[0], str(cells[extra[0]]), f"stands in a column that is none of: {', '.join(COLUMNS)}")
    _word(given, "change", VERBS)
    _word(given, "kind", KINDS if given["change"] == "add" else (*THINGS, "supply"))
    for name, read in _READ.items():
        if given[name]:
            given[name] = read(name, given[name])
    thing = _added(given) if given["change"] == "add" else _known(given)
    return Change(verb=given["change"], kind=given["kind"], thing=thing, cells={name: text for name, text in given.items() if text})


def _added(given: Mapping[str, str]) -> str:
    for column in _ASKED[given["kind"]]:
        if not given[column]:
            raise _bad(column, "", f"is empty; {given['kind']} needs {', '.join(_ASKED[given['kind']])}")
    if given["kind"] == "supply":
        return "|".join((given["from"], "SUPPLIES", given["to"], given["product"]))
    if given["kind"] in THINGS:
        return f"scenario:{given['kind']}/{named(given['thing'] or given['name'])}"
    return _thing("thing", given["thing"], "Enterprise")


def _known(given: Mapping[str, str]) -> str:
    if not given["thing"]:
        raise _bad("thing", "", "is empty; give the id of what is closed or started")
    if given["kind"] == "supply":
        return given["thing"]  # the id of any statement
    return _thing("thing", given["thing"], given["kind"].capitalize())


def _thing(column: str, text: str, *kinds: str) -> str:
    """The id in full: E27 is vl:E27, 4403 is hs2022:4403, LA-SV is iso:LA-SV."""
    for scheme in ("", "vl:", "hs2022:", "iso:", "gso2025:", "unlocode:", "vl:corridor/"):
        if kind_of(scheme + text) in kinds:
            return scheme + text
    raise _bad(column, text, f"is no id of {' or '.join(kinds)}")


def _several(*kinds: str) -> Callable[[str, str], str]:
    return lambda column, text: ";".join(_thing(column, one.strip(), *kinds) for one in text.split(";") if one.strip())


def _one(*kinds: str) -> Callable[[str, str], str]:
    return lambda column, text: _thing(column, text, *kinds)


def _like(pattern: re.Pattern[str], words: str) -> Callable[[str, str], str]:
    def read(column: str, text: str) -> str:
        if not pattern.fullmatch(text):
            raise _bad(column, text, words)
        return text

    return read


def _of(words: tuple[str, ...]) -> Callable[[str, str], str]:
    def read(column: str, text: str) -> str:
        _word({column: text.upper()}, column, words)
        return text.upper()

    return read


_READ: Mapping[str, Callable[[str, str], str]] = {
    "country": _of(("VN", "LA")),
    "province": _one("Province"),
    "zone": _one("Zone"),
    "stage": _of(STAGES),
    "makes": _several("Product"),
    "needs": _several("Product"),
    "from": _one("Enterprise"),
    "to": _one("Enterprise", "Country"),
    "product": _one("Product"),
    "stops": _several("Gate", "Place", "Zone", "Province", "Enterprise"),
    "amount": _like(_NUMBER, "is not a number written like 1234.5"),
    "km": _like(_NUMBER, "is not a number written like 1234.5"),
    "lat": _like(_NUMBER, "is not a number of degrees"),
    "lon": _like(_NUMBER, "is not a number of degrees"),
    "days": _like(re.compile(r"\d+"), "is not a whole number"),
    "date": _like(_DATE, "is not a date like 2027, 2027-07 or 2027-07-01"),
}


def _word(given: Mapping[str, str], column: str, allowed: tuple[str, ...]) -> None:
    if given[column] not in allowed:
        reason = f"is none of: {', '.join(allowed)}" if given[column] else "is empty"
        raise _bad(column, given[column], reason)


def _bad(column: str, value: str, reason: str) -> BadData:
    return BadData(f"{column} = {value!r} {reason}.", column=column, value=value, reason=reason)

"""Measure `need/lasting`: how long a stock lasts when a supply stops, from numbers that the asker gives."""

from collections.abc import Iterable, Iterator, Sequence

from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.given_numbers import as_number
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.validity import now
from graph.measure.need.needs import covers
from graph.result import Row
from graph.schema import kind_of

YOURS, HIT = "your numbers", "supply that would be hit"
_NAMES = ("stock", "demand", "alternative", "restore")


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for the numbers given, then one for each stated supply of the enterprise, or through the gate, that would be hit.

    TTS = stock / (d − a), without end where a ≥ d; loss = max(0, TTR − TTS) · (d − a); at risk where TTR > TTS

    Parameters
    ----------
    parts
        `rows`: fact, kind (SUPPLIES, EXPORTS_TO, SHIPS_VIA), supplier, buyer (for SHIPS_VIA the gate), product, status, valid_to, sources.
    parameters
        `node` (an enterprise or a gate; empty: none), `stock`, `demand` d and `alternative` a (a day, in one unit), `restore` (TTR, days;
        of a gate the days closed), `at`. A number that is empty is unknown.

    Returns
    -------
    Measured
        Days with one decimal, loss in the unit of the numbers. n of N: supplies hit without another stated supplier, of those
        hit whose buyer is named.

    References
    ----------
    Simchi-Levi, Schmidt & Wei 2014, Harvard Business Review 92(1-2), 96-101; Simchi-Levi et al. 2015, Interfaces 45(5), 375-390.
    Stock 50, demand 1, alternative 0.4, 120 days (gap-methods.md C18, by hand):

    >>> given = dict(node="", stock="50", demand="1", alternative="0.4", restore="120", at="2026-11-25")
    >>> row = measure(dict(rows=()), given).rows[0]
    >>> row["survive_days"], row["loss"], row["lasts"]
    (83.3, 22.0, 'shorter than it takes to restore')
    """
    node, at = str(parameters["node"] or ""), parameters["at"]
    if node and kind_of(node) not in ("Enterprise", "Gate"):
        raise BadParameter(f"node = {node} is neither an enterprise nor a gate.", then="Give one, as in node=E06 or node=G06.", name="node")
    stated = _Stated(row for row in parts["rows"] if now(row["status"], row["valid_to"], at))
    found = list(_through(node, stated) if kind_of(node) == "Gate" else _supplied(node, stated))
    found.sort(key=lambda row: (row["supplier"], str(row["product"] or ""), str(row["buyer"] or ""), row["facts"]))
    named = [row for row in found if row["buyer"]]
    alone = sum(not row["other_suppliers"] for row in named)
    return Measured(rows=[_yours(parameters), *found], population=(alone, len(named)), notes=tuple(_notes(node, found)))


def _yours(parameters: Parameters) -> Row:
    stock, demand, alternative, restore = (as_number(name, parameters[name]) for name in _NAMES)
    row: Row = {"what": YOURS, "stock": stock, "demand": demand, "alternative": alternative, "restore_days": restore}
    return {**row, **lasting(stock, demand, alternative, restore)}


def lasting(stock: float | None, demand: float | None, alternative: float | None, restore: float | None) -> Row:
    """`survive_days`, `loss` and `lasts`, each None or "unknown" where a number that it needs is None.

    >>> lasting(50, 1, 1, None)
    {'survive_days': None, 'loss': 0.0, 'lasts': 'without end'}
    >>> lasting(None, 1, 0, 30)
    {'survive_days': None, 'loss': None, 'lasts': 'unknown: give stock'}
    """
    if demand is None or alternative is None:
        return _unknown(stock=stock, demand=demand, alternative=alternative, restore=restore)
    short = demand - alternative
    if short <= 0:
        return {"survive_days": None, "loss": 0.0, "lasts": "without end"}
    if stock is None:
        return _unknown(stock=stock, restore=restore)
    survive = stock / short
    if restore is None:
        return {**_unknown(restore=restore), "survive_days": round(survive, 1)}
    lasts = "shorter than it takes to restore" if restore > survive else "long enough"
    return {"survive_days": round(survive, 1), "loss": round(max(0.0, restore - survive) * short, 4), "lasts": lasts}


def _unknown(**given: float | None) -> Row:
    missing = ", ".join(name for name, value in given.items() if value is None)
    return {"survive_days": None, "loss": None, "lasts": f"unknown: give {missing}"}


class _Stated:
    """Supplies by supplier and by buyer, shipments through gates by supplier."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.of: dict[str, list[Row]] = {}
        self.to: dict[str, list[Row]] = {}
        self.sent: dict[str, list[Row]] = {}
        self.through: dict[str, list[Row]] = {}
        for row in rows:
            supplier, end = str(row["supplier"]), str(row["buyer"])
            by, at = (self.sent, self.through) if row["kind"] == "SHIPS_VIA" else (self.of, self.to)
            by.setdefault(supplier, []).append(row)
            at.setdefault(end, []).append(row)


def _supplied(node: str, stated: _Stated) -> Iterator[Row]:
    """What the enterprise is stated to supply or export."""
    yield from (_hit([row], str(row["buyer"]), stated) for row in stated.of.get(node, ()))


def _through(gate: str, stated: _Stated) -> Iterator[Row]:
    """What is stated to be sent through the gate, to whom where a supply of the same enterprise and product is stated."""
    for sent in stated.through.get(gate, ()):
        told = [row for row in stated.of.get(str(sent["supplier"]), ()) if row["product"] and row["product"] == sent["product"]]
        for row in told:
            yield _hit([sent, row], str(row["buyer"]), stated)
        if not told:
            yield _hit([sent], None, stated)


def _hit(facts: Sequence[Row], buyer: str | None, stated: _Stated) -> Row:
    supplier, product = str(facts[0]["supplier"]), facts[0]["product"]
    others = {str(row["supplier"]) for row in stated.to.get(buyer or "", ()) if _meets(row["product"], product)} - {supplier}
    gates = {str(row["buyer"]) for row in stated.sent.get(supplier, ()) if _meets(row["product"], product) and row not in facts}
    return {
        "what": HIT,
        "supplier": supplier,
        "buyer": buyer,
        "product": product,
        "other_suppliers": tuple(sorted(others)),
        "other_gates": tuple(sorted(gates)),
        "facts": tuple(str(row["fact"]) for row in facts),
        "sources": tuple(sorted({str(one) for row in facts for one in _list(row["sources"])})),
    }


def _meets(one: object, other: object) -> bool:
    return bool(one and other) and covers(digits(one), digits(other))


def _list(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else ()


def _notes(node: str, found: Sequence[Row]) -> Iterator[Note]:
    yield Note(text="The first row rests on numbers which you gave, not on a source.")
    if not node:
        yield Note(text="Name an enterprise or a gate to see which stated supplies would be hit.")
    elif not found:
        yield Note(text="No stated supply hangs on it in the loaded data: what would be hit is unknown.")
    lost = sum(row["buyer"] is None for row in found)
    if lost:
        yield Note(text="Supplies whose buyer no source names: {n}.", values={"n": lost})

"""Stated crossings of the border between Viet Nam and Laos, each with its gate or line where a source names one."""

from collections.abc import Iterator, Sequence

from graph.measure import Parts
from graph.result import Row

POWER = "hs2022:271600"  # crosses no gate
SIDES = {"VN", "LA"}


def crossings(parts: Parts) -> Iterator[Row]:
    """Every statement of a crossing with its gate or line; both stay unknown where several are stated.

    `rows`: supplies and exports (a, a_country, b, b_country, product, fact …); `shipments`: SHIPS_VIA (a, gate, product, fact …);
    `lines`: power line and the enterprise at its end. `beside` holds the statements that name the gate or line. A shipment through a gate
    is a crossing of its own, unless a supply or export of the same enterprise and product is one already.
    """
    sent: dict[tuple[object, object], list[Row]] = {}
    for one in parts["shipments"]:
        sent.setdefault((one["a"], one["product"]), []).append(one)
    lines: dict[object, list[Row]] = {}
    for one in parts["lines"]:
        lines.setdefault(one["a"], []).append(one)
    used: set[str] = set()
    for row in parts["rows"]:
        if {row["a_country"], row["b_country"]} != SIDES:
            continue
        power = row["product"] == POWER
        by_gate = sent.get((row["a"], row["product"]), []) if row["product"] and not power else []
        by_line = lines.get(row["a"], []) if power else []
        used |= {str(one["fact"]) for one in by_gate}
        yield {**row, "gate": _only(by_gate, "gate"), "line": _only(by_line, "line"), "beside": (*by_gate, *by_line)}
    for row in parts["shipments"]:
        if row["fact"] not in used:
            yield {**row, "b": None, "line": None, "beside": ()}


def _only(rows: Sequence[Row], field: str) -> object:
    """The one value of a field; None where the statements name none or several."""
    found = {row[field] for row in rows}
    return found.pop() if len(found) == 1 else None

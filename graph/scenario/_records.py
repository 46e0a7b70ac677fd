"""What a change adds, as records of the schema, so that an added plant is a plant for every question."""

from collections.abc import Iterator, Mapping

from graph.records import Link, Node, Record, Value
from graph.scenario._change import THINGS, Change
from graph.schema import kind_of

_MAKING = {"maker": "MAKES", "user": "NEEDS", "dealer": "DEALS_IN"}
_NUMBERS = ("lat", "lon", "km", "amount")


def added(change: Change, scenario: str) -> Iterator[Record]:
    """The records of one change that adds something; every link is stated within the scenario and assumed."""
    if change.verb != "add":
        return
    if change.kind == "supply":
        yield _supply(change, scenario)
    elif change.kind in _MAKING:
        yield _making(change, scenario, _MAKING[change.kind], change.cells["product"])
    elif change.kind in THINGS:
        yield _thing(change, scenario)
        yield from _places(change, scenario)
        for column, kind in (("makes", "MAKES"), ("needs", "NEEDS")):
            for product in filter(None, change.cells.get(column, "").split(";")):
                yield _making(change, scenario, kind, product)
        for order, stop in enumerate(filter(None, change.cells.get("stops", "").split(";")), 1):
            yield _link(change, scenario, "CONNECTS", stop, {"order": order})


def _thing(change: Change, scenario: str) -> Node:
    cells = change.cells
    made: dict[str, Value] = {"display_name": cells["name"], "note": _note(change, scenario), "confidence": "low"}
    if change.kind != "gate":
        made["status"] = "stated"
    if change.kind in ("enterprise", "zone"):
        made |= {"country": cells["country"], **({"province": _code(cells["province"])} if "province" in cells else {})}
    made |= {name: float(cells[name]) for name in ("lat", "lon") if name in cells and change.kind in ("zone", "gate")}
    made |= {"km": float(cells["km"])} if "km" in cells and change.kind == "corridor" else {}
    made |= {"kind": {"enterprise": "project", "zone": "industrial park", "corridor": "road"}[change.kind]} if change.kind != "gate" else {}
    return Node(kind=change.kind.capitalize(), id=change.thing, properties=made, file=scenario)


def _places(change: Change, scenario: str) -> Iterator[Link]:
    if change.kind in ("enterprise", "zone", "gate"):
        for column in ("zone", "province"):
            if column in change.cells and not (change.kind == "gate" and column == "zone"):
                yield _link(change, scenario, "LOCATED_IN", change.cells[column], {"role": "site"})


def _making(change: Change, scenario: str, kind: str, product: str) -> Link:
    cells = change.cells
    site: dict[str, Value] = {"site_country": cells["country"], "site_basis": "assumed", "code_basis": "assumed"}
    site |= {"stage": cells["stage"]} if "stage" in cells else {}
    site |= {"site_province": _code(cells["province"])} if "province" in cells else {}
    return _link(change, scenario, kind, product, site)


def _supply(change: Change, scenario: str) -> Link:
    cells = change.cells
    said: dict[str, Value] = {"product": cells["product"]}
    said |= {"amount": float(cells["amount"]), "unit": cells.get("unit", "")} if "amount" in cells else {}
    return _link(change, scenario, "SUPPLIES", cells["to"], said, start=cells["from"])


def _link(change: Change, scenario: str, kind: str, end: str, said: Mapping[str, Value], start: str = "") -> Link:
    begin = start or change.thing
    own: dict[str, Value] = {"status": "stated", "basis": "assumed", "confidence": "low", "note": _note(change, scenario), **said}
    own |= {"valid_from": change.cells["date"]} if "date" in change.cells else {}
    fact = "|".join((f"scenario:{scenario}", begin, kind, end, *([str(said["product"])] if "product" in said else ())))
    return Link(
        kind=kind,
        fact_id=fact,
        start_kind=kind_of(begin) or "",
        start=begin,
        end_kind=kind_of(end) or "",
        end=end,
        properties=own,
        file=scenario,
    )


def _note(change: Change, scenario: str) -> str:
    return f"scenario {scenario}: {change.cells.get('note') or change}"


def _code(province: str) -> str:
    return province.partition(":")[2]

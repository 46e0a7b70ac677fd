"""How values go into an engine and come out of it, so that both engines give the same shapes."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from graph.records import Link, Node, Value

PLAIN = frozenset({str, int, float, bool, type(None)})  # what most cells hold, and what needs no second look
# The embedded engine invents these on every node; Linkage never names a property so.
INVENTED = frozenset({"title", "type"})


def stored(properties: Mapping[str, Value], **keys: Value) -> dict[str, object]:
    """Properties as an engine takes them: tuples become lists, the keys are among them.

    >>> stored({"source_ids": ("src:S1",)}, id="vl:E1")
    {'source_ids': ['src:S1'], 'id': 'vl:E1'}
    """
    return {name: list(value) if isinstance(value, tuple) else value for name, value in {**properties, **keys}.items()}


def node_properties(node: Node) -> dict[str, object]:
    return stored(node.properties, id=node.id)


def link_properties(link: Link) -> dict[str, object]:
    return stored(link.properties, fact_id=link.fact_id)


def plain(value: object) -> object:
    """Dates and times as ISO text; anything else as it is."""
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value


def duration(months: int, days: int, seconds: int) -> dict[str, int]:
    return {"months": months, "days": days, "seconds": seconds}


def shown(properties: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Properties of a node or link as people see them: without unknown values and what an engine invented.

    >>> shown([("id", "vl:E1"), ("title", None), ("type", "Enterprise"), ("note", None)])
    {'id': 'vl:E1'}
    """
    known = [(name, value) for name, value in properties if value is not None and name not in INVENTED]
    return {name: value if type(value) in PLAIN else plain(value) for name, value in sorted(known, key=_name)}


def _name(property: tuple[str, object]) -> str:
    return property[0]


def by_ends(links: Sequence[Link]) -> dict[tuple[str, str, str], list[Link]]:
    """Links by their type and the kinds of their two ends."""
    found: dict[tuple[str, str, str], list[Link]] = {}
    for link in links:
        found.setdefault((link.kind, link.start_kind, link.end_kind), []).append(link)
    return found


def by_kind(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    """Nodes by their label."""
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.kind, []).append(node)
    return found

"""Statements of all datasets → one graph. Pure, and the same whatever the order of datasets and rows.

What several datasets state of one thing becomes one node or link: of a text or number the first dataset by name stays,
and where another says otherwise `disputed` holds all of them side by side; lists are united. Parts are added to their node.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.projection.node_names import with_names
from graph.records import Link, Node, Properties, Record, Value, saying

Statement = tuple[str, Record]
_Groups = dict[str, list[Statement]]
SCENARIO = "scenario:"  # begins the name of a dataset that says what would be, not what is
_CLEAN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, kw_only=True)
class Graph:
    """What a store holds. `waiting` are links without both ends and parts without their node; they are in no store.

    `unknown_sources` are the ids of sources that something cites and no table describes.
    """

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    waiting: tuple[Record, ...] = ()
    unknown_sources: tuple[str, ...] = ()


def graph(statements: Iterable[Statement]) -> Graph:
    """One graph of (dataset, record) pairs, ordered by id: nodes first by kind, links by kind and fact_id.

    Scenarios are no facts: what their datasets (`scenario:…`) state is left out here, whoever asks for the graph.

    >>> zone = {"display_name": "Savan-Seno SEZ", "area_ha": 954.0}
    >>> a = ("vietnam_laos", Node(kind="Zone", id="vl:Z01", properties=zone))
    >>> b = ("other", Node(kind="Zone", id="vl:Z01", properties={"area_ha": 1000, "year": 2003}))
    >>> [node] = graph([a, b]).nodes
    >>> node.properties["area_ha"], node.properties["year"], node.properties["disputed"]
    (1000, 2003, ('area_ha: 1000 (other) | 954 (vietnam_laos)',))
    """
    by_id, by_fact = _grouped(statements)
    nodes, parts = _nodes(by_id)
    links, without_end = _links(by_fact, nodes)
    dates = _dates(nodes.values())
    cited: set[str] = set()
    return Graph(
        nodes=tuple(_finished(node, dates, cited) for node in sorted(nodes.values(), key=lambda node: (node.kind, node.id))),
        links=tuple(saying(link, _dated(link.properties, dates, cited)) for link in links),
        waiting=(*without_end, *parts),
        unknown_sources=tuple(sorted(cited - nodes.keys())),
    )


def _grouped(statements: Iterable[Statement]) -> tuple[_Groups, dict[str, _Groups]]:
    """The statements of facts: of nodes by id, of links by kind and fact_id; those of one thing in the order that decides."""
    by_id: _Groups = {}
    by_fact: dict[str, _Groups] = {}
    several: list[list[Statement]] = []
    for one in statements:
        dataset, record = one
        if isinstance(record, Node):
            groups, key = by_id, record.id
        else:
            groups, key = by_fact.setdefault(record.kind, {}), record.fact_id
        if dataset.startswith(SCENARIO):
            continue
        group = groups.get(key)
        if group is None:
            groups[key] = [one]
            continue
        group.append(one)
        if len(group) == 2:
            several.append(group)
    for group in several:
        group.sort(key=_order)
    return by_id, by_fact


def _order(one: Statement) -> tuple[str, str, str, str, int]:
    dataset, record = one
    part = record.part if isinstance(record, Node) else ""
    return dataset, part, record.kind, record.file, record.line


def _nodes(by_id: _Groups) -> tuple[dict[str, Node], list[Record]]:
    """Every node by its id, and the parts of nodes that nobody states."""
    made: dict[str, Node] = {}
    waiting: list[Record] = []
    for id in sorted(by_id):
        together = by_id[id]
        first = next((one for _, one in together if isinstance(one, Node) and not one.part), None)
        if first is None:
            waiting += [record for _, record in together]
            continue
        own = [one for one in together if one[1].kind == first.kind]
        waiting += [record for _, record in together if record.kind != first.kind]
        made[id] = saying(first, _united(own))
    return made, waiting


def _links(by_fact: Mapping[str, _Groups], nodes: Mapping[str, Node]) -> tuple[list[Link], list[Record]]:
    """Every link by kind and fact_id with both its ends, and those that wait for one."""
    made: list[Link] = []
    waiting: list[Record] = []
    kinds = {id: node.kind for id, node in nodes.items()}
    for _, groups in sorted(by_fact.items()):
        for fact in sorted(groups):
            together = groups[fact]
            first = together[0][1]
            assert isinstance(first, Link)
            link = saying(first, _with_ends_disputed(together))
            whole = kinds.get(link.start) == link.start_kind and kinds.get(link.end) == link.end_kind
            (made if whole else waiting).append(link)
    return made, waiting


def _with_ends_disputed(together: Sequence[Statement]) -> Properties:
    if len(together) == 1:
        return _without_empty(together[0][1].properties)
    properties = dict(_united(together))
    ends = [_dispute(end, [(dataset, getattr(link, end)) for dataset, link in together]) for end in ("start", "end")]
    disputed = _texts(properties.get("disputed")) + tuple(text for text in ends if text)
    return {**properties, "disputed": tuple(sorted(disputed))} if disputed else properties


def _united(together: Sequence[Statement]) -> Properties:
    """The properties of one thing: the first text or number of each name, lists joined, and what is disputed."""
    if len(together) == 1:
        return _without_empty(together[0][1].properties)
    values: dict[str, list[tuple[str, Value]]] = {}
    for dataset, record in together:
        for name, value in record.properties.items():
            values.setdefault(name, []).append((dataset, value))
    made: dict[str, Value] = {}
    disputed = []
    for name, said in sorted(values.items()):
        if all(isinstance(value, tuple) for _, value in said):
            made[name] = said[0][1] if len(said) == 1 else tuple(dict.fromkeys(one for _, value in said for one in _texts(value)))
        else:
            made[name] = said[0][1]
            disputed.append(_dispute(name, said))
    if any(disputed):
        made["disputed"] = tuple(text for text in disputed if text)
    return _without_empty(made)


def _dispute(name: str, said: Sequence[tuple[str, Value]]) -> str:
    """Every value with the datasets that state it, in their order; empty when they agree.

    >>> _dispute("year", [("a", 2003), ("b", 2003.0)]), _dispute("year", [("a", 2003), ("b", 2002), ("c", 2003)])
    ('', 'year: 2003 (a, c) | 2002 (b)')
    """
    by_value: dict[str, list[str]] = {}
    for dataset, value in said:
        names = by_value.setdefault(_shown(value), [])
        if dataset not in names:
            names.append(dataset)
    return "" if len(by_value) == 1 else f"{name}: " + " | ".join(f"{value} ({', '.join(names)})" for value, names in by_value.items())


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _texts(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _without_empty(properties: Properties) -> Properties:
    values = properties.values()
    if "" not in values and () not in values:
        return properties
    return {name: value for name, value in properties.items() if value not in ("", ())}


def _dates(nodes: Iterable[Node]) -> dict[str, str]:
    """The date of each source that has a clean one: a whole ISO year, month or day and nothing else."""
    dated = ((node.id, node.properties.get("date")) for node in nodes if node.kind == "Source")
    return {id: date for id, date in dated if isinstance(date, str) and _CLEAN.fullmatch(date)}


def _dated(properties: Properties, dates: Mapping[str, str], cited: set[str]) -> Properties:
    """With `as_of`: the newest date of what is cited, or the one stated if that is newer; the finer of two that begin alike.

    What is cited is added to `cited`.
    """
    newest, own, sources = "", properties.get("as_of"), properties.get("source_ids")
    if isinstance(sources, tuple):
        cited.update(sources)
        for id in sources:
            if id in dates and dates[id] > newest:
                newest = dates[id]
    if isinstance(own, str) and own > newest:
        newest = own
    return {**properties, "as_of": newest} if newest else properties


def _finished(node: Node, dates: Mapping[str, str], cited: set[str]) -> Node:
    return saying(node, with_names(node.id, _dated(node.properties, dates, cited)))

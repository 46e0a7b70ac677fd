"""Records into a new embedded graph: by data frames in the engine's bulk calls, half the time of texts with rows.

A frame's column holds one kind of value, and links are bulk only the first time of a type from a kind of start: a second
call would unite parallel links between the same ends. What does not fit goes by Cypher, which takes anything a record holds.
"""

from collections.abc import Mapping, Sequence

import kglite
import pandas as pd

from graph.records import Link, Node, Properties
from graph.store import _meta
from graph.store._protocol import Meta
from graph.store._values import by_ends, by_kind, link_properties, node_properties

_Ends = tuple[str, str, str]
_START, _END = "start ", "end "  # no property is called so


def built(nodes: Sequence[Node], links: Sequence[Link], meta: Meta) -> kglite.KnowledgeGraph:
    """A graph in memory with exactly these; the constraint on id comes before the links, without it each would be a scan.

    A link without both its ends is left out, where the bulk calls would make the end up: whoever counts the links sees it.
    """
    graph = kglite.KnowledgeGraph()
    kinds = by_kind(nodes)
    for kind, members in kinds.items():
        graph.cypher(f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE")
        _add_nodes(graph, kind, members)
    ids = {kind: {node.id for node in members} for kind, members in kinds.items()}
    whole = [link for link in links if link.start in ids.get(link.start_kind, ()) and link.end in ids.get(link.end_kind, ())]
    bulk, rest = _first_of_each_start(by_ends(whole))
    for ends, facts in bulk.items():
        _add_links(graph, ends, facts)
    for ends, facts in rest.items():
        _create_links(graph, ends, facts)
    graph.cypher("CREATE (m:Meta {id: 'store'}) SET m = $held", params={"held": _meta.properties(meta)})
    return graph


def _first_of_each_start(groups: Mapping[_Ends, list[Link]]) -> tuple[dict[_Ends, list[Link]], dict[_Ends, list[Link]]]:
    """Of each type from each kind of start the largest group, to go first and in bulk; and all others."""
    bulk: dict[_Ends, list[Link]] = {}
    seen: set[tuple[str, str]] = set()
    for ends, facts in sorted(groups.items(), key=lambda one: -len(one[1])):
        if ends[:2] not in seen:
            seen.add(ends[:2])
            bulk[ends] = facts
    return bulk, {ends: facts for ends, facts in groups.items() if ends not in bulk}


def _add_nodes(graph: kglite.KnowledgeGraph, kind: str, members: Sequence[Node]) -> None:
    # The engine takes the id for a title where none is named; an empty one is what a node made by Cypher has.
    keys: dict[str, list[object]] = {"id": [node.id for node in members], "title": [None] * len(members)}
    frame = _frame(keys, [node.properties for node in members])
    if frame is not None:
        graph.add_nodes(frame, kind, "id", "title")
        return
    rows: list[dict[str, object]] = [{"id": node.id, "p": node_properties(node)} for node in members]
    graph.cypher(f"UNWIND $rows AS row CREATE (n:{kind} {{id: row.id}}) SET n = row.p", params={"rows": rows})


def _add_links(graph: kglite.KnowledgeGraph, ends: _Ends, facts: Sequence[Link]) -> None:
    keys: dict[str, list[object]] = {_START: [link.start for link in facts], _END: [link.end for link in facts]}
    keys["fact_id"] = [link.fact_id for link in facts]
    frame = _frame(keys, [link.properties for link in facts])
    if frame is None:
        _create_links(graph, ends, facts)
        return
    kind, start, end = ends
    graph.add_relationships(frame, kind, start, _START, end, _END)


def _create_links(graph: kglite.KnowledgeGraph, ends: _Ends, facts: Sequence[Link]) -> None:
    kind, start, end = ends
    rows: list[dict[str, object]] = [{"a": link.start, "b": link.end, "p": link_properties(link)} for link in facts]
    text = f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) CREATE (a)-[r:{kind}]->(b) SET r = row.p"
    graph.cypher(text, params={"rows": rows})


def _frame(keys: Mapping[str, list[object]], stated: Sequence[Properties]) -> pd.DataFrame | None:
    """Keys and properties as columns, absent where a record has none; None if a column would hold two kinds of value."""
    columns = {name: pd.Series(values, dtype=object) for name, values in keys.items()}
    for name in sorted(set().union(*stated) - keys.keys()):
        values = [said.get(name) for said in stated]
        if len({*map(type, values), type(None)}) > 2:
            return None
        columns[name] = pd.Series(values, dtype=object)
    return pd.DataFrame(columns)

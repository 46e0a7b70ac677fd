"""What has to change in a server so that it holds exactly one edition. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.records import Link, Node
from graph.store._values import link_properties, node_properties


@dataclass(frozen=True)
class NodeThere:
    """A node as the server has it."""

    element: str
    labels: tuple[str, ...]
    properties: Mapping[str, object]


@dataclass(frozen=True)
class LinkThere:
    """A link as the server has it, its ends by element."""

    element: str
    kind: str
    start: str
    end: str
    properties: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """`gone_…` are elements to delete, `changed_…` elements with their new properties, `new_…` records to create."""

    gone_links: tuple[str, ...]
    gone_nodes: tuple[str, ...]
    changed_nodes: tuple[tuple[str, Mapping[str, object]], ...]
    changed_links: tuple[tuple[str, Mapping[str, object]], ...]
    new_nodes: tuple[Node, ...]
    new_links: tuple[Link, ...]

    @property
    def size(self) -> int:
        """How many rows would be written."""
        parts = (self.gone_links, self.gone_nodes, self.changed_nodes, self.changed_links, self.new_nodes, self.new_links)
        return sum(len(part) for part in parts)


def difference(
    nodes_there: Sequence[NodeThere], links_there: Sequence[LinkThere], nodes: Sequence[Node], links: Sequence[Link]
) -> Difference:
    """From what is there to what is wanted. A node whose label differs, and a link that hangs on it, are made anew."""
    wanted = {(node.kind, node.id): node for node in nodes}
    kept, gone_nodes, changed_nodes = _nodes(nodes_there, dict(wanted))
    left = {(link.kind, link.fact_id, link.start, link.end): link for link in links}
    gone_links, changed_links = [], []
    for there in links_there:
        key = (there.kind, str(there.properties.get("fact_id")), kept.get(there.start, ("", ""))[1], kept.get(there.end, ("", ""))[1])
        link = left.get(key)
        if link is None or (link.start_kind, link.end_kind) != (kept[there.start][0], kept[there.end][0]):
            gone_links.append(there.element)
            continue
        del left[key]
        if not _same(there.properties, properties := link_properties(link)):
            changed_links.append((there.element, properties))
    stay = set(kept.values())
    return Difference(
        gone_links=tuple(gone_links),
        gone_nodes=tuple(gone_nodes),
        changed_nodes=tuple(changed_nodes),
        changed_links=tuple(changed_links),
        new_nodes=tuple(node for key, node in wanted.items() if key not in stay),
        new_links=tuple(left.values()),
    )


def _nodes(
    there: Sequence[NodeThere], left: dict[tuple[str, str], Node]
) -> tuple[dict[str, tuple[str, str]], list[str], list[tuple[str, Mapping[str, object]]]]:
    """Elements that stay with their (label, id), elements to delete, elements to change."""
    kept: dict[str, tuple[str, str]] = {}
    gone: list[str] = []
    changed: list[tuple[str, Mapping[str, object]]] = []
    for node in there:
        key = (node.labels[0] if len(node.labels) == 1 else "", str(node.properties.get("id")))
        want = left.pop(key, None)
        if want is None:
            gone.append(node.element)
            continue
        kept[node.element] = key
        if not _same(node.properties, properties := node_properties(want)):
            changed.append((node.element, properties))
    return kept, gone, changed


def _same(there: Mapping[str, object], wanted: Mapping[str, object]) -> bool:
    """Equal in names, types and values: 1, 1.0 and true are three things.

    >>> _same({"a": 1}, {"a": 1}), _same({"a": 1}, {"a": 1.0}), _same({"a": True}, {"a": 1})
    (True, False, False)
    """
    return there.keys() == wanted.keys() and all(
        type(there[name]) is type(value) and there[name] == value for name, value in wanted.items()
    )

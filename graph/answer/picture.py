"""Rows that hold nodes, links and paths → one Picture, each thing once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.result import LinkThing, NodeThing, PathThing, Row
from graph.schema import kind_of


@dataclass(frozen=True, kw_only=True)
class PictureNode:
    """One thing in a picture. `properties` are those of the graph; `group` > 1 stands for that many things."""

    id: str
    kind: str
    display_name: str
    country: str = ""  # VN, LA, another code, or empty
    properties: Mapping[str, object] = field(default_factory=dict)
    group: int = 1


@dataclass(frozen=True, kw_only=True)
class PictureLink:
    """One statement in a picture; `id` is its fact_id, `start` and `end` are node ids of the same picture."""

    id: str
    kind: str
    start: str
    end: str
    status: str = "stated"
    properties: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Picture:
    nodes: tuple[PictureNode, ...] = ()
    links: tuple[PictureLink, ...] = ()
    left_out: int = 0  # nodes beyond the cap: "n more"


# Above this no browser draws in reasonable time (ui.md section 3: 2,000 nodes take 1.0 s with fixed positions).
MOST_NODES = 2000


def _things(value: object) -> Iterator[NodeThing | LinkThing]:
    """Every node and link inside a value, also inside lists, maps and paths."""
    if isinstance(value, (NodeThing, LinkThing)):
        yield value
    elif isinstance(value, PathThing):
        yield from value.nodes
        yield from value.links
    elif isinstance(value, dict):
        for one in value.values():
            yield from _things(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _things(one)


def picture(rows: Sequence[Row], most: int = MOST_NODES) -> Picture:
    """The things of all rows; a link without both its ends is left out, nodes beyond `most` are counted in `left_out`."""
    nodes: dict[str, PictureNode] = {}
    found: dict[str, LinkThing] = {}
    names: dict[str, str] = {}  # the engine's number of a node → its id
    for thing in (thing for row in rows for value in row.values() for thing in _things(value)):
        if isinstance(thing, NodeThing):
            node = _node(thing)
            names[thing.element] = node.id
            nodes.setdefault(node.id, node)
        else:
            found.setdefault(str(thing.properties.get("fact_id", thing.element)), thing)
    kept = dict(sorted(nodes.items())[:most])
    return Picture(nodes=tuple(kept.values()), links=tuple(_links(found.items(), names, kept)), left_out=len(nodes) - len(kept))


def _node(thing: NodeThing) -> PictureNode:
    given = thing.properties
    id = str(given.get("id", thing.element))
    kind = kind_of(id) or (thing.labels[0] if thing.labels else "")
    return PictureNode(
        id=id,
        kind=kind,
        display_name=str(given.get("display_name", id)),
        country=str(given.get("code" if kind == "Country" else "country", "")),
        properties={k: v for k, v in given.items() if k not in ("id", "display_name")},
    )


def _links(found: Iterable[tuple[str, LinkThing]], names: dict[str, str], nodes: dict[str, PictureNode]) -> Iterator[PictureLink]:
    for fact, thing in sorted(found):
        start, end = names.get(thing.start, ""), names.get(thing.end, "")
        if start in nodes and end in nodes:
            rest = {k: v for k, v in thing.properties.items() if k not in ("fact_id", "status")}
            status = str(thing.properties.get("status", "stated"))
            yield PictureLink(id=fact, kind=thing.type, start=start, end=end, status=status, properties=rest)

"""Part of a graph, read back from a store as the records that it was made of."""

from collections.abc import Collection, Iterable, Mapping

from graph.records import Link, Node, Value
from graph.result import LinkThing, NodeThing, Row
from graph.store import Reader

_ALL = 10_000_000  # rows; a part is never cut
_SECONDS = 60.0
_NODES = "MATCH (n) WHERE n.id IN $ids RETURN n"
_ENDS = "RETURN a.id AS start, labels(a)[0] AS start_kind, r, b.id AS end, labels(b)[0] AS end_kind"
# Three texts, not one with OR: each begins at what it looks for.
_LINKS = (
    f"MATCH (a)-[r]->(b) WHERE a.id IN $ids {_ENDS}",
    f"MATCH (b)<-[r]-(a) WHERE b.id IN $ids {_ENDS}",
    f"MATCH (a)-[r]->(b) WHERE r.fact_id IN $facts {_ENDS}",
)


def nodes(reader: Reader, ids: Collection[str]) -> tuple[Node, ...]:
    """The nodes of these ids that the store holds."""
    found = _rows(reader, _NODES, {"ids": sorted(ids)}) if ids else []
    return tuple(_node(row["n"]) for row in found)


def links(reader: Reader, ids: Collection[str], facts: Collection[str] = ()) -> tuple[Link, ...]:
    """The links that begin or end at one of these nodes, and those of these fact_ids, each once."""
    asked = {"ids": sorted(ids), "facts": sorted(facts)}
    wanted = (*(_LINKS[:2] if ids else ()), *(_LINKS[2:] if facts else ()))
    found = (_link(row) for text in wanted for row in _rows(reader, text, asked))
    return tuple({(one.kind, one.fact_id, one.start, one.end): one for one in found}.values())


def _rows(reader: Reader, text: str, asked: Mapping[str, object]) -> Iterable[Row]:
    used = {name: value for name, value in asked.items() if f"${name}" in text}
    return reader.read(text, used, limit=_ALL, timeout=_SECONDS).rows


def _node(found: object) -> Node:
    assert isinstance(found, NodeThing)
    return Node(kind=found.labels[0], id=str(found.properties["id"]), properties=_properties(found.properties, "id"))


def _link(row: Row) -> Link:
    found = row["r"]
    assert isinstance(found, LinkThing)
    return Link(
        kind=found.type, fact_id=str(found.properties["fact_id"]), start_kind=str(row["start_kind"]), start=str(row["start"]),
        end_kind=str(row["end_kind"]), end=str(row["end"]), properties=_properties(found.properties, "fact_id"),
    )  # fmt: skip


def _properties(found: Mapping[str, object], key: str) -> dict[str, Value]:
    made: dict[str, Value] = {}
    for name, value in found.items():
        if name != key and value is not None:
            made[name] = tuple(map(str, value)) if isinstance(value, list) else value  # type: ignore[assignment]
    return made

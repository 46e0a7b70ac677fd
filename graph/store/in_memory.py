"""A graph in memory and on no disk: made of records, or an open embedded store with a difference laid over a copy of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from graph.records import Link, Node
from graph.store import _meta
from graph.store._protocol import Meta, Reader
from graph.store._values import by_ends, by_kind, link_properties, node_properties

if TYPE_CHECKING:
    from graph.store.embedded import EmbeddedStore


class _Run(Protocol):
    """Runs one text that may write."""

    def __call__(self, text: str, /, *, params: dict[str, object]) -> object: ...


@dataclass(frozen=True, kw_only=True)
class Overlay:
    """What another graph has that this one has not: `nodes` and `links` as they are there, whether new or changed.

    `gone_nodes` are (kind, id) and take their links with them; `gone_links` are (kind, fact_id).
    """

    nodes: Sequence[Node] = ()
    links: Sequence[Link] = ()
    gone_nodes: Sequence[tuple[str, str]] = ()
    gone_links: Sequence[tuple[str, str]] = ()


def built(nodes: Sequence[Node], links: Sequence[Link], meta: Meta) -> Reader:
    """A reader of exactly these."""
    from graph.store.embedded import EmbeddedStore  # kglite costs every start a quarter of a second

    return EmbeddedStore.holding(nodes, links, meta)


def can_be_laid_over(facts: Reader) -> bool:
    """Whether its graph lies in the memory of this process, so that `overlaid` can copy it."""
    return facts.engine == "embedded"


def overlaid(facts: Reader, overlay: Overlay, meta: Meta) -> Reader:
    """A reader of the facts with the overlay over them; `facts` must be one that `can_be_laid_over`, and stays as it is.

    The engine copies only what is written to: 0.1 ms without, 20 ms with a change, of 68,000 rows.
    """
    embedded: EmbeddedStore = facts  # type: ignore[assignment]
    graph = embedded.copied()
    _take_out(graph.cypher, overlay)
    _put_nodes(graph.cypher, overlay.nodes)
    _put_links(graph.cypher, overlay.links)
    graph.cypher("MATCH (m:Meta {id: 'store'}) SET m = $held", params={"held": _meta.properties(meta)})
    return embedded.of(graph, meta)


def _take_out(run: _Run, overlay: Overlay) -> None:
    """What is gone, and the links that are put anew."""
    gone: dict[str, list[str]] = {}
    for kind, fact in (*overlay.gone_links, *((link.kind, link.fact_id) for link in overlay.links)):
        gone.setdefault(kind, []).append(fact)
    for kind, facts in gone.items():
        run(f"MATCH ()-[r:{kind}]->() WHERE r.fact_id IN $facts DELETE r", params={"facts": facts})
    for kind, id in overlay.gone_nodes:
        run(f"MATCH (n:{kind} {{id: $id}}) DETACH DELETE n", params={"id": id})


def _put_nodes(run: _Run, nodes: Sequence[Node]) -> None:
    for kind, members in by_kind(nodes).items():
        run(f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE", params={})
        rows = [{"id": node.id, "p": node_properties(node)} for node in members]
        run(f"UNWIND $rows AS row MERGE (n:{kind} {{id: row.id}})", params={"rows": rows})
        run(f"UNWIND $rows AS row MATCH (n:{kind} {{id: row.id}}) SET n = row.p", params={"rows": rows})


def _put_links(run: _Run, links: Sequence[Link]) -> None:
    for (kind, start, end), facts in by_ends(links).items():
        rows = [{"a": link.start, "b": link.end, "p": link_properties(link)} for link in facts]
        text = f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) CREATE (a)-[r:{kind}]->(b) SET r = row.p"
        run(text, params={"rows": rows})

"""What differs between two editions, as an overlay: merged anew is only what a changed statement can reach.

A merge is local. A node depends on the statements of its id; a link on those of its key, and on whether its ends are there;
and both on the dates of the sources that they cite. So these, and nothing else, are read of the ledger.
"""

from collections.abc import Iterable

from graph.ledger import Ledger
from graph.projection import merge, part
from graph.records import Link, Node, Record
from graph.store import Reader
from graph.store.in_memory import Overlay


def difference(ledger: Ledger, held: Reader, n: int) -> Overlay:
    """What has to be laid over a reader of one edition of this ledger so that it holds edition n, as a whole merge would make it."""
    touched = list(ledger.differing(held.meta().edition, n))
    ids = {one.id for one in touched if isinstance(one, Node)}
    citing = ledger.citing(n, {one.id for one in touched if isinstance(one, Node) and one.kind == "Source"})
    ids |= {one.id for one in citing if isinstance(one, Node)}
    before = part.nodes(held, ids)
    own = list(ledger.of_nodes(n, ids))
    moved = {(one.kind, one.id) for one in before} ^ {(one.kind, one.id) for one in merge.graph(own).nodes}
    facts = {_fact(one) for one in (*touched, *citing, *ledger.ending_at(n, {id for _, id in moved})) if isinstance(one, Link)}
    stated = list(ledger.of_links(n, facts))
    made = merge.graph([*own, *stated, *_beside(held, ids, (record for _, record in (*own, *stated)))])
    return Overlay(
        nodes=[node for node in made.nodes if node.id in ids],
        links=made.links,
        gone_nodes=sorted({(one.kind, one.id) for one in before} - {(one.kind, one.id) for one in made.nodes}),
        gone_links=sorted(facts),
    )


def _fact(link: Link) -> tuple[str, str]:
    return link.kind, link.fact_id


def _beside(held: Reader, ids: set[str], stated: Iterable[Record]) -> list[tuple[str, Record]]:
    """The ends and sources of what is stated that are alike in both editions, as the reader has them."""
    wanted: set[str] = set()
    for one in stated:
        sources = one.properties.get("source_ids", ())
        wanted.update(sources if isinstance(sources, tuple) else (), (one.start, one.end) if isinstance(one, Link) else ())
    return [("", node) for node in part.nodes(held, wanted - ids)]

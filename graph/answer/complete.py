"""A picture drawn by ids alone gets its names and properties: only what is drawn is fetched."""

from collections.abc import Callable, Mapping, Sequence

from graph.answer.picture import Picture, picture
from graph.result import Row
from graph.schema import kind_of

Read = Callable[[str, Mapping[str, object], int], Sequence[Row]]


def completed(sketch: Picture, read: Read) -> Picture:
    """The same picture with what the store holds of its things and stated links; what a measure inferred stays as it is.

    Labels and types of link come from the schema and from what the store gave, so they may stand in a text.
    """
    rows: list[Row] = []
    for label, ids in _by_label([node.id for node in sketch.nodes]).items():
        rows += read(f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n ORDER BY n.id", {"ids": ids}, len(ids))
    stated = [link for link in sketch.links if link.status != "inferred"]
    for label, starts in _by_label(dict.fromkeys(link.start for link in stated)).items():
        some = [link for link in stated if kind_of(link.start) == label]
        kinds = "|".join(sorted({link.kind for link in some}))
        text = f"MATCH (a:{label})-[r:{kinds}]->(b) WHERE a.id IN $ids AND r.fact_id IN $facts "
        rows += read(
            text + "RETURN a, r, b ORDER BY r.fact_id, a.id, b.id", {"ids": starts, "facts": [link.id for link in some]}, 2 * len(some)
        )
    whole = picture(rows, most=len(sketch.nodes))
    there = {node.id for node in whole.nodes}
    inferred = tuple(k for k in sketch.links if k.status == "inferred" and k.start in there and k.end in there)
    return Picture(nodes=whole.nodes, links=(*whole.links, *inferred), left_out=sketch.left_out)


def _by_label(ids: Sequence[str] | Mapping[str, object]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id in ids:
        if label := kind_of(id):
            found.setdefault(label, []).append(id)
    return dict(sorted(found.items()))

"""In which column each thing of a picture stands, when no chain gives the columns."""

from collections import defaultdict, deque

import networkx as nx

from graph.answer.picture import Picture, PictureLink

_Near = dict[str, list[tuple[str, int]]]  # thing → its neighbours, 1 where the link points to them, -1 where it comes from them


def near(picture: Picture) -> _Near:
    """The neighbours of everything that has any."""
    found: _Near = defaultdict(list)
    for link in picture.links:
        found[link.start].append((link.end, 1))
        found[link.end].append((link.start, -1))
    return found


def around(picture: Picture, start: str) -> dict[str, int]:
    """Columns from the start: what a link points to right of it, what points to it left, and so on outwards.

    Things that nothing joins to the start stand right of all others.
    """
    beside, depth, queue = near(picture), {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for there, way in beside[here]:
            if there not in depth:
                depth[there] = depth[here] + (way if depth[here] == 0 else 1 if depth[here] > 0 else -1)
                queue.append(there)
    last = max(depth.values()) + 1
    return depth | {one: last + far for one, far in onward(picture).items() if one not in depth}


def steps(picture: Picture, start: str, end: str) -> dict[str, int]:
    """Steps from the start, whatever way the links point; the end stands last."""
    beside, depth, queue = near(picture), {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for there, _ in beside[here]:
            if there not in depth:
                depth[there] = depth[here] + 1
                queue.append(there)
    depth |= {node.id: 1 for node in picture.nodes if node.id not in depth}
    depth[end] = max([depth[end], *(far + 1 for one, far in depth.items() if one not in (start, end))])
    return depth


def onward(picture: Picture) -> dict[str, int]:
    """The longest way from anything that nothing points to; a cycle stands in one column.

    >>> from graph.answer.picture import PictureNode
    >>> nodes = tuple(PictureNode(id=one, kind="Enterprise", display_name=one) for one in "abc")
    >>> links = (PictureLink(id="1", kind="OWNS", start="a", end="b"), PictureLink(id="2", kind="OWNS", start="b", end="c"))
    >>> onward(Picture(nodes=nodes, links=links))
    {'a': 0, 'b': 1, 'c': 2}
    """
    drawn: nx.DiGraph[str] = nx.DiGraph()
    drawn.add_nodes_from(node.id for node in picture.nodes)
    drawn.add_edges_from((link.start, link.end) for link in picture.links)
    knots = nx.condensation(drawn)
    depth: dict[int, int] = {}
    for knot in nx.topological_sort(knots):
        depth[knot] = max((depth[before] + 1 for before in knots.predecessors(knot)), default=0)
    for knot in knots:
        if not knots.in_degree(knot) and knots.out_degree(knot):  # a beginning stands right before what it points to
            depth[knot] = min(depth[after] for after in knots.successors(knot)) - 1
    return {one: depth[knots.graph["mapping"][one]] for one in drawn}


def joined(picture: Picture) -> Picture:
    """The picture with parts that only a product's code joins joined: 4403 and 440349 are the same wood, wider and narrower.

    A match is no statement: its line is dotted and says so. It is drawn only where nothing else joins the two.
    """
    whole: nx.Graph[str] = nx.Graph()
    whole.add_nodes_from(node.id for node in picture.nodes)
    whole.add_edges_from((link.start, link.end) for link in picture.links)
    products = [node for node in picture.nodes if node.kind == "Product" and node.properties.get("code")]
    codes = sorted((str(node.properties["code"]), node.id) for node in products)
    pairs = [(narrow, wide) for narrow in codes for wide in codes if narrow != wide and narrow[0].startswith(wide[0])]
    made: list[PictureLink] = []
    for (code, narrow), (prefix, wide) in sorted(pairs, key=lambda pair: (len(pair[0][0]) - len(pair[1][0]), pair)):
        if not nx.has_path(whole, narrow, wide):
            whole.add_edge(narrow, wide)
            made.append(PictureLink(id=f"match|{code}|{prefix}", kind="MATCH", start=narrow, end=wide, status="inferred"))
    return Picture(nodes=picture.nodes, links=(*picture.links, *made), left_out=picture.left_out)

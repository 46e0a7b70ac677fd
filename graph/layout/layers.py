"""Other pictures: what a thing points to stands right of it, what points to it left; paths run from left to right."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.answer.picture import Picture, PictureNode
from graph.layout import legend
from graph.layout.depths import around, joined, near, onward, steps
from graph.layout.flow import Pen, commonest, statements_said
from graph.layout.look import KIND_TEXT, label, shape, tone
from graph.layout.order import untangle
from graph.layout.placed import Column, Mark, Placed, Point
from graph.layout.route import Lanes
from graph.text import Translate, msgid

CARD, GUTTER, ROW = 190.0, 160.0, 46.0
PITCH = CARD + GUTTER
_HEADINGS = {-1: msgid("comes to it"), 0: msgid("chosen"), 1: msgid("goes from it")}


def place_layers(
    picture: Picture,
    *,
    start: str | None = None,
    end: str | None = None,
    keep: Mapping[str, Point] | None = None,
    limit: int = 300,
    translate: Translate = str,
) -> Placed:
    """A picture in columns around `start`; with `end`, in steps from one to the other; with neither, from causes to effects.

    `keep` holds where marks were: they stay there, and new ones take free places beside what they hang on.
    """
    nodes = {node.id: node for node in picture.nodes}
    if not nodes:
        return Placed(left_out=picture.left_out)
    picture = joined(picture)
    if start in nodes and end in nodes:
        depth = steps(picture, str(start), str(end))
    else:
        depth = around(picture, str(start)) if start in nodes else onward(picture)
    members: dict[str, tuple[str, ...]] = {}
    if len(nodes) > limit:
        nodes, depth, members = _grouped(nodes, depth, {start, end})
    seats = _kept(picture, nodes, depth, keep) if keep else _seats(picture, nodes, depth)
    heads = _columns(seats, depth, bool(end), translate) if start in nodes and not keep else ()
    return drawn(picture, nodes, seats, members, heads, translate)


def _seats(picture: Picture, nodes: Mapping[str, PictureNode], depth: Mapping[str, int]) -> dict[str, Point]:
    cells: dict[int, list[str]] = defaultdict(list)
    rank = {kind: i for i, kind in enumerate(KIND_TEXT)}
    for one in sorted(nodes, key=lambda one: (rank.get(nodes[one].kind, 99), nodes[one].display_name, one)):
        cells[depth[one]].append(one)
    tallest = max(_rows(len(ids)) for ids in cells.values())
    base = {cell: (tallest - len(ids)) / 2 for cell, ids in cells.items()}
    beside = near(picture)
    known = {one: [there for there, _ in beside[one] if there in nodes] for one in nodes}
    ordered = untangle({cell: cells[cell] for cell in sorted(cells)}, base, known)
    seats: dict[str, Point] = {}
    x = GUTTER / 2
    for ids in ordered.values():
        rows = _rows(len(ids))
        for i, one in enumerate(ids):
            in_track = min(rows, len(ids) - i // rows * rows)
            seats[one] = (x + 9 + i // rows * PITCH, 30 + ((tallest - in_track) / 2 + i % rows) * ROW)
        x += math.ceil(len(ids) / rows) * PITCH
    return seats


def _rows(count: int) -> int:
    """Rows of a column of that many things: one track up to 22, then tracks of equal height, about as wide as high."""
    tracks = max(1, math.ceil(count / max(22, math.ceil(math.sqrt(7.0 * count)))))
    return max(1, math.ceil(count / tracks))


def _kept(picture: Picture, nodes: Mapping[str, PictureNode], depth: Mapping[str, int], keep: Mapping[str, Point]) -> dict[str, Point]:
    """Earlier marks where they were; each new one in the nearest free row beside a neighbour, right of it if the link points there."""
    seats = {one: keep[one] for one in nodes if one in keep}
    if not seats:
        return _seats(picture, nodes, depth)
    beside = near(picture)
    waiting = [one for one in nodes if one not in seats]
    while waiting:
        ready = [one for one in waiting if any(there in seats for there, _ in beside[one])] or waiting[:1]
        for one in ready:
            there, way = next(((there, way) for there, way in beside[one] if there in seats), ("", 1))
            x, y = seats.get(there, (min(x for x, _ in seats.values()), max(y for _, y in seats.values()) + ROW))
            seats[one] = _free(seats, x - way * PITCH if there else x, y)
        waiting = [one for one in waiting if one not in seats]
    return seats


def _free(seats: Mapping[str, Point], x: float, y: float) -> Point:
    taken = [there for left, there in seats.values() if abs(left - x) < PITCH - 1]
    tried = (y + sign * i * ROW for i in range(len(taken) + 2) for sign in (1, -1))
    return x, next(spot for spot in tried if all(abs(spot - other) >= ROW - 1 for other in taken))


def _columns(seats: Mapping[str, Point], depth: Mapping[str, int], path: bool, translate: Translate) -> tuple[Column, ...]:
    spans: dict[int, list[float]] = defaultdict(list)
    for one, (x, _) in seats.items():
        spans[depth[one] if path else max(-1, min(1, depth[one]))].append(x)
    if len(spans) == 1:
        return ()
    last = max(spans)
    made = []
    for step, xs in sorted(spans.items()):
        words = _HEADINGS[step] if not path else msgid("from") if step == 0 else msgid("to") if step == last else msgid("step {n}")
        made.append(Column(x=min(xs) - 20, text_x=min(xs) - 8, width=max(xs) - min(xs) + CARD + 20, text=translate(words).format(n=step)))
    return tuple(made)


def _grouped(
    nodes: Mapping[str, PictureNode], depth: Mapping[str, int], alone: set[str | None]
) -> tuple[dict[str, PictureNode], dict[str, int], dict[str, tuple[str, ...]]]:
    """One group for each layer, kind and country of more than three things."""
    heaps: dict[tuple[int, str, str], list[PictureNode]] = defaultdict(list)
    for node in nodes.values():
        heaps[depth[node.id], node.kind, node.country if node.id not in alone else node.id].append(node)
    made, far, members = {}, {}, {}
    for (step, kind, country), heap in heaps.items():
        if len(heap) <= 3:
            made.update({node.id: node for node in heap})
            far.update({node.id: step for node in heap})
            continue
        name = f"group:{step}|{kind}|{country}"
        made[name] = PictureNode(id=name, kind=kind, display_name=country, country=country, group=len(heap))
        far[name], members[name] = step, tuple(node.id for node in heap)
    return made, far, members


def drawn(
    picture: Picture,
    nodes: Mapping[str, PictureNode],
    seats: Mapping[str, Point],
    members: Mapping[str, tuple[str, ...]],
    columns: tuple[Column, ...],
    translate: Translate,
    *,
    told: bool = True,
) -> Placed:
    """Marks at their seats and the lines between them; `told`: each line says in words what it is."""
    marks = {one: _mark(node, seats[one], members.get(one, ()), translate) for one, node in nodes.items()}
    lefts = sorted({round(mark.x) for mark in marks.values()})
    lefts = [x for i, x in enumerate(lefts) if i == 0 or x - lefts[i - 1] > 40]
    track = {one: max(i for i, x in enumerate(lefts) if x <= mark.x + 40) for one, mark in marks.items()}
    lanes = Lanes(tracks=[(x - 10, min([x + CARD, *(other - GUTTER for other in lefts if other > x)])) for x in lefts])
    home = {member: group for group, inside in members.items() for member in inside}
    flows = [(home.get(a.start, a.start), home.get(a.end, a.end), a, False) for a in picture.links]
    flows = [flow for flow in flows if flow[0] != flow[1] and flow[0] in marks and flow[1] in marks]
    silent = commonest(flows) if told else ""
    lines = Pen(marks=marks, track=track, lanes=lanes, translate=translate, words=told, silent=silent).draw(flows)
    xs, ys = [mark.x for mark in marks.values()], [y for line in lines for _, y in line.path] + [mark.y for mark in marks.values()]
    left, top = min(0.0, min(xs) - GUTTER / 2), min(0.0, min(ys) - 30)
    return Placed(
        marks=tuple(marks.values()),
        lines=lines,
        columns=columns,
        legend=legend.keys(marks.values(), lines, translate, statements_said([silent], translate) if silent else ""),
        left=left,
        top=top,
        width=max(xs) + CARD + 20 - left,
        height=max(ys) + 34 - top,
        left_out=picture.left_out,
    )


def _mark(node: PictureNode, seat: Point, inside: Sequence[str], translate: Translate) -> Mark:
    status = str(node.properties.get("status") or "stated")
    kind = translate(KIND_TEXT.get(node.kind, node.kind))
    words = (
        (f"{len(inside)} × {kind}", *([node.display_name] if node.display_name else []))
        if inside
        else label(node.kind, node.display_name, node.properties)
    )
    code = f"{node.properties['code']} " if node.kind == "Product" and node.properties.get("code") else ""
    return Mark(
        id=node.id,
        node=node.id,
        kind=node.kind,
        x=seat[0],
        y=seat[1],
        shape=shape(node.kind),
        tone="pale" if status == "ended" else tone(node.country),
        status=status,
        filled=status == "stated",
        size=11.0 if inside else 8.0,
        label=words,
        label_x=seat[0] + 16,
        title=f"{code}{node.display_name}\n{kind}",
        ids=tuple(inside),
        remark=translate(status) if status != "stated" else "",
    )

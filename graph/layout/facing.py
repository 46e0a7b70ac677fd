"""A gap as a picture: columns by the part that things play in it, from who could deliver to who needs it."""

from collections.abc import Collection, Mapping, Sequence
from statistics import fmean

from graph.answer.answer import Answer
from graph.answer.picture import Picture, PictureNode
from graph.layout.layers import CARD, GUTTER, PITCH, ROW, drawn
from graph.layout.order import untangle
from graph.layout.placed import Column, Placed, Point
from graph.text import Translate, msgid

# Question → columns from left to right: heading, and the columns of its rows that name who stands there.
# Where none is named stand the products that nothing else places: what is made with the needed ones.
PARTS: Mapping[str, Sequence[tuple[str, tuple[str, ...]]]] = {
    "gaps/no_maker": (
        (msgid("made across the border by"), ("makers_abroad",)),
        (msgid("needed"), ("products",)),
        (msgid("to make"), ()),
        (msgid("needed by"), ("users",)),
    ),
    "gaps/no_link": (
        (msgid("made by"), ("maker",)),
        (msgid("product"), ("products",)),
        (msgid("to make"), ()),
        (msgid("needed by"), ("user",)),
    ),
    "gaps/planned_only": (
        (msgid("planned by"), ("closed_by",)),
        (msgid("needed"), ("products",)),
        (msgid("to make"), ("to",)),
        (msgid("needed by"), ("users",)),
    ),
    "gaps/single_maker": (
        (msgid("owned by"), ("owners",)),
        (msgid("made only by"), ("makers",)),
        (msgid("product"), ("product",)),
        (msgid("needed by"), ("needed_by", "used_by")),
    ),
}
REST = 2  # the column of things that no row names


def place_facing(answer: Answer, *, translate: Translate = str) -> Placed:
    """The picture of a gap question; a thing with two parts stands at the one further right."""
    parts = PARTS[answer.question.name]
    nodes = {node.id: node for node in answer.picture.nodes}
    column = _columns(answer, parts, nodes)
    used = [i for i in range(len(parts)) if i in column.values()]
    place = {part: i for i, part in enumerate(used)}
    cells: dict[int, list[str]] = {place[part]: [] for part in used}
    for one in sorted(nodes, key=lambda one: (nodes[one].kind, one)):
        cells[place[column[one]]].append(one)
    near = _near(answer.picture, nodes)
    order = untangle(cells, dict.fromkeys(cells, 0.0), near)
    heads = tuple(
        Column(
            x=GUTTER / 2 + place[part] * PITCH - 20,
            width=CARD + 20,
            text=translate(parts[part][0]),
            text_x=GUTTER / 2 + place[part] * PITCH,
        )
        for part in used
    )
    return drawn(answer.picture, nodes, _seats(order, near), {}, heads, translate, told=False)  # the headings say it


def _columns(answer: Answer, parts: Sequence[tuple[str, tuple[str, ...]]], nodes: Mapping[str, PictureNode]) -> dict[str, int]:
    column: dict[str, int] = {}
    for i, (_, names) in enumerate(parts):
        for row in answer.rows:
            for name in names:
                value = row.get(name)
                column |= {str(one): i for one in (value if isinstance(value, (list, tuple)) else (value,)) if one in nodes}
    makers = {link.start for link in answer.picture.links if link.kind == "MAKES"} - column.keys()
    return {one: column.get(one, 0 if one in makers else REST) for one in nodes}


def _near(picture: Picture, nodes: Collection[str]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {one: [] for one in nodes}
    for link in picture.links:
        if link.start in near and link.end in near:
            near[link.start].append(link.end)
            near[link.end].append(link.start)
    return near


def _seats(order: Mapping[int, Sequence[str]], near: Mapping[str, Sequence[str]]) -> dict[str, Point]:
    """The longest column row by row; in the others each thing as near to the height of its neighbours as there is room."""
    longest = max(order, key=lambda cell: len(order[cell]))
    height = {one: i * ROW for i, one in enumerate(order[longest])}
    room = (len(order[longest]) - 1) * ROW
    for cell in sorted(order, key=lambda cell: abs(cell - longest)):
        if cell != longest:
            height |= _spread([(one, [height[n] for n in near[one] if n in height]) for one in order[cell]], room)
    return {one: (GUTTER / 2 + cell * PITCH + 9, 30 + height[one]) for cell, ids in order.items() for one in ids}


def _spread(wishes: Sequence[tuple[str, Sequence[float]]], room: float) -> dict[str, float]:
    """Heights at least a row apart, in the order of the wishes, the last one still inside the room.

    >>> _spread([("a", [0.0]), ("b", [0.0]), ("c", [200.0])], 200.0)
    {'a': 0.0, 'b': 46.0, 'c': 200.0}
    """
    wanted = sorted(((fmean(heights) if heights else room, one) for one, heights in wishes), key=lambda pair: pair[0])
    made: dict[str, float] = {}
    for i, (wish, one) in enumerate(wanted):
        before = made[wanted[i - 1][1]] + ROW if i else 0.0
        made[one] = max(before, min(wish, room - (len(wanted) - 1 - i) * ROW))
    return made

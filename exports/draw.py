"""A placed picture drawn with matplotlib on a given part of a sheet; one pixel of the layout is one unit of the sheet."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from matplotlib.collections import PatchCollection, PathCollection, PolyCollection
from matplotlib.patches import Circle, Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Shape

from exports.clean import line as on_one_line
from exports.sheet import PaperSheet
from graph.layout import Key, Line, Mark, Placed, Point
from graph.layout.look import PALETTES, SHAPES

_COLOUR = PALETTES["light"]
DASHES: Mapping[str, object] = {"solid": "solid", "thin": "solid", "dashed": (0, (5, 3)), "dotted": (0, (1, 2.4))}
_ROW = 14.0  # between the lines of a label


def draw(sheet: PaperSheet, placed: Placed, x: float, y: float) -> None:
    """The picture with the top left corner of its frame at x, y; headings take 30 units above, band names 40 at the left."""
    at = (x - placed.left, y - placed.top)
    _frame(sheet, placed, at)
    _lines(sheet, placed.lines, at)
    _marks(sheet, placed.marks, at)
    for mark in placed.marks:
        _label(sheet, mark, at)


def _frame(sheet: PaperSheet, placed: Placed, at: Point) -> None:
    for band in placed.bands:
        sheet.add(
            Rectangle(
                (at[0], at[1] + band.y),
                placed.width,
                band.height,
                facecolor=_COLOUR[f"{band.tone}_band"],
                edgecolor=_COLOUR["rule"],
                linewidth=0.5,
                zorder=0,
            )
        )
        sheet.text(
            at[0] - 14,
            at[1] + band.y + band.height / 2,
            band.text,
            size=13,
            bold=True,
            colour=_COLOUR[band.tone],
            turn=90,
            align="center",
            middle=True,
        )
    for i, column in enumerate(placed.columns):
        if i and placed.bands:
            sheet.rule(at[0] + column.x, at[1], at[1] + placed.height)
        sheet.text(at[0] + column.text_x, at[1] - 22 if column.note else at[1] - 10, column.text, size=14, bold=True, colour=_COLOUR["ink"])
        if column.note:
            sheet.text(at[0] + column.text_x, at[1] - 7, column.note, size=11, colour=_COLOUR["soft"])
    for cell in placed.cells:
        sheet.text(at[0] + cell.x, at[1] + cell.y, "\n".join(cell.lines), size=11.5, colour=_COLOUR["soft"], align="center", middle=True)


def _lines(sheet: PaperSheet, lines: Sequence[Line], at: Point) -> None:
    """All curves as two collections, those that run back beneath, and all heads of arrows as one: 500 single ones took 0.4 s."""
    drawn = [(line, [(px + at[0], py + at[1]) for px, py in line.path]) for line in lines if len(line.path) >= 4]
    for back in (True, False):
        _curves(sheet, [one for one in drawn if one[0].back is back], zorder=1 if back else 2)
    heads = [(_arrow(points, line.width), _COLOUR[line.tone]) for line, points in drawn if line.arrow]
    if heads:
        sheet.add_collection(
            PolyCollection([head for head, _ in heads], facecolors=[tone for _, tone in heads], edgecolors="none", zorder=3)
        )
    for line, points in drawn:
        if line.back:
            _back_mark(sheet, points, _COLOUR[line.tone])
        if line.text:
            sheet.text(line.text_x + at[0], line.text_y + at[1], line.text, size=10.5, colour=_COLOUR["soft"], plate=True)


def _curves(sheet: PaperSheet, drawn: Sequence[tuple[Line, Sequence[Point]]], *, zorder: float) -> None:
    if not drawn:
        return
    sheet.add_collection(
        PathCollection(
            [Shape(points, [Shape.MOVETO, *[Shape.CURVE4] * (len(points) - 1)]) for _, points in drawn],
            facecolors="none",
            edgecolors=[_COLOUR[line.tone] for line, _ in drawn],
            linewidths=[line.width * (0.72 if line.kind else 0.6) for line, _ in drawn],
            linestyles=[DASHES[line.style] for line, _ in drawn],
            alpha=0.9,
            zorder=zorder,
        )
    )


def _arrow(points: Sequence[Point], width: float) -> list[Point]:
    """The three corners of the head at the end of a line."""
    (x0, y0), (x1, y1) = next(((a, points[-1]) for a in reversed(points[:-1]) if math.dist(a, points[-1]) > 0.5), (points[0], points[-1]))
    away = math.atan2(y1 - y0, x1 - x0)
    long, wide = 7 + width, 2.6 + width * 0.5
    return [(x1, y1)] + [
        (x1 - long * math.cos(away) + s * wide * math.sin(away), y1 - long * math.sin(away) - s * wide * math.cos(away)) for s in (1, -1)
    ]


def _back_mark(sheet: PaperSheet, points: Sequence[Point], colour: str) -> None:
    """A small open arrow head in the middle of a line that runs back."""
    (x0, y0), (x1, y1) = _middle(points)
    away = math.atan2(y1 - y0, x1 - x0)
    ends = [(x1 - 9 * math.cos(away + s), y1 - 9 * math.sin(away + s)) for s in (0.5, -0.5)]
    sheet.add(Polygon([ends[0], (x1, y1), ends[1]], closed=False, fill=False, edgecolor=colour, linewidth=1.1, zorder=3))


def _middle(points: Sequence[Point]) -> tuple[Point, Point]:
    """Two points close together in the middle of the middle curve, in the line's direction."""
    if len(points) < 4:
        return points[0], points[-1]
    i = 3 * ((len(points) - 1) // 6)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[i : i + 4]

    def at(t: float) -> Point:
        w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        return w[0] * ax + w[1] * bx + w[2] * cx + w[3] * dx, w[0] * ay + w[1] * by + w[2] * cy + w[3] * dy

    return at(0.45), at(0.55)


def outline(shape: str, x: float, y: float, size: float) -> Patch:
    """The shape of a kind around a point."""
    return Circle((x, y), size) if not SHAPES[shape] else Polygon([(x + a * size, y + b * size) for a, b in SHAPES[shape]], closed=True)


def _marks(sheet: PaperSheet, marks: Sequence[Mark], at: Point) -> None:
    heaps: dict[tuple[str, bool, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        heaps[mark.tone, mark.filled, mark.status].append(mark)
    for (tone, filled, status), heap in heaps.items():
        shapes = [outline(mark.shape, mark.x + at[0], mark.y + at[1], mark.size) for mark in heap]
        sheet.add_collection(
            PatchCollection(
                shapes,
                facecolor=_COLOUR[tone] if filled else "#FFFFFF",
                edgecolor=_COLOUR[tone],
                linewidth=1.1,
                linestyle=_outline_style(status),
                zorder=4,
            )
        )
    for mark in marks:
        if mark.ids:
            sheet.add(_ring(mark, at))


def _ring(mark: Mark, at: Point) -> Patch:
    """A second outline: this mark stands for several things."""
    ring = outline(mark.shape, mark.x + at[0], mark.y + at[1], mark.size + 3)
    ring.set(fill=False, edgecolor=_COLOUR[mark.tone], linewidth=0.9, zorder=4)
    return ring


def _outline_style(status: str) -> object:
    return {"planned": (0, (2.2, 1.4)), "inferred": (0, (1, 1.4))}.get(status, "solid")


def _label(sheet: PaperSheet, mark: Mark, at: Point) -> None:
    texts = [(on_one_line(text), "ink") for text in mark.label] + ([(mark.remark, "soft")] if mark.remark else [])
    top = mark.y + at[1] - _ROW * len(texts) / 2 + 10.6
    product = mark.kind == "Product" and len(mark.label) > 1
    for i, (text, colour) in enumerate(texts):
        sheet.text(
            mark.label_x + at[0],
            top + i * _ROW,
            text,
            size=12 if i or not product else 11.5,
            bold=product and i == 0,
            colour=_COLOUR[colour],
        )


def legend(sheet: PaperSheet, keys: Sequence[Key], x: float, y: float, wide: float) -> float:
    """The legend in rows of a width; how far down it reaches."""
    left = x
    for key in keys:
        room = 34 + sheet.width(key.text, 12) + 18
        if left > x and left + room > x + wide:
            left, y = x, y + 22
        _key(sheet, key, left, y)
        sheet.text(left + 32, y + 4, key.text, size=12, colour=_COLOUR["ink"])
        left += room
    return y + 22


def _key(sheet: PaperSheet, key: Key, x: float, y: float) -> None:
    if key.shape:
        shape = outline(key.shape, x + 16, y, 7)
        shape.set(
            facecolor=_COLOUR[key.tone] if key.filled else "#FFFFFF",
            edgecolor=_COLOUR[key.tone],
            linewidth=1.1,
            linestyle=_outline_style(key.status),
            zorder=4,
        )
        sheet.add(shape)
        return
    if not key.style:  # words only: the sign is in the text
        return
    style = {"thick": "solid", "back": "dotted"}.get(key.style, key.style)
    width = {"thick": 2.0, "thin": 0.6}.get(key.style, 1.1)
    sheet.add(
        PathPatch(Shape([(x, y), (x + 28, y)]), fill=False, edgecolor=_COLOUR[key.tone], linewidth=width, linestyle=DASHES[style], zorder=3)
    )
    if key.style == "back":
        _back_mark(sheet, [(x + 22, y), (x + 8, y)], _COLOUR[key.tone])

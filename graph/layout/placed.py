"""What a placed picture is: marks, lines and frame with coordinates, ready for canvas, PNG, SVG and HTML alike.

Units are pixels at 100 %, y grows downwards, (left, top) is the top left corner of the frame.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from graph.layout.look import PALETTES, SHAPES, Tone

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark. A thing at two stages has two marks with one `node`; a group stands for the things named in `ids`."""

    id: str
    node: str
    kind: str
    x: float
    y: float
    shape: str
    tone: Tone
    status: str = "stated"  # stated, planned (dashed outline), ended (pale), inferred (dotted outline)
    filled: bool = True
    size: float = 8.0  # half the height of the shape
    label: tuple[str, ...] = ()  # at most two lines of a name, and for a product its code before them
    label_x: float = 0.0  # left edge of the label
    title: str = ""  # the whole name and what is stated of it, for hover
    ids: tuple[str, ...] = ()
    remark: str = ""  # "not in this chain", "planned": a word under the label, so that colour or line never stands alone

    @property
    def group(self) -> bool:
        return bool(self.ids)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line. `path` is a start point and then three points for each cubic Bézier curve; no path runs through a label."""

    id: str
    start: str  # mark ids
    end: str
    kind: str
    status: str = "stated"
    style: Literal["solid", "dashed", "dotted", "thin"] = "solid"
    tone: Tone = "plain"
    path: tuple[Point, ...] = ()
    arrow: bool = True
    back: bool = False  # runs against the stages: drawn dotted, underneath, with a mark in the middle
    width: float = 1.2
    text: str = ""  # what the link says, drawn above the line; (text_x, text_y) is its baseline's start
    text_x: float = 0.0
    text_y: float = 0.0
    facts: tuple[str, ...] = ()  # the statements it draws; empty for the thin line between two marks of one thing
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A heading over a span of the picture, which begins at `x`; the words begin at `text_x`, over the labels."""

    x: float
    width: float
    text: str
    text_x: float
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Band:
    """A horizontal band with its name at the left."""

    y: float
    height: float
    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Words in a place without marks: "no maker in the loaded data" or "not in this chain", centred on x and y."""

    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Key:
    """One entry of the legend: a shape or a line style, and what it means."""

    text: str
    shape: str = ""
    tone: Tone = "plain"
    status: str = "stated"
    style: str = ""
    filled: bool = True


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A picture with every coordinate fixed. Headings stand above the frame, band names left of it."""

    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    bands: tuple[Band, ...] = ()
    cells: tuple[Cell, ...] = ()
    legend: tuple[Key, ...] = ()
    left: float = 0.0  # the frame; below zero only where a picture grew to the left or upwards
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0
    left_out: int = 0

    def positions(self) -> dict[str, Point]:
        """Where each mark is, to hand to `place(keep=…)` when the picture grows."""
        return {mark.id: (mark.x, mark.y) for mark in self.marks}

    def as_json(self, theme: str = "light") -> dict[str, object]:
        """Plain lists and texts for the canvas: tones become colours of the theme, shapes carry their corners."""
        colour = PALETTES[theme]
        shapes = {
            name: [list(corner) for corner in SHAPES[name]]
            for name in sorted({m.shape for m in self.marks} | {k.shape for k in self.legend if k.shape})
        }
        return {
            "marks": [_coloured(asdict(mark), colour) for mark in self.marks],
            "lines": [_coloured(asdict(line), colour) for line in self.lines],
            "frame": {
                "columns": [asdict(one) for one in self.columns],
                "bands": [_coloured(asdict(one), colour) for one in self.bands],
                "cells": [asdict(one) for one in self.cells],
                "left": self.left,
                "top": self.top,
                "width": self.width,
                "height": self.height,
            },
            "legend": [_coloured(asdict(one), colour) for one in self.legend],
            "shapes": shapes,
            "colours": dict(colour),
            "left_out": self.left_out,
        }


def _coloured(plain: dict[str, object], colour: Mapping[str, str]) -> dict[str, object]:
    return {**plain, "color": colour[str(plain["tone"])], "fill": colour.get(f"{plain['tone']}_band", colour["ground"])}

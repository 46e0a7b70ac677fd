"""Words as outlines: every text of one colour becomes one shape, so that a sheet of 700 labels is drawn in a few strokes.

matplotlib looks up the font, lays out and paints each text glyph by glyph; for 500 things that is four fifths of the time of a PNG.
Here the fonts are found once, each glyph's outline is taken once in a run, and shaping stays with the same library (HarfBuzz).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from matplotlib.font_manager import get_font
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Shape
from matplotlib.textpath import TextToPath

from exports.fonts import files

_Points = npt.NDArray[np.float64]  # two columns
_Codes = npt.NDArray[np.uint8]

_EM = 100.0  # size at which outlines are taken
_STEP = 1.2  # from baseline to baseline of a text of several lines, in heights of "lp", as matplotlib has it
_PLATE = 0.8  # of white around a text on a plate, in units of the sheet

_KNOWN: Mapping[bool, dict[str, tuple[_Points, _Codes]]] = {False: {}, True: {}}  # by weight, the outlines taken so far


@dataclass(frozen=True, kw_only=True)
class Words:
    """One text on a sheet; x, y is the start of its baseline, or by `align` and `middle` its centre or end. Sizes in units of the sheet."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    turn: int = 0
    align: str = "left"
    middle: bool = False
    plate: bool = False


@dataclass(frozen=True)
class _Outline:
    """The glyphs of one line: where each begins and its outline, at 100 units to the em, y upwards; `wide` is the ink's right edge."""

    starts: Sequence[tuple[float, float]]
    shapes: Sequence[tuple[_Points, _Codes]]
    wide: float


def patches(words: Iterable[Words]) -> list[PathPatch | Rectangle]:
    """Plates first, then one shape a colour, in the order in which the colours came."""
    plates: list[PathPatch | Rectangle] = []
    inks: dict[str, list[tuple[_Points, _Codes]]] = defaultdict(list)
    for one in words:
        lines = [_outline(text, one.bold) for text in one.text.split("\n")]
        inks[one.colour] += [
            (_placed(one, line, down), np.concatenate([codes for _, codes in line.shapes]))
            for line, down in zip(lines, _baselines(one, len(lines)), strict=True)
            if line.shapes
        ]
        if one.plate:
            plates.append(_plate(one, max(line.wide for line in lines) * one.size / _EM))
    made = [
        PathPatch(
            Shape(np.concatenate([p for p, _ in parts]), np.concatenate([c for _, c in parts])), facecolor=colour, linewidth=0, zorder=5
        )
        for colour, parts in inks.items()
        if parts
    ]
    return plates + made


def _placed(one: Words, line: _Outline, down: float) -> _Points:
    """The outline of a line where it stands on the sheet, y downwards."""
    starts = np.repeat(np.array(line.starts), [len(points) for points, _ in line.shapes], axis=0)
    at = (np.concatenate([points for points, _ in line.shapes]) + starts) * (one.size / _EM)
    x = at[:, 0] - line.wide * one.size / _EM * {"left": 0.0, "center": 0.5, "right": 1.0}[one.align]
    y = down - at[:, 1]
    turn = np.deg2rad(one.turn)  # against the clock, as the sheet is looked at
    return np.column_stack((one.x + x * np.cos(turn) + y * np.sin(turn), one.y - x * np.sin(turn) + y * np.cos(turn)))


def _baselines(one: Words, lines: int) -> list[float]:
    """How far below y the baseline of each line stands."""
    bottom, top = (edge * one.size / _EM for edge in _reach(one.bold))
    step = (top - bottom) * _STEP
    first = (top + bottom - step * (lines - 1)) / 2 if one.middle else 0.0
    return [first + step * i for i in range(lines)]


def _plate(one: Words, wide: float) -> Rectangle:
    bottom, top = (edge * one.size / _EM for edge in _reach(one.bold))
    corner = (one.x - _PLATE, one.y - top - _PLATE)
    return Rectangle(corner, wide + 2 * _PLATE, top - bottom + 2 * _PLATE, facecolor="#FFFFFF", edgecolor="none", zorder=4.9)


@cache
def _reach(bold: bool) -> tuple[float, float]:
    """The lowest and the highest ink of "lp": the height of a line, whatever it holds."""
    heights = np.concatenate([points[:, 1] for points, _ in _outline("lp", bold).shapes])
    return float(heights.min()), float(heights.max())


@lru_cache(maxsize=4096)
def _outline(text: str, bold: bool) -> _Outline:
    font, known = get_font(list(files(bold))), _KNOWN[bold]
    font.set_size(_EM, 72)  # each time: matplotlib hands the same font to whoever asks
    glyphs, _, _ = TextToPath().get_glyphs_with_font(font, text, glyph_map=known)
    inked = [(x, y, known[name]) for name, x, y, _ in glyphs if len(known[name][0])]
    wide = max((x + float(points[:, 0].max()) for x, _, (points, _) in inked), default=0.0)
    return _Outline([(x, y) for x, y, _ in inked], [shape for _, _, shape in inked], wide)

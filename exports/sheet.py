"""A sheet to draw on, measured in pixels from the top left, and how it becomes PNG or SVG. No global state of pyplot."""

import io
import math
import threading
from collections.abc import Mapping

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from exports.clean import text as clean
from exports.fonts import families
from exports.lettering import Words, patches
from exports.pixels import png
from graph.errors import PictureTooLarge
from graph.layout import look

UNITS = 100.0  # pixels of the sheet to an inch; a 12-pixel letter is 8.64 points
MOST_PIXELS = 60_000_000  # a PNG of 60 megapixels takes 240 MB to draw
DPI, COARSEST = 300, 150  # what print asks for; below the second a 12-pixel letter is hard to read
_SETTINGS: Mapping[str, object] = {"svg.fonttype": "path", "svg.hashsalt": "linkage"}
_one_at_a_time = threading.Lock()  # matplotlib's settings and font cache belong to the process


def broken(text: str, wide: float, size: float, *, bold: bool = False) -> list[str]:
    """The text on as many lines as it needs to stay within a width; bold letters are about 6 % wider.

    >>> broken("No figure without its source", 100, 12)
    ['No figure without', 'its source']
    """
    lines, now = [], ""
    for word in text.split():
        longer = f"{now} {word}" if now else word
        if now and look.text_width(longer, size) * (1.06 if bold else 1.0) > wide:
            lines.append(now)
            now = word
        else:
            now = longer
    return [*lines, now] if now else lines


class PaperSheet:
    """A blank page of a width and height in pixels."""

    def __init__(self, width: float, height: float) -> None:
        self.wide, self.high = width, height
        self.figure = Figure(figsize=(width / UNITS, height / UNITS), facecolor="#FFFFFF")
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(height, 0))
        self.axes.set_axis_off()
        self.words: list[Words] = []

    def add(self, patch: Patch) -> None:
        patch.set_clip_on(False)
        patch.axes = None
        self.axes.add_artist(patch)

    def add_collection(self, collection: Collection) -> None:
        self.axes.add_collection(collection, autolim=False)

    def rule(self, x: float, top: float, bottom: float, *, colour: str = look.PALETTES["light"]["rule"], thick: float = 0.6) -> None:
        """A line downwards."""
        self.axes.add_line(Line2D([x, x], [top, bottom], color=colour, linewidth=thick, zorder=1))

    def line(self, left: float, right: float, y: float) -> None:
        """A line across."""
        self.axes.add_line(Line2D([left, right], [y, y], color=look.PALETTES["light"]["rule"], linewidth=0.6, zorder=1))

    def width(self, text: str, size: float) -> float:
        return look.text_width(text, size)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        colour: str,
        bold: bool = False,
        turn: int = 0,
        align: str = "left",
        middle: bool = False,
        plate: bool = False,
    ) -> None:
        """Words with their baseline (or, `middle`, their centre) at y. Never read as mathematics, whatever they hold.

        `plate` puts them on a white ground, so that lines do not run through them.
        """
        words = Words(x=x, y=y, text=clean(text), size=size, colour=colour, bold=bold, turn=turn, align=align, middle=middle, plate=plate)
        self.words.append(words)

    def png(self, language: str = "en") -> bytes:
        """The sheet as PNG of 300 dots an inch, coarser only as far as the cap asks; raises PictureTooLarge."""
        dpi = self.dpi()
        for patch in patches(self.words):
            self.add(patch)
        with _one_at_a_time, mpl.rc_context(_SETTINGS):  # type: ignore[arg-type]
            self.figure.set_dpi(dpi)
            drawn = RendererAgg(self.figure.bbox.width, self.figure.bbox.height, dpi)  # type: ignore[no-untyped-call]  # goes with this call, 240 MB at most
            self.figure.draw(drawn)
            pixels = np.asarray(drawn.buffer_rgba())  # type: ignore[no-untyped-call]
            return png(pixels, dpi, {"Software": "Linkage", "Language": language})

    def dpi(self) -> int:
        """Dots an inch of the PNG; raises PictureTooLarge where even the coarsest would pass the cap."""
        inches = self.wide * self.high / UNITS**2
        if inches * COARSEST**2 > MOST_PIXELS:
            raise PictureTooLarge(
                f"The picture would have {inches * COARSEST**2 / 1e6:.0f} megapixels; at most {MOST_PIXELS // 1_000_000} are drawn.",
                then="Narrow the question, or take the SVG.",
                width=self.wide,
                height=self.high,
            )
        return min(DPI, math.isqrt(int(MOST_PIXELS / inches)))

    def svg(self, language: str = "en") -> bytes:
        """The sheet as SVG with its letters as outlines, so that it looks the same without our fonts."""
        for one in self.words:
            self._lettered(one)
        out = io.BytesIO()
        with _one_at_a_time, mpl.rc_context(_SETTINGS):  # type: ignore[arg-type]
            self.figure.savefig(out, format="svg", dpi=72, metadata={"Date": None, "Creator": "Linkage", "Language": language})
        return out.getvalue()

    def _lettered(self, one: Words) -> None:
        """A text of matplotlib: its SVG holds each glyph once and names it where it stands, which keeps the file a third of the size."""
        self.axes.text(
            one.x,
            one.y,
            one.text,
            fontsize=one.size * 72 / UNITS,
            color=one.colour,
            fontweight="bold" if one.bold else "normal",
            rotation=one.turn,
            ha=one.align,
            va="center" if one.middle else "baseline",
            rotation_mode="anchor" if one.turn else None,
            family=families(),
            parse_math=False,
            zorder=5,
            bbox={"facecolor": "#FFFFFF", "edgecolor": "none", "pad": 0.6} if one.plate else None,
        )

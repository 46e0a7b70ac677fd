"""A sheet to draw on, measured in pixels from the top left, and how it becomes PNG or SVG. No global state of pyplot."""

import io
import threading
from collections.abc import Mapping

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from exports.clean import text as clean
from exports.fonts import families
from graph.errors import PictureTooLarge
from graph.layout import look

UNITS = 100.0  # pixels of the sheet to an inch; a 12-pixel letter is 8.64 points
MOST_PIXELS = 60_000_000  # a PNG of 60 megapixels takes 240 MB to draw
DPI = (200, 170, 150)  # the finest that stays below 24 megapixels (A3 at 240); the coarsest up to the cap
PLENTY = 24_000_000
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
        self.families = families()

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
    ) -> Artist:
        """Words with their baseline (or, `middle`, their centre) at y. Never read as mathematics, whatever they hold.

        `plate` puts them on a white ground, so that lines do not run through them.
        """
        return self.axes.text(
            x,
            y,
            clean(text),
            fontsize=size * 72 / UNITS,
            color=colour,
            fontweight="bold" if bold else "normal",
            rotation=turn,
            ha=align,
            va="center" if middle else "baseline",
            rotation_mode="anchor" if turn else None,
            family=self.families,
            parse_math=False,
            zorder=5,
            bbox={"facecolor": "#FFFFFF", "edgecolor": "none", "pad": 0.6} if plate else None,
        )

    def png(self, language: str = "en") -> bytes:
        """The sheet as PNG, as fine as the cap allows; raises PictureTooLarge."""
        inches = self.wide * self.high / UNITS**2
        dpi = next((dpi for dpi in DPI if inches * dpi**2 <= (MOST_PIXELS if dpi == DPI[-1] else PLENTY)), None)
        if dpi is None:
            raise PictureTooLarge(
                f"The picture would have {inches * DPI[-1] ** 2 / 1e6:.0f} megapixels; at most {MOST_PIXELS // 1_000_000} are drawn.",
                then="Narrow the question, or take the SVG.",
                width=self.wide,
                height=self.high,
            )
        return self._written("png", dpi, {"Software": "Linkage", "Language": language})

    def svg(self, language: str = "en") -> bytes:
        """The sheet as SVG with its letters as outlines, so that it looks the same without our fonts."""
        return self._written("svg", 72, {"Date": None, "Creator": "Linkage", "Language": language})

    def _written(self, kind: str, dpi: int, metadata: Mapping[str, str | None]) -> bytes:
        out = io.BytesIO()
        with _one_at_a_time, mpl.rc_context(_SETTINGS):  # type: ignore[arg-type]
            self.figure.savefig(out, format=kind, dpi=dpi, metadata=dict(metadata))
        return out.getvalue()

"""Strips drawn: a row for each dated thing or period, years across, what is said of it at the right."""

from matplotlib.patches import Circle, Rectangle

from exports.sheet import PaperSheet, broken
from graph.layout.look import PALETTES, cut, text_width
from graph.layout.strip import StripRow, Strips
from graph.text import Translate, msgid

_COLOUR = PALETTES["light"]
WIDTH, NAMES, ROW, LINE, HEAD, GAP = 1240.0, 330.0, 24.0, 16.0, 30.0, 22.0
YEARS = 430.0  # room for the years; what is said of each thing stands right of it
SHORT = 340.0  # the same where remarks need the room


def height(strips: Strips) -> float:
    """How high the strips are, with the line that tells what is left out."""
    return HEAD + sum(_high(strips, row) for row in strips.rows) + ROW * bool(strips.left_out)


def draw(sheet: PaperSheet, strips: Strips, x: float, y: float, translate: Translate = str) -> None:
    """The strips with their top left corner at x, y."""
    left, years = x + NAMES + _dates(strips), _years(strips)
    bottom = y + height(strips) - ROW * bool(strips.left_out)
    for at, head in zip((x, x + NAMES, left + years + GAP), strips.heads, strict=True):
        sheet.text(at, y + 14, head, size=12, bold=True, colour=_COLOUR["soft"])
    for year in strips.years(int(years // 42)):
        across = left + strips.across(year) * years
        sheet.text(across, y + 14, str(year), size=12, bold=True, colour=_COLOUR["ink"], align="center")
        sheet.rule(across, y + HEAD - 6, bottom)
    if strips.now is not None:
        sheet.rule(left + strips.across(strips.now) * years, y + HEAD - 6, bottom, colour=_COLOUR["LA"], thick=1.6)
    top = y + HEAD
    for row in strips.rows:
        _words(sheet, strips, row, x, top)
        _mark(sheet, strips, row, left, top + ROW / 2)
        top += _high(strips, row)
    sheet.line(x, x + WIDTH, bottom)
    if strips.left_out:
        more = translate(msgid("{n} more rows in the table")).format(n=strips.left_out)
        sheet.text(x, bottom + ROW * 0.7, more, size=12, colour=_COLOUR["soft"])


def _words(sheet: PaperSheet, strips: Strips, row: StripRow, x: float, top: float) -> None:
    base, dated = top + ROW / 2 + 4, row.when is not None
    right = x + WIDTH - _room(strips)
    sheet.line(x, x + WIDTH, top)
    sheet.text(x, base, cut(row.text, NAMES - 12, 12), size=12, colour=_COLOUR["ink"])
    sheet.text(x + NAMES, base, row.date, size=12, bold=dated, colour=_COLOUR["ink"] if dated else _COLOUR["soft"])
    printed = row.until is not None  # a value, not a remark
    sheet.text(right, base, cut(row.detail, _room(strips), 11.5), size=11.5, bold=printed, colour=_COLOUR["ink" if printed else "soft"])
    for i, line in enumerate(_remarks(strips, row), 1):
        sheet.text(right, base + i * LINE, line, size=11.5, colour=_COLOUR["ink"])


def _mark(sheet: PaperSheet, strips: Strips, row: StripRow, left: float, middle: float) -> None:
    """A dot for a day, a bar for a period; no mark where no date is stated."""
    if row.when is None:
        return
    planned, ink = row.status == "planned", _COLOUR["pale" if row.status == "ended" else row.tone]
    across = left + strips.across(row.when) * _years(strips)
    if row.until is not None:
        wide = max(3.0, (strips.across(row.until) - strips.across(row.when)) * _years(strips))
        sheet.add(Rectangle((across, middle - 5), wide, 10, facecolor=ink, linewidth=0, zorder=4))
        return
    dot = Circle((across, middle), 6, facecolor="#FFFFFF" if planned else ink, edgecolor=ink, linewidth=1.2, zorder=4)
    dot.set_linestyle((0, (2.2, 1.4)) if planned else "solid")
    sheet.add(dot)


def _dates(strips: Strips) -> float:
    return max([84.0, *(text_width(row.date, 12) * 1.08 + GAP for row in strips.rows)])


def _years(strips: Strips) -> float:
    return SHORT if any(row.until is not None for row in strips.rows) else YEARS


def _room(strips: Strips) -> float:
    return WIDTH - NAMES - _dates(strips) - _years(strips) - GAP


def _remarks(strips: Strips, row: StripRow) -> list[str]:
    return [line for remark in row.remarks for line in broken(remark, _room(strips), 11.5)]


def _high(strips: Strips, row: StripRow) -> float:
    return ROW + LINE * len(_remarks(strips, row))

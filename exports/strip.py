"""The time line drawn: a row for each dated thing, years across."""

from matplotlib.patches import Circle

from exports.sheet import Sheet
from graph.layout.look import PALETTES, Translate, cut, msgid
from graph.layout.strip import StripRow, Strips

COLOUR = PALETTES["light"]
WIDTH, NAMES, DATES, ROW, HEAD = 1240.0, 330.0, 84.0, 24.0, 30.0
YEARS = 430.0  # room for the years; what is said of each thing stands right of it


def height(strips: Strips) -> float:
    return HEAD + ROW * (len(strips.rows) + bool(strips.left_out))


def draw(sheet: Sheet, strips: Strips, x: float, y: float, translate: Translate = str) -> None:
    """The strips with their top left corner at x, y."""
    left = x + NAMES + DATES
    step = YEARS / max(1, strips.last - strips.first)
    every = max(1, round(52 / step))
    for at in range(strips.first, strips.last + 1):
        if (at - strips.first) % every == 0:
            sheet.text(left + (at - strips.first) * step, y + 14, str(at), size=12, bold=True, colour=COLOUR["ink"], align="center")
            sheet.rule(left + (at - strips.first) * step, y + HEAD - 6, y + HEAD + ROW * len(strips.rows))
    sheet.rule(left + (strips.now - strips.first) * step, y + HEAD - 6, y + HEAD + ROW * len(strips.rows), colour=COLOUR["LA"], thick=1.6)
    for i, row in enumerate(strips.rows):
        _row(sheet, row, x, y + HEAD + i * ROW, left, (row.when - strips.first) * step if row.when is not None else None)
    if strips.left_out:
        more = translate(msgid("{n} more rows in the table")).format(n=strips.left_out)
        sheet.text(x, y + HEAD + ROW * (len(strips.rows) + 0.7), more, size=12, colour=COLOUR["soft"])


def _row(sheet: Sheet, row: StripRow, x: float, top: float, left: float, across: float | None) -> None:
    base = top + ROW / 2 + 4
    sheet.line(x, x + WIDTH, top)
    sheet.text(x, base, cut(row.text, NAMES - 12, 12), size=12, colour=COLOUR["ink"])
    sheet.text(x + NAMES, base, row.date, size=12, bold=across is not None, colour=COLOUR["ink"] if across is not None else COLOUR["soft"])
    sheet.text(left + YEARS + 22, base, cut(row.detail, WIDTH - NAMES - DATES - YEARS - 24, 11.5), size=11.5, colour=COLOUR["soft"])
    if across is not None:
        planned, ink = row.status == "planned", COLOUR["pale" if row.status == "ended" else "plain"]
        dot = Circle(
            (left + across, top + ROW / 2),
            6,
            facecolor="#FFFFFF" if planned else ink,
            edgecolor=ink,
            linewidth=1.2,
            zorder=4,
        )
        dot.set_linestyle((0, (2.2, 1.4)) if planned else "solid")
        sheet.add(dot)

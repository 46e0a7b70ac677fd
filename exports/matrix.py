"""The coverage grid drawn: a line for each chain, two cells for each stage."""

from matplotlib.patches import Rectangle

from exports.sheet import PaperSheet
from graph.layout.grid import Grid, GridCell
from graph.layout.look import PALETTES, text_width

_COLOUR = PALETTES["light"]
ROW, CELL, GAP, HEAD = 34.0, 62.0, 22.0, 46.0


def width(grid: Grid) -> float:
    return _names(grid) + len(grid.headings) * (2 * CELL + GAP)


def height(grid: Grid) -> float:
    return HEAD + len(grid.lines) * ROW


def draw(sheet: PaperSheet, grid: Grid, x: float, y: float) -> None:
    """The grid with its top left corner at x, y."""
    names, pitch = _names(grid), 2 * CELL + GAP
    for i, heading in enumerate(grid.headings):
        left = x + names + i * pitch
        sheet.text(left + CELL, y + 14, heading, size=14, bold=True, colour=_COLOUR["ink"], align="center")
        for side, (country, code) in enumerate(zip(grid.countries, ("VN", "LA"), strict=True)):
            sheet.text(left + CELL * (side + 0.5), y + 34, country, size=11.5, colour=_COLOUR[code], align="center")
    for number, line in enumerate(grid.lines):
        top = y + HEAD + number * ROW
        sheet.line(x, x + width(grid), top)
        sheet.text(x + names - 16, top + ROW / 2 + 4.5, line.text, size=13, colour=_COLOUR["ink"], align="right")
        for i, cell in enumerate(line.cells):
            _cell(sheet, cell, x + names + (i // 2) * pitch + (i % 2) * CELL, top)
    sheet.line(x, x + width(grid), y + height(grid))


def _cell(sheet: PaperSheet, cell: GridCell, left: float, top: float) -> None:
    colour = _COLOUR[cell.country]
    known = cell.state == "known"
    if cell.state != "outside":
        style = {"planned": (0, (3, 2)), "outside-known": (0, (1, 2))}.get(cell.state, "solid")
        box = Rectangle((left + 3, top + 4), CELL - 6, ROW - 8, facecolor=colour if known else "#FFFFFF", linewidth=0.9, zorder=2)
        box.set(edgecolor=_COLOUR["rule"] if cell.state == "none" else colour, linestyle=style)
        sheet.add(box)
    ink = "#FFFFFF" if known else colour if cell.state in ("planned", "outside-known") else _COLOUR["soft"]
    sheet.text(left + CELL / 2, top + ROW / 2 + 4.5, cell.text, size=13, bold=known, colour=ink, align="center")


def _names(grid: Grid) -> float:
    return max([120.0, *(text_width(line.text, 13) + 26 for line in grid.lines)])

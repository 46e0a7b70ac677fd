"""Rows drawn as a table, for answers that have no picture of their own."""

from exports.clean import cell as shown
from exports.clean import line as on_one_line
from exports.sheet import Sheet
from graph.answer import Answer
from graph.layout.look import PALETTES, Translate, cut, msgid, width

COLOUR = PALETTES["light"]
WIDTH, ROW, MOST = 1300.0, 24.0, 40


def height(answer: Answer) -> float:
    return ROW * (1.5 + min(MOST, len(answer.rows)) + (len(answer.rows) > MOST or not answer.rows))


def draw(sheet: Sheet, answer: Answer, x: float, y: float, translate: Translate = str) -> None:
    """The first rows; a column of ids shows the names instead. What is left out is said."""
    columns = _columns(answer)
    texts = [[_cell(row.get(column)) for column in columns] for row in answer.rows[:MOST]]
    heads = [column.removesuffix("_name").replace("_", " ") for column in columns]
    wide = _widths(heads, texts)
    left = x
    for head, room in zip(heads, wide, strict=True):
        sheet.text(left, y + 16, cut(head, room - 10, 12.5), size=12, bold=True, colour=COLOUR["ink"])
        left += room
    for i, row in enumerate(texts):
        top, left = y + ROW * (1.2 + i), x
        sheet.line(x, x + WIDTH, top)
        for text, room in zip(row, wide, strict=True):
            sheet.text(left, top + 16, cut(text, room - 10, 12), size=12, colour=COLOUR["ink"])
            left += room
    end = y + ROW * (1.2 + len(texts))
    sheet.line(x, x + WIDTH, end)
    if len(answer.rows) > MOST:
        sheet.text(
            x, end + 17, translate(msgid("{n} more rows in the CSV")).format(n=len(answer.rows) - MOST), size=12, colour=COLOUR["soft"]
        )
    if not answer.rows:
        sheet.text(x, end + 17, translate(msgid("No row meets the question.")), size=13, colour=COLOUR["soft"])


def _columns(answer: Answer) -> list[str]:
    """The declared columns, names in place of ids, without sources and fact ids; at most nine that hold anything."""
    named = {column.removesuffix("_name") for column in answer.columns if column.endswith("_name")}
    declared = [f"{c}_name" if c in named else c for c in answer.question.columns if not c.startswith(("source", "fact"))]
    return [column for column in declared if any(row.get(column) not in (None, "", (), []) for row in answer.rows) or not answer.rows][:9]


def _cell(value: object) -> str:
    return on_one_line(shown(value).removeprefix("'").replace(";", "; "))


def _widths(heads: list[str], texts: list[list[str]]) -> list[float]:
    """Room by the longest text of each column, shared out so that all fit."""
    wish = [min(420.0, max(width(text, 12) for text in (head, *(row[i] for row in texts))) + 18) for i, head in enumerate(heads)]
    small = sum(one for one in wish if one <= 110)
    rest = sum(one for one in wish if one > 110)
    scale = min(1.0, (WIDTH - small) / rest) if rest else 1.0
    return [one if one <= 110 else one * scale for one in wish]

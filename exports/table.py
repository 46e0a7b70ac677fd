"""Rows drawn as a table, for answers that have no picture of their own; no cell is cut below three lines."""

from dataclasses import dataclass

from exports.clean import cell as shown
from exports.clean import line as on_one_line
from exports.sheet import PaperSheet, broken
from graph.answer.answer import Answer
from graph.layout.look import PALETTES, text_width
from graph.text import Translate, msgid

_COLOUR = PALETTES["light"]
WIDTH, LINE, PAD, MOST, DEEP = 1400.0, 15.0, 10.0, 40, 3


@dataclass(frozen=True, kw_only=True)
class _Table:
    """Headings, rooms and cells, each cell as its lines; `left_out` rows stand only in the CSV."""

    heads: tuple[str, ...]
    rooms: tuple[float, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    left_out: int

    @property
    def width(self) -> float:
        return max(600.0, sum(self.rooms))

    @property
    def height(self) -> float:
        return 28 + sum(_high(row) for row in self.rows) + (24 if self.left_out or not self.rows else 4)


def table(answer: Answer, translate: Translate = str) -> _Table:
    """The first rows of an answer, names in place of ids, without sources and fact ids."""
    columns = _columns(answer)
    texts = [[on_one_line(shown(row.get(column)).removeprefix("'").replace(";", "; ")) for column in columns] for row in answer.rows[:MOST]]
    heads = [on_one_line(translate(column.removesuffix("_name").replace("_", " "))) for column in columns]
    rooms = _rooms(heads, texts)
    rows = tuple(tuple(_lines(text, room) for text, room in zip(row, rooms, strict=True)) for row in texts)
    return _Table(heads=tuple(heads), rooms=rooms, rows=rows, left_out=max(0, len(answer.rows) - MOST))


def draw(sheet: PaperSheet, drawn: _Table, x: float, y: float, translate: Translate = str) -> None:
    """The table with its top left corner at x, y. What is left out is said."""
    left = x
    for head, room in zip(drawn.heads, drawn.rooms, strict=True):
        sheet.text(left, y + 16, head, size=12, bold=True, colour=_COLOUR["ink"])
        left += room
    y += 28
    for row in drawn.rows:
        sheet.line(x, x + drawn.width, y)
        left = x
        for lines, room in zip(row, drawn.rooms, strict=True):
            for i, text in enumerate(lines):
                sheet.text(left, y + 16 + i * LINE, text, size=12, colour=_COLOUR["ink"])
            left += room
        y += _high(row)
    sheet.line(x, x + drawn.width, y)
    if drawn.left_out:
        sheet.text(x, y + 18, translate(msgid("{n} more rows in the CSV")).format(n=drawn.left_out), size=12, colour=_COLOUR["soft"])
    if not drawn.rows:
        sheet.text(x, y + 18, translate(msgid("No row meets the question.")), size=13, colour=_COLOUR["soft"])


def _high(row: tuple[tuple[str, ...], ...]) -> float:
    return LINE * max([1, *(len(lines) for lines in row)]) + PAD


def _columns(answer: Answer) -> list[str]:
    """At most nine columns that hold anything."""
    named = {column.removesuffix("_name") for column in answer.columns if column.endswith("_name")}
    declared = [f"{c}_name" if c in named else c for c in answer.question.columns if not c.startswith(("source", "fact"))]
    return [column for column in declared if not answer.rows or any(row.get(column) not in (None, "", (), []) for row in answer.rows)][:9]


def _rooms(heads: list[str], texts: list[list[str]]) -> tuple[float, ...]:
    """Narrow columns as wide as they need, the others share what is left by their longest text."""
    longest = [max((text_width(word, 12) for row in texts for word in row[i].split()), default=0.0) for i in range(len(heads))]
    least = [max(text_width(head, 12) * 1.06, word) + 14 for head, word in zip(heads, longest, strict=True)]
    wish = [max([need, *(min(420.0, text_width(row[i], 12) + 14) for row in texts)]) for i, need in enumerate(least)]
    spare, over = max(0.0, WIDTH - sum(least)), sum(wish) - sum(least)
    share = min(1.0, spare / over) if over else 0.0
    return tuple(min(small, 260.0) + (large - small) * share for small, large in zip(least, wish, strict=True))


def _lines(text: str, room: float) -> tuple[str, ...]:
    lines = broken(text, room - 12, 12)
    return (*lines[: DEEP - 1], lines[DEEP - 1] + " …") if len(lines) > DEEP else tuple(lines)

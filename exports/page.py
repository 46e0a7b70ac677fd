"""The whole sheet of an answer: title, n of N, picture, legend, full names, caption. PNG and SVG are this sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports import draw, matrix, strip, table
from exports.caption import Caption, caption
from exports.clean import written_number
from exports.sheet import PaperSheet, broken
from graph.answer.answer import Answer
from graph.layout import Key, Placed, of_answer, strips_of_answer
from graph.layout.grid import coverage
from graph.layout.look import PALETTES, shortened, text_width
from graph.text import Translate, msgid

INK, SOFT = PALETTES["light"]["ink"], PALETTES["light"]["soft"]
MARGIN, HEAD, NARROWEST = 48.0, 34.0, 1000.0
MOST_NAMES = 60  # full names printed under a picture; beyond that the table has them


@dataclass(frozen=True, kw_only=True)
class Body:
    """The middle of a sheet: its size and how to draw it at a place."""

    width: float
    height: float
    draw: Callable[[PaperSheet, float, float], None]
    legend: Sequence[Key] = ()
    names: Sequence[str] = ()


def sheet(answer: Answer, translate: Translate = str, language: str = "en") -> PaperSheet:
    """The answer as a sheet ready to be written."""
    body, words = _body(answer, translate, language), caption(answer, translate)
    wide = max(NARROWEST, body.width)
    above = _above(words, wide)
    below = _below(words, body, wide, translate)
    legend_rows = _legend_rows(body.legend, wide)
    top = MARGIN + sum(one.step for one in above) + 12
    high = top + body.height + 16 + 22 * legend_rows + 8 + sum(one.step for one in below) + MARGIN * 0.6
    made = PaperSheet(wide + 2 * MARGIN, high)
    _print(made, above, MARGIN)
    body.draw(made, MARGIN, top)
    end = draw.legend(made, body.legend, MARGIN, top + body.height + 26, wide) if body.legend else top + body.height + 16
    _print(made, below, end + 4)
    return made


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One line of words; `step` is the room it takes downwards, none for the second of two side by side."""

    text: str
    size: float = 12.0
    bold: bool = False
    colour: str = SOFT
    step: float = 17.0
    x: float = 0.0


def _print(sheet: PaperSheet, lines: Sequence[Printed], y: float) -> None:
    for one in lines:
        y += one.step
        sheet.text(MARGIN + one.x, y, one.text, size=one.size, bold=one.bold, colour=one.colour)


def _above(words: Caption, wide: float) -> list[Printed]:
    made = [Printed(text=one, size=24, bold=True, colour=INK, step=30) for one in broken(words.title, wide, 24, bold=True)]
    made += [Printed(text=one, size=14, step=20) for one in broken(words.asked, wide, 14)]
    return made + [Printed(text=one, size=16, bold=True, colour=INK, step=26) for one in broken(words.counted, wide, 16, bold=True)]


def _below(words: Caption, body: Body, wide: float, translate: Translate) -> list[Printed]:
    made = _names(body.names, wide, translate)
    for note in words.notes:
        made += [Printed(text=one, colour=INK) for one in broken(note, wide, 12)]
    sources = f"{translate(msgid('Sources'))}: {words.sources_line(int(wide / 3.2), translate)}"
    for text in (words.limits, sources, words.stamp):
        made += [Printed(text=one) for one in broken(text, wide, 12)]
    return made


def _names(names: Sequence[str], wide: float, translate: Translate) -> list[Printed]:
    """The full names of what is shortened in the picture, in as many columns as fit."""
    if not names:
        return []
    columns = max(1, min(3, int(wide // (max(text_width(name, 11.5) for name in names) + 30))))
    if columns == 1:
        names = [part for name in names for part in broken(name, wide, 11.5)]
    rows = -(-len(names) // columns)
    made = [Printed(text=translate(msgid("Names in full")), bold=True, colour=INK, step=22)]
    for row in range(rows):
        for column, name in enumerate(names[row::rows]):
            made.append(Printed(text=name, size=11.5, step=0 if column else 16, x=column * wide / columns))
    return made


def _legend_rows(keys: Sequence[Key], wide: float) -> int:
    rows, left = (1 if keys else 0), 0.0
    for key in keys:
        room = 52 + text_width(key.text)
        if left and left + room > wide:
            rows, left = rows + 1, 0.0
        left += room
    return rows


def drawn_as_marks(answer: Answer) -> bool:
    """Whether the answer is drawn as marks and lines; else it is a grid, strips or a table."""
    return bool(answer.picture.nodes) and answer.question.name != "overview/coverage" and strips_of_answer(answer) is None


def _body(answer: Answer, translate: Translate, language: str) -> Body:
    if answer.question.name == "overview/coverage":
        grid = coverage(answer.rows, translate)
        return Body(
            width=matrix.width(grid), height=matrix.height(grid), draw=lambda to, x, y: matrix.draw(to, grid, x, y), legend=grid.legend
        )
    strips = strips_of_answer(answer, translate=translate, number=lambda value: written_number(value, language))
    if strips is not None:
        return Body(
            width=strip.WIDTH,
            height=strip.height(strips),
            draw=lambda to, x, y: strip.draw(to, strips, x, y, translate),
            legend=strips.legend,
        )
    if drawn_as_marks(answer):
        return _picture(of_answer(answer, translate=translate))
    rows = table.table(answer, translate)
    return Body(width=rows.width, height=rows.height, draw=lambda to, x, y: table.draw(to, rows, x, y, translate))


def _picture(placed: Placed) -> Body:
    left = 40.0 if placed.bands else 0.0
    head = HEAD if placed.columns else 0.0
    names = [mark.title.split("\n")[0] for mark in placed.marks if shortened(mark.label)]
    return Body(
        width=placed.width + left,
        height=placed.height + head,
        draw=lambda to, x, y: draw.draw(to, placed, x + left, y + head),
        legend=placed.legend,
        names=sorted(set(names)) if len(set(names)) <= MOST_NAMES else (),
    )

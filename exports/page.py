"""The whole sheet of an answer: title, n of N, picture, legend, full names, caption. PNG and SVG are this sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports import draw, matrix, strip, table
from exports.caption import Caption, caption
from exports.sheet import Sheet
from graph.answer import Answer
from graph.layout import Key, Placed, of_answer
from graph.layout.grid import coverage
from graph.layout.look import PALETTES, Translate, msgid, shortened, width
from graph.layout.strip import timeline

INK, SOFT = PALETTES["light"]["ink"], PALETTES["light"]["soft"]
MARGIN, HEAD, NARROWEST = 48.0, 34.0, 1000.0
MOST_NAMES = 60  # full names printed under a picture; beyond that the table has them


@dataclass(frozen=True, kw_only=True)
class Body:
    """The middle of a sheet: its size and how to draw it at a place."""

    width: float
    height: float
    draw: Callable[[Sheet, float, float], None]
    legend: Sequence[Key] = ()
    names: Sequence[str] = ()


def sheet(answer: Answer, translate: Translate = str) -> Sheet:
    """The answer as a sheet ready to be written."""
    body, words = _body(answer, translate), caption(answer, translate)
    wide = max(NARROWEST, body.width)
    above = _above(words, wide)
    below = _below(words, body, wide, translate)
    legend_rows = _legend_rows(body.legend, wide)
    top = MARGIN + sum(high for *_, high in above) + 12
    high = top + body.height + 16 + 22 * legend_rows + 8 + sum(step for *_, step in below) + MARGIN * 0.6
    made = Sheet(wide + 2 * MARGIN, high)
    _print(made, above, MARGIN)
    body.draw(made, MARGIN, top)
    end = draw.legend(made, body.legend, MARGIN, top + body.height + 26, wide) if body.legend else top + body.height + 16
    _print(made, below, end + 4)
    return made


Lines = list[tuple[str, float, bool, str, float]]  # text, size, bold, colour, room it takes downwards


def _print(sheet: Sheet, lines: Lines, y: float) -> None:
    for text, size, bold, colour, high in lines:
        y += high
        sheet.text(MARGIN, y, text, size=size, bold=bold, colour=colour)


def _above(words: Caption, wide: float) -> Lines:
    made: Lines = [(one, 24, True, INK, 30) for one in broken(words.title, wide, 24, bold=True)]
    made += [(one, 14, False, SOFT, 20) for one in broken(words.asked, wide, 14)]
    return made + [(one, 16, True, INK, 26) for one in broken(words.counted, wide, 16, bold=True)]


def _below(words: Caption, body: Body, wide: float, translate: Translate) -> Lines:
    made: Lines = []
    if body.names:
        made += [(translate(msgid("Names in full")), 12, True, INK, 22)]
        made += [(one, 11.5, False, SOFT, 16) for one in body.names]
    for note in words.notes:
        made += [(one, 12, False, INK, 17) for one in broken(note, wide, 12)]
    made += [(one, 12, False, SOFT, 17) for one in broken(words.limits, wide, 12)]
    sources = f"{translate(msgid('Sources'))}: {words.sources_line(int(wide / 3.2), translate)}"
    made += [(one, 12, False, SOFT, 17) for one in broken(sources, wide, 12)]
    return made + [(one, 12, False, SOFT, 17) for one in broken(words.stamp, wide, 12)]


def broken(text: str, wide: float, size: float, *, bold: bool = False) -> list[str]:
    """The text on as many lines as it needs to stay within a width."""
    lines, now = [], ""
    for word in text.split():
        longer = f"{now} {word}" if now else word
        if now and width(longer, size) * (1.06 if bold else 1.0) > wide:
            lines.append(now)
            now = word
        else:
            now = longer
    return [*lines, now] if now else lines


def _legend_rows(keys: Sequence[Key], wide: float) -> int:
    rows, left = (1 if keys else 0), 0.0
    for key in keys:
        room = 52 + width(key.text)
        if left and left + room > wide:
            rows, left = rows + 1, 0.0
        left += room
    return rows


def drawn_as_marks(answer: Answer) -> bool:
    """Whether the answer is drawn as marks and lines; else it is a grid, a time line or a table."""
    return bool(answer.picture.nodes) and answer.question.name not in ("overview/coverage", "overview/timeline")


def _body(answer: Answer, translate: Translate) -> Body:
    name = answer.question.name
    if name == "overview/coverage":
        grid = coverage(answer.rows, translate)
        return Body(
            width=matrix.width(grid), height=matrix.height(grid), draw=lambda to, x, y: matrix.draw(to, grid, x, y), legend=grid.legend
        )
    if name == "overview/timeline" and answer.rows:
        strips = timeline(answer.rows, str(answer.parameters.get("at") or answer.made_on), translate)
        return Body(
            width=strip.WIDTH,
            height=strip.height(strips),
            draw=lambda to, x, y: strip.draw(to, strips, x, y, translate),
            legend=strips.legend,
        )
    if drawn_as_marks(answer):
        return _picture(of_answer(answer, translate=translate))
    return Body(width=table.WIDTH, height=table.height(answer), draw=lambda to, x, y: table.draw(to, answer, x, y, translate))


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

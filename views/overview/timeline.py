"""Strips in the page: a row for each dated thing or published figure, years across, in a box that scrolls. HTML and CSS only, no script."""

from html import escape

import streamlit as st

from graph.layout import Key, Strips, strips_of_answer
from graph.layout.strip import StripRow
from views import _text
from views._text import _
from views.shared import filters, frame
from views.shared.store import asked

MOST_YEARS = 8  # written over the axis: that many fit at 1280 pixels


def show(name: str) -> None:
    """The question whole: filters, number, its strips, table, sources, files."""
    answer = asked(name, filters.given(name, first={}) or {})
    frame.head(answer)
    strips = strips_of_answer(answer, translate=_, number=_text.number)
    if strips is None:
        st.caption(_("No picture: the loaded data hold nothing to draw here."))
    else:
        st.html(markup(strips, _(answer.question.title)))
    frame.foot(answer)


def markup(strips: Strips, title: str) -> str:
    """The strips as HTML; every word of the data is escaped."""
    what, date, detail = (f'<th scope="col">{escape(head)}</th>' for head in strips.heads)
    years = "".join(f'<span style="left:{_percent(strips, year)}">{year}</span>' for year in strips.years(MOST_YEARS))
    rows = "".join(_row(strips, row) for row in strips.rows)
    more = escape(_("{n} more rows in the table", n=_text.number(strips.left_out))) if strips.left_out else ""
    label = escape(_("{title}: picture; the table on this page holds the same data.", title=title), quote=True)
    return (
        f'<div class="linkage-strips" role="region" tabindex="0" aria-label="{label}"><table>'
        f'<thead><tr>{what}{date}<td class="years"><div>{years}</div></td>{detail}</tr></thead><tbody>{rows}</tbody></table></div>'
        f'<ul class="linkage-strip-keys">{"".join(map(_key, strips.legend))}{f"<li><b>{more}</b></li>" if more else ""}</ul>'
    )


def _row(strips: Strips, row: StripRow) -> str:
    told = "".join(f"<p>{escape(remark)}</p>" for remark in row.remarks)
    detail = f"<b>{escape(row.detail)}</b>" if row.until is not None else escape(row.detail)
    return (
        f'<tr><th scope="row">{escape(row.text)}</th><td class="date">{escape(row.date)}</td>'
        f'<td class="years" aria-hidden="true"><div>{_lines(strips)}{_mark(strips, row)}</div></td><td>{detail}{told}</td></tr>'
    )


def _lines(strips: Strips) -> str:
    """The years, and the day asked, as lines downwards."""
    years = "".join(f'<s style="left:{_percent(strips, year)}"></s>' for year in strips.years(MOST_YEARS))
    return years + (f'<s class="now" style="left:{_percent(strips, strips.now)}"></s>' if strips.now is not None else "")


def _mark(strips: Strips, row: StripRow) -> str:
    if row.when is None:
        return ""
    if row.until is None:
        return f'<i class="dot {_look(row.status)}" style="left:{_percent(strips, row.when)}"></i>'
    wide = 100 * (strips.across(row.until) - strips.across(row.when))
    return f'<i class="bar {row.tone}" style="left:{_percent(strips, row.when)};width:{wide:.2f}%"></i>'


def _key(key: Key) -> str:
    """An entry of the legend: the mark, and what it means."""
    look = {"circle": f"dot {_look('ended' if key.tone == 'pale' else key.status)}", "bar": f"bar {key.tone}"}.get(key.shape)
    look = look or ("now" if key.style else "")  # an entry of words only has its sign in them
    mark = f'<i class="{look}"></i>' if look else ""
    return f"<li>{mark}{escape(key.text)}</li>"


def _look(status: str) -> str:
    return status if status in ("planned", "ended") else "stated"


def _percent(strips: Strips, when: float) -> str:
    return f"{100 * strips.across(when):.2f}%"

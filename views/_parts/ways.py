"""Paths: a list beside the picture from which one can be brought out, by mouse or keyboard."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from graph import catalogue, layout
from graph.answer import Answer
from graph.layout import Placed
from graph.things import Row
from views._parts import filters, page, words
from views._parts.opened import asked
from views._text import _


def show(name: str, first: dict[str, str]) -> None:
    """The question of the paths between two things, with the chosen path bright and the rest dimmed."""
    values = filters.chosen(name, first=first)
    if values is None:
        st.html(f"<h1>{escape(_(catalogue.find(name).title))}</h1>")
        return
    answer = asked(name, values)
    page.head(answer)
    placed = layout.of_answer(answer, translate=_)
    row = _picked(answer)
    page.picture(answer, name, placed, lit=_lit(row, placed) if row else ())
    page.foot(answer)


def _picked(answer: Answer) -> Row | None:
    if not answer.rows:
        return None
    texts = {i: _text(row) for i, row in enumerate(answer.rows)}
    chosen = st.selectbox(
        _("Bring out one path"), list(texts), index=None, format_func=lambda i: texts.get(i, ""), key="w_way",
        placeholder=_("Bring out one of {n} paths", n=words.amount(len(texts))), label_visibility="collapsed",
    )  # fmt: skip
    return answer.rows[chosen] if chosen is not None and chosen < len(answer.rows) else None


def _text(row: Row) -> str:
    """Number, label, and the things along the way with the links between them."""
    names, links = _list(row.get("nodes_name")), _list(row.get("links"))
    way = names[:1] + [part for link, name in zip(links, names[1:], strict=False) for part in (words.listed([link]), name)]
    return f"{row.get('path')} · {words.word(str(row.get('label')))}: {' · '.join(way)}"


def _lit(row: Row, placed: Placed) -> Sequence[str]:
    """The marks and lines of one path."""
    things, facts = {*_list(row.get("nodes")), *_list(row.get("products"))}, set(_list(row.get("facts")))
    marks = [mark.id for mark in placed.marks if mark.node in things]
    return [*marks, *(line.id for line in placed.lines if facts & set(line.facts))]


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []

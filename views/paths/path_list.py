"""Paths: a list beside the picture from which one can be brought out, its stages and its route; and what there is where no path is."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from graph import catalogue, layout
from graph.layout import Placed
from graph.result import Row
from graph.text import msgid
from views._text import _
from views.paths import path_detail
from views.paths.path_detail import listed_paths
from views.shared import filters, frame, vocabulary

_NO_PATH = "no path"
# What a row says where there is no path.
_SAID = {
    "reached from the start": msgid("From the start {n} things are reached within {hops} steps; the farthest: {names}."),
    "reached from the end": msgid("From the end {n} things are reached within {hops} steps; the farthest: {names}."),
}


def has_ways(name: str) -> bool:
    """Whether the rows of a question are paths."""
    columns = set(catalogue.find(name).columns)
    return {"links", "facts"} <= columns and ("nodes" in columns or {"row", "things", "gates"} <= columns)


def show(name: str, first: dict[str, str]) -> None:
    """A question of paths, with the chosen path bright, the rest dimmed, and its stages and route below."""
    values = filters.given(name, first=first)
    if values is None:
        st.html(f"<h1>{escape(_(catalogue.find(name).title))}</h1>")
        st.info(_("Choose at the left what to ask about."))
        return
    answer = frame.answered(name, values)
    frame.head(answer)
    _no_path([row for row in answer.rows if row.get("label") == _NO_PATH])
    placed = layout.of_answer(answer, translate=_)
    ways = [row for row in answer.rows if row.get("label") != _NO_PATH and row.get("row") in (None, "way")]
    row = _picked(ways)
    frame.show_picture(answer, name, placed, lit=_lit(row, placed) if row else ())
    if ways:
        shown = row or ways[0]
        path_detail.show(answer, shown, _("Path {n}, stage by stage and along its route", n=vocabulary.amount(_numbered(shown))))
    frame.foot(answer)


def _no_path(rows: Sequence[Row]) -> None:
    """How far each end reaches, the first missing link, and what would complete a path."""
    if not rows:
        return
    told = "".join(f"<li>{escape(_said(row))}</li>" for row in rows)
    head = escape(_("No path: what is reached, and what would complete one. What would complete it is inferred, nobody has stated it."))
    st.html(f'<div class="linkage-nopath"><p><b>{head}</b></p><ul>{told}</ul></div>')


def _said(row: Row) -> str:
    names = ", ".join(_(one) for one in listed_paths(row, "nodes_name"))
    text = _SAID.get(str(row.get("says")))
    if text:
        return _(text).format(n=vocabulary.amount(row.get("reached")), hops=vocabulary.amount(row.get("hops")), names=names)
    how = vocabulary.listed(listed_paths(row, "links"))
    return f"{vocabulary.word(str(row.get('says')))}: {names}" + (f" ({how})" if how else "")


def _numbered(row: Row) -> object:
    return row.get("path") or row.get("number")


def _picked(rows: Sequence[Row]) -> Row | None:
    if len(rows) < 2:
        return None
    texts = {i: _text(row) for i, row in enumerate(rows)}
    chosen = st.selectbox(
        _("Bring out one path"), list(texts), index=None, format_func=lambda i: texts.get(i, ""), key="w_way",
        placeholder=_("Bring out one of {n} paths", n=vocabulary.amount(len(texts))), label_visibility="collapsed",
    )  # fmt: skip
    return rows[chosen] if chosen is not None and chosen < len(rows) else None


def _text(row: Row) -> str:
    """Number, label, and the things along the way with the links between them."""
    names, links = listed_paths(row, "nodes_name") or listed_paths(row, "things_name"), listed_paths(row, "links")
    steps = names[:1] + [part for link, name in zip(links, names[1:], strict=False) for part in (vocabulary.listed([link]), name)]
    return f"{_numbered(row)} · {vocabulary.word(str(row.get('label')))}: {' · '.join(steps)}"


def _lit(row: Row, placed: Placed) -> Sequence[str]:
    """The marks and lines of one path."""
    things, facts = (
        {*listed_paths(row, "nodes"), *listed_paths(row, "things"), *listed_paths(row, "products")},
        set(listed_paths(row, "facts")),
    )
    marks = [mark.id for mark in placed.marks if mark.node in things]
    return [*marks, *(line.id for line in placed.lines if facts & set(line.facts))]

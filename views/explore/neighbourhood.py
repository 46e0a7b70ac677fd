"""A thing and its neighbours on the canvas: opened in place, with a cap, and what is left out counted."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from graph import catalogue, layout
from graph.answer.answer import Answer
from graph.answer.picture import Picture
from graph.layout import Placed, Point
from graph.schema import kind_of
from views import _state
from views._text import _, number
from views.shared import filters, frame, side_panel, thing_search
from views.shared.canvas import Chosen, canvas
from views.shared.store import asked

QUESTION = "explore/neighbourhood"
CAP = 24  # neighbours shown at once: one column and a half of the picture
MOST_OPENED = 12
_FIRST = "vl:E28"


def show() -> None:
    """The page: search, picture, what is chosen in it, the profile of the thing."""
    left, right = st.columns([0.5, 0.5], vertical_alignment="bottom")
    node = thing_search.thing(
        "node",
        label=_("Find an enterprise, zone, product, gate, place, corridor, province, agreement …"),
        first=_FIRST,
        where=(left, right),
    )
    if node is None:
        return
    status = filters.several("status", QUESTION)
    opened = _opened(node)
    answers = {one: asked(QUESTION, {"node": one, "status": status}, limit=_cap(one)) for one in (node, *opened)}
    frame.head(answers[node])
    drawn = merged([answer.picture for answer in answers.values()])
    _picture(node, drawn, answers)
    _profile(node, answers[node])


def _opened(node: str) -> tuple[str, ...]:
    """The neighbours opened so far, from the address; another thing begins anew."""
    if st.session_state.get("_around") != node:
        if "_around" in st.session_state:
            _state.hold("opened", "")
        st.session_state["_around"] = node
        st.session_state.pop("_places", None)
    held = tuple(one for one in _state.held("opened").split(",") if kind_of(one) and one != node and thing_search.exists(one))
    kept = tuple(dict.fromkeys(held))[:MOST_OPENED]
    _state.keep("opened", ",".join(kept))
    return kept


def _cap(node: str) -> int:
    caps: dict[str, int] = st.session_state.setdefault("_caps", {})
    return caps.get(node, CAP)


def merged(pictures: Sequence[Picture]) -> Picture:
    """Several pictures as one, each thing and statement once.

    >>> merged([Picture(), Picture()])
    Picture(nodes=(), links=(), left_out=0)
    """
    nodes = {node.id: node for picture in pictures for node in picture.nodes}
    links = {link.id: link for picture in pictures for link in picture.links}
    return Picture(nodes=tuple(nodes.values()), links=tuple(links.values()))


def _placed(node: str, drawn: Picture) -> Placed:
    """Earlier marks stay where they were."""
    kept: Mapping[str, Point] | None = st.session_state.get("_places")
    placed = layout.place(drawn, start=node, keep=kept, translate=_)
    st.session_state["_places"] = placed.positions()
    return placed


def _picture(node: str, drawn: Picture, answers: Mapping[str, Answer]) -> None:
    placed = _placed(node, drawn)
    left = {one: answer.population.of - len(answer.rows) for one, answer in answers.items()}
    more = {one: _("{n} more", n=number(rest)) for one, rest in left.items() if rest > 0}
    with st.container(key="picture_around"):
        select = side_panel.by_keyboard(placed, "w_mark_around")
        result = canvas(placed, "canvas_around", picture=f"around {node}", height=460, more=more, select=select)
        if result.mark or result.line:
            with st.container(key=f"{side_panel.side(placed, result)}_around"):
                side_panel.panel(_joined(answers), placed, result, drawn)
    _buttons(answers, more, result, placed)
    if result.opened:
        _open(result.opened, placed, answers)


def _open(mark: str, placed: Placed, answers: Mapping[str, Answer]) -> None:
    node = next((one.node for one in placed.marks if one.id == mark), "")
    if kind_of(node) and node not in answers:
        _state.hold("opened", ",".join([*filter(None, _state.held("opened").split(",")), node]))
        _state.again()


def _buttons(answers: Mapping[str, Answer], more: Mapping[str, str], result: Chosen, placed: Placed) -> None:
    """What a mouse does on the canvas, for the keyboard; and the rest of what the cap left out."""
    names = {mark.node: " ".join(mark.label) for mark in placed.marks}
    with st.container(horizontal=True):
        if result.mark and st.button(_("Open its neighbours"), key="open_chosen", disabled=result.mark in answers):
            _open(result.mark, placed, answers)
        for one, rest in more.items():
            if st.button(f"{names.get(one, one)}: {rest}", key=f"more_{one}"):
                st.session_state["_caps"][one] = _cap(one) + 2 * CAP
                _state.again()
        if len(answers) > 1 and st.button(_("Close what was opened"), key="close_opened"):
            _state.hold("opened", "")
            st.session_state.pop("_places", None)
            _state.again()


def _joined(answers: Mapping[str, Answer]) -> Answer:
    """The first answer with the sources of all, so that every statement of the picture finds its publications."""
    from dataclasses import replace

    first, *_rest = answers.values()
    sources = {one.id: one for answer in answers.values() for one in answer.sources}
    return replace(first, sources=tuple(sources.values()))


def _profile(node: str, near: Answer) -> None:
    """Everything stated of the thing, statement by statement; where its kind has no profile, its neighbours as a table."""
    kind = kind_of(node) or ""
    name = f"profiles/{kind.lower()}"
    found = catalogue.questions().get(name)
    if found is None:
        frame.foot(near)
        return
    parameter = next(iter(found.parameters))
    answer = asked(name, {parameter: node})
    st.html(f"<h2>{escape(frame.asked_words(answer))}</h2>")
    frame.foot(answer)

"""The panel beside a picture: what is chosen in it, statement by statement with its sources; and a list to choose from by keyboard."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from graph.answer.answer import Answer
from graph.answer.picture import Picture, PictureLink, PictureNode
from graph.layout.placed import Placed
from views._text import _
from views.shared import sources, vocabulary
from views.shared.canvas import Chosen

_HIDDEN = ("search", "source_ids", "aliases", "display_name", "name_en", "name_vi", "name_lo", "name_fr", "lat", "lon")
_MOST = 12  # statements shown at once


def side(placed: Placed, chosen: Chosen) -> str:
    """Where the panel leaves the chosen thing in sight: over the other half of the picture."""
    ends = {chosen.mark} | {end for line in placed.lines if line.id == chosen.line for end in (line.start, line.end)}
    xs = [mark.x for mark in placed.marks if mark.id in ends]
    return "besideleft" if xs and sum(xs) / len(xs) > placed.left + placed.width * 0.55 else "beside"


def panel(answer: Answer, placed: Placed, chosen: Chosen, picture: Picture | None = None) -> None:
    """What is known of the chosen mark or line; without one, how to choose."""
    drawn = picture or answer.picture
    names = {node.id: node.display_name for node in drawn.nodes}
    if chosen.line:
        _line(answer, placed, chosen.line, drawn, names)
    elif chosen.mark:
        _mark(answer, placed, chosen.mark, drawn, names)
    else:
        st.caption(_("Click a mark or a line to see what is stated of it and by whom."))


def _line(answer: Answer, placed: Placed, id: str, drawn: Picture, names: dict[str, str]) -> None:
    facts = next((set(line.facts) for line in placed.lines if line.id == id), set())
    found = [link for link in drawn.links if link.id in facts]
    st.html(
        f"<h3>{escape(_('Chosen: {n} statements', n=vocabulary.amount(len(found))))}</h3>" + sources.of_links(found[:_MOST], names, answer)
    )
    _rest(found)


def _mark(answer: Answer, placed: Placed, id: str, drawn: Picture, names: dict[str, str]) -> None:
    mark = next((one for one in placed.marks if one.id == id), None)
    if mark is None:
        return
    node = next((one for one in drawn.nodes if one.id == mark.node), None)
    if node is None:
        st.html(
            f"<h3>{escape(' '.join(mark.label))}</h3><ul>"
            + "".join(f"<li>{escape(names.get(one, one))}</li>" for one in mark.ids)
            + "</ul>"
        )
        return
    st.html(f"<h3>{escape(node.display_name)}</h3>{described(node)}")
    explore(node)
    found = [link for link in drawn.links if node.id in (link.start, link.end)]
    st.html(sources.of_links(found[:_MOST], names, answer))
    _rest(found)


def _rest(found: list[PictureLink]) -> None:
    if len(found) > _MOST:
        st.caption(_("{n} more statements stand in the table.", n=vocabulary.amount(len(found) - _MOST)))


def described(node: PictureNode) -> str:
    """Kind, names and properties of a thing as a list of terms, in HTML."""
    stated: list[tuple[str, object]] = [("what_it_is", vocabulary.kind(node.kind)), ("code", node.id)]
    stated += [
        (f"name_{code}", node.properties[f"name_{code}"]) for code in ("en", "vi", "lo", "fr") if node.properties.get(f"name_{code}")
    ]
    stated += [
        (name, value)
        for name, value in node.properties.items()
        if name not in _HIDDEN and name != "code" and value not in (None, "", [], ())
    ]
    cells = "".join(f"<dt>{escape(vocabulary.heading(name))}</dt><dd>{escape(_cell(value))}</dd>" for name, value in stated)
    return f'<dl class="linkage-facts">{cells}</dl>'


def _cell(value: object) -> str:
    return vocabulary.listed(value) if isinstance(value, (list, tuple)) else vocabulary.amount(value)


def explore(node: PictureNode) -> None:
    """A way to the page of a thing."""
    st.page_link("views/explore/page.py", label=_("Open in Explore"), query_params={"node": node.id})


def by_keyboard(placed: Placed, key: str) -> Mapping[str, str] | None:
    """A list of all marks beside the picture, so that each can be chosen without a mouse; what was chosen there, if anything."""
    names = {mark.id: " ".join(mark.label) for mark in placed.marks}
    value = st.selectbox(
        _("Choose a thing of the picture"),
        list(names),
        index=None,
        format_func=lambda mark: names.get(mark, mark),
        key=key,
        placeholder=_("Choose a thing of the picture by name"),
        label_visibility="collapsed",
    )
    return {"part": "mark", "id": value} if value else None

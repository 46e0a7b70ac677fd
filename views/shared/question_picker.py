"""The question that a page answers, out of a folder of many: what the planner wants first, then a titled question of that kind.

The folder is scanned: a new question file is offered on the shelf that its header names, without touching anything here.
"""

from collections.abc import Mapping

import streamlit as st

from graph import catalogue
from graph.question.parameters import EXAMPLES
from graph.question.shelves import SHELVES
from graph.schema import kind_of
from graph.text import msgid
from views import _state
from views._text import _

OTHER = msgid("Other")


def shelves(folder: str) -> dict[str, dict[str, str]]:
    """What is wanted → short name → title of every question of a folder; shelves without a question are left out."""
    found = [one for name, one in catalogue.questions().items() if name.startswith(f"{folder}/")]
    made: dict[str, dict[str, str]] = {shelf: {} for shelf in (*SHELVES.get(folder, ()), OTHER)}
    for one in sorted(found, key=lambda one: (one.order is None, one.order or 0, one.name)):
        made[one.shelf or OTHER][one.name.partition("/")[2]] = one.title
    return {shelf: titles for shelf, titles in made.items() if titles}


def choose(folder: str, first: str) -> str:
    """The whole name of the question that is shown; chosen at the top, kept in the address as `question`."""
    return f"{folder}/{_drawn(shelves(folder), first, 'question', folder)}"


# Folder of queries/ → what the menu calls it, in the order offered to those who may ask anything.
FOLDERS = {
    "gaps": msgid("Gaps"),
    "paths": msgid("Paths"),
    "overview": msgid("Overview"),
    "profiles": msgid("Profiles"),
    "quality": msgid("Data quality"),
}


def any_question(first: str, *, with_identity: bool = False) -> str:
    """The whole name of any question, kept in the address as `ask`; `with_identity`: only those whose rows have a stable name."""
    made: dict[str, dict[str, str]] = {}
    for name, one in catalogue.questions().items():
        folder = FOLDERS.get(name.partition("/")[0])
        if folder and (one.identity or not with_identity):
            made.setdefault(folder, {})[name] = one.title
    offered = {folder: made[folder] for folder in FOLDERS.values() if folder in made}
    return _drawn(offered, first, "ask", "any")


def _drawn(offered: Mapping[str, Mapping[str, str]], first: str, held: str, place: str) -> str:
    names = {name: wanted for wanted, titles in offered.items() for name in titles}
    value = _state.one_of(held, names, first if first in names else next(iter(names)))
    shelf, key = f"w_shelf:{place}", f"w_{held}:{place}"
    st.session_state[shelf], st.session_state[key] = names[value], value
    with st.container(key="picker"):
        st.segmented_control(
            _("What do you want to know?"), list(offered), format_func=lambda wanted: _(str(wanted)), key=shelf, required=True,
            label_visibility="collapsed", on_change=lambda: _state.hold(held, next(iter(offered[st.session_state[shelf]]))),
        )  # fmt: skip
        titles = offered[names[value]]
        st.selectbox(
            _("Question"), list(titles), format_func=lambda name: _(titles.get(str(name), str(name))), key=key,
            label_visibility="collapsed", on_change=lambda: _state.hold(held, st.session_state[key]),
        )  # fmt: skip
    _state.keep(held, value)
    return value


# A thing to begin with where a question asks for one: those of which the shipped data tell most.
_FIRST = {
    "from": "vl:E10",
    "to": "vl:E11",
    "of": "hs2022:940360",
    "node": "vl:E10",
    "buyer": "vl:E11",
    "plant": "vl:E28",
    "maker": "vl:E17",
    "place": "vl:G08",
}


def first(name: str) -> dict[str, str]:
    """What to ask a question of while nothing is chosen yet."""
    asked = [one for one in catalogue.find(name).parameters.values() if one.is_node and one.default is None]
    return {one.name: _fitting(one.name, one.type) or EXAMPLES.get(one.type, "vl:E10") for one in asked}


def _fitting(name: str, kind: str) -> str:
    found = _FIRST.get(name, "")
    return found if kind in ("node", kind_of(found)) else ""

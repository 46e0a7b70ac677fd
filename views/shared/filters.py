"""The filters at the left: a question's parameters become widgets, and the address and the widgets say the same."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from graph import catalogue
from graph.errors import BadParameter
from graph.question.parameters import STATUSES, Parameter, value_of
from graph.question.question import Question
from graph.schema import COUNTRIES, STAGES
from graph.schema.families import FAMILIES
from graph.text import msgid
from views import _state
from views._text import _
from views.shared import notice, thing_search, vocabulary
from views.shared.store import asked
from views.shared.thing_search import heading as _label

_T = TypeVar("_T")


def given(question: str, *, first: Mapping[str, str]) -> dict[str, object] | None:
    """The value of each parameter of a question, from address or widget; None while one that has no default is not chosen.

    `first` holds the thing to begin with for parameters that have no default.
    """
    found: Question = catalogue.find(question)
    values: dict[str, object] = {}
    for name, wanted in found.parameters.items():
        values[name] = _one(wanted, first.get(name, ""))
    return None if None in values.values() else values


def _one(wanted: Parameter, first: str) -> object:
    if _state.used(wanted.name):  # two questions of one page share the filter
        text = _state.held(wanted.name)
        if wanted.is_nodes:
            return tuple(filter(None, text.split(",")))
        return text if wanted.is_node else value_of(wanted, text or wanted.default)
    if wanted.type == "gap":
        return thing_search.gap(wanted.name, first)
    if wanted.type == "Chain":
        return chain(wanted.name, may_be_left=wanted.default == "")
    if wanted.is_nodes:
        return thing_search.things(wanted.name, first or wanted.default or "")
    if wanted.is_node:
        kind = "" if wanted.type == "node" else wanted.type
        found = thing_search.thing(wanted.name, kind, first=first or wanted.default or "", may_be_left=wanted.default == "")
        return found or wanted.default  # None where it must be given, empty where it may be left away
    if wanted.choices:
        return _choice(wanted, {one: _(one) for one in wanted.choices})
    return _WIDGETS.get(wanted.type, _typed)(wanted)


def _start(wanted: Parameter, as_text: bool = True) -> object:
    """The value from the address if it means something, else the default; typed, or as its text."""
    default = wanted.default or ""
    text = _state.checked(wanted.name, default, lambda text: _checked(wanted, text), (BadParameter,))
    return text if as_text else value_of(wanted, text)


def _checked(wanted: Parameter, text: str) -> str:
    value_of(wanted, text)
    return text


def _widget(wanted: Parameter, start: _T, draw: Callable[[str], _T | None]) -> _T:
    """Draw a widget whose value is kept over pages; an emptied one falls back to where it started."""
    key = f"w_{wanted.name}:{wanted.type}{':any' * (wanted.default == '')}"
    if key not in st.session_state:
        st.session_state[key] = start
    value = draw(key)
    return start if value is None else value


def _choice(wanted: Parameter, options: Mapping[str, str]) -> str:
    start = str(_start(wanted))
    first = start if start in options else next(iter(options))
    if len(options) <= 3:
        value = _widget(
            wanted,
            first,
            lambda key: st.sidebar.segmented_control(
                _label(wanted.name), list(options), format_func=options.__getitem__, key=key, required=True
            ),
        )
    else:
        value = _widget(
            wanted,
            first,
            lambda key: st.sidebar.selectbox(_label(wanted.name), list(options), format_func=options.__getitem__, key=key),
        )
    _state.keep(wanted.name, value)
    return value


def _country(wanted: Parameter) -> str:
    return _choice(wanted, {code: vocabulary.word(code) for code in COUNTRIES})


def _status(wanted: Parameter) -> str:
    return _choice(wanted, {one: vocabulary.word(one) for one in STATUSES})


def _stage(wanted: Parameter) -> str:
    return _choice(wanted, {"": _("all stages")} | {one: vocabulary.word(one) for one in STAGES})


def _several(wanted: Parameter, offered: tuple[str, ...]) -> tuple[str, ...]:
    start = _start(wanted, as_text=False)
    first = [one for one in offered if isinstance(start, tuple) and one in start]
    value = _widget(
        wanted,
        first,
        lambda key: st.sidebar.pills(_label(wanted.name), offered, selection_mode="multi", format_func=vocabulary.word, key=key),
    )
    value = value or list(first)
    _state.keep(wanted.name, ",".join(value))
    return tuple(value)


def _yes(wanted: Parameter) -> bool:
    start = bool(_start(wanted, as_text=False))
    value = _widget(wanted, start, lambda key: st.sidebar.toggle(_label(wanted.name), key=key))
    _state.keep(wanted.name, "yes" if value else "no")
    return value


def _hops(wanted: Parameter) -> int:
    start = int(str(_start(wanted, as_text=False)))
    value = _widget(wanted, start, lambda key: st.sidebar.slider(_label(wanted.name), 1, 6, key=key))
    _state.keep(wanted.name, str(value))
    return value


def _typed(wanted: Parameter) -> str:
    start = str(_start(wanted))
    value = _widget(
        wanted,
        start,
        lambda key: st.sidebar.text_input(_label(wanted.name), key=key, max_chars=200, placeholder=_HINT.get(wanted.type)),
    )
    taken = wanted.default or ""
    with notice.shown(st.sidebar):
        if value:
            value_of(wanted, value)
        _state.keep(wanted.name, value)
        taken = value
    return taken  # noqa: RET504 (the block may be left by an error)


_HINT = {"date": "2026-11-25"}
_WIDGETS: dict[str, Callable[[Parameter], object]] = {
    "country": _country,
    "status": _status,
    "stage": _stage,
    "yes/no": _yes,
    "hops": _hops,
    "status[]": lambda wanted: _several(wanted, STATUSES),
    "links": lambda wanted: _several(wanted, FAMILIES),
}


def chain(name: str = "chain", first: str = "coffee", *, may_be_left: bool = False) -> str:
    """The chain that a person picked; where nothing was, coffee, or all chains where it may be left away."""
    rows = asked("explore/search", {"kind": "Chain", "text": ""}).rows
    names = {str(row["found"]): str(row["found_name"]) for row in rows}
    if may_be_left:
        names, first = {"": msgid("all chains"), **names}, ""
    start = _state.one_of(name, names, first if first in names else next(iter(names), first))
    value = _widget(
        Parameter(name=name, type="Chain", default="" if may_be_left else None),
        start,
        lambda key: st.sidebar.selectbox(_label(name), list(names), format_func=lambda slug: _(names.get(str(slug), str(slug))), key=key),
    )
    _state.keep(name, value)
    return value


def several(name: str, question: str) -> tuple[str, ...]:
    """The chosen ones of a parameter of which several may hold, as `status`."""
    return _several(catalogue.find(question).parameters[name], STATUSES)

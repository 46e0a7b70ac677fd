"""The filters at the left: a question's parameters become widgets, and the address and the widgets say the same."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph import catalogue
from graph.catalogue import Question
from graph.errors import BadParameter, UnknownNode
from graph.families import FAMILIES
from graph.layout.look import msgid
from graph.parameters import COUNTRIES, STATUSES, Parameter, value_of
from graph.schema import STAGES, kind_of
from views import _state
from views._parts import notice, words
from views._parts.opened import asked
from views._text import _
from views._text import number as _number

T = TypeVar("T")
MOST_OFFERED = 60  # hits of a search that one can choose from


def chosen(question: str, *, first: Mapping[str, str]) -> dict[str, object] | None:
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
    if wanted.type == "Chain":
        return chain(wanted.name, may_be_left=wanted.default == "")
    if wanted.is_nodes:
        return things(wanted.name, first)
    if wanted.is_node:
        kind = "" if wanted.type == "node" else wanted.type
        found = thing(wanted.name, kind, first=first or wanted.default or "", may_be_left=wanted.default == "")
        return found or wanted.default  # None where it must be given, empty where it may be left away
    if wanted.choices:
        return _choice(wanted, {one: _(one) for one in wanted.choices})
    return _WIDGETS.get(wanted.type, _typed)(wanted)


_LABELS = {
    "at": msgid("As of (day, month or year)"),
    "of": msgid("Start from"),
    "from": msgid("From"),
    "to": msgid("To"),
    "links": msgid("Links to follow"),
    "hops": msgid("Steps at most"),
    "years": msgid("Old means older than (years)"),
    "assumed": msgid("Include what we assume"),
}


def _label(name: str) -> str:
    return _(_LABELS[name]) if name in _LABELS else words.heading(name)


def _start(wanted: Parameter, as_text: bool = True) -> object:
    """The value from the address if it means something, else the default; typed, or as its text."""
    default = wanted.default or ""
    text = _state.checked(wanted.name, default, lambda text: _checked(wanted, text), (BadParameter,))
    return text if as_text else value_of(wanted, text)


def _checked(wanted: Parameter, text: str) -> str:
    value_of(wanted, text)
    return text


def _widget(wanted: Parameter, start: T, draw: Callable[[str], T | None]) -> T:
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
            wanted, first, lambda key: st.sidebar.selectbox(_label(wanted.name), list(options), format_func=options.__getitem__, key=key)
        )
    _state.keep(wanted.name, value)
    return value


def _country(wanted: Parameter) -> str:
    return _choice(wanted, {code: words.word(code) for code in COUNTRIES})


def _status(wanted: Parameter) -> str:
    return _choice(wanted, {one: words.word(one) for one in STATUSES})


def _stage(wanted: Parameter) -> str:
    return _choice(wanted, {"": _("all stages")} | {one: words.word(one) for one in STAGES})


def _several(wanted: Parameter, offered: tuple[str, ...]) -> tuple[str, ...]:
    start = _start(wanted, as_text=False)
    first = [one for one in offered if isinstance(start, tuple) and one in start]
    value = _widget(
        wanted, first, lambda key: st.sidebar.pills(_label(wanted.name), offered, selection_mode="multi", format_func=words.word, key=key)
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
        wanted, start, lambda key: st.sidebar.text_input(_label(wanted.name), key=key, max_chars=200, placeholder=_HINT.get(wanted.type))
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


def thing(
    name: str, kind: str = "", label: str = "", first: str = "", where: tuple[DeltaGenerator, DeltaGenerator] | None = None,
    *, may_be_left: bool = False,
) -> str | None:  # fmt: skip
    """A thing found by any of its names: type, then choose from what carries the name. `where` has a place for each of the two.

    One that `may_be_left` can be emptied again by its cross.
    """
    left, right = where or (st.sidebar, st.sidebar)
    held = _state.checked(name, first, _known, (KeyError, UnknownNode))
    title = label or _label(name)
    text = left.text_input(title, key=f"w_{name}_text", max_chars=120, placeholder=_("a name in any script, or a code"))
    hits = offered = carrying(text, kind) if text else {}
    if text and not hits:
        left.caption(_("No thing in the loaded data carries this name."))
    if not offered:
        offered = {held: name_of(held)} if held else {}
    if not offered:
        return None
    key = f"w_{name}"
    if st.session_state.get(key) not in offered or (not text and st.session_state[key] != held):
        st.session_state[key] = held if held in offered and not text else next(iter(offered))

    def change() -> None:
        if st.session_state[key] is None:  # emptied by its cross
            st.session_state[f"w_{name}_text"] = ""
        _state.hold(name, st.session_state[key] or "")

    found = _("Found: {n}", n=_number(len(hits))) if hits else _("Shown")
    start: int | None = None if may_be_left else 0
    value = (
        right.selectbox(found, list(offered), format_func=lambda one: offered.get(one, one), key=key, on_change=change, index=start) or ""
    )
    _state.keep(name, value)
    return value


def things(name: str, first: str = "") -> tuple[str, ...]:
    """Several things, maybe none: each found by any of its names and added, taken out by its cross."""
    held = _state.checked(name, first, _all_known, (KeyError, UnknownNode))
    chosen = [one for one in held.split(",") if one]
    title = _label(name)
    text = st.sidebar.text_input(title, key=f"w_{name}_text", max_chars=120, placeholder=_("a name in any script, or a code"))
    hits = carrying(text, "") if text else {}
    if text and not hits:
        st.sidebar.caption(_("No thing in the loaded data carries this name."))
    offered = {one: name_of(one) for one in chosen} | hits
    key = f"w_{name}"
    if offered:
        st.session_state[key] = chosen
        st.sidebar.multiselect(
            _("Found: {n}", n=_number(len(hits))) if hits else _("Chosen: {n}", n=_number(len(chosen))), list(offered), key=key,
            format_func=lambda one: offered.get(one, one), label_visibility="visible", placeholder=_("Choose one or more"),
            on_change=lambda: _state.hold(name, ",".join(st.session_state[key])),
        )  # fmt: skip
    _state.keep(name, ",".join(chosen))
    return tuple(chosen)


def _all_known(text: str) -> str:
    return ",".join(_known(one) for one in text.split(",") if one)


def carrying(text: str, kind: str) -> dict[str, str]:
    """Things that carry a name, id → name."""
    rows = asked("explore/search", {"kind": kind, "text": text}, limit=MOST_OFFERED).rows
    return {str(row["found"]): _titled(str(row["found"]), str(row["found_name"]), hint=True) for row in rows}


def _titled(id: str, name: str, *, hint: bool = False) -> str:
    """A name, for a product its code before it, and in a list of hits what it names."""
    label = kind_of(id) or ""
    code = f"{id.partition(':')[2]} " if label == "Product" else ""
    return f"{code}{name} · {words.kind(label)}" if hint else f"{code}{name}"


def exists(id: str) -> bool:
    """Whether the store has a thing of this id."""
    name = ""
    with notice.ignored():
        name = name_of(id)
    return bool(name)


def _known(text: str) -> str:
    """The text if it is the id of a thing in the store; KeyError or UnknownNode if it is not."""
    if not kind_of(text) or not name_of(text):
        raise KeyError(text)
    return text


def name_of(id: str) -> str:
    """What the store calls a thing, empty if it does not know it."""
    rows = asked("explore/thing", {"node": id}).rows
    return _titled(id, str(rows[0]["thing_name"])) if rows else ""


def several(name: str, question: str) -> tuple[str, ...]:
    """The chosen ones of a parameter of which several may hold, as `status`."""
    return _several(catalogue.find(question).parameters[name], STATUSES)

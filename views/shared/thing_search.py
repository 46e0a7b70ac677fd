"""Things found by any of their names, and gaps chosen from all: the filters that hold an id."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.errors import UnknownNode
from graph.schema import COUNTRIES, kind_of
from graph.text import msgid
from views import _state
from views._text import _
from views._text import number as _number
from views.shared import gap_words, notice, vocabulary
from views.shared.store import asked

MOST_GAPS = 20_000  # gaps that one can choose from
MOST_OFFERED = 60  # hits of a search that one can choose from

_LABELS = {
    "at": msgid("As of (day, month or year)"),
    "of": msgid("Start from"),
    "from": msgid("From"),
    "to": msgid("To"),
    "links": msgid("Links to follow"),
    "hops": msgid("Steps at most"),
    "lambda_km": msgid("Km after which a candidate counts a third"),
    "years": msgid("Old means older than (years)"),
    "assumed": msgid("Include what we assume"),
}


def heading(name: str) -> str:
    """What stands over the filter of a parameter."""
    return _(_LABELS[name]) if name in _LABELS else vocabulary.heading(name)


def gap(name: str, first: str = "") -> str | None:
    """A gap of either country, chosen from all of them; None where none is chosen."""
    texts: dict[str, str] = {}
    for country in COUNTRIES:
        rows = asked("gaps/all", {"country": country}, limit=MOST_GAPS).rows
        texts |= {str(row["gap"]): f"{vocabulary.word(country)}: {gap_words.title(row)}" for row in rows}
    held = _state.held(name) or first
    if held.partition("|")[0] in COUNTRIES and held not in texts:
        texts[held] = held  # it may be a need that is no gap, or no gap any more
    st.session_state[f"w_{name}"] = _state.one_of(name, texts, first) or None
    value = st.sidebar.selectbox(
        _("Gap"), list(texts), index=None, format_func=lambda one: texts.get(one, one), key=f"w_{name}", placeholder=_("Choose a gap"),
        on_change=lambda: _state.hold(name, st.session_state[f"w_{name}"] or ""),
    )  # fmt: skip
    _state.keep(name, value or "")
    return value


def thing(
    name: str, kind: str = "", label: str = "", first: str = "", where: tuple[DeltaGenerator, DeltaGenerator] | None = None,
    *, may_be_left: bool = False,
) -> str | None:  # fmt: skip
    """A thing found by any of its names: type, then choose from what carries the name. `where` has a place for each of the two.

    One that `may_be_left` can be emptied again by its cross.
    """
    left, right = where or (st.sidebar, st.sidebar)
    held = _state.checked(name, _full(first), lambda text: _known(text, kind), (KeyError, UnknownNode))
    title = (label or heading(name)) + (" " + _("(may be empty)") if may_be_left else "")
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
    held = _state.checked(name, ",".join(_full(one) for one in first.split(",") if one), _all_known, (KeyError, UnknownNode))
    chosen = [one for one in held.split(",") if one]
    title = heading(name)
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
    return f"{code}{name} · {vocabulary.kind(label)}" if hint else f"{code}{name}"


def exists(id: str) -> bool:
    """Whether the store has a thing of this id."""
    name = ""
    with notice.ignored():
        name = name_of(id)
    return bool(name)


def _full(id: str) -> str:
    """An id as a header may write it, as G06, in full."""
    rows = asked("explore/thing", {"node": id}).rows if id else ()
    return str(rows[0]["thing"]) if rows else id


def _known(text: str, kind: str = "") -> str:
    """The text if it is the id of a thing in the store, of that kind if one is asked; KeyError or UnknownNode if it is not."""
    if not kind_of(text) or (kind and kind_of(text) != kind) or not name_of(text):
        raise KeyError(text)
    return text


def name_of(id: str) -> str:
    """What the store calls a thing, empty if it does not know it."""
    rows = asked("explore/thing", {"node": id}).rows
    return _titled(id, str(rows[0]["thing_name"])) if rows else ""

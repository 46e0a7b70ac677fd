"""The address holds language and filters, so that a view can be shared and survives a refresh.

What a person sees is kept per session as text, by the name it has in the address. Every value from an address is
checked before use: one that means nothing gives way to the default, and a note says so.
"""

import re
from collections.abc import Callable, Collection
from typing import TypeVar

import streamlit as st

from views import _text

T = TypeVar("T")

LONGEST = 2000  # characters of a value that we read from an address; a Cypher text is the longest
_HELD, _WRITTEN, _USED, _NOTES, _ASKED, _AGAIN, _PAGE = "_held", "_written", "_used", "_notes", "_asked", "_again", "_page"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """A value of an address without control and direction characters, cut to the longest that we read.

    >>> clean("cof\\u202efee\\x00")
    'coffee'
    """
    return _CONTROL.sub("", text)[:LONGEST]


def adopt() -> None:
    """Take over the address, unless it is the one that we wrote ourselves; call once, first."""
    state = st.session_state
    state[_USED], state[_NOTES] = {}, []
    asked = {name: clean(value) for name, value in st.query_params.to_dict().items()}
    if not state.pop(_AGAIN, False) and asked != state.get(_WRITTEN):
        state[_ASKED] = asked
        for name, value in asked.items():
            _held()[name] = value
            forget(name)
    state["language"] = checked("lang", _text.SOURCE, lambda text: text if text in _text.languages() else _refuse(text))


def forget(name: str) -> None:
    """Let the widgets of this name begin anew from what is held."""
    for key in [key for key in st.session_state if str(key) == f"w_{name}" or str(key).startswith(f"w_{name}:")]:
        del st.session_state[key]


def enter(page: str) -> None:
    """Let every widget of another page begin anew from what is held: one that two pages share would begin empty."""
    if st.session_state.get(_PAGE) != page:
        for key in [key for key in st.session_state if str(key).startswith("w_")]:
            del st.session_state[key]
        st.session_state[_PAGE] = page


def _refuse(text: str) -> str:
    raise KeyError(text)


def _held() -> dict[str, str]:
    held: dict[str, str] = st.session_state.setdefault(_HELD, {})
    return held


def checked(name: str, default: T, read: Callable[[str], T], wrong: tuple[type[Exception], ...] = (KeyError,)) -> T:
    """The value of that name as `read` understands it, else the default and a note; marks the name as used by this page."""
    text = _held().get(name)
    if not text:
        return default
    try:
        return read(text)
    except wrong:
        del _held()[name]
        forget(name)
        if st.session_state.get(_ASKED, {}).get(name) == text:  # else it is what another page or question calls by this name
            st.session_state[_NOTES].append((name, text[:40]))
        return default


def one_of(name: str, choices: Collection[str], default: str) -> str:
    """The value of that name if it is one of the choices, else the default and a note."""
    return checked(name, default, lambda text: text if text in choices else _refuse(text))


def keep(name: str, text: str) -> None:
    """Hold a value for later pages and write it into the address when the page is done."""
    st.session_state[_USED][name] = text
    _held()[name] = text


def hold(name: str, text: str) -> None:
    """Hold a value for every page without writing it into the address of this one."""
    _held()[name] = text


def again() -> None:
    """Draw the page anew with what is held: the address, of which a half-drawn page wrote a part only, has no say in it."""
    st.session_state[_AGAIN] = True
    st.rerun()


def used(name: str) -> bool:
    """Whether this page has drawn the filter already."""
    return name in st.session_state[_USED]


def held(name: str) -> str:
    return _held().get(name, "")


def notes() -> list[tuple[str, str]]:
    """(name, value) of everything in the address that meant nothing."""
    found: list[tuple[str, str]] = st.session_state.get(_NOTES, [])
    return found


def publish() -> None:
    """Write language and the filters used by this page into the address; call once, last."""
    written = {"lang": _text.language()} | {name: text for name, text in st.session_state[_USED].items() if text}
    if written != st.query_params.to_dict():
        st.query_params.from_dict(written)
    st.session_state[_WRITTEN] = written

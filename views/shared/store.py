"""The open store, the same for all sessions, opened anew when its file is replaced."""

import threading
from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph import catalogue
from graph.answer.answer import Answer
from graph.ask import ask, explain
from graph.projection import project
from graph.store import Reader, connect
from graph.store.address import default_address, embedded_file
from graph.store.in_memory import can_be_laid_over
from views import _state
from views.shared import notice

MOST_ANSWERS = 200  # kept in memory for all sessions; one holds at most 1,000 rows


def store_stamp(address: str) -> str:
    """Changes whenever the file of an embedded store is replaced; empty for a server, whose edition every answer checks."""
    path = embedded_file(address)
    if path is None or not path.exists():
        return ""
    found = path.stat()
    return f"{found.st_ino}-{found.st_mtime_ns}-{found.st_size}"


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(address: str, seen: str) -> Reader:  # noqa: ARG001 (a key of the cache)
    # The old reader is dropped, not closed: another session may be reading from it.
    reader = connect(address)
    reader.meta()
    if reader.engine == "neo4j":
        threading.Thread(target=_plan, args=(reader,), daemon=True).start()
    return reader


def _plan(reader: Reader) -> None:
    """Let the server plan every question once, in the background: its first planning costs up to a second."""
    for question in catalogue.questions().values():
        with notice.ignored():
            explain(reader, question)


def reader() -> Reader:
    """The store at the configured address; raises StoreMissing, StoreUnreachable, …"""
    address = default_address()
    found = _opened(address, store_stamp(address))
    for _ in range(2):
        now = store_stamp(address)
        found = _opened(address, now)
        if store_stamp(address) == now:
            break  # else it was replaced between the look and the opening: take the new one
    return found


def _now(address: str) -> str:
    now = store_stamp(address)
    if now or embedded_file(address) is not None:
        return now
    found = ""
    with notice.ignored():
        meta = _opened(address, "").meta()
        found = f"{meta.ledger}-{meta.edition}"
    return found  # noqa: RET504 (the block may be left by an error)


@st.fragment(run_every=3)
def watch() -> None:
    """Draws the page anew when the store has another edition, without a click."""
    now = _now(default_address())
    before = st.session_state.setdefault("_stamp", now)
    if before != now:
        st.session_state["_stamp"] = now
        _state.again()


def asked(name: str, given: Mapping[str, object], *, limit: int = 1000) -> Answer:
    """The answer to a question; the same question of the same edition is answered from memory."""
    open_ = reader()
    return answer_of(open_, name, limit, given_key(given), edition_key(open_))


def given_key(given: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
    """Parameters as a key of the memory."""
    return tuple(sorted((k, tuple(v) if isinstance(v, list) else v) for k, v in given.items()))


def edition_key(open_: Reader) -> str:
    """What an answer from memory must belong to."""
    meta = open_.meta()
    return f"{open_.address} {meta.ledger} {meta.edition} {meta.scenario}"


@st.cache_resource(max_entries=MOST_ANSWERS, show_spinner=False)
def answer_of(_reader: Reader, name: str, limit: int, given: tuple[tuple[str, object], ...], edition: str) -> Answer:  # noqa: ARG001 (a key of the cache)
    """The answer of a reader, kept in memory by question, parameters and what `edition` says the reader holds."""
    values: dict[str, Any] = dict(given)
    return ask(_reader, name, limit=limit, **values)


def in_memory() -> Reader:
    """The facts of this edition in this process, to lay something over: the open store where it is embedded, else a copy made once."""
    open_ = reader()
    return open_ if can_be_laid_over(open_) else _copied(open_, edition_key(open_), open_.meta().edition)


@st.cache_resource(max_entries=1, show_spinner=False)
def _copied(_reader: Reader, edition: str, n: int) -> Reader:  # noqa: ARG001 (keys of the cache)
    return project.at(n, default_address())

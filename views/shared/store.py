"""The open store, the same for all sessions, opened anew when its file is replaced."""

import threading
from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph import catalogue, scenario
from graph.answer.answer import Answer
from graph.ask import ask, explain
from graph.edition.history import History, history
from graph.edition.suggested_scenarios import suggested_scenarios as suggested
from graph.ledger import Ledger
from graph.scenario import Scenario
from graph.scenario.project import under
from graph.store import connect
from graph.store._protocol import Reader
from graph.store.address import default_address, embedded_file, ledger_path
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
    return _answer(open_, name, limit, _key(given), _edition(open_))


def _key(given: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
    return tuple(sorted((k, tuple(v) if isinstance(v, list) else v) for k, v in given.items()))


def _edition(open_: Reader) -> str:
    """What an answer from memory must belong to."""
    meta = open_.meta()
    return f"{open_.address} {meta.ledger} {meta.edition} {meta.scenario}"


@st.cache_resource(max_entries=MOST_ANSWERS, show_spinner=False)
def _answer(_reader: Reader, name: str, limit: int, given: tuple[tuple[str, object], ...], edition: str) -> Answer:  # noqa: ARG001 (a key of the cache)
    values: dict[str, Any] = dict(given)
    return ask(_reader, name, limit=limit, **values)


def asked_under(laid: Scenario, name: str, given: Mapping[str, object], *, limit: int = 1000) -> Answer:
    """The answer to a question with a scenario laid over the facts of the edition that the page shows."""
    open_ = reader()
    rows = tuple(one.texts() for one in laid.changes)
    under = _under(laid, _edition(open_), open_.meta().edition, (laid.name, rows))
    return _answer(under, name, limit, _key(given), f"{_edition(open_)} {laid.name} {rows}")


@st.cache_resource(max_entries=4, show_spinner=False)
def _under(_laid: Scenario, edition: str, n: int, rows: object) -> Reader:  # noqa: ARG001 (keys of the cache)
    return under(_laid, n, default_address())


def offered_scenarios() -> tuple[Scenario, ...]:
    """The scenarios that follow from the data of this edition."""
    return _presets(reader(), _edition(reader()))


@st.cache_resource(max_entries=2, show_spinner=False)
def _presets(_reader: Reader, edition: str) -> tuple[Scenario, ...]:  # noqa: ARG001 (a key of the cache)
    return suggested(_reader)


def kept_scenarios() -> tuple[Scenario, ...]:
    """The scenarios that the ledger keeps, by name."""
    return _kept(_edition(reader()))


@st.cache_resource(max_entries=2, show_spinner=False)
def _kept(edition: str) -> tuple[Scenario, ...]:  # noqa: ARG001 (a key of the cache)
    with Ledger(ledger_path(default_address()), read_only=True) as ledger:
        return scenario.saved(ledger)


def past_edition(name: str, given: Mapping[str, object]) -> History:
    """The history of a question over every edition of the ledger."""
    return _past(name, _key(given), _edition(reader()))


@st.cache_resource(max_entries=20, show_spinner=False)
def _past(name: str, given: tuple[tuple[str, object], ...], edition: str) -> History:  # noqa: ARG001 (a key of the cache)
    return history(name, dict(given), default_address())

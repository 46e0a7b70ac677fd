"""Scenarios that can be opened and the answers under them, the same for all sessions, while the edition stays."""

from collections.abc import Mapping

import streamlit as st

from graph import scenario
from graph.answer.answer import Answer
from graph.edition.suggested_scenarios import suggested_scenarios
from graph.ledger import Ledger
from graph.scenario import Scenario
from graph.scenario.project import over
from graph.store import Reader
from graph.store.address import default_address, ledger_path
from views.shared.store import answer_of, edition_key, given_key, in_memory, reader


def asked_under(laid: Scenario, name: str, given: Mapping[str, object], *, limit: int = 1000) -> Answer:
    """The answer to a question with a scenario laid over the facts of the edition that the page shows."""
    edition = edition_key(reader())
    rows = tuple(one.texts() for one in laid.changes)
    return answer_of(_under(in_memory(), laid, edition, (laid.name, rows)), name, limit, given_key(given), f"{edition} {laid.name} {rows}")


@st.cache_resource(max_entries=4, show_spinner=False)
def _under(_facts: Reader, _laid: Scenario, edition: str, rows: object) -> Reader:  # noqa: ARG001 (keys of the cache)
    return over(_facts, _laid)


def offered_scenarios() -> tuple[Scenario, ...]:
    """The scenarios that follow from the data of this edition."""
    return _suggested(reader(), edition_key(reader()))


@st.cache_resource(max_entries=2, show_spinner=False)
def _suggested(_reader: Reader, edition: str) -> tuple[Scenario, ...]:  # noqa: ARG001 (a key of the cache)
    return suggested_scenarios(_reader)


def kept_scenarios() -> tuple[Scenario, ...]:
    """The scenarios that the ledger keeps, by name."""
    return _kept(edition_key(reader()))


@st.cache_resource(max_entries=2, show_spinner=False)
def _kept(edition: str) -> tuple[Scenario, ...]:  # noqa: ARG001 (a key of the cache)
    with Ledger(ledger_path(default_address()), read_only=True) as ledger:
        return scenario.saved(ledger)

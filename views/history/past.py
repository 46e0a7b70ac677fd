"""The history of a question, the same for all sessions, while the edition stays."""

from collections.abc import Mapping

import streamlit as st

from graph.edition.history import History, history
from graph.store import Reader
from graph.store.address import default_address
from views.shared.store import edition_key, given_key, in_memory, reader


def past_of(name: str, given: Mapping[str, object]) -> History:
    """The history of a question over every edition of the ledger."""
    return _past(in_memory(), name, given_key(given), edition_key(reader()))


@st.cache_resource(max_entries=20, show_spinner=False)
def _past(_held: Reader, name: str, given: tuple[tuple[str, object], ...], edition: str) -> History:  # noqa: ARG001 (a key of the cache)
    return history(name, dict(given), default_address(), held=_held)

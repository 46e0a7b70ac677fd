"""The one place where an error becomes a sentence on the page."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.errors import LinkageError, QueryTimeout, Refused, StoreError, StoreMissing
from views import _state
from views._text import _

logger = logging.getLogger(__name__)


@contextmanager
def shown(where: DeltaGenerator | None = None) -> Iterator[None]:
    """Whatever goes wrong inside is said in one sentence, on the page or `where`; the rest of the page stays."""
    try:
        yield
    except StoreMissing:
        nothing_loaded()
    except LinkageError as fault:
        logger.info("shown on the page: %s", fault)
        say(fault) if where is None else where.caption(plain(str(fault)))


@contextmanager
def titled(title: str) -> Iterator[None]:
    """Whatever goes wrong inside stands under a title, so that the page says what it could not answer."""
    try:
        yield
    except LinkageError:
        st.html(f"<h1>{escape(title)}</h1>")
        raise


@contextmanager
def ignored() -> Iterator[None]:
    """For work in the background that the page does not need."""
    with suppress(LinkageError):
        yield


def say(fault: LinkageError) -> None:
    """What happened, where, what to do next."""
    st.warning(plain(str(fault))) if isinstance(fault, (Refused, QueryTimeout)) else st.error(plain(str(fault)))
    if isinstance(fault, StoreError):
        st.caption(_("The ledger keeps everything that was loaded; no data are lost."))


def nothing_loaded() -> None:
    """The first page of an empty house: how to load."""
    st.info(_("Nothing has been loaded yet. Run one of these in a terminal, then come back: this page opens by itself."))
    st.code(
        "make run          # "
        + _("install, load the shipped data, open this page")
        + "\nlinkage load      # "
        + _("load the shipped data into this store"),
        language="bash",
    )


def address() -> None:
    """Say which values of the address meant nothing and gave way to the default."""
    for name, value in _state.notes():
        st.warning(
            plain(_("The address asks for {name} = “{value}”, which means nothing here; the default is shown.", name=name, value=value))
        )


def plain(text: str) -> str:
    """Text as it is: nothing in it is read as Markdown, so no name can become a link or a picture."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()<>#+-.!|~$:&" else letter for letter in text)

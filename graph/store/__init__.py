"""Where a graph lies and how to open it: `connect` to read, `open_store` to replace it."""

import os
from typing import TYPE_CHECKING

from graph.errors import LinkageError, StoreBehind, StoreError
from graph.store import _file, _meta, server
from graph.store._protocol import Fetched, Meta, Reader, Store
from graph.store.address import FileAddress, default_address, parse

if TYPE_CHECKING:
    from graph.store.embedded import EmbeddedStore
    from graph.store.neo4j import Neo4jStore

__all__ = ["Fetched", "Meta", "Reader", "Store", "behind", "canonical", "connect", "open_store", "stamp"]


def connect(address: str | None = None, *, user: str | None = None, password: str | None = None) -> Reader:
    """A reader of the store at this address: LINKAGE_DB if none is given, else the file in the default folder.

    Raises StoreMissing, StoreDamaged, StoreBusy, StoreUnreachable, WrongPassword, WrongVersion, ForeignStore, StoreLoading.
    """
    store = _opened(address, user, password)
    try:
        return store.open()
    except BaseException:
        store.close()
        raise


def open_store(address: str | None = None, *, user: str | None = None, password: str | None = None) -> Store:
    """The store at this address, to be replaced; it need not hold anything yet."""
    return _opened(address, user, password)


def canonical(address: str | None = None) -> str:
    """The address as Linkage writes it: LINKAGE_DB or the default if none is given, a path made absolute.

    >>> canonical("bolt://localhost")
    'bolt://localhost:7687'
    """
    return str(parse(address or default_address()))


def stamp(address: str | None = None, *, user: str | None = None, password: str | None = None) -> str:
    """Changes whenever the store at this address holds something else; empty while it cannot be read. Cheap: 2 seconds apart is fine."""
    place = parse(address or default_address())
    if isinstance(place, FileAddress):
        return _file.stamp(place.path)
    try:
        store = _opened(address, user, password)
    except LinkageError:
        return ""
    try:
        meta = store.meta()
        return f"{meta.ledger}-{meta.edition}"
    except LinkageError:
        return ""
    finally:
        store.close()


def behind(reader: Reader, *, ledger: str, edition: int) -> StoreError | None:
    """What to say when the store is not at the edition that the ledger has reached; None when it is."""
    held = reader.meta()
    if held.ledger != ledger:
        return _meta.other_ledger(reader.address)
    if held.edition == edition:
        return None
    return StoreBehind(
        f"The store at {reader.address} holds edition {held.edition}, the ledger has reached {edition}.",
        then="Run `linkage load` to bring it up.",
        held=held.edition,
        edition=edition,
    )


def _opened(address: str | None, user: str | None, password: str | None) -> "EmbeddedStore | Neo4jStore":
    """The engine that is not asked for is not imported: it would cost every start a quarter of a second."""
    place = parse(address or default_address())
    if isinstance(place, FileAddress):
        from graph.store.embedded import EmbeddedStore

        return EmbeddedStore(place)
    from graph.store.neo4j import Neo4jStore

    known = server.credentials(str(place)) or (None, None)
    return Neo4jStore(place, user or os.environ.get("LINKAGE_USER") or known[0], password or os.environ.get("LINKAGE_PASSWORD") or known[1])

"""A first edition into an empty Neo4j by Neo4j's own importer, where the server is one of ours: it must stand still meanwhile."""

import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.records import Link, Node, Value
from graph.store import _csv, _meta, server
from graph.store._protocol import Meta
from graph.store.address import ServerAddress, parse

if TYPE_CHECKING:
    from graph.store.neo4j import Neo4jStore


def refuse(address: str, folder: Path | None = None) -> None:
    """Raises StoreError unless the address is of a server of ours that holds nothing."""
    if server.credentials(address, folder) is None:
        raise StoreError(
            f"--bulk needs an empty server that `linkage neo4j start` started; {address} is none.",
            then="Load without --bulk; or give the CSV files to `neo4j-admin database import full` where that server's own files lie.",
            address=address,
        )
    with _opened(address, folder) as store:
        held = store.held()
    if held is not None:
        raise StoreError(f"--bulk needs an empty server; {address} holds data.", then="Load without --bulk.", address=address)


def import_whole(address: str, nodes: Sequence[Node], links: Sequence[Link], meta: Meta, folder: Path | None = None) -> None:
    """Make the empty server hold exactly these.

    Until the last step its Meta node says that a load is half way, so that a reader refuses and the next load takes over.
    """
    refuse(address, folder)
    place = folder or server.default_folder()
    staged = place / "bulk"
    shutil.rmtree(staged, ignore_errors=True)  # of an import that was cut off: the server was started without it
    (staged / "csv").mkdir(parents=True)
    held: dict[str, Value] = {"ledger": meta.ledger, "edition": meta.edition, "made_on": meta.made_on, "scenario": meta.scenario}
    words = _csv.written(staged / "csv", nodes, links, {**held, "format": _meta.FORMAT, "loading": str(uuid.uuid4())})
    server.imported(place, words)
    with _opened(server.status(folder) or address, folder) as store:
        store.settle(nodes, meta)


@contextmanager
def _opened(address: str, folder: Path | None) -> Iterator["Neo4jStore"]:
    from graph.store.neo4j import Neo4jStore

    place = parse(address)
    assert isinstance(place, ServerAddress)
    with closing(Neo4jStore(place, *(server.credentials(address, folder) or (None, None)))) as store:
        yield store

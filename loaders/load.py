"""The whole way of a load: read → ledger → one graph → store."""

from collections.abc import Sequence
from pathlib import Path

from graph.collector import paused
from graph.errors import BadParameter
from graph.ledger import LoadReport
from graph.projection.load import take
from loaders import read


def load(
    paths: Sequence[Path | str],
    address: str | None = None,
    *,
    allow_removals: int | None = None,
    undo: bool = False,
    adopt: bool = False,
    bulk: bool = False,
    user: str | None = None,
    password: str | None = None,
) -> LoadReport:
    """Bring the ledger to what the files state (no paths: all shipped data) and the store to the ledger's edition.

    The store is brought up even when the ledger says "no change". With `undo` nothing is read: the newest edition is taken
    back. Whatever stops it, ledger and store stay readable: the ledger has the edition whole or not at all, and a store that
    could not be written keeps what it held and is brought up by the same command.
    """
    if undo and paths:
        raise BadParameter("An undo takes no files.", then="Give one or the other.")
    with paused():
        batches = () if undo else read(paths)
        return take(batches, address, allow_removals=allow_removals, undo=undo, adopt=adopt, bulk=bulk, user=user, password=password)

"""From the ledger to a store: bring it to one edition, whole."""

from graph import merge
from graph.errors import OtherLedger, StoreDamaged
from graph.ledger import Ledger
from graph.merge import Graph
from graph.store._protocol import Meta, Store


def bring(ledger: Ledger, store: Store, edition: int | None = None, *, adopt: bool = False, graph: Graph | None = None) -> bool:
    """Make the store hold this edition (None: the ledger's newest) and nothing else; false if it already did.

    `adopt` lets it replace what another ledger wrote. `graph` is the merged edition, where the caller has it already.
    While it works another load may open a newer edition; without `edition` the store then gets that one too, so that of
    two loads at once the store ends at the newest, whoever is last to write.
    """
    done = False
    while True:
        n = ledger.edition() if edition is None else edition
        done = _bring(ledger, store, n, adopt, graph) or done
        graph = None
        if edition is not None or ledger.edition() == n:
            return done


def refuse_other(ledger: Ledger, store: Store, *, adopt: bool = False) -> Meta | None:
    """What the store holds, None if nothing that can be read; raises OtherLedger if another ledger wrote it."""
    try:
        held = store.held()
    except StoreDamaged:
        return None  # it is written anew from the ledger; replace() judges what may be replaced
    if held is not None and held.ledger != ledger.uuid and not adopt:
        what = f"{store.address} holds edition {held.edition} of another ledger ({held.ledger[:8]}), not of {ledger.path}."
        raise OtherLedger(what, then="Nothing was changed; to replace it whole, load with --adopt.", held=held.ledger, ledger=ledger.uuid)
    return held


def _bring(ledger: Ledger, store: Store, n: int, adopt: bool, graph: Graph | None) -> bool:
    held = refuse_other(ledger, store, adopt=adopt)
    if held is not None and (held.ledger, held.edition) == (ledger.uuid, n):
        return False
    made = graph or merge.graph(ledger.statements(n))
    store.replace(made.nodes, made.links, Meta(ledger=ledger.uuid, edition=n, made_on=ledger.made_on(n)), adopt=adopt)
    return True

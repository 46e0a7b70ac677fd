"""From the ledger to a store: bring it to one edition, whole; and to a reader in memory, of a past edition."""

import time
from collections.abc import Iterable, Iterator

from graph.errors import OtherLedger, StoreBusy, StoreDamaged, StoreError
from graph.ledger import Ledger
from graph.projection import merge
from graph.projection.difference import difference
from graph.projection.merge import Graph
from graph.store import Meta, Reader, Store, connect
from graph.store.address import default_address, embedded_file, ledger_path
from graph.store.in_memory import Overlay, built, can_be_laid_over, overlaid

PATIENCE = 30.0  # seconds to wait for another load that is writing this store; a load of the shipped data takes one
PAUSE = 0.2


def bring(ledger: Ledger, store: Store, edition: int | None = None, *, adopt: bool = False, graph: tuple[int, Graph] | None = None) -> bool:
    """Make the store hold this edition (None: the ledger's newest) and nothing else; false if it already did.

    `adopt` makes it replace whatever it holds, also what another ledger wrote. `graph` is an edition with its graph, where the
    caller has merged it already. While it works another load may open a newer edition; without `edition` the store then gets
    that one too, so that of two loads at once the store ends at the newest, whichever is last to write.
    """
    done = False
    while True:
        n = ledger.edition() if edition is None else edition
        done = _brought(ledger, store, n, adopt, graph) or done
        if edition is not None or ledger.edition() == n:
            return done


def at(edition: int, address: str | None = None, *, held: Reader | None = None) -> Reader:
    """A reader of one edition, past or newest, of the ledger that belongs to this address, in memory; the store there is left alone.

    `held` is an open reader of any edition: where it is embedded and of this ledger, only what differs is laid over its graph.
    """
    with Ledger(ledger_path(address), read_only=True) as ledger:
        return next(each(ledger, [edition], held or embedded_at(address)))


def each(ledger: Ledger, editions: Iterable[int], held: Reader | None = None) -> Iterator[Reader]:
    """A reader of each of these editions, in this order, made of the one before it, the first of `held`.

    Of editions that follow one another only what a load changed is written. They are in memory, whatever engine `held` has.
    """
    near = held if held and can_be_laid_over(held) and held.meta().ledger == ledger.uuid and not held.meta().scenario else None
    for n in editions:
        near = _at(ledger, n, near)
        yield near


def _at(ledger: Ledger, n: int, near: Reader | None) -> Reader:
    meta = meta_of(ledger, n)
    if near is None or near.meta().edition > ledger.edition():
        made = merge.graph(ledger.statements(n))
        return built(made.nodes, made.links, meta)
    overlay = difference(ledger, near, n) if near.meta().edition != n else Overlay()
    return overlaid(near, overlay, meta)


def embedded_at(address: str | None) -> Reader | None:
    """The embedded store at this address, if there is one that can be opened."""
    if embedded_file(address or default_address()) is None:
        return None
    try:
        return connect(address)
    except StoreError:
        return None  # the ledger alone is enough


def meta_of(ledger: Ledger, n: int, laid: str = "") -> Meta:
    """What a store says of itself that holds edition n, with a scenario of that name laid over it."""
    return Meta(ledger=ledger.uuid, edition=n, made_on=ledger.made_on(n), scenario=laid)


def refuse_other(ledger: Ledger, store: Store, *, adopt: bool = False) -> Meta | None:
    """What the store holds, None if nothing that can be read.

    Raises OtherLedger if another ledger wrote it, or a later state of this one: then the ledger is an older copy.
    """
    try:
        held = store.held()
    except StoreDamaged:
        return None  # it is written anew from the ledger; replace() judges what may be replaced
    if held is not None and held.ledger != ledger.uuid and not adopt:
        what = f"{store.address} holds edition {held.edition} of another ledger ({held.ledger[:8]}), not of {ledger.path}."
        raise OtherLedger(what, then="Nothing was changed; to replace it whole, load with --adopt.", held=held.ledger, ledger=ledger.uuid)
    newest = ledger.edition()
    if held is not None and held.ledger == ledger.uuid and held.edition > newest and not adopt:
        what = f"{store.address} holds edition {held.edition}, the ledger {ledger.path} has reached only {newest}: it is an older copy."
        raise OtherLedger(what, then="Nothing was changed; put the newer ledger back, or go on from this one with --adopt.")
    return held


def _brought(ledger: Ledger, store: Store, n: int, adopt: bool, graph: tuple[int, Graph] | None) -> bool:
    made: Graph | None = None
    wanted = meta_of(ledger, n)
    until = time.monotonic() + PATIENCE
    while True:
        if refuse_other(ledger, store, adopt=adopt) == wanted and not adopt:
            return False
        made = made or (graph[1] if graph and graph[0] == n else merge.graph(ledger.statements(n)))
        try:
            store.replace(made.nodes, made.links, wanted, adopt=adopt)
            return True
        except StoreBusy:
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE)

"""What was read goes its way: into the ledger, and from there as one graph into the store."""

from collections.abc import Sequence
from dataclasses import replace

from graph.collector import paused
from graph.errors import StoreError
from graph.ledger import Ledger, LoadReport
from graph.projection import merge, project
from graph.projection.merge import Graph
from graph.records import Batch, Node, Record
from graph.store import Meta, Store, canonical, open_store
from graph.store import bulk as bulk_import
from graph.store.address import ledger_path

_EXAMPLES = 5


def take(
    batches: Sequence[Batch],
    address: str | None = None,
    *,
    allow_removals: int | None = None,
    undo: bool = False,
    adopt: bool = False,
    bulk: bool = False,
    user: str | None = None,
    password: str | None = None,
) -> LoadReport:
    """Bring the ledger to what the batches state and the store to the ledger's edition; `loaders.load.load` reads files first.

    With `bulk` Neo4j's own importer brings the first edition into an empty server of ours; another is refused before anything is read.
    """
    if bulk:
        bulk_import.refuse(canonical(address))
    store = open_store(address, user=user, password=password)
    try:
        with paused(), Ledger(ledger_path(address)) as ledger:
            held = project.refuse_other(ledger, store, adopt=adopt)
            report = _undone(ledger, held) if undo else ledger.load(batches, allow_removals=allow_removals)
            return _projected(ledger, store, report, adopt, bulk)
    finally:
        store.close()


def _undone(ledger: Ledger, held: Meta | None) -> LoadReport:
    """Take the newest edition back, unless it is an undo that this store has not got yet: then bringing it up is what is left to do.

    So an undo whose store could not be written is finished, not undone, by the same command.
    """
    newest = ledger.editions()[-1:]
    if newest and newest[0].undoes is not None and (held is None or held.edition != newest[0].n):
        return LoadReport(edition=newest[0].n, changed=False, undoes=newest[0].undoes)
    return ledger.undo()


def _projected(ledger: Ledger, store: Store, report: LoadReport, adopt: bool, bulk: bool) -> LoadReport:
    made = merge.graph(ledger.after_load(report.edition))
    try:
        if bulk:
            bulk_import.import_whole(store.address, made.nodes, made.links, project.meta_of(ledger, report.edition))
        project.bring(ledger, store, adopt=adopt, graph=(report.edition, made))
    except StoreError as fault:
        kept = f"Edition {report.edition} is in the ledger {ledger.path} and nothing is lost; the same command again brings the store up."
        facts = {**fault.facts, "edition": report.edition}
        raise type(fault)(fault.what, where=fault.where, then=f"{fault.then} {kept}".strip(), **facts) from fault
    return replace(
        report,
        waiting=len(made.waiting),
        waiting_examples=tuple(_why(one, made) for one in made.waiting[:_EXAMPLES]),
        unknown_sources=made.unknown_sources,
        nodes=len(made.nodes),
        links=len(made.links),
        store=store.address,
    )


def _why(record: Record, made: Graph) -> str:
    """Which thing a statement waits for, and where the statement stands."""
    where = f"{record.file} line {record.line}: {record.kind} {record.key}"
    known = {node.id: node.kind for node in made.nodes}
    if isinstance(record, Node):
        return f"{where} waits for {record.kind} {record.id}"
    ends = ((record.start_kind, record.start), (record.end_kind, record.end))
    return f"{where} waits for " + " and ".join(f"{kind} {id}" for kind, id in ends if known.get(id) != kind)

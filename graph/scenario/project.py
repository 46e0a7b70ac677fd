"""A scenario laid over the facts of an edition, in memory; and kept in the ledger beside them."""

from graph import scenario
from graph.errors import TooManyRemovals
from graph.ledger import Ledger, LoadReport
from graph.projection.load import take
from graph.projection.project import in_memory, meta_of
from graph.scenario import Scenario
from graph.store import Reader
from graph.store.address import ledger_path


def under(laid: Scenario, edition: int | None = None, address: str | None = None) -> Reader:
    """A reader of one edition (None: the newest) with a scenario laid over its facts, in memory, whatever engine holds the facts.

    Every answer of it names the scenario. Raises BadParameter where the scenario names what the facts do not hold.
    """
    with Ledger(ledger_path(address), read_only=True) as ledger:
        return laid_over(ledger, laid, edition)


def laid_over(ledger: Ledger, laid: Scenario, edition: int | None = None) -> Reader:
    """As `under`, of an open ledger."""
    n = ledger.edition() if edition is None else edition
    made = scenario.applied(ledger.statements(n), laid.changes, laid.name)
    return in_memory(made, meta_of(ledger, n, laid.name))


def keep_scenario(laid: Scenario, address: str | None = None, *, withdrawn: bool = False) -> LoadReport:
    """Keep a scenario in the ledger in place of what it said before, or take it out of what is offered; facts are not touched.

    Rows that a person takes out of a scenario of one's own are no sweep, so the limit on removals does not hold here.
    """
    batches = (scenario.batch(laid, withdrawn=withdrawn),)
    try:
        return take(batches, address)
    except TooManyRemovals as fault:
        return take(batches, address, allow_removals=int(str(fault.facts["removals"])))

"""A scenario laid over the facts of an edition, in memory; and kept in the ledger beside them."""

from dataclasses import replace

from graph import scenario
from graph.errors import TooManyRemovals
from graph.ledger import Ledger, LoadReport
from graph.projection.load import take
from graph.projection.project import at, each
from graph.scenario import Scenario
from graph.store import Reader
from graph.store.address import ledger_path
from graph.store.in_memory import overlaid


def under(laid: Scenario, edition: int | None = None, address: str | None = None, *, held: Reader | None = None) -> Reader:
    """A reader of one edition (None: the newest) with a scenario laid over its facts, in memory, whatever engine holds the facts.

    Every answer of it names the scenario. `held` is as in `project.at`. Raises BadParameter where the scenario names what the
    facts do not hold.
    """
    with Ledger(ledger_path(address), read_only=True) as ledger:
        n = ledger.edition() if edition is None else edition
    return over(at(n, address, held=held), laid)


def over(facts: Reader, laid: Scenario) -> Reader:
    """A reader of the facts in memory with a scenario over them; the facts stay as they are."""
    return overlaid(facts, scenario.overlay(facts, laid.changes, laid.name), replace(facts.meta(), scenario=laid.name))


def laid_over(ledger: Ledger, laid: Scenario, edition: int | None = None) -> Reader:
    """As `under`, of an open ledger alone."""
    return over(next(each(ledger, [ledger.edition() if edition is None else edition])), laid)


def keep_scenario(laid: Scenario, address: str | None = None, *, withdrawn: bool = False) -> LoadReport:
    """Keep a scenario in the ledger in place of what it said before, or take it out of what is offered; facts are not touched.

    Rows that a person takes out of a scenario of one's own are no sweep, so the limit on removals does not hold here.
    """
    batches = (scenario.batch(laid, withdrawn=withdrawn),)
    try:
        return take(batches, address)
    except TooManyRemovals as fault:
        return take(batches, address, allow_removals=int(str(fault.facts["removals"])))

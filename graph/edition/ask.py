"""Asking beyond the open store: of past editions, under scenarios, and what differs. For the command line and notebooks."""

from collections.abc import Mapping
from typing import Any

from graph import scenario
from graph.ask import ask
from graph.edition import compare, history, suggested_scenarios
from graph.errors import BadParameter
from graph.ledger import Ledger
from graph.projection import project
from graph.result import Row
from graph.scenario import Scenario
from graph.scenario.project import under
from graph.store import Reader, connect
from graph.store.address import ledger_path

_Table = tuple[tuple[str, ...], list[Row], tuple[str, ...]]  # columns, rows, and what is to be said beside them
_MOST = 100_000  # rows compared


def opened(edition: int | None = None, name: str = "", address: str | None = None) -> Reader:
    """The store; or one edition of its ledger, or its facts with a scenario laid over them, in memory."""
    if name:
        return under(scenario_named(name, address), edition, address)
    return project.at(edition, address) if edition else connect(address)


def scenario_named(name: str, address: str | None = None) -> Scenario:
    """A scenario of the ledger, or one that the data suggest; raises BadParameter with the names there are."""
    found = {one.name: one for one in (*suggested(address), *_kept(address))}  # one's own goes before a suggested one of that name
    if scenario.named(name) not in found:
        then = f"Scenarios: {', '.join(sorted(found)) or 'none'}."
        raise BadParameter(f"There is no scenario {name!r}.", then=then, name="scenario")
    return found[scenario.named(name)]


def _kept(address: str | None = None) -> tuple[Scenario, ...]:
    """The scenarios in the ledger of this address."""
    with Ledger(ledger_path(address), read_only=True) as ledger:
        return scenario.saved(ledger)


def suggested(address: str | None = None) -> tuple[Scenario, ...]:
    """The scenarios that the data of the store suggest."""
    reader = connect(address)
    try:
        return suggested_scenarios.suggested_scenarios(reader)
    finally:
        reader.close()


def offered(address: str | None = None) -> list[Row]:
    """Every scenario, one row a change."""
    rows: list[Row] = []
    for one in (*_kept(address), *suggested(address)):
        left = "; ".join(f"{word}: {n}" for word, n in one.left_out.items())
        rows += [{"scenario": one.name, "change": str(change), "left_out": left} for change in one.changes]
    return rows


def beside(name: str, question: str, given: Mapping[str, object], address: str | None = None) -> _Table:
    """What a scenario opens, closes and changes in the answer to a question."""
    with Ledger(ledger_path(address), read_only=True) as ledger:
        edition = ledger.edition()
    facts, laid = opened(edition, "", address), opened(edition, name, address)
    asked: dict[str, Any] = {**given, "limit": _MOST}
    made = compare.compare(ask(facts, question, **asked), ask(laid, question, **asked))
    return (*compare.compared_rows(made), compare.words(made))


def since_edition(n: int, question: str, given: Mapping[str, object], address: str | None = None) -> _Table:
    """What became of each row after edition n, and by which load."""
    made = history.history(question, given, address, since=n)
    return (*history.history_rows(made), history.words(made))

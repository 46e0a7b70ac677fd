"""Scenarios: what would be if something were added, closed or started. They live in the ledger apart from facts.

A scenario is a name and changes; `applied` lays them over the graph of an edition, in memory, and never into a store of facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.answer.answer import Note
from graph.errors import BadData
from graph.ledger import Ledger
from graph.projection.merge import SCENARIO as PREFIX
from graph.records import Batch, Node, Reject
from graph.scenario._change import COLUMNS, KINDS, VERBS, Change, change, named
from graph.scenario._overlay import applied, overlay

_TABLE = "scenario.csv"

__all__ = [
    "COLUMNS", "KINDS", "PREFIX", "VERBS", "Change", "Scenario", "applied", "batch", "change", "from_rows", "is_scenario", "named",
    "overlay", "saved",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A name, for a preset a title in words, and what it changes, in order. `left_out` counts what a preset did not take, by reason."""

    name: str
    changes: tuple[Change, ...] = ()
    title: Note | None = field(default=None, compare=False)
    left_out: Mapping[str, int] = field(default_factory=dict, compare=False)


def is_scenario(dataset: str) -> bool:
    """Whether a dataset of the ledger holds a scenario and no facts."""
    return dataset.startswith(PREFIX)


def from_rows(name: str, rows: Iterable[Mapping[str, str]], file: str = _TABLE) -> tuple[Scenario, tuple[Reject, ...]]:
    """A scenario of rows with the columns `COLUMNS` (missing ones are empty), and a reject for each row that cannot be taken.

    >>> made, rejects = from_rows("Cầu Treo closed", [{"change": "close", "kind": "gate", "thing": "vl:G06"}, {"change": "shut"}])
    >>> made.name, [str(one) for one in made.changes], [one.reason for one in rejects]
    ('cau-treo-closed', ['close gate vl:G06'], ['is none of: add, close, start'])
    """
    slug = named(name)
    changes: dict[str, Change] = {}
    rejects = []
    for line, cells in enumerate(rows, 2):
        try:
            made = change(cells)
            if made.key in changes:
                raise BadData("twice", column="thing", value=made.thing, reason="stands in an earlier row already")
            changes[made.key] = made
        except BadData as wrong:
            facts = {each: str(wrong.facts[each]) for each in ("column", "value", "reason")}
            rejects.append(Reject(file=file, line=line, **facts))
    return Scenario(name=slug, changes=tuple(changes.values())), tuple(rejects)


def batch(scenario: Scenario, *, withdrawn: bool = False) -> Batch:
    """The scenario as a dataset of its own, to be loaded into the ledger; `withdrawn` takes it out of what is offered.

    Its table has one name wherever it came from, a file or a form: so each load replaces the scenario whole.
    """
    head = Node(
        kind="Change",
        id=f"change:{scenario.name}",
        properties={"scenario": scenario.name, "display_name": scenario.name, "withdrawn": withdrawn},
        file=_TABLE,
        line=1,
    )
    rows = tuple(
        Node(
            kind="Change",
            id=f"change:{scenario.name}/{one.key}",
            properties={"scenario": scenario.name, "display_name": str(one), "cells": one.texts()},
            file=_TABLE,
            line=line,
        )
        for line, one in enumerate(() if withdrawn else scenario.changes, 2)
    )
    return Batch(dataset=PREFIX + scenario.name, records=(head, *rows), tables={_TABLE: 1 + len(rows)})


def saved(ledger: Ledger, n: int | None = None) -> tuple[Scenario, ...]:
    """The scenarios that the ledger holds at an edition (None: the newest), by name; withdrawn ones are left out."""
    found: dict[str, list[Node]] = {}
    for dataset, record in ledger.of_datasets(ledger.edition() if n is None else n, PREFIX):
        if isinstance(record, Node):
            found.setdefault(dataset.removeprefix(PREFIX), []).append(record)
    made = []
    for name, nodes in sorted(found.items()):
        if not any(node.properties.get("withdrawn") for node in nodes):
            rows = sorted((node for node in nodes if node.properties.get("cells")), key=lambda node: node.line)
            made.append(Scenario(name=name, changes=tuple(change(_cells(node)) for node in rows)))
    return tuple(made)


def _cells(node: Node) -> dict[str, str]:
    cells = node.properties.get("cells", ())
    return dict(text.split("=", 1) for text in cells) if isinstance(cells, tuple) else {}

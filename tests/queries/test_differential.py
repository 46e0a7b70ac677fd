"""Both engines answer every question alike on small random graphs, whose seeds are fixed so that a failure can be run again."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import connect
from graph.catalogue import questions
from graph.ledger import Ledger
from graph.projection import project
from graph.records import Batch
from graph.store import Reader, Store, open_store

from .random_graphs import arguments, gap, links, nodes, outcome

SEEDS = (1, 2, 3)


@pytest.fixture(params=SEEDS)
def random_pair(request: pytest.FixtureRequest, tmp_path: Path, neo4j_store: Store) -> Iterator[tuple[random.Random, Reader, Reader]]:
    """One random graph in both engines, and the dice that made it."""
    dice = random.Random(request.param)
    with Ledger(tmp_path / "graph.ledger.sqlite") as ledger:
        ledger.load([Batch(dataset="random", records=(*nodes(dice), *links(dice)), tables={"random": 1})])
        address = str(tmp_path / "graph.kgl")
        project.bring(ledger, open_store(address))
        project.bring(ledger, neo4j_store)
    embedded = connect(address)
    yield dice, embedded, neo4j_store
    embedded.close()


def test_every_question_has_equal_answers_on_both_engines(random_pair: tuple[random.Random, Reader, Reader]) -> None:
    dice, embedded, server = random_pair
    wrong = []
    answered = 0
    for question in questions():
        for _ in range(3):
            given = arguments(dice, question) | gap(dice, embedded, question)
            one, two = outcome(embedded, question, given), outcome(server, question, given)
            answered += isinstance(one, tuple) and bool(one[0])
            if one != two or (isinstance(one, str) and not one.startswith("BadParameter")):
                wrong.append(f"{question} {given}:\n  embedded {one}\n  neo4j    {two}"[:1500])
    assert not wrong, "\n".join(wrong[:5])
    assert answered > len(questions())  # most answers hold rows: the graphs are no deserts

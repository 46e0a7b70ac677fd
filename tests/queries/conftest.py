"""What every question is asked with, and the answer of both engines to it."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from graph import ask
from graph.answer.answer import Answer
from graph.question.parameters import EXAMPLES
from graph.question.question import Question
from graph.store import Reader

DAY = "2026-11-25"
ENDS = {
    "from": "vl:E10",
    "to": "vl:E11",
    "of": "hs2022:040120",
    "node": "vl:E10",
    "buyer": "vl:E11",
    "maker": "vl:E67",
    "place": "vl:G08",
    "plant": "vl:E37",
}


def arguments(question: Question) -> dict[str, str]:
    """A value for each parameter that has no default, and a fixed day: the golden answers are those of that day."""
    found = {}
    for name, parameter in question.parameters.items():
        if parameter.type == "date":
            found[name] = DAY
        elif parameter.default is None:
            found[name] = ENDS.get(name) or EXAMPLES[parameter.type]
    return found


@pytest.fixture(scope="session")
def both(shipped_embedded: Reader, shipped_neo4j: Reader) -> Callable[[Question], tuple[Answer, Answer]]:
    """The answers of both engines to a question of the shipped data, asked once."""
    known: dict[str, tuple[Answer, Answer]] = {}

    def answers(question: Question) -> tuple[Answer, Answer]:
        if question.name not in known:
            given = arguments(question)
            known[question.name] = ask(shipped_embedded, question, **given), ask(shipped_neo4j, question, **given)
        return known[question.name]

    return answers


def plain(rows: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    """Rows that compare equal whatever kind of sequence an engine gives."""
    return [{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()} for row in rows]

"""Each of the twenty path questions can be asked as docs/twenty-path-questions.md says, of the shipped data."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import ask
from graph.edition.compare import compare
from graph.edition.suggested_scenarios import suggested_scenarios
from graph.ledger import Ledger
from graph.scenario.project import laid_over
from graph.store import Reader

PAGE = Path(__file__).resolve().parents[2] / "docs" / "twenty-path-questions.md"
DAY = "2026-11-25"


def commands() -> Iterator[tuple[str, str]]:
    number = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if found := re.fullmatch(r"\| (\d*) ?\|.*`linkage (.+)` \|", line):
            number = found[1] or number + "b"
            yield number, found[2]


COMMANDS = dict(commands())


def given(words: str) -> tuple[str, dict[str, str]]:
    question, *pairs = words.split()[1:]
    found = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    return question, found


def test_the_page_asks_all_twenty() -> None:
    assert {number.rstrip("b") for number in COMMANDS} == {str(n) for n in range(1, 21)}


@pytest.mark.parametrize("number", [number for number, words in COMMANDS.items() if words.startswith("ask")])
def test_the_question_has_an_answer_with_its_denominator_and_its_limits(shipped_embedded: Reader, number: str) -> None:
    question, parameters = given(COMMANDS[number])
    dated = {"at": DAY} if question not in ("overview/chain",) else {}

    answer = ask(shipped_embedded, question, **dated, **parameters)

    assert answer.rows, "the shipped data give at least what is missing first"
    assert answer.population.of >= answer.population.n
    assert answer.question.limits


def test_the_railway_changes_what_lies_between_others(shipped_embedded: Reader, shipped_ledger: Ledger) -> None:
    railway = next(one for one in suggested_scenarios(shipped_embedded, DAY) if one.name == "vientiane-vung-ang-railway-built")

    made = compare(ask(shipped_embedded, "paths/centrality", at=DAY), ask(laid_over(shipped_ledger, railway), "paths/centrality", at=DAY))

    assert made.opened or made.changed


def test_the_old_and_the_new_province_give_equal_answers(shipped_embedded: Reader) -> None:
    old, new = (ask(shipped_embedded, *given(COMMANDS[n])[:1], at=DAY, **given(COMMANDS[n])[1]) for n in ("17", "17b"))

    assert [row["hops"] for row in old.rows] == [row["hops"] for row in new.rows]
    assert [row["label"] for row in old.rows] == [row["label"] for row in new.rows]

"""The whole text of a question, for a console."""

import pytest

from graph.ask.written import whole_text
from graph.catalogue import find, questions
from graph.question.file import given_in
from graph.store import Reader


@pytest.mark.parametrize("name", questions())
def test_every_parameter_of_a_whole_text_stands_in_its_map_and_nothing_is_left_to_splice(name: str) -> None:
    text = whole_text(find(name))
    given = "".join(line for line in text.splitlines() if line.startswith("// :param "))

    taken = given_in(text)
    assert all(f"{parameter}: " in given for parameter in taken)
    assert all(written.startswith("$") for written in taken.values())


@pytest.mark.parametrize("name", ["explore/neighbourhood", "paths/between", "gaps/candidates"])
def test_a_console_runs_every_text_with_the_map_above_it(shipped_neo4j: Reader, name: str) -> None:
    text = whole_text(find(name))
    literal = next(line.removeprefix("// :param ") for line in text.splitlines() if line.startswith("// :param "))
    given = shipped_neo4j.read(f"RETURN {literal} AS given", {}, limit=1, timeout=10).rows[0]["given"]
    assert isinstance(given, dict)

    texts = text.split(";\n")

    assert len(texts) == len(find(name).part_names())
    for each in texts:
        shipped_neo4j.read(each.removesuffix(";"), given, limit=10, timeout=10)

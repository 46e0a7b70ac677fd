"""Every question file, found by scanning, holds what a question promises, on both engines and the shipped data."""

import re
from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from graph.answer.answer import Answer
from graph.ask import explain, splice
from graph.catalogue import questions
from graph.question.parameters import bind
from graph.question.question import Question
from graph.schema import kind_of
from graph.store import Reader

from .conftest import arguments, plain

ALL = sorted(questions().values(), key=lambda question: question.name)
IDS = [question.name for question in ALL]
each = pytest.mark.parametrize("question", ALL, ids=IDS)
Both = Callable[[Question], tuple[Answer, Answer]]
SECONDS = 10.0  # generous: a first run on a fresh server plans; the aim of 0.3 s is measured by bench/questions.py


@each
def test_both_engines_give_the_same_rows_in_the_same_order(both: Both, question: Question) -> None:
    embedded, server = both(question)

    assert Counter(map(repr, plain(embedded.rows))) == Counter(map(repr, plain(server.rows)))
    assert plain(embedded.rows) == plain(server.rows)
    assert str(embedded.population) == str(server.population)
    assert [str(note) for note in embedded.notes] == [str(note) for note in server.notes]


@each
def test_both_engines_give_the_same_picture_and_sources(both: Both, question: Question) -> None:
    embedded, server = both(question)

    assert embedded.picture.nodes == server.picture.nodes
    assert embedded.picture.links == server.picture.links
    assert embedded.sources == server.sources


@each
def test_a_picture_holds_both_ends_of_its_links(both: Both, question: Question) -> None:
    picture = both(question)[0].picture

    there = {node.id for node in picture.nodes}
    assert {end for link in picture.links for end in (link.start, link.end)} <= there
    assert len({link.id for link in picture.links}) == len(picture.links)


@each
def test_rows_have_the_declared_columns_in_their_types(both: Both, question: Question) -> None:
    answer = both(question)[0]

    assert list(answer.columns)[: len(question.columns)] == list(question.columns)
    for row in answer.rows:
        for column, kind in question.columns.items():
            assert fits(row[column], kind), f"{column} = {row[column]!r} is no {kind}"


def fits(value: object, kind: str) -> bool:
    """Whether a cell is of its column's type; unknown fits any."""
    if kind.endswith("[]"):
        return value is None or (isinstance(value, list | tuple) and all(fits(one, kind[:-2]) for one in value))
    if value is None:
        return True
    if kind == "yes/no":
        return isinstance(value, bool)
    if kind in ("count", "number"):
        return not isinstance(value, bool) and isinstance(value, int if kind == "count" else int | float)
    if not isinstance(value, str):
        return False
    if kind == "date":
        return bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", value))
    if kind == "node":
        return kind_of(value) is not None
    return kind_of(value) == kind if kind[:1].isupper() else kind == "text"


@pytest.mark.parametrize("question", [question for question in ALL if not question.measure], ids=lambda question: question.name)
def test_a_text_returns_what_is_declared_and_nothing_else(shipped: Reader, question: Question) -> None:
    bound = bind(question.parameters, arguments(question), shipped, shipped.meta())
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in bound.items()}
    text = splice(question.text("rows", shipped.engine) or "", bound)

    rows = shipped.read(text, {"at": shipped.meta().made_on, **given}, limit=1, timeout=SECONDS).rows

    assert all(list(row) == [*question.columns, *([question.gap] if question.gap else [])] for row in rows)


@each
def test_the_identity_is_unique_and_known(both: Both, question: Question) -> None:
    answer = both(question)[0]

    keys = Counter(tuple(repr(row[column]) for column in question.identity) for row in answer.rows)
    assert question.identity or len(answer.rows) <= 1
    assert [key for key, n in keys.items() if n > 1] == []


@each
def test_n_of_n_is_said_and_is_no_more_than_all(both: Both, question: Question) -> None:
    population = both(question)[0].population

    assert 0 <= population.n <= population.of
    assert "{n}" in population.text
    assert "{of}" in population.text


@each
def test_the_engine_plans_every_text(shipped: Reader, question: Question) -> None:
    planned = []
    watched = SimpleNamespace(engine=shipped.engine, meta=shipped.meta, plan=lambda text, given: planned.append(shipped.plan(text, given)))

    explain(watched, question)

    assert len(planned) == sum(question.text(part, shipped.engine) is not None for part in question.part_names())


@each
def test_an_answer_comes_within_its_time(both: Both, question: Question) -> None:
    assert max(answer.seconds for answer in both(question)) < SECONDS


@each
def test_no_text_walks_without_a_bound(question: Question) -> None:
    for part, text in question.parts.items():
        assert not re.search(r"\*(\d*\.\.)?\s*[\]{]", text), f"{part}: a variable length needs an upper bound"


@each
def test_the_sentence_names_parameters_that_exist(question: Question) -> None:
    assert set(re.findall(r"\{(\w+)\}", question.question)) <= set(question.parameters)


@each
def test_everything_that_was_asked_about_has_its_name(both: Both, question: Question) -> None:
    answer = both(question)[0]

    asked = [str(answer.parameters[name]) for name, one in question.parameters.items() if one.is_node and answer.parameters[name]]
    assert [id for id in asked if not answer.names.get(id)] == []

"""Every format: found by scanning, written for answers of every shape, never empty."""

import inspect

import pytest

import exports
from graph.answer.answer import Answer
from graph.errors import UnknownFormat

from .conftest import answer

PROMISED = ("csv", "html", "json", "png", "svg")


def test_the_promised_formats_are_there() -> None:
    assert set(PROMISED) <= set(exports.formats())


def test_each_format_has_its_own_suffix_and_media_type() -> None:
    found = exports.formats().values()

    assert len({one.SUFFIX for one in found}) == len(found)
    assert all(one.SUFFIX.startswith(".") and "/" in one.MEDIA_TYPE for one in found)


@pytest.mark.parametrize("name", exports.names())
def test_each_format_takes_a_language(name: str) -> None:
    assert {"answer", "language", "translate"} <= set(inspect.signature(exports.find(name).write).parameters)


@pytest.mark.parametrize("name", exports.names())
def test_an_answer_without_rows_or_picture_is_written(name: str) -> None:
    assert exports.find(name).write(answer(sources=0))


@pytest.mark.parametrize("name", exports.names())
def test_the_same_answer_gives_the_same_bytes(name: str, chain_answer: Answer) -> None:
    assert exports.find(name).write(chain_answer) == exports.find(name).write(chain_answer)


@pytest.mark.parametrize("name", sorted({*exports.names()} - {"csv"}))  # a program reads it: the same words in every language
def test_words_go_through_the_translation(name: str, chain_answer: Answer) -> None:
    asked: list[str] = []

    def translate(text: str) -> str:
        asked.append(text)
        return text

    exports.find(name).write(chain_answer, language="vi", translate=translate)
    assert {"Who makes coffee", "{n} of {of} stages have a maker", "Small and informal makers are missing."} <= set(asked)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UnknownFormat, match=", ".join(exports.names())):
        exports.find("gexf2")

"""What a person types becomes one typed value, or one sentence that says what it may be."""

import pytest

from graph.errors import BadParameter, UnknownNode
from graph.question.parameters import Parameter, bind, parameter, value_of
from graph.store import Reader


def wanted(spec: str) -> Parameter:
    return parameter("x", spec, "q.cypher")


@pytest.mark.parametrize(
    ("spec", "typed", "value"),
    [
        ("country", "la", "LA"),
        ("yes/no", "No", False),
        ("yes/no", True, True),
        ("date", "2026", "2026-12-31"),
        ("date", "2024-02", "2024-02-29"),
        ("date", "2024-02-03", "2024-02-03"),
        ("hops", "6", 6),
        ("status", "planned", "planned"),
        ("status[]", "stated, planned, stated", ("stated", "planned")),
        ("stage", "raw", "RAW"),
        ("text", "Hà Nội", "Hà Nội"),
        ("links", "ownership,route", ("ownership", "route")),
        ("text = up | down", "DOWN", "down"),
        ("number", "2.5", 2.5),
    ],
)
def test_text_becomes_the_typed_value(spec: str, typed: object, value: object) -> None:
    assert value_of(wanted(spec), typed) == value


@pytest.mark.parametrize(
    ("spec", "typed", "words"),
    [
        ("country", "Thailand", "Give one of: LA, VN"),
        ("yes/no", "perhaps", "yes, no"),
        ("date", "25/11/2026", "2026-11-25"),
        ("date", "2026-13", "no date"),
        ("hops", "7", "between 1 and 6"),
        ("hops", "many", "no number"),
        ("number", "NaN", "no number"),
        ("number", "inf", "no number"),
        ("status[]", "stated,open", "none of the words"),
        ("links", "friends", "ownership"),
        ("text = up | down", "left", "up, down"),
    ],
)
def test_a_wrong_value_is_told_what_it_may_be(spec: str, typed: str, words: str) -> None:
    with pytest.raises(BadParameter, match=words):
        value_of(wanted(spec), typed)


@pytest.mark.parametrize("kind", ["country", "yes/no", "date", "hops", "status", "status[]", "stage", "text", "links", "number"])
def test_every_plain_type_has_a_default(kind: str) -> None:
    assert wanted(kind).default is not None


@pytest.mark.parametrize("kind", ["node", "Product", "Chain"])
def test_a_thing_must_be_given(kind: str) -> None:
    assert wanted(kind).default is None


def test_a_thing_that_may_be_left_away_is_the_empty_text(shipped_embedded: Reader) -> None:
    asked = {"product": wanted("Product =")}

    assert bind(asked, {}, shipped_embedded, shipped_embedded.meta()) == {"product": ""}
    assert bind(asked, {"product": "090111"}, shipped_embedded, shipped_embedded.meta()) == {"product": "hs2022:090111"}


def test_several_things_are_each_looked_for(shipped_embedded: Reader) -> None:
    asked = {"without": wanted("node[]")}

    assert bind(asked, {"without": "G08, E10,G08"}, shipped_embedded, shipped_embedded.meta()) == {"without": ("vl:G08", "vl:E10")}
    assert bind(asked, {}, shipped_embedded, shipped_embedded.meta()) == {"without": ()}
    with pytest.raises(UnknownNode, match="G99"):
        bind(asked, {"without": "G08,G99"}, shipped_embedded, shipped_embedded.meta())

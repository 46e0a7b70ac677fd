"""JSON that any reader takes: no NaN, the picture in node-link form (user-reports.md row 22)."""

import json
import math

import networkx as nx

from exports import json as json_format
from graph.answer.answer import Answer

from .conftest import LAO, answer


def test_the_picture_comes_back_as_the_same_graph(chain_answer: Answer) -> None:
    read = json.loads(json_format.write(chain_answer))

    graph = nx.node_link_graph(read["picture"], edges="links")
    assert set(graph.nodes) == {node.id for node in chain_answer.picture.nodes}
    assert {key for *_, key in graph.edges(keys=True)} == {"f1", "f2", "f3", "f4", "f5"}
    assert graph.nodes["vl:E1"]["display_name"] == LAO


def test_everything_that_a_caption_says_is_there(chain_answer: Answer) -> None:
    read = json.loads(json_format.write(chain_answer))

    assert read["population"] == {"n": 1, "of": 2, "text": "1 of 2 stages have a maker"}
    assert (read["edition"], read["made_on"], read["cut"], read["question"]) == (7, "2026-11-25", False, "overview/chain")
    assert read["parameters"] == {"country": "LA"}
    assert read["sources"][0]["date"] == "2024-05"
    assert read["notes"] == ["Rows that rest on our assumption: 1."]


def test_what_json_cannot_hold_becomes_null() -> None:
    made = json_format.write(answer(columns={"x": "number"}, rows=[{"x": math.nan}, {"x": math.inf}, {"x": 0.0}]))

    assert [row["x"] for row in json.loads(made, parse_constant=lambda name: name)["rows"]] == [None, None, 0.0]

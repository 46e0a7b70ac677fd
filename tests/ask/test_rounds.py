"""What a measure asks for in rounds, and what `ask` gives it: its own lists, only the rows of that round, and limits of rows."""

import time
from collections.abc import Sequence

import pytest

from graph import measure
from graph.ask import fetch
from graph.measure import Measured, Parameters, Parts, Rounds, Wanted
from graph.question.question import Question
from graph.result import Row
from graph.store import Reader


def rounds(reader: Reader, **takes: Sequence[str]) -> fetch.RoundsOfFetching:
    texts = {
        "rows": "MATCH (n:Province) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id",
        "others": "MATCH (n:Country) WHERE n.id IN $lands RETURN n.id AS id ORDER BY id",
    }
    question = Question(
        name="a/b", title="", question="", columns={}, limits="", counted="", parts=texts, rounds={p: tuple(t) for p, t in takes.items()}
    )
    ends = time.monotonic() + 60
    return fetch.RoundsOfFetching(fetch=fetch.Fetch(reader=reader, question=question, bound={}, at="2026-11-25", ends=ends))


def ids(rows: Sequence[Row]) -> list[object]:
    return [row["id"] for row in rows]


def test_a_measure_is_sent_the_rows_of_each_round_alone(shipped: Reader) -> None:
    def twice(parts: Parts, parameters: Parameters) -> Rounds[Measured]:
        first = yield Wanted(part="rows", lists={"ids": ["iso:LA-VT"]})
        second = yield (Wanted(part="rows", lists={"ids": ["iso:LA-SV"]}), Wanted(part="others", lists={"lands": ["iso:LA"]}))
        assert ids(first["rows"]) == ["iso:LA-VT"]
        return Measured(rows=[*second["rows"], *second["others"]])

    made = measure.carried_out(twice, {}, {}, rounds(shipped, rows=["ids"], others=["lands"]))

    assert ids(made.rows) == ["iso:LA-SV", "iso:LA"]


def test_a_part_without_ids_or_outside_the_header_is_not_fetched(shipped: Reader) -> None:
    given = rounds(shipped, rows=["ids"])

    assert given([Wanted(part="rows", lists={"ids": [], "others": ["iso:LA"]}), Wanted(part="others", lists={"lands": ["iso:LA"]})]) == {
        "rows": (),
        "others": (),
    }


def test_a_walk_gets_no_more_once_its_rows_were_cut_and_what_is_needed_whole_still_does(
    shipped: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MOST_IN_ROUNDS", 2)
    given = rounds(shipped, rows=["ids"], others=["lands"])
    three = {"ids": ["iso:LA-VT", "iso:LA-SV", "iso:VN-HN"]}

    first = given([Wanted(part="rows", lists=three), Wanted(part="others", lists={"lands": ["iso:LA"]})])
    then = given([Wanted(part="others", lists={"lands": ["iso:LA"]}, whole=True), Wanted(part="rows", lists=three)])

    assert (len(first["rows"]), len(first["others"]), given.cut) == (2, 0, True)
    assert (len(then["rows"]), len(then["others"])) == (0, 1)

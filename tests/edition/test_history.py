"""History: a gap has a life over editions, told by its identity, and each change has the load that caused it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from graph import scenario
from graph.ask import ask
from graph.edition import history
from graph.edition.compare import compare, compared_rows
from graph.errors import BadParameter
from graph.ledger import Ledger
from graph.projection import project
from graph.records import Batch, Link, Node, Record
from graph.scenario.project import under
from graph.store import connect, open_store
from graph.store.address import ledger_path

PRODUCTS = ("071410", "110814")


def things() -> Iterable[Record]:
    yield Node(kind="Country", id="iso:LA", properties={"display_name": "Laos", "code": "LA"}, file="base")
    for code in PRODUCTS:
        yield Node(kind="Product", id=f"hs2022:{code}", properties={"display_name": code, "code": code, "level": len(code)}, file="base")
    for id in ("vl:E01", "vl:E02"):
        yield Node(kind="Enterprise", id=id, properties={"display_name": id, "country": "LA", "status": "stated"}, file="base")
    yield site("NEEDS", "vl:E01", "110814", "base")
    yield site("NEEDS", "vl:E01", "071410", "base")


def site(kind: str, enterprise: str, code: str, file: str) -> Link:
    said = {"status": "stated", "basis": "sourced", "site_country": "LA", "stage": "PROCESSING"}
    fact = f"{enterprise}|{code}|{kind}"
    return Link(
        kind=kind, fact_id=fact, start_kind="Enterprise", start=enterprise, end_kind="Product", end=f"hs2022:{code}",
        properties=said, file=file,
    )  # fmt: skip


def batch(*codes: str) -> Batch:
    """The list of makers as one load reads it; a row for a code made elsewhere keeps the table from being empty."""
    rows = [site("NEEDS", "vl:E02", "071410", "makers.csv"), *(site("MAKES", "vl:E02", code, "makers.csv") for code in codes)]
    return Batch(dataset="mine", records=tuple(rows), tables={"makers.csv": len(rows)})


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Five editions: no maker; a maker of starch; none again; a scenario; again a maker."""
    found = str(tmp_path / "graph.kgl")
    closing, _ = scenario.from_rows("no-starch", [{"change": "close", "kind": "enterprise", "thing": "E02"}])
    with Ledger(ledger_path(found)) as ledger:
        ledger.load([Batch(dataset="base", records=tuple(things()), tables={"base": 1})])
        ledger.load([batch("110814")])
        ledger.load([batch()], allow_removals=1)
        ledger.load([scenario.batch(closing)])
        ledger.load([batch("110814")])
        project.bring(ledger, open_store(found))
    return found


def became(made: history.History, what: str) -> dict[int, list[object]]:
    return {moment.n: [row["need"] for row in moment.rows[what]] for moment in made.editions}


def test_a_gap_is_new_then_closed_then_reopened_and_closed_by_the_load_that_did_it(address: str) -> None:
    made = history.history("gaps/no_maker", {"country": "LA"}, address)

    assert became(made, history.NEW) == {1: ["071410", "110814"], 2: [], 3: [], 4: [], 5: []}
    assert became(made, history.CLOSED) == {1: [], 2: ["110814"], 3: [], 4: [], 5: ["110814"]}
    assert became(made, history.REOPENED) == {1: [], 2: [], 3: ["110814"], 4: [], 5: []}
    assert [(n, what) for n, what, _ in made.lives[("110814",)]] == [(1, "new"), (2, "closed"), (3, "reopened"), (5, "closed")]
    assert [moment.files for moment in made.editions][2] == ("mine/makers.csv",)
    assert [moment.counted for moment in made.editions] == [(2, 2), (1, 2), (2, 2), (2, 2), (1, 2)]


def test_an_open_gap_that_says_something_else_is_told_as_changed(address: str) -> None:
    made = history.history("gaps/no_maker", {"country": "LA"}, address)

    [one] = made.editions[1].changed
    assert (one.after["need"], one.columns) == ("071410", ("users",))
    assert (one.before["users"], one.after["users"]) == (("vl:E01",), ("vl:E01", "vl:E02"))  # E02 needs it too since edition 2
    rows = [row for row in history.history_rows(made)[1] if row["edition"] == 2]
    assert [(row["change"], row.get("before")) for row in rows] == [("closed", None), ("changed", ("users: vl:E01",))]
    assert rows[1]["users"] == ("vl:E01", "vl:E02")


def test_a_load_is_told_by_the_tables_that_it_changed_not_by_all_that_it_read(tmp_path: Path) -> None:
    """Edition 2 reads both tables again; one more maker stands in one of them, so that one alone is the cause."""
    found = str(tmp_path / "graph.kgl")
    plain = Batch(dataset="base", records=tuple(things()), tables={"base": 1})
    with Ledger(ledger_path(found)) as ledger:
        ledger.load([plain, batch()])
        ledger.load([plain, batch("110814")])
        ledger.undo()
        project.bring(ledger, open_store(found))

    made = history.history("gaps/no_maker", {"country": "LA"}, found)

    assert [moment.files for moment in made.editions] == [("base/base", "mine/makers.csv"), ("mine/makers.csv",), ("mine/makers.csv",)]
    assert [row["caused_by"] for row in history.history_rows(made)[1] if row["change"] == "closed"] == [("mine/makers.csv",)]
    assert "undo of edition 2" in history.words(made)[-1]


def test_since_an_edition_only_what_came_after_it_is_told_and_what_came_back_is_not_new(address: str) -> None:
    made = history.history("gaps/no_maker", {"country": "LA"}, address, since=2)

    columns, rows = history.history_rows(made)
    assert columns[:4] == ("change", "edition", "made_on", "caused_by")
    assert [(row["change"], row["edition"], row["need"]) for row in rows] == [("reopened", 3, "110814"), ("closed", 5, "110814")]


def test_a_thing_that_was_not_there_yet_is_not_asked_about(address: str, tmp_path: Path) -> None:
    with Ledger(ledger_path(address)) as ledger:
        new = Node(kind="Gate", id="vl:G50", properties={"display_name": "New gate"}, file="gates.csv")
        ledger.load([Batch(dataset="gates", records=(new,), tables={"gates.csv": 1})])

    made = history.history("profiles/gate", {"gate": "G50"}, address)

    assert [moment.asked for moment in made.editions] == [False] * 5 + [True]


def test_what_a_scenario_opens_and_closes_stands_side_by_side_with_the_facts(address: str) -> None:
    with Ledger(ledger_path(address), read_only=True) as ledger:
        [laid] = scenario.saved(ledger)

    made = compare(ask(connect(address), "gaps/no_maker"), ask(under(laid, address=address), "gaps/no_maker"))

    assert [row["need"] for row in made.opened] == ["110814"]
    assert made.closed == ()
    assert [(one.after["need"], one.columns) for one in made.changed] == [("071410", ("users",))]
    assert [row["change"] for row in compared_rows(made)[1]] == ["opened", "changed from", "changed to"]
    assert (made.before.scenario, made.after.scenario) == ("", "no-starch")


def test_a_question_without_identity_is_not_compared(address: str) -> None:
    one = ask(connect(address), "explore/thing", node="vl:E01")
    nameless = type(one)(**{**vars(one), "question": type(one.question)(**{**vars(one.question), "identity": ()})})

    with pytest.raises(BadParameter, match="no identity"):
        compare(nameless, nameless)

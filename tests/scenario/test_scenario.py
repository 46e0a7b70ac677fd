"""Scenarios: what would be if … They change no fact, and say what they cannot take."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

import loaders
from graph import ask, connect, scenario
from graph.errors import BadParameter
from graph.ledger import Ledger
from graph.projection import merge
from graph.projection.merge import Graph
from graph.records import Link, Node
from graph.scenario.project import keep_scenario
from graph.scenario.project import under as laid_under
from graph.store.address import ledger_path
from loaders.load import load

FACTS = [
    ("d", Node(kind="Gate", id="vl:G06", properties={"display_name": "Cầu Treo"})),
    ("d", Node(kind="Enterprise", id="vl:E01", properties={"display_name": "A", "status": "stated"})),
    ("d", Node(kind="Enterprise", id="vl:E02", properties={"display_name": "B", "status": "planned"})),
    ("d", Node(kind="Product", id="hs2022:440349", properties={"display_name": "logs", "code": "440349"})),
    ("d", Node(kind="Province", id="iso:LA-SV", properties={"display_name": "Savannakhet"})),
]


def link(kind: str, fact: str, start: str, end_kind: str, end: str, status: str) -> tuple[str, Link]:
    made = Link(
        kind=kind, fact_id=fact, start_kind="Enterprise", start=start, end_kind=end_kind, end=end,
        properties={"status": status, "valid_from": "2024"},
    )  # fmt: skip
    return "d", made


LINKS = [
    link("SHIPS_VIA", "R1", "vl:E01", "Gate", "vl:G06", "stated"),
    link("LOCATED_IN", "R2", "vl:E01", "Province", "iso:LA-SV", "stated"),
    link("MAKES", "R3", "vl:E02", "Product", "hs2022:440349", "planned"),
    link("OWNS", "R4", "vl:E01", "Enterprise", "vl:E02", "stated"),
]


def made(*rows: dict[str, str]) -> scenario.Scenario:
    found, rejects = scenario.from_rows("x", rows)
    assert rejects == ()
    return found


def applied(*rows: dict[str, str]) -> Graph:
    return scenario.applied([*FACTS, *LINKS], made(*rows).changes, "x")


def statuses(graph: Graph) -> dict[str, object]:
    return {link.fact_id: link.properties["status"] for link in graph.links}


def test_a_closed_thing_keeps_its_place_and_its_owner_and_nothing_else() -> None:
    assert statuses(applied({"change": "close", "kind": "enterprise", "thing": "E01"})) == {
        "R1": "ended", "R2": "stated", "R3": "planned", "R4": "stated",
    }  # fmt: skip


def test_a_closed_gate_ends_what_passes_it() -> None:
    assert statuses(applied({"change": "close", "kind": "gate", "thing": "G06"}))["R1"] == "ended"


def test_what_starts_is_stated_and_its_missed_date_no_longer_counts() -> None:
    graph = applied({"change": "start", "kind": "enterprise", "thing": "E02"})

    assert statuses(graph)["R3"] == "stated"
    assert next(one for one in graph.links if one.fact_id == "R3").properties.get("valid_from") is None


def test_one_statement_can_be_closed_by_its_id() -> None:
    assert statuses(applied({"change": "close", "kind": "supply", "thing": "R1"}))["R1"] == "ended"


def test_an_added_plant_makes_needs_stands_and_supplies_like_any_other() -> None:
    graph = applied(
        {
            "change": "add", "kind": "enterprise", "name": "Sawmill", "country": "la", "province": "LA-SV", "stage": "processing",
            "makes": "440349", "needs": "440349",
        },
        {
            "change": "add", "kind": "supply", "from": "scenario:enterprise/sawmill", "to": "E01", "product": "440349",
            "amount": "5", "unit": "t",
        },
    )  # fmt: skip

    new = {(one.kind, one.end): one.properties for one in graph.links if one.start == "scenario:enterprise/sawmill"}
    assert set(new) == {
        ("MAKES", "hs2022:440349"), ("NEEDS", "hs2022:440349"), ("LOCATED_IN", "iso:LA-SV"), ("SUPPLIES", "vl:E01"),
    }  # fmt: skip
    assert {(one["status"], one["basis"]) for one in new.values()} == {("stated", "assumed")}
    assert new["MAKES", "hs2022:440349"]["site_country"] == "LA"
    assert new["SUPPLIES", "vl:E01"]["amount"] == 5.0


@pytest.mark.parametrize(
    "row",
    [
        {"change": "close", "kind": "gate", "thing": "G99"},
        {"change": "close", "kind": "supply", "thing": "R99"},
        {"change": "add", "kind": "supply", "from": "E01", "to": "E99", "product": "440349"},
    ],
)
def test_what_the_facts_do_not_hold_is_named(row: dict[str, str]) -> None:
    with pytest.raises(BadParameter, match=r"G99|R99|E99"):
        applied(row)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"change": "shut", "kind": "gate"}, "change"),
        ({"change": "close", "kind": "maker", "thing": "E01"}, "kind"),
        ({"change": "close", "kind": "gate"}, "thing"),
        ({"change": "add", "kind": "enterprise", "name": "A"}, "country"),
        ({"change": "add", "kind": "supply", "from": "E01", "to": "E02"}, "product"),
        ({"change": "add", "kind": "zone", "name": "A", "country": "LA", "lat": "16,6"}, "lat"),
        ({"change": "add", "kind": "enterprise", "name": "A", "country": "LA", "makes": "44; nothing"}, "makes"),
        ({"change": "close", "kind": "gate", "thing": "G06", "colour": "red"}, "colour"),
    ],
)
def test_a_row_that_cannot_be_taken_is_a_reject_with_its_column(row: dict[str, str], column: str) -> None:
    found, rejects = scenario.from_rows("x", [row])

    assert found.changes == ()
    assert [(one.line, one.column) for one in rejects] == [(2, column)]


ROWS = some.sampled_from(
    [
        {"change": "close", "kind": "gate", "thing": "G06"},
        {"change": "start", "kind": "enterprise", "thing": "E02"},
        {"change": "add", "kind": "zone", "name": "Pilot park", "country": "LA", "lat": "16.6", "lon": "106.6", "note": "a = b"},
        {"change": "add", "kind": "corridor", "name": "New road", "stops": "vl:G06;iso:LA-SV", "km": "12.5"},
        {"change": "add", "kind": "maker", "thing": "E01", "product": "440349", "country": "VN"},
    ]
)


@given(some.lists(ROWS, max_size=5, unique_by=str))
def test_a_scenario_comes_back_from_the_ledger_as_it_was_kept(rows: list[dict[str, str]]) -> None:
    before = made(*rows)

    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.sqlite") as ledger:
        ledger.load([scenario.batch(before)])
        assert scenario.saved(ledger) == (before,)


@given(some.lists(ROWS, max_size=5, unique_by=str))
def test_a_kept_scenario_never_reaches_the_graph_of_facts(rows: list[dict[str, str]]) -> None:
    kept = [(scenario.PREFIX + "x", record) for record in scenario.batch(made(*rows)).records]

    assert merge.graph([*FACTS, *LINKS, *kept]) == merge.graph([*FACTS, *LINKS])
    assert scenario.applied([*FACTS, *LINKS, *kept], (), "x") == merge.graph([*FACTS, *LINKS])


@pytest.fixture
def loaded(tmp_path: Path) -> str:
    address = str(tmp_path / "graph.kgl")
    load([Path(loaders.__file__).parents[1] / "data" / "vietnam_laos"], address)
    return address


def test_a_kept_scenario_changes_no_answer_and_can_be_replaced_and_withdrawn(loaded: str, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("scenario,change,kind,thing\nCầu Treo closed,close,gate,G06\n,close,gate,G07\n", encoding="utf-8")
    before = ask(connect(loaded), "profiles/gate", gate="G06")

    report = load([table], loaded)
    after = ask(connect(loaded), "profiles/gate", gate="G06")

    assert [(one.file, one.line, one.column) for one in report.rejects] == [("mine.csv", 3, "scenario")]
    assert after.rows == before.rows
    assert (before.edition, after.edition, after.scenario) == (1, 2, "")
    other = made({"change": "close", "kind": "gate", "thing": "G07"})
    keep_scenario(scenario.Scenario(name="cau-treo-closed", changes=other.changes), loaded)
    with Ledger(ledger_path(loaded), read_only=True) as ledger:
        assert [[change.thing for change in one.changes] for one in scenario.saved(ledger)] == [["vl:G07"]]
        assert [[change.thing for change in one.changes] for one in scenario.saved(ledger, 2)] == [["vl:G06"]]
    keep_scenario(scenario.Scenario(name="cau-treo-closed"), loaded, withdrawn=True)
    with Ledger(ledger_path(loaded), read_only=True) as ledger:
        assert scenario.saved(ledger) == ()


def test_a_question_under_a_scenario_names_it_and_leaves_the_store_alone(loaded: str) -> None:
    closed = made({"change": "close", "kind": "gate", "thing": "G06"})

    under = ask(laid_under(closed, address=loaded), "profiles/gate", gate="G06")
    facts = ask(connect(loaded), "profiles/gate", gate="G06")

    assert (under.scenario, facts.scenario) == ("x", "")
    assert {row["status"] for row in under.rows if row["statement"] == "CONNECTS"} == {"ended"}
    assert {row["status"] for row in facts.rows if row["statement"] == "CONNECTS"} == {"stated"}

"""What holds of every question, whatever the data: on small random graphs with fixed seeds, embedded engine.

The questions are found by scanning; a new one is held to all of this without a line here.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from graph import ask, connect
from graph.answer.answer import Answer
from graph.catalogue import questions
from graph.errors import LinkageError
from graph.ledger import Ledger
from graph.projection import merge, project
from graph.projection.merge import Graph
from graph.records import Batch, Link, Node, Record
from graph.scenario import Scenario
from graph.scenario.project import laid_over
from graph.store import Meta, Reader, open_store

from .conftest import DAY, plain
from .random_graphs import CODES, arguments, gap, links, nodes, outcome

SEEDS = range(11, 14)
Asked = list[tuple[str, dict[str, str]]]
seeded = pytest.mark.parametrize("seed", SEEDS)


def drawn(seed: int) -> tuple[random.Random, list[Record]]:
    dice = random.Random(seed)
    return dice, [*nodes(dice), *links(dice)]


def opened(made: Graph, folder: Path, name: str = "graph") -> Reader:
    address = str(folder / f"{name}.kgl")
    open_store(address).replace(made.nodes, made.links, Meta(ledger="properties", edition=1, made_on=DAY))
    return connect(address)


def merged(records: Sequence[Record]) -> Graph:
    return merge.graph(("random", record) for record in records)


def every(dice: random.Random, reader: Reader) -> Asked:
    """Each question twice, with random values."""
    return [(name, arguments(dice, name) | gap(dice, reader, name)) for name in questions() for _ in range(2)]


def differing(one: Reader, other: Reader, asked: Asked) -> list[str]:
    """The questions to which two readers give different answers."""
    return [f"{name} {given}" for name, given in asked if outcome(one, name, given) != outcome(other, name, given)]


@seeded
def test_the_order_of_loading_changes_no_answer(seed: int, tmp_path: Path) -> None:
    dice, records = drawn(seed)
    stated = [(dice.choice("ab"), record) for record in records]  # two datasets
    shuffled = dice.sample(stated, len(stated))

    one, other = opened(merge.graph(stated), tmp_path), opened(merge.graph(shuffled), tmp_path, "shuffled")

    assert differing(one, other, every(dice, one)) == []


@seeded
def test_a_scenario_without_changes_changes_no_answer(seed: int, tmp_path: Path) -> None:
    dice, records = drawn(seed)
    with Ledger(tmp_path / "graph.ledger.sqlite") as ledger:
        ledger.load([Batch(dataset="random", records=tuple(records), tables={"random": 1})])
        address = str(tmp_path / "graph.kgl")
        project.bring(ledger, open_store(address))

        facts, laid = connect(address), laid_over(ledger, Scenario(name="nothing"))

    assert differing(facts, laid, every(dice, facts)) == []


ABOUT_SOURCES = {"quality/sources", "explore/search"}  # each lists the sources themselves, or finds them by name


@seeded
def test_removing_a_source_changes_no_answer_built_on_others(seed: int, tmp_path: Path) -> None:
    """The source and every citation of it go; answers that did not list it among their sources stay, to the last row and note."""
    dice, records = drawn(seed)
    gone = dice.choice(["src:S1", "src:S2", "src:C01"])
    without = [uncited(record, gone) for record in records if not (isinstance(record, Node) and record.id == gone)]
    whole, rest = opened(merged(records), tmp_path), opened(merged(without), tmp_path, "without")
    wrong, compared = [], 0
    for name, given in every(dice, whole):
        before = answered(whole, name, given)
        if before is None or name in ABOUT_SOURCES or gone in {source.id for source in before.sources}:
            continue
        after = answered(rest, name, given)
        compared += bool(before.rows)
        if after is None or plain(before.rows) != plain(after.rows):
            wrong.append(f"{name} {given}")
    assert wrong == []
    assert compared > 3


def uncited(record: Record, source: str) -> Record:
    cited = record.properties.get("source_ids")
    if not isinstance(cited, tuple):
        return record
    return replace(record, properties={**record.properties, "source_ids": tuple(one for one in cited if one != source)})


def answered(reader: Reader, name: str, given: dict[str, str]) -> Answer | None:
    try:
        return ask(reader, name, timeout=60.0, **given)  # type: ignore[arg-type]
    except LinkageError:
        return None


@seeded
@pytest.mark.parametrize("question", ["gaps/no_maker", "gaps/all"])
def test_a_new_maker_opens_no_gap_of_its_product(question: str, seed: int, tmp_path: Path) -> None:
    """It may open gaps of the inputs of that product."""
    dice, records = drawn(seed)
    before = opened(merged(records), tmp_path)
    for country in ("LA", "VN"):
        for code in dice.sample(CODES, 5):
            after = opened(merged([*records, *maker(code, country)]), tmp_path, f"{country}{code}")
            there = opened_gaps(before, question, country)
            of_it = [need for need in opened_gaps(after, question, country) - there if meets(need, code)]
            assert there, "a graph without gaps shows nothing"
            assert of_it == [], f"a maker of {code} in {country} opened {of_it}"


def meets(need: str, code: str) -> bool:
    return any(one.startswith(code) or code.startswith(one) for one in need.replace(" or ", "+").split("+"))


def opened_gaps(reader: Reader, question: str, country: str) -> set[str]:
    return {str(row["need"]) for row in ask(reader, question, country=country, timeout=60.0).rows}


def maker(code: str, country: str) -> tuple[Node, Link]:
    said = {"display_name": "A new maker", "country": country, "status": "stated", "search": "a new maker"}
    site = {"status": "stated", "basis": "sourced", "site_country": country, "stage": "PROCESSING", "source_ids": ("src:S1",)}
    made = Link(
        kind="MAKES", fact_id="new", start_kind="Enterprise", start="vl:E99", end_kind="Product", end=f"hs2022:{code}", properties=site
    )  # fmt: skip
    return Node(kind="Enterprise", id="vl:E99", properties=said), made


@seeded
def test_reversing_recipes_and_supplies_swaps_up_and_down(seed: int, tmp_path: Path) -> None:
    records = drawn(seed)[1]
    kept = [record for record in records if isinstance(record, Node) or joins_like(record)]
    forwards, backwards = opened(merged(kept), tmp_path), opened(merged([turned(record) for record in kept]), tmp_path, "turned")
    starts = [f"hs2022:{code}" for code in CODES] + [f"vl:E{n:02d}" for n in range(12)]
    met = 0
    for start in starts:
        up = steps(forwards, start, "up")
        assert up == steps(backwards, start, "down"), start
        assert steps(forwards, start, "down") == steps(backwards, start, "up"), start
        met += len(up)
    assert met > len(starts)


def joins_like(link: Link) -> bool:
    return link.kind in ("INPUT_OF", "SUPPLIES") and link.start_kind == link.end_kind


def turned(record: Record) -> Record:
    return replace(record, start=record.end, end=record.start) if isinstance(record, Link) else record


def steps(reader: Reader, start: str, direction: str) -> list[tuple[object, ...]]:
    """What is walked, without the ratios of a recipe, which are multiplied upwards only; a cycle by the things on it."""
    rows = ask(reader, "paths/chain_of", of=start, direction=direction, hops="4", limit=10_000, timeout=60.0).rows
    found = {
        ("cycle", tuple(sorted(set(row["cycle"])))) if row["cycle"] else (row["step"], row["via"], row["link"], row["thing"], row["status"])  # type: ignore[call-overload]
        for row in rows
    }
    return sorted(found, key=str)

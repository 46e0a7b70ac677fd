"""An edition laid over another one by what differs is the graph that a whole merge makes; the graph below stays as it is."""

from itertools import permutations
from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.projection import merge, project
from graph.projection.load import take
from graph.records import Batch, Link, Node, Record
from graph.store import Reader, connect
from graph.store.address import ledger_path
from graph.store.in_memory import built


def enterprise(id: str, **said: str | float | tuple[str, ...]) -> Node:
    return Node(kind="Enterprise", id=id, properties={"display_name": id, "status": "stated", **said}, file="enterprises.csv")


def supply(fact: str, start: str, end: str, **said: str | tuple[str, ...]) -> Link:
    ends = {"start_kind": "Enterprise", "start": start, "end_kind": "Enterprise", "end": end}
    return Link(kind="SUPPLIES", fact_id=fact, **ends, properties={"status": "stated", **said}, file="supplies.csv")


def source(id: str, date: str) -> Node:
    return Node(kind="Source", id=id, properties={"display_name": id, "date": date}, file="sources.csv")


def name(of: str, text: str) -> Node:
    return Node(kind="Enterprise", id=of, part=f"names|{text}", properties={"names": (f"vi|main|0|{text}",)}, file="names.csv")


def batch(dataset: str, *records: Record) -> Batch:
    return Batch(dataset=dataset, records=records, tables={record.file: 1 for record in records})


CITED = ("src:S1",)
# One load after the other; what each is there for stands behind it.
LOADS = (
    [batch("a", enterprise("vl:E01"), enterprise("vl:E02", employees=5.0, source_ids=CITED), supply("R1", "vl:E01", "vl:E02"))],
    [batch("b", enterprise("vl:E02", employees=6.0), supply("R2", "vl:E02", "vl:E03", source_ids=CITED))],  # disputed; R2 waits for E03
    [batch("c", enterprise("vl:E03"), name("vl:E01", "Một"), name("vl:E09", "Không ai"))],  # R2's end comes; a part; one that waits
    [batch("d", source("src:S1", "2024-05-01"))],  # dates whatever cites it
    [batch("d", source("src:S1", "2025-06-01")), batch("c", enterprise("vl:E03", employees=1.0))],  # E01's name goes
    [batch("b", supply("R2", "vl:E03", "vl:E02"), supply("R3", "vl:E03", "vl:E01"))],  # turned round; E02 undisputed
    [batch("c", Node(kind="Zone", id="vl:E03", properties={"display_name": "now a zone"}, file="enterprises.csv"))],  # another kind
    [batch("scenario:x", Node(kind="Change", id="change:x", file="scenario.csv"))],  # no fact
)
ALL = len(LOADS)


@pytest.fixture
def address(tmp_path: Path) -> str:
    found = str(tmp_path / "graph.kgl")
    for batches in LOADS:
        take(batches, found, allow_removals=_removed(batches, found))
    return found


def _removed(batches: list[Batch], address: str) -> int | None:
    """What a load of these takes out, so that no load here is taken for a wrong file."""
    if not ledger_path(address).is_file():
        return None
    with Ledger(ledger_path(address), read_only=True) as ledger:
        there = {(dataset, one.kind, one.key) for dataset, one in ledger.statements(ledger.edition()) if _read(dataset, one, batches)}
    return len(there - {(batch.dataset, one.kind, one.key) for batch in batches for one in batch.records})


def _read(dataset: str, record: Record, batches: list[Batch]) -> bool:
    return any(batch.dataset == dataset and record.file in batch.tables for batch in batches)


def dump(reader: Reader) -> tuple[object, object]:
    nodes = reader.read("MATCH (n) RETURN n", {}, limit=1000, timeout=9).rows
    links = reader.read("MATCH (a)-[r]->(b) RETURN a.id AS a, labels(a) AS x, r, labels(b) AS y, b.id AS b", {}, limit=1000, timeout=9).rows
    return (
        sorted((one["n"].labels, one["n"].properties["id"], repr(one["n"].properties)) for one in nodes),  # type: ignore[attr-defined]
        sorted((one["a"], one["x"], one["r"].type, repr(one["r"].properties), one["y"], one["b"]) for one in links),  # type: ignore[attr-defined]
    )


def whole(ledger: Ledger, n: int) -> Reader:
    made = merge.graph(ledger.statements(n))
    return built(made.nodes, made.links, project.meta_of(ledger, n))


def test_every_edition_laid_over_every_other_one_is_what_a_whole_merge_makes(address: str) -> None:
    with Ledger(ledger_path(address), read_only=True) as ledger:
        wholes = {n: whole(ledger, n) for n in range(1, ALL + 1)}
        for one, other in permutations(wholes, 2):
            [made] = project.each(ledger, [other], wholes[one])
            assert dump(made) == dump(wholes[other]), (one, other)
            assert dump(wholes[one]) == dump(whole(ledger, one)), (one, other)


def test_editions_one_after_the_other_are_each_what_a_whole_merge_makes(address: str) -> None:
    with Ledger(ledger_path(address), read_only=True) as ledger:
        for n, made in zip(range(ALL, 0, -1), project.each(ledger, range(ALL, 0, -1), connect(address)), strict=True):
            assert dump(made) == dump(whole(ledger, n)), n


def test_a_store_of_another_ledger_is_not_built_upon(address: str, tmp_path: Path) -> None:
    stranger = str(tmp_path / "other" / "graph.kgl")
    take([batch("z", enterprise("vl:E77"))], stranger)

    with Ledger(ledger_path(address), read_only=True) as ledger:
        [made] = project.each(ledger, [2], connect(stranger))
        assert dump(made) == dump(whole(ledger, 2))


def test_reading_a_past_edition_leaves_the_open_store_as_it_is(address: str) -> None:
    open_ = connect(address)
    before = dump(open_)

    project.at(1, address, held=open_).read("MATCH (n) RETURN n", {}, limit=9, timeout=5)

    assert dump(open_) == before

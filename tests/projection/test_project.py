"""From the ledger to a store, on both engines: whatever happened before, the store holds exactly the edition it claims."""

import random
import threading
from pathlib import Path

import pytest

from graph.errors import ForeignStore, OtherLedger, StoreBusy, StoreError, UnknownEdition
from graph.ledger import Ledger
from graph.projection import merge, project
from graph.projection.load import take
from graph.records import Batch, Link, Node, Record
from graph.result import LinkThing, NodeThing
from graph.store import Store, _file, connect, open_store

Dump = tuple[dict[str, object], dict[str, object]]


def enterprise(number: int, **said: str | int) -> Node:
    return Node(kind="Enterprise", id=f"t:E{number}", properties={"display_name": f"ບໍລິສັດ {number}", **said}, file="e.csv", line=number + 1)


def supplies(number: int, start: int, end: int, **said: str | int) -> Link:
    ends = {"start_kind": "Enterprise", "start": f"t:E{start}", "end_kind": "Enterprise", "end": f"t:E{end}"}
    return Link(kind="SUPPLIES", fact_id=f"t:R{number}", **ends, properties={"status": "stated", **said}, file="r.csv", line=number + 1)


def batch(*records: Record, dataset: str = "t") -> Batch:
    counts = {file: sum(one.file == file for one in records) for file in {one.file for one in records}}
    return Batch(dataset=dataset, records=records, tables=counts)


def dump(store: Store) -> Dump:
    """Every property of every node and link that the engine holds, Meta aside."""
    nodes = store.read("MATCH (n) WHERE NOT n:Meta RETURN n", {}, limit=10_000, timeout=30).rows
    links = store.read("MATCH (a)-[r]->(b) RETURN a.id AS a, r, b.id AS b", {}, limit=10_000, timeout=30).rows
    things = [row["n"] for row in nodes if isinstance(row["n"], NodeThing)]
    facts = [(row["a"], row["r"], row["b"]) for row in links if isinstance(row["r"], LinkThing)]
    return (
        {str(one.properties["id"]): (one.labels, _plain(one.properties)) for one in things},
        {str(r.properties["fact_id"]): (r.type, a, b, _plain(r.properties)) for a, r, b in facts},
    )


def wanted(ledger: Ledger, n: int) -> Dump:
    made = merge.graph(ledger.statements(n))
    return (
        {one.id: ((one.kind,), _plain({**one.properties, "id": one.id})) for one in made.nodes},
        {one.fact_id: (one.kind, one.start, one.end, _plain({**one.properties, "fact_id": one.fact_id})) for one in made.links},
    )


def _plain(properties: object) -> dict[str, object]:
    assert isinstance(properties, dict)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger(tmp_path / "t.ledger.sqlite") as ledger:
        yield ledger


def test_a_store_is_brought_once_to_an_edition_and_says_which(ledger: Ledger, store: Store) -> None:
    ledger.load([batch(enterprise(1), enterprise(2), supplies(1, 1, 2))])

    assert project.bring(ledger, store)
    assert not project.bring(ledger, store)

    assert dump(store) == wanted(ledger, 1)
    held = store.held()
    assert held is not None
    assert (held.ledger, held.edition, held.made_on) == (ledger.uuid, 1, ledger.made_on(1))


def test_nothing_loaded_is_nothing_to_bring(ledger: Ledger, store: Store) -> None:
    with pytest.raises(UnknownEdition):
        project.bring(ledger, store)

    assert store.held() is None


def test_changes_removals_and_moved_ends_arrive(ledger: Ledger, store: Store) -> None:
    five = [enterprise(n) for n in range(1, 6)]
    ledger.load([batch(*five, supplies(1, 1, 2), supplies(2, 2, 3), supplies(3, 1, 2))])
    project.bring(ledger, store)

    ledger.load([batch(*five[:4], enterprise(6, note="new"), supplies(1, 1, 6, amount=5), supplies(2, 2, 3))], allow_removals=2)
    project.bring(ledger, store)

    assert dump(store) == wanted(ledger, 2)
    assert sorted(dump(store)[1]) == ["t:R1", "t:R2"]


def test_a_link_goes_with_its_end_and_comes_back_with_it(ledger: Ledger, store: Store) -> None:
    ledger.load([batch(enterprise(1), supplies(1, 1, 2)), batch(enterprise(2), enterprise(3), dataset="u")])
    project.bring(ledger, store)
    assert list(dump(store)[1]) == ["t:R1"]

    ledger.load([batch(enterprise(3), dataset="u")], allow_removals=1)
    project.bring(ledger, store)
    assert dump(store)[1] == {}

    ledger.load([batch(enterprise(2), enterprise(3), dataset="u")])
    project.bring(ledger, store)
    assert list(dump(store)[1]) == ["t:R1"]


def test_undo_reaches_the_store_down_to_nothing(ledger: Ledger, store: Store) -> None:
    ledger.load([batch(enterprise(1))])
    project.bring(ledger, store)
    ledger.load([batch(enterprise(1, note="changed"), enterprise(2))])
    project.bring(ledger, store)

    ledger.undo()
    project.bring(ledger, store)
    assert dump(store) == wanted(ledger, 1) == wanted(ledger, 3)

    ledger.undo()
    project.bring(ledger, store)
    assert dump(store) == wanted(ledger, 2)


def test_the_first_load_undone_leaves_an_empty_store_that_reads(ledger: Ledger, store: Store) -> None:
    ledger.load([batch(enterprise(1))])
    project.bring(ledger, store)

    ledger.undo()
    project.bring(ledger, store)

    assert dump(store) == ({}, {})
    assert store.meta().edition == 2


def test_a_store_can_hold_a_past_edition(ledger: Ledger, store: Store) -> None:
    for n in (1, 2, 3):
        ledger.load([batch(enterprise(1, year=2000 + n))])
        project.bring(ledger, store)

    project.bring(ledger, store, 1)

    assert store.meta().edition == 1
    assert dump(store) == wanted(ledger, 1)


def test_a_past_edition_is_read_beside_the_store_and_leaves_it_alone(tmp_path: Path) -> None:
    address = str(tmp_path / "g.kgl")
    for year in (2001, 2002, 2003):
        take([batch(enterprise(1, year=year))], address)
    before = (tmp_path / "g.kgl").read_bytes()

    readers = [project.at(n, address) for n in (1, 2, 3)]

    years = [reader.read("MATCH (n:Enterprise) RETURN n.year AS y", {}, limit=9, timeout=5).rows[0]["y"] for reader in readers]
    assert years == [2001, 2002, 2003]
    assert [reader.meta().edition for reader in readers] == [1, 2, 3]
    assert connect(address).meta().edition == 3
    assert (tmp_path / "g.kgl").read_bytes() == before
    with pytest.raises(UnknownEdition):
        project.at(4, address)


@pytest.mark.parametrize("seed", range(3))
def test_any_history_and_any_gap_of_editions_ends_equal(ledger: Ledger, store: Store, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(6):
        for _ in range(chance.randint(1, 3)):
            nodes = [enterprise(n, year=chance.randint(1, 2)) for n in range(8) if chance.random() < 0.7]
            links = [
                supplies(n, chance.randrange(8), chance.randrange(8), amount=chance.randint(1, 2))
                for n in range(8)
                if chance.random() < 0.7
            ]
            _load_whatever_goes(ledger, batch(enterprise(99), supplies(99, 99, 99), *nodes, *links, dataset=chance.choice("ab")))
            if chance.random() < 0.3:
                ledger.undo()
        project.bring(ledger, store)

        assert store.meta().edition == ledger.edition()
        assert dump(store) == wanted(ledger, ledger.edition())


def _load_whatever_goes(ledger: Ledger, one: Batch) -> None:
    from graph.errors import TooManyRemovals

    try:
        ledger.load([one])
    except TooManyRemovals as fault:
        ledger.load([one], allow_removals=int(str(fault.facts["removals"])))


def test_datasets_in_any_order_make_the_same_store(tmp_path: Path, store: Store) -> None:
    ours = batch(enterprise(1, area=1), supplies(1, 1, 2), dataset="a")
    theirs = batch(enterprise(1, area=2), enterprise(2), dataset="b")
    dumps = []
    for name, order in (("x", (ours, theirs)), ("y", (theirs, ours))):
        with Ledger(tmp_path / f"{name}.sqlite") as ledger:
            for one in order:
                ledger.load([one])
            project.bring(ledger, store, adopt=True)
        dumps.append(dump(store))

    assert dumps[0] == dumps[1]
    assert "area: 1 (a) | 2 (b)" in str(dumps[0])


def test_the_store_of_another_ledger_is_replaced_only_when_asked_by_name(tmp_path: Path, ledger: Ledger, store: Store) -> None:
    ledger.load([batch(enterprise(1))])
    project.bring(ledger, store)
    before = dump(store)
    with Ledger(tmp_path / "other.sqlite") as other:
        other.load([batch(enterprise(2))])

        with pytest.raises(OtherLedger, match="another ledger"):
            project.bring(other, store)
        assert dump(store) == before

        assert project.bring(other, store, adopt=True)
        assert dump(store) == wanted(other, 1)
    with pytest.raises(OtherLedger):
        project.bring(ledger, store)


def test_a_store_that_others_filled_stops_a_load_before_the_ledger(neo4j_server) -> None:
    neo4j_server.wipe()
    neo4j_server.run("CREATE (:Person {name: 'theirs'})")

    with pytest.raises(ForeignStore):
        take([batch(enterprise(1))], neo4j_server.address, user=neo4j_server.user, password=neo4j_server.password)

    assert neo4j_server.run("MATCH (n) RETURN count(n) AS n") == [{"n": 1}]
    neo4j_server.wipe()


def test_a_load_says_what_it_did_and_the_same_again_says_no_change(tmp_path: Path) -> None:
    records = (
        enterprise(1, note="x"),
        supplies(1, 1, 2),
        Node(kind="Enterprise", id="t:E3", properties={"source_ids": ("src:S9",)}, file="e.csv", line=9),
    )

    first = take([batch(*records)], str(tmp_path / "g.kgl"))
    again = take([batch(*records)], str(tmp_path / "g.kgl"))

    assert (first.edition, first.changed, again.edition, again.changed) == (1, True, 1, False)
    for report in (first, again):
        assert (report.nodes, report.links, report.waiting, report.unknown_sources) == (2, 0, 1, ("src:S9",))
        assert "1 statement waits for a thing that nobody states, and is not in the graph." in str(report)
        assert "r.csv line 2: SUPPLIES t:R1 waits for Enterprise t:E2" in str(report)
        assert "1 source is cited but not described by any table: src:S9." in str(report)


def test_a_load_without_change_brings_a_missing_or_old_store_up(tmp_path: Path) -> None:
    address, loads = str(tmp_path / "g.kgl"), [batch(enterprise(1))]
    take(loads, address)
    old = (tmp_path / "g.kgl").read_bytes(), (tmp_path / "g.kgl.sha256").read_bytes()
    take([batch(enterprise(1, year=2))], address)
    (tmp_path / "g.kgl").write_bytes(old[0])
    (tmp_path / "g.kgl.sha256").write_bytes(old[1])
    assert connect(address).meta().edition == 1

    assert not take([batch(enterprise(1, year=2))], address).changed
    assert connect(address).meta().edition == 2

    (tmp_path / "g.kgl").unlink()
    assert not take([batch(enterprise(1, year=2))], address).changed
    assert connect(address).meta().edition == 2


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: data[:-9] + b"damaged!!"])
def test_a_load_writes_a_damaged_file_anew_and_throws_nothing_away(tmp_path: Path, spoil) -> None:
    address = str(tmp_path / "g.kgl")
    take([batch(enterprise(1))], address)
    (tmp_path / "g.kgl").write_bytes(spoil((tmp_path / "g.kgl").read_bytes()))

    assert not take([batch(enterprise(1))], address).changed

    assert connect(address).meta().edition == 1


def test_a_ledger_that_was_lost_does_not_overwrite_the_store_it_made(tmp_path: Path) -> None:
    address = str(tmp_path / "g.kgl")
    take([batch(enterprise(1), enterprise(2))], address)
    (tmp_path / "g.ledger.sqlite").unlink()

    with pytest.raises(OtherLedger):
        take([batch(enterprise(1))], address)

    assert connect(address).read("MATCH (n:Enterprise) RETURN n.id", {}, limit=9, timeout=5).rows.__len__() == 2
    assert take([batch(enterprise(1))], address, adopt=True).edition == 1


def test_a_ledger_put_back_from_a_backup_does_not_take_a_store_back_unasked(tmp_path: Path) -> None:
    address, path = str(tmp_path / "g.kgl"), tmp_path / "g.ledger.sqlite"
    take([batch(enterprise(1))], address)
    backup = path.read_bytes()
    take([batch(enterprise(1, year=2))], address)
    path.write_bytes(backup)

    with pytest.raises(OtherLedger, match=r"holds edition 2, the ledger .+ has reached only 1: it is an older copy"):
        take([batch(enterprise(1, year=3))], address)
    assert connect(address).meta().edition == 2
    with Ledger(path) as ledger:
        assert ledger.edition() == 1

    assert take([batch(enterprise(1, year=3))], address, adopt=True).edition == 2
    assert connect(address).read("MATCH (n:Enterprise) RETURN n.year AS y", {}, limit=9, timeout=5).rows[0]["y"] == 3


@pytest.fixture
def shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A function that makes the store at g.kgl unwritable while it is held."""
    monkeypatch.setattr(project, "PATIENCE", 0.0)
    return lambda: _file.held_alone(tmp_path / "g.kgl")


def test_a_store_that_cannot_be_written_says_that_the_ledger_has_it(tmp_path: Path, shut) -> None:
    address = str(tmp_path / "g.kgl")
    take([batch(enterprise(1))], address)

    with shut(), pytest.raises(StoreBusy, match=r"Edition 2 is in the ledger .+ the same command again brings the store up"):
        take([batch(enterprise(1, year=2))], address)
    assert connect(address).meta().edition == 1

    report = take([batch(enterprise(1, year=2))], address)
    assert (report.edition, report.changed) == (2, False)
    assert connect(address).meta().edition == 2


def test_an_undo_that_did_not_reach_the_store_is_finished_by_the_same_command(tmp_path: Path, shut) -> None:
    address = str(tmp_path / "g.kgl")
    take([batch(enterprise(1))], address)
    take([batch(enterprise(1), enterprise(2))], address)
    with shut(), pytest.raises(StoreError):
        take((), address, undo=True)

    report = take((), address, undo=True)

    assert (report.edition, report.undoes, report.changed) == (3, 2, False)
    assert connect(address).meta().edition == 3
    assert take((), address, undo=True).edition == 4  # and only now the undo itself is taken back
    assert len(connect(address).read("MATCH (n:Enterprise) RETURN n.id", {}, limit=9, timeout=5).rows) == 2


def test_of_loads_at_once_the_store_ends_at_the_newest(tmp_path: Path) -> None:
    address, faults = str(tmp_path / "g.kgl"), []

    def load(dataset: str) -> None:
        try:
            for n in range(5):
                take([batch(enterprise(1, year=n), dataset=dataset)], address)
        except Exception as fault:  # noqa: BLE001  a thread has nobody to raise to
            faults.append(fault)

    threads = [threading.Thread(target=load, args=(name,)) for name in "abc"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert faults == []
    with Ledger(tmp_path / "g.ledger.sqlite") as ledger:
        store = open_store(address)
        assert store.meta().edition == ledger.edition() == 15
        assert dump(store) == wanted(ledger, 15)

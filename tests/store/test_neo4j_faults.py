"""What can befall a server: each fault is one clear sentence, and nothing that was whole is lost."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import (
    ForeignStore,
    OtherLedger,
    StoreBusy,
    StoreError,
    StoreLoading,
    StoreMissing,
    StoreUnreachable,
    WrongPassword,
    WrongVersion,
)
from graph.records import Link, Node
from graph.store import Meta, Store, _write, connect, open_store, server, stamp
from graph.store import neo4j as engine
from tests.conftest import Server
from tests.store.test_store import FIRST, LINKS, NODES, SECOND, dump, wanted


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address at which nothing listens."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        yield f"bolt://127.0.0.1:{line.getsockname()[1]}"


def test_a_wrong_password_is_told_and_not_repeated(neo4j_server: Server) -> None:
    with pytest.raises(WrongPassword, match="refused the user or password") as caught:
        connect(neo4j_server.address, user="neo4j", password="canary-4711")

    assert "canary" not in str(caught.value)


def test_a_password_of_the_environment_goes_before_the_stored_one(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "credentials", lambda address: ("neo4j", neo4j_server.password))
    open_store(neo4j_server.address).close()
    monkeypatch.setenv("LINKAGE_PASSWORD", "canary-4711")

    with pytest.raises(WrongPassword, match="refused the user or password"):
        open_store(neo4j_server.address)


def test_a_missing_password_is_told(neo4j_server: Server) -> None:
    with pytest.raises(WrongPassword, match="LINKAGE_PASSWORD"):
        connect(neo4j_server.address)


def test_the_password_may_come_from_the_environment(neo4j_store: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    neo4j_store.replace(NODES, LINKS, FIRST)
    monkeypatch.setenv("LINKAGE_DB", neo4j_server.address)
    monkeypatch.setenv("LINKAGE_USER", neo4j_server.user)
    monkeypatch.setenv("LINKAGE_PASSWORD", neo4j_server.password)

    reader = connect()

    assert reader.meta() == FIRST
    reader.close()
    assert stamp() == "ledger-a-1"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down_is_told_within_seconds(nobody: str, scheme: str) -> None:
    begun = time.monotonic()

    with pytest.raises(StoreUnreachable, match=r"The server at .+ does not answer\. Start it"):
        connect(nobody.replace("bolt", scheme), user="neo4j", password="x")

    assert time.monotonic() - begun < 10
    assert stamp(nobody, password="x") == ""


def test_a_server_that_accepts_and_says_nothing_is_told_within_seconds() -> None:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen()
        begun = time.monotonic()

        with pytest.raises(StoreUnreachable):
            connect(f"bolt://127.0.0.1:{line.getsockname()[1]}", user="neo4j", password="x")

        assert time.monotonic() - begun < 20


def test_a_routing_address_reads_the_same(neo4j_store: Store, neo4j_server: Server) -> None:
    neo4j_store.replace(NODES, LINKS, FIRST)

    reader = connect(neo4j_server.address.replace("bolt", "neo4j"), user=neo4j_server.user, password=neo4j_server.password)

    assert dump(reader) == wanted()
    reader.close()


@pytest.mark.parametrize(
    ("agent", "known"),
    [("Neo4j/2026.08.1", True), ("Neo4j/2027.01.0", True), ("Neo4j/5.27-aura", True), ("Neo4j/5.26.30", False), ("Memgraph/3.1", False)],
)
def test_a_version_that_was_not_tried_is_told(agent: str, known: bool) -> None:
    if known:
        engine._known_version(agent, "bolt://h:7687")
        return
    with pytest.raises(WrongVersion, match=rf"is {agent.replace('/', ' ')}; Linkage needs Neo4j 2026\.08 or later"):
        engine._known_version(agent, "bolt://h:7687")


def test_a_server_with_other_data_is_left_as_it_is(neo4j_store: Store, neo4j_server: Server) -> None:
    neo4j_server.run("CREATE (:Person {name: 'Somebody'})-[:KNOWS]->(:Person)")

    with pytest.raises(ForeignStore, match="did not write"):
        neo4j_store.replace(NODES, LINKS, FIRST)
    with pytest.raises(ForeignStore, match="did not write"):
        connect(neo4j_server.address, user=neo4j_server.user, password=neo4j_server.password)

    assert neo4j_server.run("MATCH (n) RETURN count(n) AS n") == [{"n": 2}]


def test_a_server_of_another_ledger_is_refused_also_within_the_transaction(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two first loads of two ledgers at once: the second finds the first only when it holds the lock."""
    neo4j_store.replace(NODES, LINKS, FIRST)
    monkeypatch.setattr(engine.Neo4jStore, "held", lambda self: None)

    with pytest.raises(OtherLedger):
        neo4j_store.replace(NODES[:1], (), Meta(ledger="ledger-b", edition=1, made_on="2026-11-25"))

    assert dump(neo4j_store) == wanted()


def test_what_somebody_changed_by_hand_is_put_right(neo4j_store: Store, neo4j_server: Server) -> None:
    neo4j_store.replace(NODES, LINKS, FIRST)
    neo4j_server.run("MATCH (z:Zone) SET z.area_ha = 1, z.extra = 'x', z:Extra")
    neo4j_server.run("MATCH (a:Enterprise {id: 'vl:E01'}), (b:Enterprise {id: 'vl:E02'}) CREATE (a)-[:SUPPLIES {fact_id: 'vl:R01'}]->(b)")
    neo4j_server.run("CREATE (:Stray)-[:KNOWS]->(:Stray)")

    neo4j_store.replace(NODES, LINKS, SECOND)

    assert dump(neo4j_store) == wanted()


def many(n: int) -> tuple[tuple[Node, ...], tuple[Link, ...]]:
    nodes = tuple(Node(kind="Enterprise", id=f"vl:E{i:04}", properties={"display_name": f"Nhà máy {i}"}) for i in range(n))
    ends = ((nodes[i].id, nodes[i * 7 % n].id) for i in range(n))
    links = (
        Link(kind="SUPPLIES", fact_id=f"vl:R{i:04}", start_kind="Enterprise", start=a, end_kind="Enterprise", end=b)
        for i, (a, b) in enumerate(ends)
    )
    return nodes, tuple(links)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way of loads above 50,000 rows, with 400."""
    monkeypatch.setattr(_write, "LARGEST", 50)
    monkeypatch.setattr(_write, "BATCH", 20)


@pytest.mark.usefixtures("small_batches")
def test_a_large_load_goes_in_batches_and_ends_whole(neo4j_store: Store) -> None:
    nodes, links = many(200)
    neo4j_store.replace(NODES, LINKS, FIRST)

    neo4j_store.replace(nodes, links, SECOND)

    assert neo4j_store.meta() == SECOND
    assert dump(neo4j_store) == wanted(nodes, links)


@pytest.mark.usefixtures("small_batches")
def test_readers_refuse_while_a_large_load_is_half_way_and_the_next_load_mends_it(
    neo4j_store: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    nodes, links = many(200)
    neo4j_store.replace(NODES, LINKS, FIRST)
    reader = connect(neo4j_server.address, user=neo4j_server.user, password=neo4j_server.password)
    take, calls = _write._take, 0

    def taken(run: _write.Run, step: _write.Step, where: str) -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise KeyboardInterrupt
        take(run, step, where)

    monkeypatch.setattr(_write, "_take", taken)
    with pytest.raises(KeyboardInterrupt):
        neo4j_store.replace(nodes, links, SECOND)
    monkeypatch.undo()

    for attempt in (reader.meta, lambda: reader.read("MATCH (n) RETURN n", {}, limit=10, timeout=5)):
        with pytest.raises(StoreLoading, match="half way"):
            attempt()
    assert neo4j_store.held() == Meta(ledger="ledger-a", edition=0, made_on="")

    neo4j_store.replace(nodes, links, SECOND)
    assert reader.meta() == SECOND
    assert dump(reader) == wanted(nodes, links)
    reader.close()


@pytest.mark.usefixtures("small_batches")
def test_a_large_load_that_is_overtaken_stops(neo4j_store: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes, links = many(200)
    neo4j_store.replace(NODES, LINKS, FIRST)
    other, take, calls = neo4j_server.store(), _write._take, 0
    third = Meta(ledger="ledger-a", edition=3, made_on="2026-11-27")
    overtaking = threading.Thread(target=lambda: other.replace(NODES, LINKS, third))

    def taken(run: _write.Run, step: _write.Step, where: str) -> None:
        nonlocal calls
        take(run, step, where)
        if threading.current_thread() is threading.main_thread():
            calls += 1
            if calls == 5:
                overtaking.start()  # it waits for the lock that this step holds, and is served next
                time.sleep(2)

    monkeypatch.setattr(_write, "_take", taken)
    with pytest.raises(StoreBusy, match="overtaken"):
        neo4j_store.replace(nodes, links, SECOND)
    overtaking.join()

    assert neo4j_store.meta() == third
    assert dump(neo4j_store) == wanted()
    other.close()


def test_two_loads_at_once_come_one_after_the_other(neo4j_store: Store, neo4j_server: Server) -> None:
    nodes, links = many(300)
    loads = {2: (nodes, links), 3: (nodes[:100], ()), 4: (nodes[50:], ())}

    def load(edition: int) -> None:
        store = neo4j_server.store()
        store.replace(*loads[edition], Meta(ledger="ledger-a", edition=edition, made_on="2026-11-25"))
        store.close()

    neo4j_store.replace(NODES, LINKS, FIRST)
    running = [threading.Thread(target=load, args=(edition,)) for edition in loads]
    for one in running:
        one.start()
    for one in running:
        one.join()

    assert dump(neo4j_store) == wanted(*loads[neo4j_store.meta().edition])


def test_a_reader_never_gets_rows_of_two_editions(neo4j_store: Store, neo4j_server: Server) -> None:
    """The server lets a running query see what is committed meanwhile; every row of the graph here holds its edition."""
    over = threading.Event()
    mixed: list[set[object]] = []

    def look() -> None:
        reader = neo4j_server.store()
        while not over.is_set():
            try:
                found = reader.read("MATCH (n:Enterprise) RETURN n.of AS of", {}, limit=10_000, timeout=10)
            except StoreLoading:
                continue
            if len(seen := {row["of"] for row in found.rows}) != 1:
                mixed.append(seen)
        reader.close()

    def edition(n: int) -> tuple[tuple[Node, ...], tuple[Link, ...], Meta]:
        nodes = tuple(replace(node, properties={"of": n}) for node in many(500)[0])
        return nodes, (), Meta(ledger="ledger-a", edition=n, made_on="2026-11-25")

    neo4j_store.replace(*edition(1))
    running = threading.Thread(target=look)
    running.start()
    for n in range(2, 12):
        neo4j_store.replace(*edition(n))
    over.set()
    running.join()

    assert mixed == []


LOAD = """
import sys
from graph.store import Meta, open_store
from tests.store.test_neo4j_faults import many
store, edition = open_store(sys.argv[1], user="neo4j", password=sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
while True:
    edition += 1
    nodes, links = many(300 if edition % 2 else 200)
    store.replace(nodes, links, Meta(ledger="ledger-a", edition=edition, made_on="2026-11-25"))
    print(edition, flush=True)
"""


def test_a_load_that_is_killed_leaves_one_edition_whole(neo4j_store: Store, neo4j_server: Server) -> None:
    last = 1
    neo4j_store.replace(*many(300), Meta(ledger="ledger-a", edition=1, made_on="2026-11-25"))
    for turn in range(3):
        command = [sys.executable, "-c", LOAD, neo4j_server.address, neo4j_server.password, str(last)]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd())
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        time.sleep(0.2 + 0.13 * turn)
        running.send_signal(signal.SIGKILL)
        told = [int(line) for line in running.stdout.read().splitlines() if line.strip()]
        running.wait()
        running.stdout.close()

        found = neo4j_store.meta().edition

        assert found in (max([last, *told]), max([last, *told]) + 1)
        assert dump(neo4j_store) == wanted(*many(300 if found % 2 else 200))
        last = found


def test_a_server_that_is_killed_is_told_and_read_again_after_its_restart(neo4j_store: Store, neo4j_server: Server) -> None:
    """The server that all share is killed: a start takes 20 seconds, and the restart must give the others the same address."""
    with pytest.raises(StoreMissing):
        neo4j_store.meta()
    neo4j_store.replace(NODES, LINKS, FIRST)
    state = server._remembered(neo4j_server.folder)
    assert state is not None
    os.kill(state.pid, signal.SIGKILL)

    try:
        with pytest.raises(StoreUnreachable, match="does not answer"):
            neo4j_store.read("RETURN 1 AS one", {}, limit=1, timeout=5)
        with pytest.raises(StoreError):
            neo4j_store.replace(NODES[:1], (), SECOND)
        assert server.status(neo4j_server.folder) is None
        assert server.credentials(neo4j_server.address, neo4j_server.folder) is None
    finally:
        again = server.start(neo4j_server.folder)

    assert again == neo4j_server.address
    assert dump(neo4j_store) == wanted()
    assert neo4j_store.meta() == FIRST


def test_the_driver_adds_no_words_of_its_own_to_the_one_sentence(nobody: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import cli; cli.main()", "sources", "--db", nobody.replace("bolt", "neo4j")],
        env={**os.environ, "LINKAGE_PASSWORD": "x"},
        capture_output=True,
        check=False,
    )

    assert (told.returncode, told.stderr.count(b"\n")) == (1, 1), told.stderr

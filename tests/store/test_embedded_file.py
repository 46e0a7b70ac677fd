"""What can befall the embedded file: each fault is one clear sentence, and nothing that was whole is lost."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import kglite
import pytest

from graph.errors import BadAddress, ForeignStore, StoreBusy, StoreDamaged, StoreError, StoreMissing, WrongVersion
from graph.store import Meta, Store, canonical, connect, open_store, stamp
from graph.store import _file as files
from graph.store import _meta as metas
from tests.store.test_store import FIRST, LINKS, NODES, SECOND, dump, wanted


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.kgl"


@pytest.fixture
def written(path: Path) -> Store:
    store = open_store(str(path))
    store.replace(NODES, LINKS, FIRST)
    return store


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "0 bytes": lambda data: b"",
    "half": truncated,
    "one bit": flipped,
    "no header": lambda data: bytes(64) + data[64:],
    "one byte more": lambda data: data + b"\0",
    "other content": lambda data: b"this is a letter",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_told_and_rebuilt_from_the_ledger(written: Store, path: Path, damage: str) -> None:
    spoilt = DAMAGES[damage](path.read_bytes())
    path.write_bytes(spoilt)

    with pytest.raises(StoreDamaged, match=r"graph\.kgl is damaged: .+ Run `linkage load`"):
        connect(str(path))
    assert open_store(str(path)).held() is None

    written.replace(NODES, LINKS, SECOND)
    assert connect(str(path)).meta() == SECOND
    kept = [one.read_bytes() for one in path.parent.glob("graph.kgl.damaged-*")]
    assert spoilt in kept or kept == []  # what no engine can read is set aside, what it can read was ours


def test_a_file_without_its_checksum_is_not_trusted(written: Store, path: Path) -> None:
    files.sums(path).unlink()

    with pytest.raises(StoreDamaged, match="has no checksum beside it"):
        connect(str(path))


def test_the_checksum_is_the_one_that_other_tools_compute(written: Store, path: Path) -> None:
    assert files.sums(path).read_text("utf-8") == f"{hashlib.sha256(path.read_bytes()).hexdigest()}  graph.kgl\n"


def test_a_log_of_another_program_is_told_and_never_played_back(written: Store, path: Path) -> None:
    before = path.read_bytes()
    log = path.with_name("graph.kgl-wal")
    log.write_bytes(b"anything")

    for attempt in (lambda: connect(str(path)), written.held, lambda: written.replace(NODES[:1], (), SECOND)):
        with pytest.raises(StoreBusy, match=r"left graph\.kgl-wal beside it"):
            attempt()

    assert path.read_bytes() == before
    log.unlink()
    assert connect(str(path)).meta() == FIRST


def test_a_graph_of_another_program_is_left_as_it_is(path: Path) -> None:
    other = kglite.KnowledgeGraph()
    other.cypher("CREATE (:Person {id: 'p1'})")
    path.write_bytes(other.to_bytes())
    before = path.read_bytes()

    with pytest.raises(ForeignStore, match="did not write"):
        open_store(str(path)).replace(NODES, LINKS, FIRST)

    assert path.read_bytes() == before


def test_a_file_of_an_older_release_is_told_and_written_anew(written: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metas, "FORMAT", metas.FORMAT + 1)

    with pytest.raises(WrongVersion, match=r"has format 1, this release reads format 2\. Run `linkage load`"):
        connect(str(path))
    assert written.held() is None

    written.replace(NODES, LINKS, SECOND)
    assert connect(str(path)).meta() == SECOND


def test_a_second_load_at_the_same_time_is_told(written: Store, path: Path) -> None:
    with files.held_alone(path), pytest.raises(StoreBusy, match="Another load is writing"):
        open_store(str(path)).replace(NODES[:1], (), SECOND)

    assert connect(str(path)).meta() == FIRST


def test_a_reader_keeps_what_it_opened_while_the_file_is_replaced(written: Store, path: Path) -> None:
    reader, before = connect(str(path)), stamp(str(path))

    written.replace(NODES[:1], (), SECOND)

    assert reader.meta() == FIRST
    assert dump(reader) == wanted()
    assert stamp(str(path)) != before
    assert connect(str(path)).meta() == SECOND


def test_readers_that_open_all_the_time_never_see_a_damaged_file(written: Store, path: Path) -> None:
    seen: list[int] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            seen.append(connect(str(path)).meta().edition)

    readers = [threading.Thread(target=look) for _ in range(2)]
    for one in readers:
        one.start()
    for edition in range(2, 32):
        written.replace(NODES, LINKS, Meta(ledger="ledger-a", edition=edition, made_on="2026-11-25"))
    over.set()
    for one in readers:
        one.join()

    assert seen
    assert sorted(seen[-2:])[-1] <= 31
    assert connect(str(path)).meta().edition == 31


LOAD = """
import sys
from graph.store import Meta, open_store
from tests.store.test_store import LINKS, NODES
store, edition = open_store(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
while True:
    edition += 1
    store.replace(NODES, LINKS, Meta(ledger="ledger-a", edition=edition, made_on="2026-11-25"))
    print(edition, flush=True)
"""


def test_a_kill_at_any_moment_leaves_a_whole_file(written: Store, path: Path) -> None:
    """Each round kills a process that does nothing but replace the file; CI does fewer of them."""
    rounds = 6 if os.environ.get("CI") == "true" else 12
    last = 1
    for turn in range(rounds):
        running = subprocess.Popen([sys.executable, "-c", LOAD, str(path), str(last)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd())
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        time.sleep(0.01 + 0.037 * turn)
        running.send_signal(signal.SIGKILL)
        told = [int(line) for line in running.stdout.read().splitlines() if line.strip()]
        running.wait()
        running.stdout.close()
        acknowledged = max([last, *told])

        found = connect(str(path))

        assert found.meta().edition in (acknowledged, acknowledged + 1)
        assert dump(found) == wanted()
        last = found.meta().edition
    written.replace(NODES, LINKS, Meta(ledger="ledger-a", edition=last + 1, made_on="2026-11-25"))
    assert sorted(one.name for one in path.parent.iterdir()) == ["graph.kgl", "graph.kgl.lock", "graph.kgl.sha256"]


@pytest.mark.parametrize("stop", ["checked", "first names", "renamed", "before the last names"])
def test_each_step_of_a_replacement_may_be_the_last(written: Store, path: Path, monkeypatch: pytest.MonkeyPatch, stop: str) -> None:
    class Killed(BaseException):
        pass

    names, calls = files._names, 0

    def named(target: Path, found: list[str]) -> None:
        nonlocal calls
        calls += 1
        if (calls, stop) in ((1, "checked"), (2, "before the last names")):
            raise Killed
        names(target, found)
        if (calls, stop) == (1, "first names"):
            raise Killed

    def settled(folder: Path) -> None:
        if stop == "renamed" and calls == 1 and not path.with_name(".graph.kgl.new").exists():
            raise Killed

    monkeypatch.setattr(files, "_names", named)
    monkeypatch.setattr(files, "_settled", settled)
    with pytest.raises(Killed):
        written.replace(NODES[:1], (), SECOND)
    monkeypatch.undo()

    after = stop in ("renamed", "before the last names")
    assert connect(str(path)).meta() == (SECOND if after else FIRST)
    written.replace(NODES, LINKS, SECOND)
    assert dump(connect(str(path))) == wanted()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_old_file(written: Store, path: Path) -> None:
    import resource

    held = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, held[1]))
        with pytest.raises(StoreError, match=r"could not be written \(File too large\); what it held is unchanged"):
            written.replace(NODES, LINKS, SECOND)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, held)
        signal.signal(signal.SIGXFSZ, ignored)

    assert connect(str(path)).meta() == FIRST


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")

    with pytest.raises(StoreError, match="Choose another folder"):
        open_store(str(tmp_path / "taken" / "graph.kgl")).replace(NODES, LINKS, FIRST)


def test_no_file_is_no_empty_graph(path: Path) -> None:
    assert stamp(str(path)) == ""
    with pytest.raises(StoreMissing, match=r"Nothing has been loaded at .+graph\.kgl\."):
        connect(str(path))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "graph.sqlite",
        "http://localhost:7687",
        "kglite:///data/graph.db",
        "bolt://",
        "bolt://host:port",
        "bolt://h:1/db",
        "neo4j://u:secret@host",
    ],
)
def test_what_is_no_address_is_told_without_repeating_a_password(address: str) -> None:
    with pytest.raises(BadAddress) as caught:
        canonical(address or " ")

    assert "secret" not in str(caught.value)


def test_an_address_survives_its_own_spelling(tmp_path: Path) -> None:
    odd = tmp_path / "100% thật ໂຮງງານ" / "graph.kgl"

    address = canonical(str(odd))
    open_store(address).replace(NODES, LINKS, FIRST)

    assert odd.exists()
    assert canonical(address) == address
    assert connect(str(odd)).address == address

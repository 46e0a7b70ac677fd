"""The ledger's file: damaged, of another release, held by another load, killed while written, not writable."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from graph.errors import InputError, LedgerBusy, LedgerDamaged, LedgerError
from graph.ledger import Ledger
from graph.records import Batch, Node

HOME = Path(__file__).resolve().parents[2]


def zones(*numbers, **properties):
    records = tuple(Node(kind="Zone", id=f"vl:Z{n:04}", properties=properties, file="zones.csv", line=n + 1) for n in numbers)
    return [Batch(dataset="vietnam_laos", records=records, tables={"zones.csv": len(records)})]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "graph.ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.load(zones(*range(500), note="x" * 50))
    return path


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"not a database, but long enough to have a header" * 100,
        lambda data: b"\0" * 100 + data[100:],
        lambda data: data[: len(data) // 2],
        lambda data: data[:4096],
    ],
    ids=["text", "no header", "half", "one page"],
)
def test_a_damaged_ledger_says_so_and_is_left_as_it_is(path, spoil, read_only):
    path.write_bytes(spoil(path.read_bytes()))
    before = path.read_bytes()

    with pytest.raises(LedgerDamaged, match=r"graph\.ledger\.sqlite"), Ledger(path, read_only=read_only) as ledger:
        list(ledger.statements(1))
        ledger.load(zones(1))

    assert path.read_bytes() == before


def test_a_page_that_rotted_is_found_before_anything_is_added(path):
    data = bytearray(path.read_bytes())
    data[3 * 4096 : 4 * 4096] = b"\xff" * 4096
    path.write_bytes(data)

    with pytest.raises(LedgerDamaged), Ledger(path) as ledger:
        ledger.load(zones(*range(500), note="y"))


def test_another_sqlite_database_is_no_ledger(tmp_path):
    with sqlite3.connect(tmp_path / "x.sqlite") as db:
        db.execute("CREATE TABLE mine (a)")
    db.close()

    with pytest.raises(LedgerDamaged, match="tables are missing"):
        Ledger(tmp_path / "x.sqlite")


def test_a_ledger_of_another_layout_names_both(path):
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = '9' WHERE key = 'version'")
    db.close()

    with pytest.raises(LedgerDamaged, match="has layout 9, this release reads 1"):
        Ledger(path)


def test_an_empty_file_is_a_ledger_not_begun(tmp_path):
    """SQLite makes the file before its first page, so a kill there leaves nothing to mend."""
    (tmp_path / "l.sqlite").touch()

    with Ledger(tmp_path / "l.sqlite") as ledger:
        assert ledger.edition() == 0


def test_who_holds_the_ledger_is_named_to_those_who_wait(path):
    code = f"""
        import time
        from pathlib import Path
        from datetime import UTC, datetime
        from graph.ledger import _file
        db = _file.opened(Path({str(path)!r}), wait=1)
        with _file.writing(db, Path({str(path)!r}), datetime(2026, 11, 25, 9, 0, tzinfo=UTC)):
            print("held", flush=True)
            time.sleep(60)
    """
    holder = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], cwd=HOME, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout.readline().strip() == "held"
        with Ledger(path, wait=0.1) as ledger, pytest.raises(LedgerBusy) as caught:
            ledger.load(zones(1, 2))
        with Ledger(path, read_only=True) as reader:
            assert reader.edition() == 1
    finally:
        holder.kill()
        holder.communicate()

    assert f"process {holder.pid}, running since 2026-11-25T09:00:00+00:00" in str(caught.value)
    with Ledger(path, wait=0.1) as ledger:
        assert ledger.load(zones(*range(501))).edition == 2


def test_loads_at_once_each_get_an_edition_of_their_own(path):
    def load(dataset):
        with Ledger(path) as ledger:
            for n in range(10):
                record = Node(kind="Zone", id=f"vl:Z{n}", properties={"year": n}, file="z.csv", line=n)
                ledger.load([Batch(dataset=dataset, records=(record,), tables={f"{n}.csv": 1})])

    threads = [threading.Thread(target=load, args=(name,)) for name in "abc"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    with Ledger(path) as ledger:
        assert ledger.edition() == 31
        assert [one.n for one in ledger.editions()] == list(range(1, 32))
        assert [(one.dataset, one.statements) for one in ledger.datasets(31)] == [("a", 10), ("b", 10), ("c", 10), ("vietnam_laos", 500)]


def test_those_who_open_a_new_ledger_at_once_open_one_and_the_same(tmp_path):
    for n in range(5):
        names, start = [], threading.Barrier(5)

        def open_it(path=tmp_path / f"{n}.sqlite", names=names, start=start):
            start.wait()
            with Ledger(path) as ledger:
                names.append(ledger.uuid)

        threads = [threading.Thread(target=open_it) for _ in range(5)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

        assert len(names) == 5
        assert len(set(names)) == 1


def test_an_edition_is_read_whole_while_a_load_commits(path):
    with Ledger(path) as reader, Ledger(path) as writer:
        reading = reader.statements(1)
        next(reading)
        writer.load(zones(*range(500), note="changed"))

        assert {record.properties["note"] for _, record in reading} == {"x" * 50}


@pytest.mark.parametrize("at", ["stage", "compare", "write", "seal"])
def test_a_fault_at_any_step_leaves_the_edition_before(path, monkeypatch, at):
    from graph.ledger import _load

    real = getattr(_load, at)

    def broken(*arguments):
        real(*arguments)
        raise InputError("stopped on purpose")

    with Ledger(path) as ledger:
        before = list(ledger.statements(1))
        with monkeypatch.context() as patch, pytest.raises(InputError):
            patch.setattr(_load, at, broken)
            ledger.load(zones(*range(100, 600), note="new"))

        assert ledger.edition() == 1
        assert list(ledger.statements(1)) == before
        assert ledger.load(zones(*range(450), note="new")).edition == 2


def test_a_killed_load_leaves_the_edition_before_or_after(path):
    code = f"""
        from graph.ledger import Ledger
        from graph.records import Batch, Node
        with Ledger({str(path)!r}) as ledger:
            print("begun", flush=True)
            for n in range(100000):
                year = {{"year": n}}
                records = tuple(Node(kind="Zone", id=f"vl:Z{{i:04}}", properties=year, file="zones.csv", line=i) for i in range(500))
                print(ledger.load([Batch(dataset="vietnam_laos", records=records, tables={{"zones.csv": 500}})]).edition, flush=True)
    """
    for pause in (0.05, 0.11, 0.23):
        loader = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], cwd=HOME, stdout=subprocess.PIPE, text=True)
        assert loader.stdout.readline().strip() == "begun"
        time.sleep(pause)
        os.kill(loader.pid, signal.SIGKILL)
        acknowledged = [int(line) for line in loader.communicate()[0].split()]

        with Ledger(path) as ledger:
            assert ledger.edition() in {n + more for n in acknowledged[-1:] or [ledger.edition()] for more in (0, 1)}
            for line in ledger.editions()[1:]:
                assert len({record.properties.get("year") for _, record in ledger.statements(line.n)}) == 1
                assert sum(1 for _ in ledger.statements(line.n)) == 500


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs an account that rights can be taken from")
def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "shut").mkdir(mode=0o555)

    with pytest.raises(LedgerError, match="cannot be"):
        Ledger(tmp_path / "shut" / "l.sqlite")


def test_a_place_under_a_file_is_said(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(tmp_path / "file" / "l.sqlite")


def test_a_full_disk_is_said_and_leaves_the_edition_before(path):
    with Ledger(path) as ledger:
        pages = ledger._db.execute("PRAGMA page_count").fetchone()[0]
        ledger._db.execute(f"PRAGMA max_page_count = {pages + 2}")  # SQLite's own way to play a disk without room

        with pytest.raises(LedgerError, match="full"):
            ledger.load(zones(*range(500), note="z" * 500))

        assert ledger.edition() == 1


def test_a_copy_of_the_file_is_a_backup(path, tmp_path):
    shutil.copy(path, tmp_path / "copy.sqlite")
    with Ledger(path) as ledger:
        ledger.load(zones(*range(500), note="later"))

    with Ledger(tmp_path / "copy.sqlite") as copy, Ledger(path) as ledger:
        assert copy.edition() == 1
        assert list(copy.statements(1)) == list(ledger.statements(1))

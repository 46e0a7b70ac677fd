"""Kills a loading process with SIGKILL and looks at what it left behind.

    python bench/kill_load.py [--times 50] [--neo4j] [--seed N] [--small]

A child loads the shipped data together with a table of its own that says another round number in each of its 200 rows, again
and again; the parent keeps what the child acknowledged, kills it, and looks: the ledger is sound, its edition is the last
acknowledged one or the next, every edition states one whole round and all shipped rows, the store reads and holds exactly
the edition that it claims, and one more load brings all of it up. The moments take turns: anywhere in a load and a half, in
its first third (where the ledger commits), and up to 20 ms after the new graph file shows up (where the store is swapped).
The child prints a line only after `take` has returned, so a printed edition is an acknowledged one. --small leaves out the
shipped data.

The store is an embedded one in a temporary folder; with --neo4j it is a Neo4j of its own, made of pip-installed parts, and the
swap has no moment of its own: the server's one transaction is somewhere in the load.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench._machine import machine, versions
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.projection import merge
from graph.projection.load import take
from graph.records import Batch, Link, Node
from graph.result import LinkThing, NodeThing
from graph.store import Reader, connect, server
from graph.store.address import embedded_file, home, ledger_path
from loaders import read

HOME = Path(__file__).resolve().parents[1]
ROWS = 200
DATASET = "rounds"


@dataclass
class Seen:
    """What one kill found. `fault` is empty when all held."""

    when: str
    edition: int = 0
    acknowledged: int = 0
    fault: str = ""
    reopened: float = 0.0


@dataclass
class Summary:
    kills: list[Seen] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return [one.fault for one in self.kills if one.fault]

    def __str__(self) -> str:
        moments = Counter(one.when for one in self.kills)
        ahead = sum(one.edition > one.acknowledged for one in self.kills)
        slowest = max((one.reopened for one in self.kills), default=0.0)
        told = ", ".join(f"{number} {when}" for when, number in sorted(moments.items()))
        lines = [
            f"{len(self.kills)} kills: {told}.",
            f"Ledger at the last acknowledged edition {len(self.kills) - ahead} times, at the next one {ahead} times.",
            f"Ledger opened again and store read in {slowest:.2f} s at most.",
            f"{len(self.faults)} faults: lost acknowledged rows, mixed editions, unreadable stores, failed restarts.",
            *self.faults,
        ]
        return "\n".join(lines)


def rounds(number: int) -> Batch:
    """The child's own table as it stands in one round: nodes and links that all say the same number."""
    said = {"round": number}
    nodes = tuple(Node(kind="Zone", id=f"kill:Z{n}", properties=said, file="rounds.csv", line=n + 2) for n in range(ROWS // 2))
    links = tuple(
        Link(
            kind="LOCATED_IN",
            fact_id=f"kill:L{n}",
            start_kind="Zone",
            start=f"kill:Z{n}",
            end_kind="Zone",
            end=f"kill:Z{(n + number) % (ROWS // 2)}",
            properties=said,
            file="rounds.csv",
            line=n + 2,
        )
        for n in range(ROWS // 2)
    )
    return Batch(dataset=DATASET, records=nodes + links, tables={"rounds.csv": ROWS})


def child(address: str, first: int, small: bool) -> None:
    """Load round after round until killed; each line printed is an edition acknowledged."""
    shipped = () if small else read()
    with closing(connect(address)) as reader:
        reader.meta()  # what an engine imports on first use is no part of the load
    print("begun", flush=True)
    for number in range(first, first + 10_000):
        print(take((*shipped, rounds(number)), address).edition, flush=True)


def kills(address: str, times: int, chance: random.Random, *, small: bool = False, report: Callable[[str], None] = print) -> Summary:
    """Kill as often as asked, look after each, and load once more; goes on after a fault, so that all are seen."""
    summary = Summary()
    shipped = () if small else read()
    take((*shipped, rounds(0)), address)
    start = time.perf_counter()
    last = take((*shipped, rounds(1)), address).edition
    span = time.perf_counter() - start
    for number in range(times):
        process = _begun(address, last + 1, small)
        when = _moment(number, embedded_file(address), span, chance)
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = [last, *(int(line) for line in process.communicate()[0].split())]
        seen = Seen(when=when, acknowledged=acknowledged[-1])
        seen.fault = _look(address, seen)
        if process.returncode != -signal.SIGKILL:
            seen.fault = f"The loading process ended by itself with {process.returncode}. {seen.fault}"
        last = _restart(address, seen, shipped)
        summary.kills.append(seen)
        report(f"{number + 1:3}  {seen.when:24}  edition {seen.edition:4}  {seen.fault or 'all held'}")
    return summary


def _begun(address: str, first: int, small: bool) -> "subprocess.Popen[str]":
    arguments = [sys.executable, str(Path(__file__).resolve()), "--db", address, "--child", str(first), *(["--small"] if small else [])]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=HOME)
    assert process.stdout is not None
    if process.stdout.readline().strip() != "begun":
        raise RuntimeError("the loading process did not begin")
    return process


def _moment(number: int, file: Path | None, span: float, chance: random.Random) -> str:
    """Wait for the moment of this kill, and name it."""
    if number % 3 == 2 and file is not None:
        return _swap(file, chance)
    early = number % 3 == 1
    time.sleep(chance.uniform(0.0, span / 3 if early else 1.5 * span))
    return "early in a load" if early else "at a random moment"


def _swap(file: Path, chance: random.Random) -> str:
    """Until a new file lies beside the graph, or the graph has just been renamed over; then up to 20 ms more."""
    before, until = file.stat().st_ino, time.monotonic() + 20
    while time.monotonic() < until:
        if any(one.name.startswith(f".{file.name}.") for one in file.parent.iterdir()) or file.stat().st_ino != before:
            time.sleep(chance.uniform(0.0, 0.02))
            return "during the store swap"
        time.sleep(0.0005)
    return "while no swap was seen"


def _look(address: str, seen: Seen) -> str:
    """The first thing that does not hold, as a sentence; empty if all does."""
    path = ledger_path(address)
    with closing(sqlite3.connect(path)) as db:
        if (found := db.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            return f"The ledger is damaged: {found}"
    start = time.perf_counter()
    with Ledger(path, read_only=True) as ledger:
        seen.edition = ledger.edition()
        seen.reopened = time.perf_counter() - start
        if seen.edition - seen.acknowledged not in (0, 1):
            return f"The ledger is at edition {seen.edition}, acknowledged was {seen.acknowledged}."
        for n in range(max(1, seen.acknowledged - 1), seen.edition + 1):
            if fault := _mixed(ledger, n):
                return fault
        return _in_store(address, ledger, seen)


def _mixed(ledger: Ledger, n: int) -> str:
    said = Counter(one.properties["round"] for dataset, one in ledger.statements(n) if dataset == DATASET)
    if len(said) != 1 or said.total() != ROWS:
        return f"Edition {n} mixes rounds: {dict(said)}"
    counts = [[(one.dataset, one.statements) for one in ledger.datasets(edition)] for edition in (1, n)]
    return "" if counts[0] == counts[1] else f"Edition {n} has other counts: {counts[1]} for {counts[0]}"


def _in_store(address: str, ledger: Ledger, seen: Seen) -> str:
    start = time.perf_counter()
    try:
        reader = connect(address)
    except StoreError as fault:
        return f"The store cannot be read: {fault}"
    with closing(reader):
        held = reader.meta()
        seen.reopened += time.perf_counter() - start
        if held.ledger != ledger.uuid or held.edition not in range(seen.acknowledged, seen.edition + 1):
            return f"The store claims edition {held.edition}, acknowledged was {seen.acknowledged}, the ledger is at {seen.edition}."
        return "" if _dump(reader) == _wanted(ledger, held.edition) else f"The store does not hold edition {held.edition}, which it claims."


def _restart(address: str, seen: Seen, shipped: Sequence[Batch]) -> int:
    """Load once more, as anybody would; afterwards ledger and store are equal. The edition reached."""
    report = take((*shipped, rounds(seen.edition + 1)), address)
    with Ledger(ledger_path(address), read_only=True) as ledger, closing(connect(address)) as reader:
        after = Seen(when="", edition=report.edition, acknowledged=report.edition)
        seen.fault = seen.fault or _in_store(address, ledger, after) or _mixed(ledger, report.edition)
        if reader.meta().edition != report.edition and not seen.fault:
            seen.fault = f"After the restart the store holds edition {reader.meta().edition}, the ledger {report.edition}."
    return report.edition


def _dump(reader: Reader) -> set[str]:
    """Every property of every node and link of the store."""
    nodes = reader.read("MATCH (n) WHERE NOT n:Meta RETURN n", {}, limit=1_000_000, timeout=60).rows
    links = reader.read("MATCH (a)-[r]->(b) RETURN a.id AS a, r, b.id AS b", {}, limit=1_000_000, timeout=60).rows
    things = ((row["n"].labels[0], row["n"].properties) for row in nodes if isinstance(row["n"], NodeThing))
    facts = ((row["r"].type, row["a"], row["b"], row["r"].properties) for row in links if isinstance(row["r"], LinkThing))
    return {_shown(kind, said) for kind, said in things} | {f"{a} {_shown(kind, said)} {b}" for kind, a, b, said in facts}


def _wanted(ledger: Ledger, n: int) -> set[str]:
    made = merge.graph(ledger.statements(n))
    nodes: Iterator[str] = (_shown(one.kind, {**one.properties, "id": one.id}) for one in made.nodes)
    links = (f"{one.start} {_shown(one.kind, {**one.properties, 'fact_id': one.fact_id})} {one.end}" for one in made.links)
    return {*nodes, *links}


def _shown(kind: str, properties: object) -> str:
    assert isinstance(properties, dict)
    return f"{kind} {sorted((name, list(value) if isinstance(value, tuple) else value) for name, value in properties.items())!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill a load many times and look at what it left.")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--neo4j", action="store_true")
    parser.add_argument("--db", help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child is not None:
        child(given.db, given.child, given.small)
        return
    with tempfile.TemporaryDirectory() as folder, _store(Path(folder), given.neo4j) as address:
        summary = kills(address, given.times, random.Random(given.seed), small=given.small)
    print(f"{machine()}, {versions('neo4j' if given.neo4j else 'kglite')}, {'made-up rows only' if given.small else 'the shipped data'}.")
    print(summary)
    sys.exit(1 if summary.faults else 0)


@contextmanager
def _store(folder: Path, neo4j: bool) -> Iterator[str]:
    """The address of an empty store; the ledger of a server lies in the folder too, so that nobody's own is touched."""
    os.environ["XDG_DATA_HOME"] = str(folder)
    if not neo4j:
        yield str(folder / "graph.kgl")
        return
    if not home().is_relative_to(folder):
        raise SystemExit("Needs a system where XDG_DATA_HOME moves the default folder.")
    try:
        yield server.start()
    finally:
        server.stop()


if __name__ == "__main__":
    main()

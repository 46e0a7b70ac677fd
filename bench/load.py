"""How fast `linkage load` fills an empty store, ledger and all, beside the bare engine given the same rows ready made.

    python bench/load.py [--sizes 10000,100000] [--engine embedded,neo4j]

A size is that many enterprises of a made-up network (bench/_network.py): 10,000 are 68,157 rows in the store, nodes and links.

Bare embedded: bulk calls with finished data frames, then the file. Bare Neo4j: UNWIND of 10,000 rows a transaction, ids unique, from
Python; beside it the ordinary load and the one by Neo4j's own importer (`--bulk`), each on a new server of 512 MB. Rate: the time of the
bare engine over ours, in seconds of the clock and, for what the client does, of its processor; where machines are busy only the latter
says something. Every line is a process of its own; its memory holds what was read too, that of a server is not in it.
"""

import argparse
import os
import resource
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

import kglite
import neo4j

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._machine import machine, versions
from bench._network import network
from graph.errors import LinkageError
from graph.projection import merge
from graph.projection.load import take
from graph.records import Batch
from graph.store import server
from graph.store._build import _frame
from graph.store._values import by_ends, by_kind, link_properties, node_properties

BATCH = 10_000


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Seconds of the clock and of this process's processor, and the most memory it ever held, in MB."""

    rows: int
    seconds: float
    cpu: float
    peak: float


Work = Callable[[int], Cost]


def bare_embedded(size: int) -> Cost:
    graph = _graph(network(size))
    nodes = [
        (kind, _frame({"id": [n.id for n in some], "title": [None] * len(some)}, [n.properties for n in some]))
        for kind, some in by_kind(graph.nodes).items()
    ]
    links = [
        (ends, _frame({"a": [f.start for f in some], "b": [f.end for f in some]}, [{**f.properties, "fact_id": f.fact_id} for f in some]))
        for ends, some in by_ends(graph.links).items()
    ]
    warnings.simplefilter("ignore")  # how parts of the file lie, which nobody asks here

    def fill() -> None:
        made = kglite.KnowledgeGraph()
        for kind, frame in nodes:
            assert frame is not None, kind
            made.add_nodes(frame, kind, "id", "title")
        for (kind, start, end), frame in links:
            assert frame is not None, kind
            made.add_relationships(frame, kind, start, "a", end, "b")
        made.save(str(Path(folder) / "bare.kgl"))

    with tempfile.TemporaryDirectory() as folder:
        return _cost(len(graph.nodes) + len(graph.links), fill)


def embedded(size: int) -> Cost:
    batches = network(size)
    with tempfile.TemporaryDirectory() as folder:
        return _loaded(batches, str(Path(folder) / "graph.kgl"))


def bare_neo4j(size: int) -> Cost:
    graph = _graph(network(size))
    steps: list[tuple[str, list[dict[str, object]]]] = [
        (f"UNWIND $rows AS row CREATE (n:{kind}) SET n = row", [node_properties(node) for node in some])
        for kind, some in by_kind(graph.nodes).items()
    ]
    for (kind, start, end), some in by_ends(graph.links).items():
        ends = f"MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}})"
        rows: list[dict[str, object]] = [{"a": link.start, "b": link.end, "p": link_properties(link)} for link in some]
        steps.append((f"UNWIND $rows AS row {ends} CREATE (a)-[r:{kind}]->(b) SET r = row.p", rows))

    def fill() -> None:
        for kind in by_kind(graph.nodes):
            driver.execute_query(f"CREATE CONSTRAINT FOR (n:{kind}) REQUIRE n.id IS UNIQUE")
        for text, rows in steps:
            for at in range(0, len(rows), BATCH):
                driver.execute_query(text, rows=rows[at : at + BATCH])

    with _new_server() as address, neo4j.GraphDatabase.driver(address, auth=server.credentials(address)) as driver:
        driver.verify_connectivity()
        return _cost(len(graph.nodes) + len(graph.links), fill)


def usual_neo4j(size: int) -> Cost:
    batches = network(size)
    with _new_server() as address:
        return _loaded(batches, address)


def importer_neo4j(size: int) -> Cost:
    batches = network(size)
    with _new_server() as address:
        return _loaded(batches, address, bulk=True)


WORKS: dict[str, dict[str, Work]] = {
    "embedded": {"bare bulk": bare_embedded, "linkage load": embedded},
    "neo4j": {"bare UNWIND": bare_neo4j, "linkage load": usual_neo4j, "linkage load --bulk": importer_neo4j},
}


def _graph(batches: Sequence[Batch]) -> merge.Graph:
    return merge.graph((batch.dataset, record) for batch in batches for record in batch.records)


def _loaded(batches: Sequence[Batch], address: str, *, bulk: bool = False) -> Cost:
    rows = 0

    def fill() -> None:
        nonlocal rows
        report = take(batches, address, bulk=bulk)
        rows = report.nodes + report.links

    cost = _cost(0, fill)
    return Cost(rows=rows, seconds=cost.seconds, cpu=cost.cpu, peak=cost.peak)


def _cost(rows: int, work: Callable[[], None]) -> Cost:
    clock, cpu = perf_counter(), process_time()
    work()
    seconds, cpu = perf_counter() - clock, process_time() - cpu
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KB; bytes on macOS
    return Cost(rows=rows, seconds=seconds, cpu=cpu, peak=held / (2**20 if sys.platform == "darwin" else 2**10))


@contextmanager
def _new_server() -> Iterator[str]:
    """A server and a ledger that nobody has used, in a home of their own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home  # this process measures one thing and ends
        address = server.start()
        try:
            yield address
        finally:
            server.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000", help="numbers of enterprises, parted by commas")
    parser.add_argument("--engine", default="embedded,neo4j")
    asked = parser.parse_args()
    print(f"{machine()}, {versions('kglite', 'neo4j')}")
    print(f"{'':40} {'rows':>9} {'s':>7} {'rows/s':>8} {'rate':>5} {'CPU s':>7} {'rate':>5} {'MB':>6}")
    for engine in asked.engine.split(","):
        for size in map(int, asked.sizes.split(",")):
            try:
                compare(engine, size)
            except LinkageError as fault:
                print(f"{engine}: {fault}")


def compare(engine: str, size: int) -> None:
    """Every way of one engine at one size, the bare one first; each in a new process."""
    base: Cost | None = None
    for name, work in WORKS[engine].items():
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            cost = alone.submit(work, size).result()
        base = base or cost
        assert cost.rows == base.rows, f"{name} left {cost.rows} rows, the bare engine {base.rows}"
        rates = base.seconds / cost.seconds, base.cpu / cost.cpu
        figures = f"{cost.rows:9,} {cost.seconds:7.2f} {cost.rows / cost.seconds:8,.0f} {rates[0]:5.2f} {cost.cpu:7.2f} {rates[1]:5.2f}"
        print(f"{engine} {size:,}: {name}".ljust(40), figures, f"{cost.peak:6,.0f}", flush=True)


if __name__ == "__main__":
    main()

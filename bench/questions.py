"""Every question at several sizes, on both engines, beside the bare engine running the very same texts.

    python bench/questions.py [--sizes shipped,1000,10000] [--engine embedded] [--only gaps/] [--times 7]

A size is the shipped data, or that many enterprises of a made-up network (bench/_network.py). Without --sizes 100,000 is left out: loading
it into both engines and asking everything takes half an hour, which nobody waits for in `make bench`; ask for it with --sizes 100000.

Prints milliseconds, of processor time on the embedded engine (it works in this process) and by the clock on Neo4j: the first run, with
nothing kept of it; median and 95th percentile of the further ones; the bare engine for all texts of the first run, and for its rows
alone; the ratio of the first run to the former; at the end the peak memory and how much each question grew from size to size.
What misses its aim is marked with "!" and told again at the end:

- a question without a measure: at most 1.1 times the bare engine and 5 ms;
- a question with a measure: at most 2 s (95th percentile), and so "no path within 5";
- on the shipped data every question at most 300 ms.

The Neo4j is one of its own, of pip-installed parts, unless LINKAGE_BENCH_NEO4J names an empty one (with LINKAGE_USER, LINKAGE_PASSWORD).
"""

import argparse
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._bare import Bare, Recording, Text, bare
from bench._machine import machine, versions
from bench._network import HUB, LONE, ON_ISLAND, enterprise, network
from graph import catalogue
from graph.ask import ask, explain
from graph.errors import LinkageError, ServerParts
from graph.ledger import Ledger
from graph.projection import project
from graph.question.parameters import EXAMPLES
from graph.question.question import Question
from graph.schema import kind_of
from graph.store import Reader, connect, open_store, server
from graph.store._protocol import Kept
from loaders import read

PATIENCE = 60.0  # seconds for one asking; what takes longer is told and left
SHIPPED = {
    "from": "vl:E26",
    "to": "vl:E22",
    "text": "savannakhet",
    "of": "hs2022:040120",
    "place": "vl:G08",
}  # five power contracts; a name in many spellings
LARGE = {
    "from": enterprise(500),
    "to": enterprise(501),
    "text": "enterprise 17",
    "of": "hs2022:210111",
    "node": enterprise(500),
    "place": "vl:G08",
}
# Beside each question once: a thing with very many neighbours, and ends that no path joins.
EXTRA = (
    ("of a hub", "explore/neighbourhood", {"node": HUB}),
    ("of a hub", "profiles/enterprise", {"enterprise": HUB}),
    ("from a hub", "paths/between", {"from": HUB, "to": enterprise(501)}),
    ("no path within 5", "paths/between", {"from": HUB, "to": ON_ISLAND, "hops": "5"}),
    ("to a lone one", "paths/between", {"from": enterprise(500), "to": LONE, "hops": "5"}),
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """What was measured of one asking, in milliseconds."""

    question: Question
    size: str
    engine: str
    label: str
    rows: int
    first: float
    median: float
    worst: float
    bare: float
    rows_alone: float

    @property
    def misses(self) -> str:
        """The aim that it misses, in words; empty if none."""
        if self.size == "shipped" and self.median > 300:
            return "over 300 ms"
        if not self.question.measure:
            return "" if self.median <= 1.1 * self.bare + 5 else "over 1.1 × bare + 5 ms"
        return "" if self.worst <= 2000 else "over 2 s"

    def __str__(self) -> str:
        ratio = f"{self.first / self.bare:6.1f}" if self.bare else "      "
        times = " ".join(f"{one:9.1f}" for one in (self.first, self.median, self.worst, self.bare, self.rows_alone))
        return f"{self.label:44} {self.rows:6} {times} {ratio} {'!' if self.misses else ''}"


HEAD = f"{'question':44} {'rows':>6} {'first':>9} {'median':>9} {'p95':>9} {'bare':>9} {'rows only':>9} {'ratio':>6}"


def runs(work: Callable[[], object], times: int, engine: str) -> list[float]:
    """Milliseconds of the first run and of as many further ones; fewer of what takes seconds."""
    clock = process_time if engine == "embedded" else perf_counter
    taken: list[float] = []
    while len(taken) <= times and (len(taken) < 2 or sum(taken) < 20_000):
        begun = clock()
        work()
        taken.append((clock() - begun) * 1000)
    return taken


def percentile(taken: list[float], share: float) -> float:
    """By nearest rank: of seven runs the 95th is the slowest."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def measured(reader: Reader, alone: Bare, question: Question, given: dict[str, Any], size: str, label: str, times: int) -> Line:
    recording = Recording(reader)
    recording.kept = Kept()  # the first asking of an edition pays for what is kept of it
    rows = 0
    texts: list[Text] = []

    def once() -> None:
        nonlocal rows
        recording.texts.clear()
        rows = len(ask(recording, question, timeout=PATIENCE, **given).rows)
        texts.extend(recording.texts if not texts else ())

    first, *further = runs(once, times, reader.engine)
    _, *plain = runs(lambda: [alone(each) for each in texts], times, reader.engine)
    head = (question.text("rows", reader.engine) or "").split("@")[0]
    _, *only = runs(lambda: [alone(each) for each in texts if head and each[0].startswith(head)], times, reader.engine)
    return Line(
        question=question, size=size, engine=reader.engine, label=f"{question.name} {label}".strip(), rows=rows, first=first,
        median=percentile(further, 0.5), worst=percentile(further, 0.95), bare=percentile(plain, 0.5), rows_alone=percentile(only, 0.5),
    )  # fmt: skip


def given(question: Question, size: str, reader: Reader) -> dict[str, str]:
    """A value for each parameter without a default, and for those that have a telling one."""
    telling = SHIPPED if size == "shipped" else LARGE
    wanted = [p for p in question.parameters.values() if p.default is None or (p.type == "spelling" and p.name in telling)]
    found = {}
    for p in wanted:
        value = telling.get(p.name, "")
        fits = p.type in ("node", "spelling", "text") or kind_of(value) == p.type
        found[p.name] = value if value and fits else EXAMPLES.get(p.type, "vl:E27")
        if p.type == "gap":
            found[p.name] = str(next((row["gap"] for row in ask(reader, "gaps/all", timeout=PATIENCE).rows), ""))
    return found


def asked(reader: Reader, alone: Bare, size: str, only: str, times: int) -> Iterator[Line]:
    """A line for every question, then for the telling cases; what fails is told and goes on."""
    print(f"\n{reader.engine}, {size}\n{HEAD}")
    known = catalogue.questions()
    cases: list[tuple[str, str, dict[str, str]]] = [("", name, {}) for name in known]
    cases += [case for case in EXTRA if size != "shipped" and case[1] in known]
    for label, name, fixed in cases:
        if only not in name:
            continue
        begun = perf_counter()
        try:
            values = fixed or given(known[name], size, reader)
            line = measured(reader, alone, known[name], values, size, label, times)
        except LinkageError as fault:
            print(f"{name} {label}: after {perf_counter() - begun:.1f} s {fault}", flush=True)
            continue
        print(line, flush=True)
        yield line


def brought(ledger: Ledger, address: str) -> None:
    """The newest edition into the store at this address, and how long that took."""
    begun = perf_counter()
    store = open_store(address)
    project.bring(ledger, store, adopt=True)
    store.close()
    print(f"{store.engine}: loaded in {perf_counter() - begun:.1f} s", flush=True)


def sized(folder: Path, size: str) -> Ledger:
    """A ledger that states the shipped data, or a made-up network of that size."""
    batches = read() if size == "shipped" else network(int(size))
    begun = perf_counter()
    ledger = Ledger(folder / f"{size}.ledger.sqlite")
    ledger.load(batches)
    print(f"\n{size}: {sum(len(batch.records) for batch in batches):,} statements in the ledger in {perf_counter() - begun:.1f} s")
    return ledger


def verdict(lines: list[Line]) -> None:
    """How many met their aim, and which did not."""
    print()
    for size, engine in dict.fromkeys((line.size, line.engine) for line in lines):
        mine = [line for line in lines if (line.size, line.engine) == (size, engine)]
        for kind, some in (
            ("one statement", [line for line in mine if not line.question.measure]),
            ("measures", [line for line in mine if line.question.measure]),
        ):
            met = sum(not line.misses for line in some)
            print(f"{size:>8} {engine:8} {kind:14} {met} of {len(some)} meet the aim")
        for line in mine:
            if line.misses:
                print(f"         {line.label}: {line.misses} (median {line.median:.0f}, p95 {line.worst:.0f}, bare {line.bare:.0f} ms)")
        strict = [line for line in mine if not line.question.measure]
        met = sum(line.median <= 1.1 * line.rows_alone + 5 for line in strict)
        print(f"         beside the statement of the rows alone, without names, picture and sources: {met} of {len(strict)}")
    print(*grown(lines), sep="\n")
    print(f"Peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def grown(lines: list[Line]) -> Iterator[str]:
    """How many times longer the first run takes at the next size, of all that grew more than twelvefold."""
    sizes = list(dict.fromkeys(line.size for line in lines if line.size != "shipped"))
    taken = {(line.engine, line.label, line.size): line.first for line in lines}
    for small, large in pairwise(sizes):
        both = {
            (e, label): taken[e, label, large] / taken[e, label, small]
            for e, label, size in taken
            if size == small and (e, label, large) in taken
        }
        over = {each: times for each, times in both.items() if times > 12 and taken[(*each, large)] > 100}
        yield f"From {small} to {large}: {len(both) - len(over)} of {len(both)} grew at most 12 times"
        yield from (f"         {engine} {label}: {times:.1f} times" for (engine, label), times in sorted(over.items()))


@contextmanager
def engines(folder: Path, wanted: str) -> Iterator[list[str]]:
    """Addresses of the engines asked for; a server of our own is stopped at the end."""
    addresses = [str(folder / "graph.kgl")] if wanted in ("", "embedded") else []
    if wanted == "embedded":
        yield addresses
        return
    os.environ["XDG_DATA_HOME"] = str(folder)  # a server of our own lies in the default folder
    named = os.environ.get("LINKAGE_BENCH_NEO4J")
    try:
        yield [*addresses, named or server.start()]
    except ServerParts as missing:
        sys.exit(str(missing))
    finally:
        if not named:
            with suppress(LinkageError):
                server.stop()


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--sizes", default="shipped,1000,10000", help="shipped, or numbers of enterprises, joined by commas")
    words.add_argument("--engine", default="", choices=("", "embedded", "neo4j"), help="only this one")
    words.add_argument("--only", default="", help="questions whose name holds this")
    words.add_argument("--times", type=int, default=7, help="runs after the first one")
    told = words.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that our server is stopped too
    print(f"{machine()}, load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else machine())
    print(versions("kglite", "neo4j", "networkx"))
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder, engines(Path(folder), told.engine) as addresses:
        for size in told.sizes.split(","):
            with sized(Path(folder), size) as ledger:
                for address in addresses:
                    brought(ledger, address)
                    with closing(connect(address)) as reader, bare(address) as alone:
                        if reader.engine == "neo4j":
                            for question in catalogue.questions().values():
                                explain(reader, question)
                        lines += asked(reader, alone, size, told.only, told.times)
    verdict(lines)


if __name__ == "__main__":
    main()

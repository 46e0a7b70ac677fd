"""Each question on the shipped data, on both engines, beside the bare engine running the very same texts.

Prints milliseconds: first run, second, median of seven further ones; the median of the bare engine; the ratio. Aim: at most 300 ms from the
second run on. The Neo4j is one of its own, started by pip-installed parts, unless LINKAGE_BENCH_NEO4J names an empty one.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._machine import machine, timed, versions
from graph import catalogue
from graph.ask import ask, explain
from graph.errors import ServerParts
from graph.parameters import EXAMPLES
from graph.store import Fetched, Meta, Reader, connect, server
from loaders.load import load

AIM = 300.0  # milliseconds
GIVEN = {"from": "vl:E26", "to": "vl:E22", "text": "savannakhet"}  # two firms joined by five power contracts; a name with several spellings


class Recording:
    """A reader that notes every text it is asked to read."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.address, self.engine = reader, reader.address, reader.engine
        self.texts: list[tuple[str, dict[str, Any]]] = []

    def meta(self) -> Meta:
        return self.reader.meta()

    def read(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        self.texts.append((text, dict(parameters)))
        return self.reader.read(text, parameters, limit=limit, timeout=timeout)

    def read_typed(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        return self.reader.read_typed(text, parameters, limit=limit, timeout=timeout)

    def plan(self, text: str, parameters: Mapping[str, object]) -> tuple[str, ...]:
        return self.reader.plan(text, parameters)

    def close(self) -> None:
        self.reader.close()


def bare_embedded(file: Path) -> Callable[[str, dict[str, Any]], object]:
    """The engine's own call, without anything of ours around it."""
    import kglite

    session = kglite.load(str(file)).session()
    return lambda text, parameters: list(session.cypher(text, params=parameters))


@contextmanager
def bare_neo4j(address: str) -> Iterator[Callable[[str, dict[str, Any]], object]]:
    """One driver session that reads, without anything of ours around it."""
    import neo4j

    driver = neo4j.GraphDatabase.driver(address, auth=server.credentials(address), notifications_min_severity="OFF")
    with driver, driver.session(default_access_mode="READ") as session:
        yield lambda text, parameters: list(session.run(text, parameters))


def measure(reader: Reader, bare: Callable[[str, dict[str, Any]], object]) -> float:
    """Prints a line for every question; gives the slowest median."""
    print(f"\n{reader.engine}: edition {reader.meta().edition} at {reader.address}")
    print(f"{'question':28} {'rows':>5} {'first':>8} {'second':>8} {'median':>8} {'bare':>8} {'ratio':>6}")
    slowest = 0.0
    for name, question in catalogue.questions().items():
        wanted = [p for p in question.parameters.values() if p.default is None or p.name in GIVEN]
        given: dict[str, Any] = {p.name: GIVEN.get(p.name, EXAMPLES.get(p.type, "vl:E27")) for p in wanted}
        recording = Recording(reader)
        rows = 0

        def once(name: str = name, given: dict[str, Any] = given, recording: Recording = recording) -> None:
            nonlocal rows
            recording.texts.clear()
            rows = len(ask(recording, name, timeout=60, **given).rows)

        first, second, median = timed(once)
        alone = timed(lambda texts=list(recording.texts): [bare(*each) for each in texts])[2]  # type: ignore[misc]
        slowest = max(slowest, second, median)
        print(f"{name:28} {rows:5} {first:8.1f} {second:8.1f} {median:8.1f} {alone:8.1f} {median / alone:6.1f}")
    print(f"slowest from the second run on: {slowest:.0f} ms (aim {AIM:.0f})")
    return slowest


def main() -> None:
    print(machine())
    print(versions("kglite", "neo4j", "networkx"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.kgl"
        load((), address=str(file))
        with closing(connect(str(file))) as reader:
            measure(reader, bare_embedded(file))
        os.environ["XDG_DATA_HOME"] = folder  # the ledger of a server lies in the default folder
        try:
            address = os.environ.get("LINKAGE_BENCH_NEO4J") or server.start()
        except ServerParts as missing:
            sys.exit(str(missing))
        try:
            load((), address=address)
            with closing(connect(address)) as reader, bare_neo4j(address) as bare:
                for question in catalogue.questions().values():
                    explain(reader, question)
                measure(reader, bare)
        finally:
            server.stop()


if __name__ == "__main__":
    main()

"""The engine alone: what a question's texts cost without anything of ours around them. And a reader that notes those texts."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from graph.store import Fetched, Meta, Reader, server

Text = tuple[str, dict[str, object], int]  # what was asked, its parameters, and how many rows were wanted
Bare = Callable[[Text], object]


class Recording:
    """A reader that notes every text it is asked to read."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.address, self.engine = reader, reader.address, reader.engine
        self.kept = reader.kept
        self.texts: list[Text] = []

    def meta(self) -> Meta:
        return self.reader.meta()

    def read(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        self.texts.append((text, dict(parameters), limit))
        return self.reader.read(text, parameters, limit=limit, timeout=timeout)

    def read_typed(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        return self.reader.read_typed(text, parameters, limit=limit, timeout=timeout)

    def plan(self, text: str, parameters: Mapping[str, object]) -> tuple[str, ...]:
        return self.reader.plan(text, parameters)

    def close(self) -> None:
        self.reader.close()


@contextmanager
def bare(address: str) -> Iterator[Bare]:
    """The engine's own call: as many rows as we ask for, made into a list."""
    if "://" not in address or address.startswith("kglite"):
        import kglite

        graph = kglite.load(str(Path(address.removeprefix("kglite://")))).session()
        yield lambda one: list(graph.cypher(one[0], params=one[1], row_limit=one[2] + 1))
        return
    import neo4j

    auth = server.credentials(address) or (os.environ.get("LINKAGE_USER", "neo4j"), os.environ.get("LINKAGE_PASSWORD", ""))
    driver = neo4j.GraphDatabase.driver(address, auth=auth, notifications_min_severity="OFF")
    with driver, driver.session(default_access_mode="READ") as session:

        def run(one: Text) -> object:
            result = session.run(one[0], one[1])
            rows = list(islice(result, one[2] + 1))
            result.consume()
            return rows

        yield run

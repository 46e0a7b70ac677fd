"""What the tests stand on: real engines. A Neo4j of their own, made of pip-installed parts, is started when a test first needs it.

`store` is an empty store on each engine, `shipped` a reader of all shipped data on each. With CI=true a missing Neo4j
fails the run; elsewhere the tests that need it are skipped and say what they need.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest

import loaders
from graph.ask import explain
from graph.catalogue import questions
from graph.errors import LinkageError
from graph.ledger import Ledger
from graph.projection import merge, project
from graph.records import Batch, Link, Node
from graph.store import Reader, Store, connect, open_store, server

ENGINES = ("embedded", "neo4j")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Server:
    """A running Neo4j that belongs to the tests."""

    address: str
    user: str
    password: str
    folder: Path

    def store(self) -> Store:
        return open_store(self.address, user=self.user, password=self.password)

    def run(self, text: str, **parameters: object) -> list[dict[str, object]]:
        """Past our own code, as anybody with the password may."""
        with neo4j.GraphDatabase.driver(self.address, auth=(self.user, self.password)) as driver, driver.session() as session:
            return session.run(text, parameters).data()

    def wipe(self) -> None:
        self.run("MATCH (n) DETACH DELETE n")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium; playwright allows one driver a process, so all browser tests share it."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        if os.environ.get("CI") == "true":
            raise FileNotFoundError("the browser tests need chromium")
        pytest.skip("needs chromium")
    sync = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync.sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield made
        made.close()


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test sees or touches the ledger, store or server of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(home))
        for name in ("LINKAGE_DB", "LINKAGE_USER", "LINKAGE_PASSWORD"):
            patch.delenv(name, raising=False)
        yield home


def _server(folder: Path) -> Iterator[Server]:
    try:
        address = server.start(folder)
    except LinkageError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"needs a local Neo4j: {error}")
    known = server.credentials(address, folder)
    assert known is not None
    yield Server(address, *known, folder)
    server.stop(folder)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j that tests may write into and break; each finds it empty by `store` or `wipe()`."""
    yield from _server(tmp_path_factory.mktemp("neo4j"))


@pytest.fixture(scope="session")
def neo4j_of_shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j that holds the shipped data and nothing else, for reading."""
    yield from _server(tmp_path_factory.mktemp("neo4j-shipped"))


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(str(tmp_path / "graph.kgl"))
    yield store
    store.close()


@pytest.fixture
def neo4j_store(neo4j_server: Server) -> Iterator[Store]:
    neo4j_server.wipe()
    store = neo4j_server.store()
    yield store
    store.close()


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store, on each engine."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


@pytest.fixture(scope="session")
def shipped_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger whose only edition is all shipped data."""
    with Ledger(tmp_path_factory.mktemp("ledger") / "graph.ledger.sqlite") as ledger:
        ledger.load(loaders.read())
        yield ledger


@pytest.fixture(scope="session")
def shipped_embedded(shipped_ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    address = str(tmp_path_factory.mktemp("shipped") / "graph.kgl")
    project.bring(shipped_ledger, open_store(address))
    reader = connect(address)
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def shipped_neo4j(shipped_ledger: Ledger, neo4j_of_shipped: Server) -> Iterator[Reader]:
    store = neo4j_of_shipped.store()
    project.bring(shipped_ledger, store)
    for question in questions().values():
        explain(store, question)  # as the app does: the first plan of a text takes up to a second, several on a busy machine
    yield store
    store.close()


@pytest.fixture(scope="session", params=ENGINES)
def shipped(request: pytest.FixtureRequest) -> Reader:
    """A reader of all shipped data, on each engine."""
    found: Reader = request.getfixturevalue(f"shipped_{request.param}")
    return found


@pytest.fixture(scope="session")
def shipped_batches() -> dict[str, Batch]:
    return {batch.dataset: batch for batch in loaders.read()}


@pytest.fixture(scope="session")
def shipped_graph(shipped_batches: dict[str, Batch]) -> merge.Graph:
    return merge.graph((name, one) for name, batch in shipped_batches.items() for one in batch.records)


@pytest.fixture(scope="session")
def shipped_nodes(shipped_graph: merge.Graph) -> dict[str, Node]:
    return {node.id: node for node in shipped_graph.nodes}


@pytest.fixture(scope="session")
def shipped_links(shipped_graph: merge.Graph) -> dict[str, Link]:
    return {link.fact_id: link for link in shipped_graph.links}

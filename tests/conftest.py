"""What the tests stand on: real engines. A Neo4j of their own, made of pip-installed parts, is started when a test first needs it.

`store` is an empty store on each engine, `shipped` a reader of all shipped data on each. With CI=true a missing Neo4j or
Chromium fails the run; elsewhere the tests that need it are skipped, and one line says what they need and how to get it.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import neo4j
import pytest
from hypothesis import HealthCheck, settings

import loaders
from graph.ask import explain
from graph.catalogue import questions
from graph.errors import LinkageError
from graph.ledger import Ledger
from graph.projection import merge, project
from graph.records import Batch, Link, Node
from graph.store import Reader, Store, connect, open_store, server
from graph.store.address import ledger_path
from loaders.load import load
from tests.side_by_side import (  # noqa: F401
    begun,
    pytest_collection_modifyitems,
    pytest_configure_node,
    pytest_unconfigure,
    pytest_xdist_make_scheduler,
)

# A busy machine is no fault of the code: no test has a time of its own to keep.
settings.register_profile("linkage", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("linkage")

ENGINES = ("embedded", "neo4j")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A server of the tests lives for minutes: what Java compiles for a long life and collects on further cores costs more than it gives.
# Start, load, plan and ask the shipped data: 114 seconds of processor in place of 182.
SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


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


def without(what: str) -> NoReturn:
    """Skip what needs it; with CI=true that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Each reason to skip once, with the number of its tests: pytest's own `-rs` gives a line to every test."""
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", ()))
    for reason, n in reasons.most_common():
        terminalreporter.write_line(f"{n} skipped: {reason}", yellow=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium, of the system or Playwright's own; playwright allows one driver a process, so all browser tests share it."""
    sync = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync.sync_playwright() as driver:
        own = Path(driver.chromium.executable_path)
        path = next(filter(None, map(shutil.which, BROWSERS)), own if own.exists() else None)
        if path is None:
            without("needs Chromium: `apt install chromium`, or Playwright's own by `playwright install --with-deps chromium`")
        made = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield made
        made.close()


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test sees or touches the ledger, store or server of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(home))
        patch.setenv("JAVA_TOOL_OPTIONS", f"{os.environ.get('JAVA_TOOL_OPTIONS', '')} {SHORT_LIVED}".strip())
        for name in ("LINKAGE_DB", "LINKAGE_USER", "LINKAGE_PASSWORD"):
            patch.delenv(name, raising=False)
        yield home


def _server(config: pytest.Config, folder: Path) -> Iterator[Server]:
    begun(config, folder)
    try:
        address = server.start(folder)
    except LinkageError as error:
        without(f"needs a local Neo4j: {error}")
    known = server.credentials(address, folder)
    assert known is not None
    yield Server(address, *known, folder)
    server.stop(folder)


@pytest.fixture(scope="session")
def neo4j_server(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j that tests may write into and break; each finds it empty by `store` or `wipe()`."""
    yield from _server(pytestconfig, tmp_path_factory.mktemp("neo4j"))


@pytest.fixture(scope="session")
def neo4j_of_shipped(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j that holds the shipped data and nothing else, for reading."""
    yield from _server(pytestconfig, tmp_path_factory.mktemp("neo4j-shipped"))


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
def shipped_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Gives the path of a new embedded store with all shipped data, its ledger beside it; loaded once a run, whatever the workers."""
    own = tmp_path_factory.getbasetemp()
    loaded = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shipped-once"

    def copied(name: str) -> str:
        with server._turn(loaded):
            if not (loaded / "graph.kgl").exists():
                load([], str(loaded / "graph.kgl"))
        return str(shutil.copytree(loaded, tmp_path_factory.mktemp(name) / "store") / "graph.kgl")

    return copied


@pytest.fixture(scope="session")
def shipped_ledger(shipped_copy: Callable[[str], str]) -> Iterator[Ledger]:
    """A ledger whose only edition is all shipped data."""
    with Ledger(ledger_path(shipped_copy("ledger"))) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def shipped_embedded(shipped_copy: Callable[[str], str]) -> Iterator[Reader]:
    reader = connect(shipped_copy("shipped"))
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

"""Which tests share a worker when the suite runs on several cores (`pytest -n auto`); without `-n` nothing here has an effect.

A Neo4j takes 0.5 GB and 20 seconds, a browser one driver a process: so all tests of one server stay together, all of the browser,
and else those of one file, which share what the file loads. The mark `xdist_group` would say the same, but groups are lost
with pytest 9.2 (pytest-xdist issue 1386): here the workers tell the groups in a folder of the run.
"""

import json
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store import server

if TYPE_CHECKING:
    from xdist.scheduler import LoadScopeScheduling
    from xdist.workermanage import WorkerController

TOLD = pytest.StashKey[Path]()
# By fixture; begun in this order, since these take longest.
SERVED = {"neo4j_server": "a Neo4j to write into", "neo4j_of_shipped": "the Neo4j of shipped data", "browser": "the browser"}


def group(item: pytest.Item) -> str:
    """The server or the browser that a test needs, else its file."""
    fixtures = set(getattr(item, "fixturenames", ()))
    given = item.callspec.params if hasattr(item, "callspec") else {}
    if "neo4j" in given.values():
        fixtures.add("neo4j_of_shipped" if "shipped" in given else "neo4j_server")
    return next((name for fixture, name in SERVED.items() if fixture in fixtures), file(item.nodeid))


def file(nodeid: str) -> str:
    return nodeid.partition("::")[0]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long groups first, so that no worker is left alone with one at the end."""
    told = getattr(config, "workerinput", {}).get("told")
    if told is None:
        return
    groups = {item.nodeid: group(item) for item in items}
    sizes = Counter(groups.values())
    first = {name: n for n, name in enumerate(SERVED.values())}
    items.sort(key=lambda item: (first.get(groups[item.nodeid], len(first)), -sizes[groups[item.nodeid]]))
    if config.workerinput["workerid"] == "gw0":
        (Path(told) / "groups.json").write_text(json.dumps(groups), "utf-8")


def begun(config: pytest.Config, folder: Path) -> None:
    """A worker that is interrupted stops no server: the folder of each is told to who started the workers."""
    if told := getattr(config, "workerinput", {}).get("told"):
        (Path(told) / f"{config.workerinput['workerid']}-{folder.name}.server").write_text(str(folder), "utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: "WorkerController") -> None:
    stash = node.config.stash
    if TOLD not in stash:
        stash[TOLD] = Path(tempfile.mkdtemp(prefix="linkage-tests-"))
    node.workerinput["told"] = str(stash[TOLD])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> "LoadScopeScheduling":
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            if not hasattr(self, "groups"):  # asked first when every worker has collected
                self.groups: dict[str, str] = json.loads((config.stash[TOLD] / "groups.json").read_text("utf-8"))
            return self.groups.get(nodeid) or file(nodeid)

    config.option.loadscopereorder = False
    return ByGroup(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    if TOLD in config.stash:
        for told in config.stash[TOLD].glob("*.server"):
            server.stop(Path(told.read_text("utf-8")))
        shutil.rmtree(config.stash[TOLD])

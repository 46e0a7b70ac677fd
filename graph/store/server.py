"""A real Neo4j on this machine, for this account alone, made of pip-installed parts: start, stop, status.

It listens on the loopback only, outlives the process that started it, and keeps its password in a file that only its
owner may read.
"""

import json
import os
import random
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import LinkageError, ServerNotStarted, StoreBusy, StoreError
from graph.store import _file, _java, _parts, _process
from graph.store.address import ServerAddress, home

USER = "neo4j"
_PATIENCE = 180.0  # seconds until a query is answered; 5 to 13 were seen, 40 on a machine busy with other work
# It lives on when the terminal is closed: on Windows by DETACHED_PROCESS and CREATE_NEW_PROCESS_GROUP.
_DETACHED = 0x00000208 if os.name == "nt" else 0
_CONF = """\
# Written by `linkage neo4j start` at every start.
server.directories.data=data
server.directories.import=import
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
# A bare server reads any local file, and any address, by LOAD CSV: these two lines and the import folder stop it.
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.security.procedures.allowlist=db.*,dbms.components,tx.*
db.transaction.timeout=60s
db.transaction.concurrent.maximum=50
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
# A stop takes 2 seconds in place of 10 to 12.
internal.server.bolt.thread_pool_shutdown_wait_time=1s
"""


@dataclass(frozen=True)
class _State:
    """What is remembered of the server of one folder; pid 0 when it was stopped."""

    port: int
    password: str
    pid: int

    @property
    def address(self) -> str:
        return str(ServerAddress("bolt", "127.0.0.1", self.port))


def default_folder() -> Path:
    return home() / "neo4j"


def start(folder: Path | None = None, *, parts: Path | None = None, say: _parts.Say | None = None) -> str:
    """The address of the running server of this folder, started if need be; returns when it answers.

    Raises ServerParts, ServerNotStarted.
    """
    folder, parts, say = folder or default_folder(), parts or _parts.cache(), say or _aloud
    _parts.installed()
    with _turn(folder / "server"):
        if (address := status(folder)) is not None:
            return address
        with _turn(parts):
            class_path = _parts.class_path(parts, say)
        state = _launched(folder, class_path)
        try:
            _await(folder, state)
        except BaseException:
            _process.end(state.pid, folder)
            raise
        return state.address


def stop(folder: Path | None = None) -> bool:
    """Stop the server of this folder, its data kept; False if none was running."""
    folder = folder or default_folder()
    state = _remembered(folder)
    if state is None or not _process.alive(state.pid, folder):
        return False
    _process.end(state.pid, folder)
    _remember(folder, _State(state.port, state.password, 0))
    return True


def status(folder: Path | None = None) -> str | None:
    """The address of the running server of this folder; None if none runs."""
    folder = folder or default_folder()
    state = _remembered(folder)
    return state.address if state and _process.alive(state.pid, folder) and _answers(state.port) else None


def credentials(address: str, folder: Path | None = None) -> tuple[str, str] | None:
    """User and password of the server of this folder, if the address is its own."""
    folder = folder or default_folder()
    state = _remembered(folder)
    host, _, port = address.partition("://")[2].rpartition(":")
    ours = state is not None and host in ("127.0.0.1", "localhost") and port == str(state.port) and _process.alive(state.pid, folder)
    return (USER, state.password) if state and ours else None


def _launched(folder: Path, class_path: str) -> _State:
    """The process, on its own feet; known in the state file before anybody waits for it."""
    for part in ("conf", "data", "import", "logs", "plugins", "run"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    before = _remembered(folder)
    java = _java.command(class_path)
    state = _State(
        _free_port(before.port if before else 0), before.password if before else secrets.token_hex(20), 0
    )  # no "-": one in front would be read as an option
    (folder / "conf" / "neo4j.conf").write_text(_CONF.format(port=state.port), "utf-8")
    environment = _java.environment(folder)
    _java.swapped(folder)
    if before is None:
        _give_password(java, folder, state, environment)
    _remember(folder, state)
    command = [*java, "org.neo4j.server.Neo4jCommunity", f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"]
    with (folder / "logs" / "console.log").open("wb") as log:
        running = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            creationflags=_DETACHED,
        )
    running.returncode = 0  # it stands on its own: nobody here waits for it, and Python must not warn that nobody does
    started = _State(state.port, state.password, running.pid)
    _remember(folder, started)
    return started


def imported(folder: Path, words: list[str]) -> None:
    """Make a database of the importer's words beside the server's own, then stop, swap and start it; raises StoreError.

    The server must be running and empty. Only once the files are whole and it stands still do they get the mark by which every
    start, this one or the next after a kill, puts them in the place of the empty database.
    """
    staged = folder / "bulk"
    (staged / "conf").mkdir(parents=True, exist_ok=True)
    (staged / "conf" / "neo4j.conf").write_text("server.directories.data=data\n", "utf-8")
    command = [
        *_java.command(_parts.class_path(_parts.cache(), _aloud)),
        "org.neo4j.cli.AdminTool",
        "database",
        "import",
        "full",
        "neo4j",
        *words,
    ]
    done = subprocess.run(command, cwd=staged, env=_java.environment(staged), capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        said = " ".join(done.stderr.split())[-300:]
        raise StoreError("Neo4j's importer did not take the data; the server is as it was.", then=f"Load without --bulk. It said: {said}")
    stop(folder)
    (staged / "whole").touch()
    start(folder)


def _give_password(java: list[str], folder: Path, state: _State, environment: dict[str, str]) -> None:
    """Before the first start only. Data whose password file is lost cannot be opened by anybody: it is moved aside."""
    if (folder / "data" / "databases").exists():
        _file.set_aside(folder / "data")
    command = [*java, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", state.password]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServerNotStarted("Neo4j did not take its first password.", then=f"It said: {done.stderr.strip().splitlines()[-1:]}.")


def _await(folder: Path, state: _State) -> None:
    """Until a query is answered; bolt listens a moment before the database is there."""
    from graph.store.neo4j import Neo4jStore

    limit = time.monotonic() + _PATIENCE
    while time.monotonic() < limit and _process.alive(state.pid, folder):
        if _answers(state.port):
            with suppress(LinkageError), closing(Neo4jStore(ServerAddress("bolt", "127.0.0.1", state.port), USER, state.password)) as store:
                store.held()
                return
        time.sleep(0.2)
    log = folder / "logs" / "console.log"
    raise ServerNotStarted(f"Neo4j in {folder} did not answer.", then=f"{log} says why.", log=str(log))


def _answers(port: int) -> bool:
    """Whether something there speaks bolt: it gets the greeting and offers a version."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
            line.sendall(bytes.fromhex("6060b017 00080805 00020404 00000104 00000003".replace(" ", "")))
            return len(line.recv(4)) == 4
    except OSError:
        return False


def _free_port(wanted: int) -> int:
    """The port of the last time if it is still free, else any; below those that systems give to passing connections (32,768 on Linux)."""
    others = random.sample(range(20_000, 30_000), 50)
    for port in ([wanted] if wanted else []) + others + [0]:
        with socket.socket() as line:
            if os.name == "posix":  # a connection of the server that ended a moment ago holds nothing
                line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                line.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(line.getsockname()[1])
    raise ServerNotStarted("No port is free on this machine.", then="Close some programs.")


def _state_file(folder: Path) -> Path:
    return folder / "server.json"


def _remembered(folder: Path) -> _State | None:
    try:
        return _State(**json.loads(_state_file(folder).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _remember(folder: Path, state: _State) -> None:
    """Readable for its owner only, from its first byte on."""
    fresh = folder / "server.json.new"
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(state), file)
    fresh.replace(_state_file(folder))


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Wait until nobody else starts this server or fetches these parts."""
    limit = time.monotonic() + 900
    while True:
        try:
            with _file.held_alone(path):
                yield
                return
        except StoreBusy:
            if time.monotonic() > limit:
                raise
            time.sleep(0.5)


def _aloud(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()

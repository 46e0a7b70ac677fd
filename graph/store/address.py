"""Where a store lies: a file of the embedded engine or a Neo4j server; where both lie when nobody says; which ledger belongs to which."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import platformdirs

from graph.errors import BadAddress

SERVER_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_KNOWN = "Give kglite:///path/to/file.kgl, a path that ends in .kgl, or bolt://host:port, neo4j://host:port, neo4j+s://host."


@dataclass(frozen=True)
class FileAddress:
    path: Path

    def __str__(self) -> str:
        path = self.path.as_posix().replace("%", "%25")
        return f"kglite://{'' if path.startswith('/') else '/'}{path}"


@dataclass(frozen=True)
class ServerAddress:
    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def parse(address: str) -> FileAddress | ServerAddress:
    """The address in parts, a path made absolute. An address that carries a password is refused and not repeated.

    >>> str(parse("kglite:///data/graph.kgl")), str(parse("bolt://localhost")), str(parse("neo4j+s://db.example:7688/"))
    ('kglite:///data/graph.kgl', 'bolt://localhost:7687', 'neo4j+s://db.example:7688')
    """
    scheme, mark, rest = address.strip().partition("://")
    if not mark and address.strip().endswith(".kgl"):
        return FileAddress(Path(address.strip()).expanduser().absolute())
    if scheme.lower() == "kglite" and rest.endswith(".kgl"):
        path = unquote(rest)
        drive = len(path) > 2 and path[0] == "/" and path[2] == ":"
        return FileAddress(Path(path[1:] if drive else path).absolute())
    if scheme.lower() in SERVER_SCHEMES:
        return _server(scheme.lower(), address.strip())
    raise BadAddress(f"{address.rsplit('@', maxsplit=1)[-1]!r} is no address of a store.", then=_KNOWN)


def _server(scheme: str, address: str) -> ServerAddress:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or 7687
    except ValueError:
        raise BadAddress("The host or port of the server's address cannot be read.", then=_KNOWN) from None
    if "@" in address:
        raise BadAddress("The address holds a user or password.", then="Give them by LINKAGE_USER and LINKAGE_PASSWORD.")
    if not host or parts.path.strip("/") or parts.query or parts.fragment:
        raise BadAddress(f"{address!r} is no address of a server.", then=_KNOWN)
    return ServerAddress(scheme, host, port)


def home() -> Path:
    """The folder of this account that holds graph and ledger; it may not exist yet."""
    return Path(platformdirs.user_data_dir("linkage", appauthor=False))


def default_address(environment: Mapping[str, str] = os.environ) -> str:
    """The address used when none is given: LINKAGE_DB, else the embedded file in `home()`."""
    path = (home() / "graph.kgl").as_posix().replace("%", "%25")
    return environment.get("LINKAGE_DB", "").strip() or f"kglite://{'' if path.startswith('/') else '/'}{path}"


def embedded_file(address: str) -> Path | None:
    """The graph file that an address names; None for the address of a server. Raises BadAddress.

    >>> embedded_file("kglite:///srv/linkage/graph.kgl").as_posix(), embedded_file("bolt://127.0.0.1:7687")
    ('/srv/linkage/graph.kgl', None)
    """
    place = parse(address)
    return place.path if isinstance(place, FileAddress) else None


def ledger_path(address: str | None = None) -> Path:
    """The ledger of an address: beside an embedded file; in `home()` for a server, whatever its address.

    >>> ledger_path("kglite:///srv/linkage/graph.kgl").as_posix()
    '/srv/linkage/graph.ledger.sqlite'
    """
    file = embedded_file(address or default_address())
    return (home() / "graph.kgl" if file is None else file).with_suffix(".ledger.sqlite")

"""The embedded engine: one file, no server.

The file is read whole into memory, so a reader keeps what it opened however often the file is replaced.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import kglite

from graph.errors import QueryError, QueryFailed, QueryTimeout, Refused, StoreDamaged, WrongVersion
from graph.records import Link, Node
from graph.result import LinkThing, NodeThing, PathThing
from graph.store import _file, _meta
from graph.store._build import built
from graph.store._protocol import Fetched, Kept, Meta
from graph.store._text import single
from graph.store._values import PLAIN, plain, shown
from graph.store.address import FileAddress

CAGES = 3  # typed-in texts at the same time
START = 5.0  # seconds that a process may take to start and to end by itself
_COUNTS = "MATCH (n) RETURN count(n) AS nodes", "MATCH ()-[r]->() RETURN count(r) AS links"


class EmbeddedStore:
    """A .kgl file; safe to read from several threads."""

    engine = "embedded"

    def __init__(self, address: FileAddress) -> None:
        kglite.set_query_warning_policy("silent")
        self.address = str(address)
        self._path = address.path
        self._session: kglite.Session | None = None
        self._meta: Meta | None = None
        self._data = b""
        self.kept = Kept()
        self._cages = threading.BoundedSemaphore(CAGES)

    @classmethod
    def of(cls, graph: kglite.KnowledgeGraph, meta: Meta) -> "EmbeddedStore":
        """A store of a graph in memory; it has no file."""
        made = cls(FileAddress(Path(f"edition-{meta.edition}.kgl")))
        made._session, made._meta = graph.session(), meta
        return made

    @classmethod
    def holding(cls, nodes: Sequence[Node], links: Sequence[Link], meta: Meta) -> "EmbeddedStore":
        """A store in memory of exactly these."""
        return cls.of(built(nodes, links, meta), meta)

    def copied(self) -> kglite.KnowledgeGraph:
        """The graph to write to: nothing written to it reaches this store."""
        if self._session is None:
            self.open()
        assert self._session is not None
        return self._session.cursor().copy()

    def open(self) -> "EmbeddedStore":
        """Read the file now; raises StoreMissing, StoreDamaged, StoreBusy, ForeignStore, WrongVersion."""
        data = _file.checked(self._path)
        session = _loaded(data, self._path).session()
        self._meta, self._data, self._session = _meta_of(session, self._path), data, session
        return self

    def meta(self) -> Meta:
        if self._meta is None:
            self.open()
        assert self._meta is not None
        return self._meta

    def read(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        if self._session is None:
            self.open()
        assert self._session is not None
        milliseconds = max(1, int(timeout * 1000))
        try:
            found = self._session.cypher(single(text), params=dict(parameters), timeout_ms=milliseconds, row_limit=limit + 1)
            return _fetched(found.columns, list(found), limit)
        except kglite.KgError as error:
            raise _meaning(type(error).__name__, str(error), timeout) from None

    def read_typed(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        """In a process of its own, of which memory and time are capped: this engine alone does not cap its memory."""
        if self._session is None:
            self.open()
        asked = {"text": single(text), "parameters": dict(parameters), "limit": limit + 1, "milliseconds": max(1, int(timeout * 1000))}
        with self._cages:
            said = _caged(json.dumps(asked).encode() + b"\n" + (self._data or self.copied().to_bytes()), timeout)
        if "fault" in said:
            raise _meaning(said["fault"], said["message"], timeout)
        return _fetched(said["columns"], said["rows"], limit)

    def plan(self, text: str, parameters: Mapping[str, object]) -> tuple[str, ...]:
        found = self.read(f"EXPLAIN {single(text)}", parameters, limit=1000, timeout=10.0)
        return tuple(str(row["operation"]) for row in found.rows if "operation" in row)

    def close(self) -> None:
        self._session, self._meta, self._data, self.kept = None, None, b"", Kept()

    def held(self) -> Meta | None:
        _file.refuse_log(self._path)
        if not self._path.exists():
            return None
        try:
            return _meta_of(_loaded(_file.checked(self._path), self._path).session(), self._path)
        except (StoreDamaged, WrongVersion):
            return None

    def replace(self, nodes: Sequence[Node], links: Sequence[Link], meta: Meta, *, adopt: bool = False) -> None:
        _file.refuse_log(self._path)
        with _file.held_alone(self._path):
            self._make_way(meta, adopt)
            _file.put(self._path, built(nodes, links, meta).to_bytes(), lambda data: _verify(data, self._path, nodes, links, meta))
        self.close()

    def _make_way(self, meta: Meta, adopt: bool) -> None:
        """Nothing that another wrote is overwritten: it is refused, or set aside where nobody can read it."""
        if not self._path.exists():
            return
        try:
            held = _meta_of(_loaded(self._path.read_bytes(), self._path).session(), self._path)
        except WrongVersion:
            return
        except StoreDamaged:
            _file.set_aside(self._path)
            return
        if held.ledger != meta.ledger and not adopt:
            raise _meta.other_ledger(str(self._path))


def _loaded(data: bytes, path: Path) -> kglite.KnowledgeGraph:
    try:
        return kglite.from_bytes(data)
    except kglite.KgError as error:
        if "version" in str(error):
            raise WrongVersion(f"{path} was written by another release of the engine.", then=_file.AGAIN) from None
        raise StoreDamaged(f"{path} is no graph file, or half of one.", then=_file.AGAIN, path=str(path)) from None


def _meta_of(session: kglite.Session, path: Path) -> Meta:
    return _meta.claimed(list(session.cypher(_meta.TEXT, timeout_ms=60_000)), str(path))


def _verify(data: bytes, path: Path, nodes: Sequence[Node], links: Sequence[Link], meta: Meta) -> None:
    """Open what the disk holds, as a reader will, before it takes the place of the old file."""
    session = _loaded(data, path).session()
    counts = [next(iter(session.cypher(text, timeout_ms=60_000))) for text in _COUNTS]
    if (counts[0]["nodes"], counts[1]["links"]) != (len(nodes) + 1, len(links)) or _meta_of(session, path) != meta:
        found = f"{counts[0]['nodes'] - 1} of {len(nodes)} nodes and {counts[1]['links']} of {len(links)} links"
        raise StoreDamaged(f"Only {found} could be written to {path}; the old file was left as it is.", then="Report this with the ledger.")


def _caged(told: bytes, timeout: float) -> dict[str, Any]:
    command = [sys.executable, "-I", str(Path(__file__).with_name("_caged.py"))]
    try:
        done = subprocess.run(command, input=told, capture_output=True, timeout=timeout + START, check=False)
    except subprocess.TimeoutExpired:
        return {"fault": "CypherTimeoutError", "message": ""}
    try:
        said: dict[str, Any] = json.loads(done.stdout)
    except ValueError:  # the engine ends its process when there is no memory left
        return {"fault": "MemoryError", "message": ""}
    return said


def _fetched(columns: Sequence[str], rows: Sequence[Mapping[str, object]], limit: int) -> Fetched:
    shown = [{name: value if type(value) in PLAIN else _thing(value) for name, value in row.items()} for row in rows[:limit]]
    return Fetched(rows=shown, cut=len(rows) > limit, columns=columns)


def _meaning(fault: str, message: str, timeout: float) -> QueryError:
    less = "Ask for less: a start node, fewer hops."
    match fault:
        case "ReadOnlyError":
            return Refused("the text would write; only texts that read may run.")
        case "CypherTimeoutError":
            return QueryTimeout(f"The query was stopped after {timeout:g} seconds.", then=less)
        case "MemoryError":
            return QueryFailed("The query needs too much memory and was stopped.", then=less)
        case "TooLarge":
            return QueryFailed("The rows are too large to show.", then="Return fewer properties or rows.")
    line = " ".join((message.strip() or fault).splitlines()[0].split()).rstrip(".")
    return QueryFailed(f"{line}.", then="Change the text; nothing was run.")


def _thing(value: object) -> object:
    if isinstance(value, dict):
        return _shape(value)
    if isinstance(value, (list, tuple)):
        return [one if type(one) in PLAIN else _thing(one) for one in value]
    return plain(value)


def _shape(value: dict[str, object]) -> object:
    """The engine gives nodes, links and paths as maps; they are told by the exact set of their keys."""
    match value:
        case {"id": int(number), "labels": list(labels), "properties": dict(properties), **rest} if not rest:
            return NodeThing(str(number), tuple(sorted(map(str, labels))), shown(properties.items()))
        case {"id": int(number), "start": start, "end": end, "type": kind, "properties": dict(properties), **rest} if not rest:
            return LinkThing(str(number), str(start), str(end), str(kind), shown(properties.items()))
        case {"nodes": list(nodes), "relationships": list(links), **rest} if not rest and all(isinstance(n, dict) for n in nodes + links):
            return PathThing(tuple(map(_node, nodes)), tuple(map(_link, links)))
    return {name: _thing(one) for name, one in value.items()}


def _node(value: object) -> NodeThing:
    made = _thing(value)
    assert isinstance(made, NodeThing)
    return made


def _link(value: object) -> LinkThing:
    made = _thing(value)
    assert isinstance(made, LinkThing)
    return made

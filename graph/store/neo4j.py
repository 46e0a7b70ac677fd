"""A Neo4j server by address: read in one attempt, replaced by the difference in one transaction."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar, cast

import neo4j
from neo4j import exceptions as fault
from neo4j import graph as things

from graph.errors import (
    QueryFailed,
    QueryTimeout,
    Refused,
    StoreError,
    StoreLoading,
    StoreMissing,
    StoreUnreachable,
    WrongPassword,
    WrongVersion,
)
from graph.records import Link, Node
from graph.result import LinkThing, NodeThing, PathThing, Row
from graph.store import _meta, _write
from graph.store._operators import READING
from graph.store._protocol import Fetched, Kept, Meta
from graph.store._text import single
from graph.store._values import PLAIN, duration, plain, shown
from graph.store.address import ServerAddress

_T = TypeVar("_T")
OLDEST = 2026  # the first year whose releases were tried
LOAD_SECONDS = 1800.0

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # else the driver's warnings reach stderr beside our one sentence


class Neo4jStore:
    """A server; safe to read from several threads."""

    engine = "neo4j"

    def __init__(self, address: ServerAddress, user: str | None, password: str | None) -> None:
        self.address = str(address)
        self.kept = Kept()
        self._driver = neo4j.GraphDatabase.driver(
            self.address,
            auth=(user or "neo4j", password) if password is not None else None,
            user_agent="linkage",
            connection_timeout=5.0,
            connection_acquisition_timeout=15.0,
            liveness_check_timeout=5.0,  # real networks cut idle connections silently
            max_transaction_retry_time=0.0,
            notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            telemetry_disabled=True,
        )
        try:
            with _told(self.address):
                agent = self._driver.get_server_info().agent
            _known_version(agent, self.address)
        except BaseException:
            self._driver.close()
            raise

    def open(self) -> "Neo4jStore":
        """Look whose it is; raises StoreMissing, ForeignStore, StoreLoading, WrongVersion."""
        try:
            self.meta()
        except BaseException:
            self.close()
            raise
        return self

    def meta(self) -> Meta:
        rows = self._ask(_meta.TEXT)
        if not rows and self._is_empty():
            raise StoreMissing(
                f"Nothing has been loaded at {self.address}.", then="Run `linkage load` with this --db first.", address=self.address
            )
        return _meta.claimed(rows, self.address)

    def held(self) -> Meta | None:
        rows = self._ask(_meta.TEXT)
        if not rows and self._is_empty():
            return None
        try:
            return _meta.claimed(rows, self.address)
        except (StoreLoading, WrongVersion):
            return Meta(ledger=str(rows[0]["ledger"]), edition=0, made_on="")

    def read(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        """A server commits while others read, so its edition is looked up before and after: rows of two editions are never mixed."""
        asked = single(text)
        for _ in range(3):
            before, fetched, after = self._transaction(lambda tx: _between(tx, asked, parameters, limit), timeout)
            _meta.claimed(before, self.address)
            if before == after:
                return fetched
        raise StoreLoading(f"{self.address} changed while it was read, three times.", then="Try again in a moment.", address=self.address)

    def read_typed(self, text: str, parameters: Mapping[str, object], *, limit: int, timeout: float) -> Fetched:
        """The server's own plan is looked at first: it names what a text would do, however it is written."""
        if unknown := sorted({name.partition("(")[0] for name in self.plan(text, parameters)} - READING):
            raise Refused(f"the server would run {', '.join(unknown)}, which is not known to be harmless.")
        return self.read(text, parameters, limit=limit, timeout=timeout)

    def plan(self, text: str, parameters: Mapping[str, object]) -> tuple[str, ...]:
        asked = f"EXPLAIN {single(text)}"
        found = self._transaction(lambda tx: _run(tx, asked, parameters).consume().plan, 30.0)
        return tuple(_operators(found)) if found else ()

    def close(self) -> None:
        self._driver.close()

    def replace(self, nodes: Sequence[Node], links: Sequence[Link], meta: Meta, *, adopt: bool = False) -> None:
        held = self.held()
        if held is not None and held.ledger != meta.ledger and not adopt:
            raise _meta.other_ledger(self.address)
        with _told(self.address, writing=True):
            with self._driver.session() as session:
                _write.constraints(lambda text, rows: session.run(text, dict(rows)).data(), nodes)
            _write.replace(self._begin, nodes, links, meta, adopt=adopt, where=self.address)

    def settle(self, nodes: Sequence[Node], meta: Meta) -> None:
        """Give what Neo4j's importer brought its constraints, then the Meta node that says that it is whole."""
        with _told(self.address, writing=True):
            with self._driver.session() as session:
                _write.constraints(lambda text, rows: session.run(text, dict(rows)).data(), nodes)
            with self._begin() as run:
                _write.hold(run, meta, self.address)

    @contextmanager
    def _begin(self) -> Iterator[_write.Run]:
        with self._driver.session() as session, session.begin_transaction(timeout=LOAD_SECONDS) as tx:
            yield lambda text, rows: _run(tx, text, rows).data()
            tx.commit()

    def _is_empty(self) -> bool:
        return not self._ask("MATCH (n) RETURN 1 AS one LIMIT 1")

    def _ask(self, text: str) -> Sequence[Row]:
        return self._transaction(lambda tx: _rows(tx, text, {}, 10).rows, 60.0)

    def _transaction(self, work: Callable[[neo4j.Transaction], _T], timeout: float) -> _T:
        """One attempt: the driver's own retries make a memory fault last half a minute. Only a connection found dead is replaced, once."""
        for last in (False, True):
            try:
                with (
                    _told(self.address, timeout=timeout),
                    self._driver.session(default_access_mode=neo4j.READ_ACCESS) as session,
                    session.begin_transaction(timeout=max(timeout, 0.001)) as tx,
                ):
                    return work(tx)
            except StoreUnreachable:
                if last:
                    raise
        raise AssertionError("a second attempt returns or raises")


def _run(tx: neo4j.Transaction, text: str, parameters: Mapping[str, object]) -> neo4j.Result:
    return tx.run(text, dict(parameters))


def _between(
    tx: neo4j.Transaction, text: str, parameters: Mapping[str, object], limit: int
) -> tuple[Sequence[Row], Fetched, Sequence[Row]]:
    before = _rows(tx, _meta.TEXT, {}, 10).rows
    fetched = _rows(tx, text, parameters, limit)
    return before, fetched, _rows(tx, _meta.TEXT, {}, 10).rows


def _rows(tx: neo4j.Transaction, text: str, parameters: Mapping[str, object], limit: int) -> Fetched:
    """At most `limit` rows; what is beyond is thrown away on the server."""
    result = _run(tx, text, parameters)
    columns = result.keys()
    rows: list[Row] = []
    for record in result:
        if len(rows) == limit:
            result.consume()
            return Fetched(rows=rows, cut=True, columns=columns)
        rows.append({key: value if type(value) in PLAIN else _thing(value) for key, value in zip(columns, record.values(), strict=True)})
    return Fetched(rows=rows, cut=False, columns=columns)


def _thing(value: object) -> object:
    match value:
        case things.Node():
            return NodeThing(value.element_id, tuple(sorted(value.labels)), shown((k, _thing(v)) for k, v in value.items()))
        case things.Relationship():
            start, end = (node.element_id if node else "" for node in value.nodes)
            return LinkThing(value.element_id, start, end, value.type, shown((k, _thing(v)) for k, v in value.items()))
        case things.Path():
            return PathThing(tuple(map(_node, value.nodes)), tuple(map(_link, value.relationships)))
        case dict():
            return {str(name): _thing(one) for name, one in value.items()}
        case neo4j.time.Duration():
            return duration(value.months, value.days, value.seconds)
        case neo4j.time.Date() | neo4j.time.DateTime() | neo4j.time.Time():
            return plain(value.to_native())
        case neo4j.spatial.Point():
            names = ("longitude", "latitude", "height") if value.srid in (4326, 4979) else ("x", "y", "z")
            return dict(zip(names, map(float, value), strict=False))
        case list() | tuple():
            return [one if type(one) in PLAIN else _thing(one) for one in value]
    return value


def _node(value: things.Node) -> NodeThing:
    return cast("NodeThing", _thing(value))


def _link(value: things.Relationship) -> LinkThing:
    return cast("LinkThing", _thing(value))


def _operators(plan: Mapping[str, object]) -> Iterator[str]:
    yield str(plan["operatorType"]).split("@")[0]
    children = plan.get("children")
    for child in children if isinstance(children, list) else ():
        yield from _operators(child)


def _known_version(agent: str, where: str) -> None:
    """Aura's servers call themselves by an old number for good, and are always new."""
    name, _, version = agent.partition("/")
    year = version.split(".")[0]
    if name != "Neo4j" or not ((year.isdigit() and int(year) >= OLDEST) or version.endswith("-aura")):
        raise WrongVersion(
            f"{where} is {name} {version}; Linkage needs Neo4j {OLDEST}.08 or later.",
            then="Use a newer server, or `linkage neo4j start`.",
            address=where,
            version=version,
        )


@contextmanager
def _told(where: str, *, timeout: float = 0.0, writing: bool = False) -> Iterator[None]:
    """What the driver raises, said in our words; its own texts may repeat parameters and addresses."""
    try:
        yield
    except fault.Neo4jError as error:
        raise _meaning(error, where, timeout, writing) from None
    except (fault.ServiceUnavailable, fault.SessionExpired, fault.IncompleteCommit, OSError):
        raise StoreUnreachable(
            f"The server at {where} does not answer.", then="Start it (`linkage neo4j start`) or check --db.", address=where
        ) from None
    except (fault.ConfigurationError, ValueError) as error:
        raise StoreUnreachable(f"{where} cannot be used: {_first(str(error))}", then="Check --db.", address=where) from None
    except fault.DriverError as error:
        raise StoreUnreachable(
            f"The connection to {where} broke: {type(error).__name__}.", then="Try again in a moment.", address=where
        ) from None


def _meaning(error: fault.Neo4jError, where: str, timeout: float, writing: bool) -> Exception:
    code = error.code or ""
    if code.startswith("Neo.ClientError.Security"):
        return WrongPassword(
            f"The server at {where} refused the user or password.", then="Set LINKAGE_USER and LINKAGE_PASSWORD.", address=where
        )
    if "AccessMode" in code:
        return Refused("the text would write; only texts that read may run.")
    if "TimedOut" in code or code.endswith("Transaction.Terminated"):
        return QueryTimeout(f"The query was stopped after {timeout:g} seconds.", then="Ask for less: a start node, fewer hops.")
    if "DatabaseUnavailable" in code or "DatabaseNotFound" in code:
        return StoreUnreachable(f"The server at {where} runs, but its database does not.", then="Look into its log.", address=where)
    if "OutOfMemory" in code:
        what = f"{where} has too little memory for this."
        return (
            StoreError(what, then="Nothing was changed.") if writing else QueryFailed(what, then="Ask for less: a start node, fewer hops.")
        )
    if writing:
        return StoreError(f"{where} could not be written: {_first(error.message)}", then="Nothing was changed.", address=where)
    return QueryFailed(_first(error.message), then="Change the text; nothing was run.")


def _first(text: str | None) -> str:
    line = " ".join((text or "unknown fault").strip().splitlines()[0].split())
    return line if line.endswith(".") else f"{line}."

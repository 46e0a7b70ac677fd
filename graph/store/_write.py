"""How a server comes to hold exactly one edition: by the difference, in one transaction.

Above LARGEST rows it goes in batches behind `Meta.loading`, and every reader refuses until that is gone. The mark is a
word of this load alone: a load that finds another's mark there has been overtaken and stops.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

from graph.errors import ForeignStore, StoreBusy, StoreDamaged
from graph.records import Link, Node
from graph.result import Row
from graph.store import _meta
from graph.store._difference import Difference, LinkThere, NodeThere, difference
from graph.store._protocol import Meta
from graph.store._values import by_ends, by_kind, link_properties, node_properties

Run = Callable[[str, Mapping[str, object]], Sequence[Row]]
Begin = Callable[[], AbstractContextManager[Run]]  # commits when left in peace, else rolls back
Step = tuple[str, Sequence[object]]

LARGEST = 50_000  # rows in one transaction; 700,000 burst the memory of a server of 512 MB
BATCH = 5_000

# Two statements: what is read in the one that waits for the lock may have been read before it waited.
_LOCK = "MERGE (m:Meta {id: 'store'}) ON CREATE SET m.fresh = true SET m.locked = true REMOVE m.locked"
_WHOSE = "MATCH (m:Meta {id: 'store'}) RETURN m.fresh AS fresh, m.ledger AS ledger, m.loading AS loading"
_NODES = "MATCH (n) WHERE NOT (n:Meta AND n.id = 'store') RETURN elementId(n) AS element, labels(n) AS labels, properties(n) AS properties"
_LINKS = (
    "MATCH (a)-[r]->(b) "
    "RETURN elementId(r) AS element, type(r) AS kind, elementId(a) AS start, elementId(b) AS end, properties(r) AS properties"
)
_MARK = "MATCH (m:Meta {id: 'store'}) SET m = $held SET m.loading = $token RETURN 1 AS done"
_HELD = "MATCH (m:Meta {id: 'store'}) SET m = $held RETURN 1 AS done"


def constraints(run: Run, nodes: Sequence[Node]) -> None:
    """A unique id for every label; each is a transaction of its own."""
    for kind in sorted({node.kind for node in nodes} | {"Meta"}):
        run(f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE", {})


def hold(run: Run, meta: Meta, where: str) -> None:
    """Say that the server holds this edition whole; raises StoreDamaged if nothing there can say it."""
    if not run(_HELD, {"held": _meta.properties(meta)}):
        raise StoreDamaged(f"{where} did not take what was imported.", then="Run `linkage load` again.", address=where)


def replace(begin: Begin, nodes: Sequence[Node], links: Sequence[Link], meta: Meta, *, adopt: bool, where: str) -> None:
    """Make the server hold exactly these; whatever stops it, a reader sees the old edition, the new one, or a refusal."""
    token, held = str(uuid.uuid4()), _meta.properties(meta)
    with begin() as run:
        _claim(run, meta, adopt, where)
        change = difference(*_there(run), nodes, links)
        if change.size <= LARGEST:
            for step in _steps(change):
                _take(run, step, where)
            run(_HELD, {"held": held})
            return
        run(_MARK, {"held": held, "token": token})
    for step in _steps(change):
        with begin() as run:
            _keep(run, token, where)
            _take(run, step, where)
    with begin() as run:
        _keep(run, token, where)
        run(_HELD, {"held": held})


def _locked(run: Run) -> Row:
    """Whose the server is, held until the end of the transaction, so that two loads come one after the other."""
    run(_LOCK, {})
    return run(_WHOSE, {})[0]


def _keep(run: Run, token: str, where: str) -> None:
    if _locked(run)["loading"] != token:
        raise StoreBusy(f"Another load into {where} has overtaken this one.", then="Nothing is lost: the other load goes on.")


def _claim(run: Run, meta: Meta, adopt: bool, where: str) -> None:
    there = _locked(run)
    if there["fresh"] and run("MATCH (n) WHERE NOT n:Meta RETURN 1 AS one LIMIT 1", {}):
        raise ForeignStore(
            f"{where} holds a graph that Linkage did not write; it was left as it is.", then="Give another --db.", address=where
        )
    if there["ledger"] not in (None, meta.ledger) and not adopt:
        raise _meta.other_ledger(where)


def _there(run: Run) -> tuple[list[NodeThere], list[LinkThere]]:
    nodes = [NodeThere(str(row["element"]), tuple(_texts(row["labels"])), _map(row["properties"])) for row in run(_NODES, {})]
    links = [
        LinkThere(str(row["element"]), str(row["kind"]), str(row["start"]), str(row["end"]), _map(row["properties"]))
        for row in run(_LINKS, {})
    ]
    return nodes, links


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _map(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _steps(change: Difference) -> list[Step]:
    """The difference as texts with at most BATCH rows each; links go before their nodes and come after them."""
    steps: list[Step] = [
        ("UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r RETURN count(*) AS done", change.gone_links),
        ("UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row DELETE n RETURN count(*) AS done", change.gone_nodes),
        (
            "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.e SET n = row.p RETURN count(*) AS done",
            [{"e": element, "p": properties} for element, properties in change.changed_nodes],
        ),
        (
            "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.e SET r = row.p RETURN count(*) AS done",
            [{"e": element, "p": properties} for element, properties in change.changed_links],
        ),
    ]
    for kind, members in by_kind(change.new_nodes).items():
        steps.append(
            (f"UNWIND $rows AS row CREATE (n:{kind}) SET n = row RETURN count(*) AS done", [node_properties(node) for node in members])
        )
    for (kind, start, end), facts in by_ends(change.new_links).items():
        text = (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.p RETURN count(*) AS done"
        )
        steps.append((text, [{"a": link.start, "b": link.end, "p": link_properties(link)} for link in facts]))
    return [(text, rows[at : at + BATCH]) for text, rows in steps for at in range(0, len(rows), BATCH)]


def _take(run: Run, step: Step, where: str) -> None:
    text, rows = step
    done = run(text, {"rows": list(rows)})[0]["done"]
    if done != len(rows):
        raise StoreDamaged(
            f"{where} took {done} of {len(rows)} rows, so the load was stopped.", then="Run `linkage load` again.", address=where
        )

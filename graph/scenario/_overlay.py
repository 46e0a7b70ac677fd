"""A scenario laid over the statements of an edition: one graph of facts and changes, in memory only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.errors import BadParameter
from graph.projection import merge, part
from graph.projection.merge import Graph, Statement
from graph.records import Link, Node, Record, Value
from graph.scenario._change import Change
from graph.scenario._records import added
from graph.store import Reader
from graph.store.in_memory import Overlay

# Where a thing lies, what it is part of and who owns it stays so when it closes.
_STAYS = frozenset({"LOCATED_IN", "IN_COUNTRY", "PART_OF", "IN_CHAIN", "SUCCEEDED_BY", "OWNS", "HOLDS_FOR_STATE", "SIGNED", "COVERS"})


def applied(statements: Iterable[Statement], changes: Sequence[Change], name: str) -> Graph:
    """The graph of the facts with the changes of a scenario; without changes it is the graph of the facts.

    What closes keeps its place and its owners, every other statement about it is ended. What starts has its planned
    statements stated. Raises BadParameter where a change names something that the facts do not hold.

    >>> from graph.scenario import from_rows
    >>> facts = [("d", Node(kind="Gate", id="vl:G06")), ("d", Node(kind="Enterprise", id="vl:E01"))]
    >>> ends = dict(start_kind="Enterprise", start="vl:E01", end_kind="Gate", end="vl:G06")
    >>> facts.append(("d", Link(kind="SHIPS_VIA", fact_id="vl:R1", properties={"status": "stated"}, **ends)))
    >>> closed, _ = from_rows("closed", [{"change": "close", "kind": "gate", "thing": "G06"}])
    >>> [link.properties["status"] for link in applied(facts, closed.changes, "closed").links]
    ['ended']
    """
    new = [("~" + name, record) for change in changes for record in added(change, name)]
    whole = merge.graph([*statements, *new])
    _all_known(whole, changes, {record.key for _, record in new}, name)
    verbs = {change.thing: change.verb for change in changes if change.verb != "add"}
    if not verbs:
        return whole
    return replace(
        whole,
        nodes=tuple(_node(node, verbs, name) for node in whole.nodes),
        links=tuple(_link(link, verbs, name) for link in whole.links),
    )


def overlay(facts: Reader, changes: Sequence[Change], name: str) -> Overlay:
    """What a scenario adds to the graph of a reader and changes in it: `applied` to the part of the facts that it speaks of."""
    new = [record for change in changes for record in added(change, name)]
    things = {change.thing for change in changes if change.verb != "add"}
    links = part.links(facts, things, things) if things else ()
    ends = {end for link in (*links, *(one for one in new if isinstance(one, Link))) for end in (link.start, link.end)}
    nodes = part.nodes(facts, things | ends | {one.id for one in new if isinstance(one, Node)})
    records: tuple[Record, ...] = (*nodes, *links)
    made = applied([("", record) for record in records], changes, name)
    same_nodes = {node.id: node for node in nodes}
    same_links = {(link.kind, link.fact_id): link for link in links}
    return Overlay(
        nodes=[node for node in made.nodes if same_nodes.get(node.id) != node],
        links=[link for link in made.links if same_links.get((link.kind, link.fact_id)) != link],
    )


def _all_known(whole: Graph, changes: Iterable[Change], new: set[str], name: str) -> None:
    things = {node.id for node in whole.nodes} | {link.fact_id for link in whole.links}
    missing = [change.thing for change in changes if change.verb != "add" and change.thing not in things]
    for record in whole.waiting:
        if record.key in new and isinstance(record, Link):
            missing += [end for end in (record.start, record.end) if end not in things]
    if missing:
        names = ", ".join(dict.fromkeys(missing))
        what = f"The scenario {name} names what the facts of this edition do not hold: {names}."
        raise BadParameter(what, then="Correct the rows of the scenario.", name="scenario")


def _node(node: Node, verbs: Mapping[str, str], name: str) -> Node:
    if node.id not in verbs or (status := _status(str(node.properties.get("status", "stated")), verbs[node.id])) is None:
        return node
    own = {"status": status} if node.kind != "Gate" else {}
    return replace(node, properties={**node.properties, **own, "note": _noted(node.properties.get("note"), verbs[node.id], name)})


def _link(link: Link, verbs: Mapping[str, str], name: str) -> Link:
    found = [verbs[id] for id in (link.fact_id, link.start, link.end) if id in verbs]
    if not found or (link.kind in _STAYS and link.fact_id not in verbs):
        return link
    verb = "close" if "close" in found else "start"
    status = _status(str(link.properties.get("status", "stated")), verb)
    if status is None:
        return link
    # A date that the plan missed says nothing any more; an end that has passed would end it again.
    kept = {key: value for key, value in link.properties.items() if verb == "close" or key not in ("valid_from", "valid_to")}
    return replace(link, properties={**kept, "status": status, "note": _noted(link.properties.get("note"), verb, name)})


def _status(now: str, verb: str) -> str | None:
    """The status after the change; None where it changes nothing."""
    if verb == "close":
        return "ended" if now in ("stated", "planned") else None
    return "stated" if now == "planned" else None


def _noted(note: Value | None, verb: str, name: str) -> str:
    done = f"scenario {name}: {'closed' if verb == 'close' else 'started'}"
    return f"{note}; {done}" if note else done

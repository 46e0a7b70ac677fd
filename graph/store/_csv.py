"""Nodes and links as the files that Neo4j's own importer reads: one file a kind and set of value types, its header first.

Texts are always quoted, so that an empty cell is an absent value and "" an empty text.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from graph.errors import StoreError
from graph.records import Link, Node, Properties, Value
from graph.store._values import by_ends, by_kind

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean", tuple: "string[]"}
_PARTERS = ("\x1f", "\x1e", "\x1d", "\x1c", ";")  # one that no list of these data holds parts the members of every list


R = TypeVar("R", Node, Link)


def written(folder: Path, nodes: Sequence[Node], links: Sequence[Link], meta: Mapping[str, Value]) -> list[str]:
    """The importer's words for every node, the Meta node with `meta` and every link, written into this folder.

    Raises StoreError for what no file can hold.
    """
    parter = _parter([*nodes, *links])
    multiline = False
    arguments = []
    meta_node = Node(kind="Meta", id="store", properties={name: value for name, value in meta.items() if name != "id"})
    for kind, members in by_kind([*nodes, meta_node]).items():
        for at, (types, some) in enumerate(_alike(members)):
            path = folder / f"{kind}-{at}.csv"
            multiline |= _table(path, [f"id:ID({kind})"], types, ((((one.id,), one.properties)) for one in some), parter)
            arguments.append(f"--nodes={kind}={path}")
    for (kind, start, end), facts in by_ends(links).items():
        for at, (types, some_links) in enumerate(_alike(facts)):
            path = folder / f"{kind}-{start}-{end}-{at}.csv"
            keys = [f":START_ID({start})", f":END_ID({end})", "fact_id:string"]
            rows = (((one.start, one.end, one.fact_id), one.properties) for one in some_links)
            multiline |= _table(path, keys, types, rows, parter)
            arguments.append(f"--relationships={kind}={path}")
    lines = [f"--multiline-fields={str(multiline).lower()}", f"--array-delimiter=U+{ord(parter):04X}"]
    return [*lines, *arguments]


def _parter(records: Sequence[Node | Link]) -> str:
    members = {one for record in records for value in record.properties.values() if isinstance(value, tuple) for one in value}
    for sign in _PARTERS:
        if not any(sign in one for one in members):
            return sign
    raise StoreError("Lists of these data hold every sign that could part them in a file.", then="Load without --bulk.")


def _alike(records: Sequence[R]) -> Iterator[tuple[dict[str, type], list[R]]]:
    """The records in groups in which every property has one type: nearly always one group."""
    left = list(records)
    while left:
        types: dict[str, type] = {}
        taken: list[R] = []
        others: list[R] = []
        for one in left:
            said = {name: type(value) for name, value in one.properties.items()}
            if any(types.get(name, kind) is not kind for name, kind in said.items()):
                others.append(one)
                continue
            types |= said
            taken.append(one)
        yield types, taken
        left = others


def _table(path: Path, keys: list[str], types: Mapping[str, type], rows: Iterator[tuple[tuple[str, ...], Properties]], parter: str) -> bool:
    """Write one file; whether a text in it runs over several lines."""
    names = sorted(types)
    multiline = False
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join([*keys, *(f"{name}:{_TYPES[types[name]]}" for name in names)]) + "\n")
        for ids, said in rows:
            line = ",".join([*map(_quoted, ids), *(_cell(said.get(name), parter) for name in names)])
            multiline = multiline or "\n" in line or "\r" in line
            file.write(line + "\n")
    return multiline


def _cell(value: Value | None, parter: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(parter.join(value)) if isinstance(value, tuple) else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

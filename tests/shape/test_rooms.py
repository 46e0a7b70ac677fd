"""Who may import whom inside graph and views, and that a public name has one meaning in the whole house.

The order is that of docs/architecture.md, "The rooms"; every room of graph stands in it. Everything here reads files; nothing is run.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import networkx as nx

HOME = Path(__file__).resolve().parents[2]
# From the ground up: a room imports itself and what stands in a line above its own.
ORDER = (
    {"errors", "records", "text", "result", "collector"},
    {"algorithm", "schema", "store", "ledger"},
    {"question", "guard", "projection"},
    {"answer"},
    {"scenario", "layout", "measure"},
    {"measure/facts"},
    {"measure/need", "measure/road", "measure/record"},
    {"measure/gap", "measure/site", "measure/path", "measure/resilience", "measure/chain", "measure/trade"},
    {"catalogue"},
    {"ask"},
    {"edition"},
)
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
# What every module of a kind offers under one name, found by scanning, or the same verb at the door of several rooms.
CONTRACT = {
    "measure": "the method of a module of graph/measure",
    "KIND": "the kind of node of a module of graph/schema",
    "LINKS": "the links of a module of graph/schema",
    "DATASET": "what a loader's rows are loaded and undone as",
    "SHIPPED": "the files of a loader that come with the product",
    "recognises": "whether a loader reads a file",
    "read": "the batches, rows or question of a file",
    "write": "an answer as the bytes of a format",
    "find": "the thing of that name, or an error with the names there are",
    "names": "every name that can be found",
    "show": "draws one part of a page",
    "body": "the body of a page",
}


def modules(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((HOME / room).rglob("*.py"))]


def dotted(path: Path) -> str:
    return path.relative_to(HOME).as_posix().removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def room(module: str) -> str:
    """graph.store.neo4j stands in store, graph.measure.need.needs in measure/need, views.shared.table in views/shared."""
    top, *rest = module.split(".")
    if top == "graph" and rest:
        inner = rest[0] == "measure" and len(rest) > 1
        return "/".join(rest[:2]) if inner else rest[0]
    if top == "views" and rest and (HOME / "views" / rest[0]).is_dir():
        return f"views/{rest[0]}"
    return top


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and module of every import of ours, those for types too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}".replace(".", "/")
                whole = (HOME / f"{full}.py").is_file() or (HOME / full).is_dir()
                yield node.lineno, f"{node.module}.{alias.name}" if whole else node.module
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


def test_every_room_of_graph_stands_in_the_order() -> None:
    assert {room(dotted(path)) for path in modules("graph")} == {*RANK, "graph"}


def test_a_room_imports_only_rooms_that_stand_above_it() -> None:
    wrong = []
    for path in modules("graph"):
        own = room(dotted(path))
        for line, full in imports(path):
            other = room(full)
            if full.startswith("graph.") and own in RANK and other != own and RANK[other] >= RANK[own]:
                wrong.append(f"{path.relative_to(HOME)}:{line} imports {full}")
    assert not wrong


def test_a_page_imports_what_pages_share_and_no_other_page() -> None:
    wrong = []
    for path in modules("views"):
        own = room(dotted(path))
        for line, full in imports(path):
            if full.startswith("views") and room(full) not in {own, "views", "views/shared"}:
                wrong.append(f"{path.relative_to(HOME)}:{line} imports {full}")
    assert not wrong


def test_no_module_imports_itself_by_way_of_others() -> None:
    known = {dotted(path): path for path in modules("graph", "loaders", "exports", "views")}
    drawn = nx.DiGraph((name, full) for name, path in known.items() for _, full in imports(path) if full in known and full != name)

    assert [sorted(some) for some in nx.strongly_connected_components(drawn) if len(some) > 1] == []


def public(path: Path) -> Iterator[str]:
    """The module-level names of a module that others may read."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        found = (
            [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else [one.id for one in targets if isinstance(one, ast.Name)]
        )
        yield from (name for name in found if not name.startswith("_"))


def test_no_public_name_stands_in_two_rooms_with_two_meanings() -> None:
    """A module that begins with _ is private to its room, so what it holds is not public."""
    stands: dict[str, set[str]] = defaultdict(set)
    for path in modules("graph", "loaders", "exports", "views"):
        if not path.name.startswith("_") or path.name in ("__init__.py", "_state.py", "_text.py"):
            for name in public(path):
                stands[name].add(room(dotted(path)))

    assert {name: sorted(rooms) for name, rooms in stands.items() if len(rooms) > 1 and name not in CONTRACT} == {}


def test_pure_methods_know_no_word_of_trade() -> None:
    """graph/algorithm is about things, links and matrices; examples and references in docstrings may name where a method comes from."""
    word = re.compile(r"product|countr|suppl|maker|trade|enterprise|hs2022|vl:", re.I)
    wrong = []
    for path in modules("graph/algorithm"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            names = [getattr(node, key, None) for key in ("id", "attr", "arg", "name")]
            texts = [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told else []
            wrong += [f"{path.name}:{node.lineno} {each}" for each in (*names, *texts) if isinstance(each, str) and word.search(each)]
    assert wrong == []

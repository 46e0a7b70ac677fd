"""Every question, format, error, command and setting is in the docs, the generated pages are current, and every example runs."""

import csv
import importlib.util
import inspect
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import cli
import exports
from graph import errors
from graph.catalogue import questions
from graph.errors import LinkageError
from graph.schema import kinds, link_types

HOME = Path(__file__).resolve().parents[2]
DOCS = HOME / "docs"
README = (HOME / "README.md").read_text(encoding="utf-8")
WRITTEN = [HOME / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(DOCS.rglob("*.md"))


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("file", ["questions.md", "dictionary.md", "commands.md", "errors.md"])
def test_a_generated_page_is_current(file: str) -> None:
    assert (DOCS / file).read_text(encoding="utf-8") == generator().page(file), "run `make docs`"


def test_every_question_kind_error_command_and_format_is_in_the_docs() -> None:
    pages = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("questions.md", "dictionary.md", "commands.md", "errors.md")}

    assert [name for name in questions() if f"## {name}\n" not in pages["questions.md"]] == []
    assert [name for name in (*kinds(), *link_types()) if f"## {name}\n" not in pages["dictionary.md"]] == []
    tree = [name for name, each in vars(errors).items() if inspect.isclass(each) and issubclass(each, LinkageError)]
    assert [name for name in tree if not re.search(rf"\b{name}\b", pages["errors.md"])] == []
    commands = [command.callback.__name__ for command in cli.app.registered_commands if command.callback]
    assert [name for name in commands if f"`linkage {name}`" not in pages["commands.md"]] == []
    assert [name for name in exports.formats() if f"`.{name}`" not in pages["commands.md"]] == []


def test_every_setting_is_in_the_docs() -> None:
    sources = [*(HOME / "graph").rglob("*.py"), *(HOME / "views").rglob("*.py"), *(HOME / "bench").rglob("*.py"), HOME / "cli.py"]
    used = {name for path in sources for name in re.findall(r"\bLINKAGE_[A-Z0-9_]+\b", path.read_text(encoding="utf-8"))}
    settings = (DOCS / "architecture.md").read_text(encoding="utf-8")

    assert {name for name in used if f"`{name}`" not in settings} == set()


def test_every_dependency_has_its_decision() -> None:
    decided = (DOCS / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8").lower()
    for file in ("requirements.txt", "requirements-neo4j.txt", "requirements-dev.txt"):
        for name in re.findall(r"^([A-Za-z0-9_.-]+)", (HOME / file).read_text(encoding="utf-8"), re.M):
            assert name.lower() in decided, f"{name} of {file}"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(HOME)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]

    assert [target for target in targets if target and not (page.parent / target).exists()] == []


def test_the_first_page_of_the_changelog_is_the_version() -> None:
    version = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    assert re.findall(r"^## (\S+)", (HOME / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)[0] == version


def test_the_counts_in_the_readme_are_those_of_the_tables() -> None:
    def rows(table: str) -> int:
        with (HOME / "data" / "vietnam_laos" / table).open(encoding="utf-8", newline="") as file:
            return sum(1 for _ in csv.DictReader(file))

    text = " ".join(README.split())
    assert f"{rows('enterprises.csv')} enterprises, {rows('zones.csv')} zones, {rows('border_gates.csv')} border gates" in text
    assert (
        f"{rows('corridors.csv')} corridors, {rows('agreements.csv')} agreements, 21 chains, {rows('product_inputs.csv')} recipes" in text
    )
    assert f"{rows('trade_by_product.csv') + rows('trade_totals.csv')} published trade figures" in text
    assert f"{rows('sources.csv') + rows('product_input_sources.csv')} sources are listed, 18 of them as background only" in text


def blocks(language: str, text: str = README) -> Iterator[str]:
    yield from re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def run(line: str) -> object:
    """One line of the README as the shell would take it; gives its exit code."""
    program, *words = shlex.split(line, comments=True)
    assert program == "linkage"
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    return left.value.code


def commands(mark: str) -> list[str]:
    block = next(block for block in blocks("sh") if mark in block)
    return [line for line in block.splitlines() if line.startswith("linkage ")]


def test_the_command_lines_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINKAGE_DB", "graph.kgl")
    lines = commands("linkage questions")

    assert len(lines) >= 7
    assert [(line, code) for line in lines if (code := run(line))] == []
    assert (tmp_path / "needs.csv").read_bytes().startswith(b"need,")
    assert (tmp_path / "coffee.png").read_bytes().startswith(b"\x89PNG")


def test_the_notebook_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LINKAGE_DB", str(tmp_path / "graph.kgl"))
    assert not run("linkage load")
    space: dict[str, object] = {}

    exec(next(blocks("python")), space)

    table, picture = space["table"], space["picture"]
    assert list(getattr(table, "columns", ()))[:2] == ["need", "users"] and len(getattr(table, "index", ())) > 0
    assert getattr(picture, "number_of_nodes", lambda: 0)() > 0
    assert " of " in capsys.readouterr().out


def test_the_server_lines_of_the_readme_run(
    neo4j_server: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`linkage neo4j start` and a `--db` without user or password; `neo4j_server` skips or fails where Neo4j cannot be had."""
    monkeypatch.setenv("LINKAGE_DB", "")
    start, *others = commands("linkage neo4j start")

    assert not run(start)
    address = capsys.readouterr().out
    try:
        assert re.fullmatch(r"bolt://127\.0\.0\.1:\d+\n", address)
        assert not run(start) and capsys.readouterr().out == address  # also when it already runs
        assert not run("linkage neo4j status") and capsys.readouterr().out == address
        for line in others:
            assert not run(line.replace("bolt://127.0.0.1:PORT", address.strip())), line
    finally:
        run("linkage neo4j stop")


def test_every_table_of_the_questions_page_shows_the_declared_columns() -> None:
    text = (DOCS / "questions.md").read_text(encoding="utf-8")
    for name, question in questions().items():
        section = text.split(f"## {name}\n")[1].split("\n## ")[0]
        assert all(f"| {column} |" in section for column in question.columns), name

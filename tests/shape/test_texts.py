"""A query text stands once: what several questions fetch lies in queries/parts."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from graph.catalogue import questions
from graph.question.file import read_parts

HOME = Path(__file__).resolve().parents[2]
SHARED = sorted((HOME / "queries" / "parts").glob("*.cypher"))


def in_files() -> Iterator[tuple[str, str]]:
    """(where, text) of every part of every file below queries/, the examples of the console too."""
    for path in (HOME / "queries").rglob("*.cypher"):
        for number, text in enumerate(re.split(r"^// == .*\n", path.read_text(encoding="utf-8"), flags=re.M)[1:], 1):
            yield f"{path.relative_to(HOME)}, part {number}", text


def in_code() -> Iterator[tuple[str, str]]:
    """(where, text) of every string of the program that reads a graph."""
    for room in ("graph", "loaders", "exports", "views"):
        for path in (HOME / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and "MATCH (" in node.value:
                    yield f"{path.relative_to(HOME)}:{node.lineno}", node.value


def test_no_query_text_of_more_than_three_lines_stands_twice() -> None:
    stands: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for where, text in (*in_files(), *in_code()):
        # Where its lines break is no difference.
        words = tuple(re.findall(r"\w+|[^\w\s]", text))
        if len(text.strip().splitlines()) > 3:
            stands[words].append(where)

    assert [places for places in stands.values() if len(places) > 1] == []


def test_every_shared_part_is_taken_by_more_than_one_question() -> None:
    taken = defaultdict(set)
    for name, question in questions().items():
        for part, text in question.parts.items():
            taken[part, text].add(name)

    alone = [
        f"{path.stem}/{part}"
        for path in SHARED
        for part, text in read_parts(path, path.read_text(encoding="utf-8").splitlines(), 0).items()
        if len(taken[part, text]) < 2
    ]
    assert alone == []

"""What stands in a question file or a file of shared parts: header and parts, each fault with its line."""

import re
import tomllib
from pathlib import Path
from typing import Any

from graph.errors import BadQuestion

_PART = re.compile(r"// == (\w+)(?: (neo4j|embedded))?\s*")
# kglite 0.21.2 finds nothing, and says nothing, for {id: r.product} with a link variable r (core-probe.md section 3).
_LINK_VARIABLE = re.compile(r"-\[\s*(\w+)\s*[:\]|*{]")
_MAP_OF_VARIABLE = re.compile(r"\{[^{}]*?:\s*(\w+)\.\w+[^{}]*\}")
_GIVEN = re.compile(r"\$(\w+)|@(links|hops|label_\w+)")


def question_fault(path: Path, line: int, what: str, then: str = "") -> BadQuestion:
    """The error to raise for a file of questions: what is wrong in which line, and what to write instead."""
    return BadQuestion(what, where=f"{path}:{line}", then=then, file=str(path), line=line)


def read_header(path: Path, lines: list[str]) -> tuple[dict[str, Any], int]:
    """The header as a dict, and the index of the first line after it."""
    ends = [i for i, line in enumerate(lines) if line.rstrip() == "// ---"]
    if len(ends) < 2 or ends[0] != 0:
        raise question_fault(path, 1, "The header is missing.", "Begin with a line '// ---', TOML in '// ' lines, and '// ---'.")
    body = [line.removeprefix("//").removeprefix(" ") for line in lines[1 : ends[1]]]
    try:
        return tomllib.loads("\n".join(body)), ends[1] + 1
    except tomllib.TOMLDecodeError as wrong:
        at = re.search(r"line (\d+)", str(wrong))
        raise question_fault(path, int(at[1]) + 1 if at else 2, f"The header is not TOML: {wrong}.") from wrong


def read_parts(path: Path, lines: list[str], start: int) -> dict[str, str]:
    """Name of a part, or "name engine" → its text; the lines from `start` on."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, line in enumerate(lines[start:], start + 1):
        mark = _PART.fullmatch(line)
        if mark:
            name = f"{mark[1]} {mark[2]}" if mark[2] else mark[1]
            if name in found:
                raise question_fault(path, number, f"The part {name!r} stands twice.")
            current = found[name] = []
        elif current is not None:
            current.append(line)
        elif line.strip() and not line.startswith("//"):
            raise question_fault(path, number, "A line stands before the first part.", "Write '// == rows' above it.")
    _check_maps(path, lines, start)
    return {name: "\n".join(text).strip() for name, text in found.items()}


def line_of(lines: list[str], mark: str) -> int:
    """The number of the first line that holds a text; 1 where none does."""
    return next((number for number, line in enumerate(lines, 1) if mark in line), 1)


def _check_maps(path: Path, lines: list[str], start: int) -> None:
    links = set(_LINK_VARIABLE.findall("\n".join(lines[start:])))
    for number, line in enumerate(lines[start:], start + 1):
        for variable in _MAP_OF_VARIABLE.findall(line.split("//")[0]):
            if variable in links and re.search(r"\(\s*\w*\s*(:\w+)?\s*\{[^}]*:\s*" + variable + r"\.", line):
                then = f"Write WITH …, {variable}.x AS x before it, and {{…: x}}."
                what = f"An inline map takes a value of the link {variable!r}: the embedded engine finds nothing."
                raise question_fault(path, number, what, then)


def given_in(text: str) -> dict[str, str]:
    """Name of every parameter that a text takes → how it is written there.

    >>> given_in("MATCH (n:@label_node {id: $node})-[:@links*1..@hops]-() WHERE r.status IN $status // $remark")
    {'node': '@label_node', 'links': '@links', 'hops': '@hops', 'status': '$status'}
    """
    bare = "\n".join(line.split("//")[0] for line in text.splitlines())
    found: dict[str, str] = {}
    for mark in _GIVEN.finditer(bare):
        found.setdefault(mark[1] or mark[2].removeprefix("label_"), mark[0])
    return found

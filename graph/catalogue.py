"""Questions are files: queries/<folder>/<name>.cypher with a TOML header, read and checked here."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from graph import measure
from graph.errors import BadQuestion, UnknownQuestion
from graph.question.parameters import TYPES, parameter
from graph.question.question import QUERIES, Question
from graph.schema import kinds

COLUMN_TYPES = ("text", "text[]", "count", "number", "yes/no", "date", "node", "node[]")
_REQUIRED = ("title", "question", "columns", "limits", "counted")
_KNOWN = {*_REQUIRED, "parameters", "identity", "measure", "gap", "rounds"}
_PART = re.compile(r"// == (\w+)(?: (neo4j|embedded))?\s*")
# kglite 0.21.2 finds nothing, and says nothing, for {id: r.product} with a link variable r (core-probe.md section 3).
_LINK_VARIABLE = re.compile(r"-\[\s*(\w+)\s*[:\]|*{]")
_MAP_OF_VARIABLE = re.compile(r"\{[^{}]*?:\s*(\w+)\.\w+[^{}]*\}")


@cache
def questions() -> dict[str, Question]:
    """Name → Question for every file below queries/, in alphabetical order; raises BadQuestion with file and line."""
    return {q.name: q for q in (read(path) for path in sorted(QUERIES.glob("*/*.cypher")))}


def find(name: str) -> Question:
    """The question of that name; raises UnknownQuestion with the names nearest to it."""
    found = questions().get(name)
    if found is None:
        raise UnknownQuestion(f"There is no question {name!r}.", then=f"Questions: {', '.join(questions())}.", name=name)
    return found


def read(path: Path) -> Question:
    """One question file, checked; raises BadQuestion naming file, line and what to write instead."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header, start = _header(path, lines)
    parts = _parts(path, lines, start)
    _check_header(path, header)
    made = Question(
        name=f"{path.parent.name}/{path.stem}",
        title=header["title"],
        question=header["question"],
        columns=header["columns"],
        limits=header["limits"],
        counted=header["counted"],
        parameters={name: parameter(name, spec, str(path)) for name, spec in header.get("parameters", {}).items()},
        identity=tuple(header.get("identity", ())),
        measure=header.get("measure", ""),
        gap=header.get("gap", ""),
        rounds={part: tuple(lists) for part, lists in header.get("rounds", {}).items()},
        parts=parts,
        path=path,
    )
    _check_parts(made)
    return made


def _fault(path: Path, line: int, what: str, then: str = "") -> BadQuestion:
    return BadQuestion(what, where=f"{path}:{line}", then=then, file=str(path), line=line)


def _header(path: Path, lines: list[str]) -> tuple[dict[str, Any], int]:
    """The header as a dict, and the index of the first line after it."""
    ends = [i for i, line in enumerate(lines) if line.rstrip() == "// ---"]
    if len(ends) < 2 or ends[0] != 0:
        raise _fault(path, 1, "The header is missing.", "Begin with a line '// ---', TOML in '// ' lines, and '// ---'.")
    body = [line.removeprefix("//").removeprefix(" ") for line in lines[1 : ends[1]]]
    try:
        return tomllib.loads("\n".join(body)), ends[1] + 1
    except tomllib.TOMLDecodeError as fault:
        at = re.search(r"line (\d+)", str(fault))
        raise _fault(path, int(at[1]) + 1 if at else 2, f"The header is not TOML: {fault}.") from fault


def _parts(path: Path, lines: list[str], start: int) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, line in enumerate(lines[start:], start + 1):
        mark = _PART.fullmatch(line)
        if mark:
            name = f"{mark[1]} {mark[2]}" if mark[2] else mark[1]
            if name in parts:
                raise _fault(path, number, f"The part {name!r} stands twice.")
            current = parts[name] = []
        elif current is not None:
            current.append(line)
        elif line.strip() and not line.startswith("//"):
            raise _fault(path, number, "A line stands before the first part.", "Write '// == rows' above it.")
    _check_maps(path, lines, start)
    return {name: "\n".join(text).strip() for name, text in parts.items()}


def _check_maps(path: Path, lines: list[str], start: int) -> None:
    links = set(_LINK_VARIABLE.findall("\n".join(lines[start:])))
    for number, line in enumerate(lines[start:], start + 1):
        for variable in _MAP_OF_VARIABLE.findall(line.split("//")[0]):
            if variable in links and re.search(r"\(\s*\w*\s*(:\w+)?\s*\{[^}]*:\s*" + variable + r"\.", line):
                then = f"Write WITH …, {variable}.x AS x before it, and {{…: x}}."
                what = f"An inline map takes a value of the link {variable!r}: the embedded engine finds nothing."
                raise _fault(path, number, what, then)


def _check_header(path: Path, header: dict[str, Any]) -> None:
    for key in _REQUIRED:
        if not header.get(key):
            raise _fault(path, 1, f"The header has no {key!r}.")
    if extra := set(header) - _KNOWN:
        raise _fault(path, 1, f"The header has {sorted(extra)}, which nothing reads.", f"Known: {', '.join(sorted(_KNOWN))}.")
    for column, kind in header["columns"].items():
        if kind not in COLUMN_TYPES and kind.removesuffix("[]") not in kinds():
            raise _fault(path, 1, f"Column {column!r} has the unknown type {kind!r}.", f"Types: {', '.join(COLUMN_TYPES)} or a kind.")


def _check_parts(q: Question) -> None:
    if "rows" not in q.part_names():
        raise _fault(q.path, 1, "The part 'rows' is missing.")
    if q.measure and q.measure not in measure.names():
        raise _fault(q.path, 1, f"There is no measure {q.measure!r}.", f"Measures: {', '.join(measure.names())}.")
    if not q.measure and (extra := set(q.part_names()) - {"rows", "picture", "population", "sources"}):
        raise _fault(q.path, 1, f"Only a question with a measure may have the parts {sorted(extra)}.")
    _check_rounds(q)
    if unknown := set(q.identity) - set(q.columns):
        raise _fault(q.path, 1, f"identity names {sorted(unknown)}, which are no columns.")
    if wrong := {p.type for p in q.parameters.values()} - set(TYPES) - set(kinds()):
        raise _fault(q.path, 1, f"Unknown parameter types {sorted(wrong)}.", f"Types: {', '.join(TYPES)} or a kind.")


def _check_rounds(q: Question) -> None:
    for part, lists in q.rounds.items():
        texts = [text for name, text in q.parts.items() if name.split()[0] == part]
        if not texts or not lists or any(not re.search(rf"\${name}\b", text) for name in lists for text in texts):
            raise _fault(
                q.path, 1, f"rounds: the part {part!r} does not take {', '.join(lists) or 'any list'}.", "Write $NAME in its text."
            )
        if taken := set(lists) & {*q.parameters, "at", "ids", "facts"}:
            raise _fault(q.path, 1, f"rounds: {sorted(taken)} are parameters.", "Give the lists other names.")
    if q.rounds and not (q.measure and measure.in_rounds(q.measure)):
        raise _fault(q.path, 1, "rounds needs a measure that yields what it wants next.", "See graph/measure/path/between.py.")

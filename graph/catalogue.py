"""Questions are files: queries/<folder>/<name>.cypher with a TOML header, read and checked here."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from graph import measure
from graph.errors import UnknownQuestion
from graph.question.file import given_in, line_of, question_fault, read_header, read_parts
from graph.question.parameters import TYPES, parameter
from graph.question.question import QUERIES, Question
from graph.question.shared_parts import PARTS_FOLDER, default_picture, names, shared_parts
from graph.question.shelves import SHELVES
from graph.schema import kinds

COLUMN_TYPES = ("text", "text[]", "count", "number", "yes/no", "date", "node", "node[]")
_REQUIRED = ("title", "question", "columns", "limits", "counted")
_KNOWN = {*_REQUIRED, "parameters", "identity", "measure", "gap", "rounds", "parts", "shelf", "order"}


@cache
def questions() -> dict[str, Question]:
    """Name → Question for every file below queries/ but shared parts, in alphabetical order; raises BadQuestion with file and line."""
    return {q.name: q for q in (read(path) for path in sorted(QUERIES.glob("*/*.cypher")) if path.parent.name != PARTS_FOLDER)}


def find(name: str) -> Question:
    """The question of that name; raises UnknownQuestion with the names nearest to it."""
    found = questions().get(name)
    if found is None:
        raise UnknownQuestion(f"There is no question {name!r}.", then=f"Questions: {', '.join(questions())}.", name=name)
    return found


def read(path: Path) -> Question:
    """One question file, checked; raises BadQuestion naming file, line and what to write instead."""
    lines = path.read_text(encoding="utf-8").splitlines()
    said, start = read_header(path, lines)
    own = read_parts(path, lines, start)
    _check_header(path, said)
    made = Question(
        name=f"{path.parent.name}/{path.stem}",
        title=said["title"],
        question=said["question"],
        columns=said["columns"],
        limits=_text(said["limits"]),
        counted=said["counted"],
        parameters={name: parameter(name, spec, str(path)) for name, spec in said.get("parameters", {}).items()},
        identity=tuple(said.get("identity", ())),
        measure=said.get("measure", ""),
        gap=said.get("gap", ""),
        shelf=said.get("shelf", ""),
        order=said.get("order"),
        rounds={part: tuple(lists) for part, lists in said.get("rounds", {}).items()},
        parts=_all_parts(path, lines, said, own),
        path=path,
    )
    _check_parts(made)
    _check_given(made, lines, own)
    _check_shelf(made, lines)
    return made


def _text(said: str | list[str]) -> str:
    """A text of a header; a long one is a list of its sentences."""
    return said if isinstance(said, str) else " ".join(said)


def _all_parts(path: Path, lines: list[str], header: dict[str, Any], own: dict[str, str]) -> dict[str, str]:
    """The shared parts that the header takes, then the file's own; a picture of the facts where neither has one."""
    shared = shared_parts(path, header.get("parts", ()))
    for twice in sorted(names(shared) & names(own)):
        line = line_of(lines, f"// == {twice}")
        raise question_fault(
            path, line, f"The part {twice!r} stands twice: here and in the shared parts.", "Take it out here or from 'parts'."
        )
    found = {**shared, **own}
    return found if "picture" in names(found) else {**found, **default_picture(path, header["columns"])}


def _check_header(path: Path, header: dict[str, Any]) -> None:
    for key in _REQUIRED:
        if not header.get(key):
            raise question_fault(path, 1, f"The header has no {key!r}.")
    if extra := set(header) - _KNOWN:
        raise question_fault(path, 1, f"The header has {sorted(extra)}, which nothing reads.", f"Known: {', '.join(sorted(_KNOWN))}.")
    said = header["limits"]
    if not isinstance(said, str) and not (isinstance(said, list) and all(isinstance(one, str) for one in said)):
        raise question_fault(path, 1, "limits is neither a text nor a list of sentences.")
    for column, kind in header["columns"].items():
        if kind not in COLUMN_TYPES and kind.removesuffix("[]") not in kinds():
            raise question_fault(
                path, 1, f"Column {column!r} has the unknown type {kind!r}.", f"Types: {', '.join(COLUMN_TYPES)} or a kind."
            )


def _check_parts(q: Question) -> None:
    if not q.measure and "rows" not in q.part_names():
        raise question_fault(q.path, 1, "The part 'rows' is missing.")
    if q.measure and q.measure not in measure.names():
        raise question_fault(q.path, 1, f"There is no measure {q.measure!r}.", f"Measures: {', '.join(measure.names())}.")
    if not q.measure and (extra := set(q.part_names()) - {"rows", "picture", "population", "sources"}):
        raise question_fault(q.path, 1, f"Only a question with a measure may have the parts {sorted(extra)}.")
    _check_rounds(q)
    if unknown := set(q.identity) - set(q.columns):
        raise question_fault(q.path, 1, f"identity names {sorted(unknown)}, which are no columns.")
    if wrong := {p.type for p in q.parameters.values()} - set(TYPES) - set(kinds()):
        raise question_fault(q.path, 1, f"Unknown parameter types {sorted(wrong)}.", f"Types: {', '.join(TYPES)} or a kind.")


def _check_rounds(q: Question) -> None:
    for part, lists in q.rounds.items():
        texts = [text for name, text in q.parts.items() if name.split()[0] == part]
        if not texts or not lists or any(not re.search(rf"\${name}\b", text) for name in lists for text in texts):
            raise question_fault(
                q.path, 1, f"rounds: the part {part!r} does not take {', '.join(lists) or 'any list'}.", "Write $NAME in its text."
            )
        if taken := set(lists) & {*q.parameters, "at", "ids", "facts"}:
            raise question_fault(q.path, 1, f"rounds: {sorted(taken)} are parameters.", "Give the lists other names.")
    if q.rounds and not (q.measure and measure.in_rounds(q.measure)):
        raise question_fault(q.path, 1, "rounds needs a measure that yields what it wants next.", "See graph/measure/path/between.py.")


def _check_given(q: Question, lines: list[str], own: dict[str, str]) -> None:
    for part, text in q.parts.items():
        known = {*q.parameters, *q.rounds.get(part.split()[0], ()), "at", "ids", "facts"}
        for name, written in given_in(text).items():
            if name not in known:
                line, whose = (line_of(lines, written), "part") if part in own else (line_of(lines, "// parts = "), "shared part")
                then = f"Declare {name!r} in 'parameters', or in 'rounds' where the measure gives it."
                raise question_fault(q.path, line, f"The {whose} {part!r} takes {written}, which the header does not give.", then)


def _check_shelf(q: Question, lines: list[str]) -> None:
    there = SHELVES.get(q.path.parent.name, ())
    if q.shelf and q.shelf not in there:
        then = f"Shelves: {'; '.join(there) or 'none in this folder'}. A new one stands in graph/question/shelves.py."
        raise question_fault(q.path, line_of(lines, "// shelf = "), f"There is no shelf {q.shelf!r}.", then)
    if q.order is not None and not (q.shelf and isinstance(q.order, int)):
        raise question_fault(q.path, line_of(lines, "// order = "), "order is the place on a shelf: a whole number beside 'shelf'.")

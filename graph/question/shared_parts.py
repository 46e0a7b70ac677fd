"""Fetch texts that several questions share: queries/parts/<name>.cypher, parts alone, without a header."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from graph.question.file import line_of, question_fault, read_parts

PARTS_FOLDER = "parts"  # beside the folders of questions; no file in it is a question
_PICTURE = "picture"  # drawn where a row names its statements and the question says nothing else


def shared_parts(path: Path, wanted: Sequence[str]) -> dict[str, str]:
    """The texts that a question takes from the folder of shared parts, by name of part.

    `wanted` is the header's `parts`: "road_network" is a whole file, "road_network/stops" one part of it.
    Raises BadQuestion with the line of `parts` where a file or part is missing or two have one name.
    """
    folder = path.parents[1] / PARTS_FOLDER
    line = line_of(path.read_text(encoding="utf-8").splitlines(), "// parts = ")
    found: dict[str, str] = {}
    for one in wanted:
        taken = _taken(folder, path, line, one)
        if twice := names(taken) & names(found):
            raise question_fault(path, line, f"parts: two files have a part {min(twice)!r}.", 'Take one of them by "file/part".')
        found |= taken
    return found


def default_picture(path: Path, columns: Sequence[str]) -> dict[str, str]:
    """The picture of a question without one of its own: the statements that its rows name in `facts` or `fact_id`."""
    file = path.parents[1] / PARTS_FOLDER / f"{_PICTURE}.cypher"
    return _read(file) if {"facts", "fact_id"} & set(columns) and file.is_file() else {}


def names(parts: Iterable[str]) -> set[str]:
    """The names of some parts, without the engine that a text is for."""
    return {part.split()[0] for part in parts}


def _taken(folder: Path, path: Path, line: int, one: str) -> dict[str, str]:
    name, _, part = one.partition("/")
    file = folder / f"{name}.cypher"
    if not file.is_file():
        there = ", ".join(sorted(each.stem for each in folder.glob("*.cypher")))
        raise question_fault(path, line, f"parts: there is no file {PARTS_FOLDER}/{name}.cypher.", f"Shared parts: {there or 'none'}.")
    having = _read(file)
    taken = {key: text for key, text in having.items() if part in ("", key.split()[0])}
    if not taken:
        raise question_fault(
            path, line, f"parts: {PARTS_FOLDER}/{name}.cypher has no part {part!r}.", f"It has: {', '.join(having) or 'none'}."
        )
    return taken


def _read(file: Path) -> dict[str, str]:
    return read_parts(file, file.read_text(encoding="utf-8").splitlines(), 0)

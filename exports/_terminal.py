"""What a terminal shows: rows to stdout, and to stderr every other word."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from exports.caption import caption, source_text
from exports.clean import cell, line, plain_text
from graph.answer.answer import Answer
from graph.errors import ExportError, LedgerError, LinkageError, StoreMissing
from graph.ledger import Ledger
from graph.result import LinkThing, NodeThing, PathThing, Row
from graph.store import Reader, behind
from graph.store.address import ledger_path


def in_utf8() -> None:
    """Whatever the system's own encoding is: under LANG=C and on Windows too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def say(*lines: object) -> None:
    """Each on a line of its own on stderr."""
    for each in lines:
        print(each, file=sys.stderr)


def rows(columns: Iterable[str], rows: Iterable[Row]) -> None:
    """One header line, then the rows, as CSV on stdout."""
    names = list(columns)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerows([names, *([cell(_id(row.get(name))) for name in names] for row in rows)])


def _id(value: object) -> object:
    """What stands for a thing in a cell: a node's id, a link's fact_id, of a path both in turn; a map is JSON."""
    if isinstance(value, NodeThing):
        return value.properties.get("id", value.element)
    if isinstance(value, LinkThing):
        return value.properties.get("fact_id", value.type)
    if isinstance(value, PathThing):
        links = [*value.links, None]
        return [_id(one) for pair in zip(value.nodes, links, strict=True) for one in pair if one is not None]
    if isinstance(value, Mapping):
        return json.dumps({key: plain_text(_id(one)) for key, one in value.items()}, ensure_ascii=False)
    return [_id(one) for one in value] if isinstance(value, (list, tuple)) else value


def tell(answer: Answer) -> None:
    """What was asked, n of N, notes, limits, edition, and every source with date and address."""
    words = caption(answer)
    say(words.asked, f"{words.counted}.", *words.notes, f"Limits: {words.limits}", words.stamp)
    say(*(line(f"Source {one.id}: {source_text(one)} {one.address}") for one in answer.sources))


def remark(reader: Reader) -> None:
    """Say so where the ledger has gone on since this store was brought up, is not the one that wrote it, or cannot be read.

    None of this is a fault of the answer: it comes from the store, which was verified when it was opened.
    """
    path = ledger_path(reader.address)
    late: LinkageError | None = None
    if path.exists():
        try:
            with Ledger(path, read_only=True) as ledger:
                late = behind(reader, ledger=ledger.uuid, edition=ledger.edition())
        except (LedgerError, StoreMissing) as fault:
            late = fault
    say(*([late] if late else []))


def save(file: Path, content: bytes) -> None:
    """The file, whole; raises ExportError where it cannot be written."""
    try:
        file.write_bytes(content)
    except OSError as fault:
        raise ExportError(f"{file} cannot be written ({fault.strerror}).", then="Name a folder that exists and is yours.") from None
    say(f"Written: {file} ({len(content):,} bytes).")

"""A kind of table: its columns, its key, and how a row becomes records; the rows of one file made into records and rejects."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.errors import BadData, BadTable
from graph.records import Link, Node, Record, Reject, Value
from graph.schema._check import fault
from loaders.row import TableRow, bad
from loaders.table import TextLine, TextTable, read


class Beside:
    """Rows of other tables that a row must look into, by table and key; a table is read when first asked for."""

    def __init__(self, sheets: Mapping[str, "Sheet"], paths: Mapping[str, Path], asking: str) -> None:
        self._sheets, self._paths, self._asking = sheets, paths, asking
        self._rows: dict[str, dict[str, Mapping[str, str]]] = {}

    def __call__(self, file: str, key: str) -> Mapping[str, str] | None:
        """The cells of that row, None if there is none; BadTable if the table is not at hand."""
        if file not in self._rows:
            if file not in self._paths:
                what = f"it cannot be read without {file}."
                raise BadTable(what, where=self._asking, then=f"Put {file} beside it.", file=self._asking)
            sheet = self._sheets[file]
            lines = read(self._paths[file], columns=sheet.columns).lines
            self._rows[file] = {line.cells[sheet.key[0]]: line.cells for line in lines}
        return self._rows[file].get(key)


Make = Callable[[TableRow], Iterable[Record]]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`beside` are the tables that its rows look into. `unused` gives the reason for each column that is not loaded.

    Rows with equal cells in the columns of `group` belong together; the first of them is told so (Row.first).
    """

    file: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    make: Make
    beside: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    unused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MadeRecords:
    """What one file became. `file` is the name of the table, which the file itself need not bear."""

    file: str
    table: TextTable
    records: tuple[Record, ...]
    rejects: tuple[Reject, ...]
    used: frozenset[str]


def made(sheets: Mapping[str, Sheet], name: str, paths: Mapping[str, Path]) -> MadeRecords:
    """All records of the table of that name; a row with a fault is one reject and gives no record.

    `paths` says where this table lies and those that its rows look into.
    """
    sheet, path, look = sheets[name], paths[name], Beside(sheets, paths, name)
    table = read(path, columns=sheet.columns)
    kept: dict[tuple[str, str], Record] = {}
    rejects = list(table.rejects)
    keys: dict[tuple[str, ...], int] = {}
    groups: set[tuple[str, ...]] = set()
    used: set[str] = set()
    for line in table.lines:
        first = _group(sheet, line) not in groups
        row = TableRow(file=sheet.file, line=line.number, cells=line.cells, look=look, first=first, used=used)
        try:
            _once(sheet, row, keys)
            new = _together(tuple(sheet.make(row)), kept)
        except BadData as wrong:
            rejects.append(_reject(path.name, row, wrong))
            continue
        kept.update(new)
        groups.add(_group(sheet, line))
    return MadeRecords(file=sheet.file, table=table, records=tuple(kept.values()), rejects=tuple(rejects), used=frozenset(used))


def _group(sheet: Sheet, line: TextLine) -> tuple[str, ...]:
    return tuple(line.cells[column] for column in sheet.group)


def _once(sheet: Sheet, row: TableRow, keys: dict[tuple[str, ...], int]) -> None:
    """Rejects a row whose key is empty or stands in an earlier line."""
    key = tuple(row.text(column) for column in sheet.key)
    if not key[0]:
        raise bad(sheet.key[0], "", "is empty")
    earlier = keys.setdefault(key, row.line)
    if earlier != row.line:
        raise bad(sheet.key[0], " | ".join(key), f"stands in line {earlier} already")


def _together(records: tuple[Record, ...], kept: Mapping[tuple[str, str], Record]) -> dict[tuple[str, str], Record]:
    """The records by kind and key, each joined with what an earlier row said of the same thing."""
    found: dict[tuple[str, str], Record] = {}
    for record in records:
        if reason := fault(record):
            raise bad("", record.key, reason)
        place = (record.kind, record.key)
        earlier = found.get(place) or kept.get(place)
        found[place] = _joined(earlier, record) if earlier else record
    return found


def _joined(earlier: Record, later: Record) -> Record:
    """One record of two rows that say the same: sources united, sourced when one of them is; anything else must agree."""
    before, after = dict(earlier.properties), dict(later.properties)
    sources = tuple(sorted({*_sources(before), *_sources(after)}))  # sorted, so that moving rows is no change
    basis = "sourced" if "sourced" in (before.get("basis"), after.get("basis")) else before.get("basis")
    rest = {"source_ids", "basis"}
    for name in sorted((before.keys() | after.keys()) - rest):
        if before.get(name) != after.get(name):
            raise bad(name, str(after.get(name, "")), f"is {before.get(name, '')!r} in line {earlier.line}")
    joined: dict[str, Value] = {name: value for name, value in before.items() if name not in rest}
    joined |= {"source_ids": sources} if sources else {}
    joined |= {"basis": basis} if basis else {}
    return replace(earlier, properties=joined)


def _sources(properties: Mapping[str, Value]) -> tuple[str, ...]:
    found = properties.get("source_ids", ())
    return found if isinstance(found, tuple) else ()


def _reject(file: str, row: TableRow, wrong: BadData) -> Reject:
    facts = {name: str(wrong.facts[name]) for name in ("column", "value", "reason")}
    return Reject(file=file, line=row.line, **facts)


def node(row: TableRow, kind: str, id: str, properties: Mapping[str, Value], part: str = "") -> Node:
    """A statement of this row about a node."""
    return Node(kind=kind, id=id, properties=properties, part=part, file=row.file, line=row.line)


def link(row: TableRow, kind: str, fact_id: str, start: tuple[str, str], end: tuple[str, str], properties: Mapping[str, Value]) -> Link:
    """A statement of this row about two nodes, each given as kind and id."""
    return Link(
        kind=kind,
        fact_id=fact_id,
        start_kind=start[0],
        start=start[1],
        end_kind=end[0],
        end=end[1],
        properties=properties,
        file=row.file,
        line=row.line,
    )


def columns(text: str) -> tuple[str, ...]:
    """Names of columns parted by blanks."""
    return tuple(text.split())


def unknown_columns(sheet: Sheet, used: Iterable[str]) -> Iterator[str]:
    """Columns that are neither read nor named as unused."""
    yield from (name for name in sheet.columns if name not in used and name not in sheet.unused)

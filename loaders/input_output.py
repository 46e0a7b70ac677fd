"""Dataset input_output: tables of what sectors sell each other, in a layout that a researcher can write by hand.

One row a cell, under exactly these columns, in any order. Codes are text; a table is named by a slug and a year:

    table,year,unit,from_sector,from_name,to_sector,value,source
    miller-blair,2009,million USD,S1,Sector 1,S1,150,"Miller, Blair 2009, Input-Output Analysis, chapter 2"
    miller-blair,2009,million USD,S1,,S2,500,
    miller-blair,2009,million USD,S1,,FINAL,350,
    miller-blair,2009,million USD,S1,,OUTPUT,1000,
    miller-blair,2009,million USD,S2,Sector 2,S1,200,
    miller-blair,2009,million USD,S2,,S2,100,
    miller-blair,2009,million USD,S2,,FINAL,1700,
    miller-blair,2009,million USD,S2,,OUTPUT,2000,

FINAL is what is sold to households, government, investment and abroad together; OUTPUT is all that the sector makes. Without a row
OUTPUT it is the sum of the row, where FINAL is given; without both it is unknown. Rows from VALUE_ADDED and IMPORTS may stand in the
file and are not read. A cell without a row is not known to be nothing: write 0 where it is. A table of several countries names its
sectors by country, such as LA-05.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import fsum
from pathlib import Path

from graph.errors import BadData, BadTable
from graph.records import Batch, Link, Node, Record, Reject
from loaders import table
from loaders.row import TableRow, bad, known

DATASET = "input_output"
_COLUMNS = ("table", "year", "unit", "from_sector", "from_name", "to_sector", "value", "source")
FINAL, OUTPUT = "FINAL", "OUTPUT"
NOT_READ = ("VALUE_ADDED", "IMPORTS")
_APART = 0.01  # an output and the sum of its row may differ by rounding; above this share it is said
_SLUG = re.compile(r"[a-z][a-z0-9-]*")
_CODE = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(kw_only=True)
class _Sector:
    line: int
    name: str = ""
    sold: dict[str, tuple[float, int]] = field(default_factory=dict)


@dataclass(kw_only=True)
class _Table:
    """One table: slug and year, its unit, its source in words and its sectors by code."""

    unit: str
    line: int
    source: str = ""
    sectors: dict[str, _Sector] = field(default_factory=dict)


def recognises(path: Path) -> bool:
    """A file with exactly the columns of this layout, or a folder that holds one."""
    if path.is_dir():
        return any(set(table.header(one)) == set(_COLUMNS) for one in sorted(path.glob("*.csv")))
    return set(table.header(path)) == set(_COLUMNS)


def read(*paths: Path) -> Batch:
    """What the tables at the paths state; a table that stands in two files is an error."""
    files = [one for path in paths for one in (sorted(path.glob("*.csv")) if path.is_dir() else (path,))]
    files = [one for one in files if set(table.header(one)) == set(_COLUMNS)]
    records: list[Record] = []
    rejects: list[Reject] = []
    remarks: list[str] = []
    rows: dict[str, int] = {}
    seen: set[str] = set()
    for path in files:
        made, wrong, number, left = _file(path)
        for name in made:
            if _source_id(name) in seen or path.name in rows:
                then = "Give each table a slug of its own, and each file a name of its own."
                raise BadTable(f"the table {name} stands in it a second time.", where=path.name, then=then, file=path.name)
            seen.add(_source_id(name))
        records += [one for name, each in made.items() for one in _records(path.name, name, each)]
        rejects += wrong
        rows[path.name] = number
        remarks += [f"{path.name}: {remark}" for remark in (*left, *(r for name, each in made.items() for r in _remarks(name, each)))]
    return Batch(dataset=DATASET, records=tuple(records), rejects=tuple(rejects), tables=rows, remarks=tuple(remarks))


def _file(path: Path) -> tuple[dict[str, _Table], list[Reject], int, list[str]]:
    whole = table.read(path, columns=_COLUMNS)
    found: dict[str, _Table] = {}
    rejects = list(whole.rejects)
    left = 0
    for line in whole.lines:
        row = TableRow(file=path.name, line=line.number, cells=line.cells, look=_nothing_beside)
        try:
            if row.need("from_sector") in NOT_READ:
                left += 1
            else:
                _take(row, found)
        except BadData as wrong:
            facts = {name: str(wrong.facts[name]) for name in ("column", "value", "reason")}
            rejects.append(Reject(file=path.name, line=line.number, **facts))
    said = [f"{left} rows of value added and imports are not read"] if left else []
    return found, rejects, whole.rows, [*whole.remarks, *said]


def _nothing_beside(_file: str, _key: str) -> Mapping[str, str] | None:
    return None


def _take(row: TableRow, found: dict[str, _Table]) -> None:
    """Add one cell to its table."""
    slug, year, unit = _text(row, "table", _SLUG), row.date("year"), row.need("unit")
    if len(year) != 4:
        raise bad("year", year, "is not a year like 2019")
    start, end = _text(row, "from_sector", _CODE), _text(row, "to_sector", _CODE)
    if start in (FINAL, OUTPUT):
        raise bad("from_sector", start, "stands in to_sector only")
    value = row.number("value", low=-1e15 if end == FINAL else 0.0)  # final demand holds stocks, which may fall
    if value is None:
        raise bad("value", "", "is empty; write 0 where nothing is sold, and no row where it is not known")
    into = found.setdefault(f"{slug}/{year}", _Table(unit=unit, line=row.line))
    if into.unit != unit:
        raise bad("unit", unit, f"is {into.unit!r} in line {into.line}")
    into.source = into.source or row.text("source")
    sector = into.sectors.setdefault(start, _Sector(line=row.line))
    if end in sector.sold:
        raise bad("to_sector", end, f"stands in line {sector.sold[end][1]} already for {start}")
    sector.name = sector.name or row.text("from_name")
    sector.sold[end] = (value, row.line)


def _text(row: TableRow, column: str, pattern: re.Pattern[str]) -> str:
    value = row.need(column)
    if not pattern.fullmatch(value):
        raise bad(column, value, "has other signs than letters, digits and -")
    return value


def _source_id(name: str) -> str:
    slug, year = name.split("/")
    return f"src:{re.sub('[^A-Z]', '', slug.upper())}{year}"


def _records(file: str, name: str, whole: _Table) -> Iterator[Record]:
    """The source, the sectors and what they sell each other."""
    source = _source_id(name)
    words = known(display_name=whole.source or f"Input-output table {name}", kind="table of the user", how_read="loaded by the user")
    yield Node(kind="Source", id=source, properties=words, file=file, line=whole.line)
    buyers = {end for one in whole.sectors.values() for end in one.sold} - {FINAL, OUTPUT}
    lines: dict[str, int] = defaultdict(lambda: whole.line, {code: one.line for code, one in whole.sectors.items()})
    for code in sorted({*whole.sectors, *buyers}):
        one = whole.sectors.get(code, _Sector(line=lines[code]))
        properties = known(
            display_name=one.name or code,
            io_table=name,
            period=name.rpartition("/")[2],
            code=code,
            unit=whole.unit,
            output=_output(one),
            final_demand=_value(one, FINAL),
            stated_in=whole.source,
            source_ids=(source,),
        )
        yield Node(kind="Sector", id=f"io:{name}/{code}", properties=properties, file=file, line=one.line)
    yield from _links(file, name, whole, source)


def _links(file: str, name: str, whole: _Table, source: str) -> Iterator[Link]:
    for code, one in sorted(whole.sectors.items()):
        for end, (value, line) in sorted(one.sold.items()):
            if end not in (FINAL, OUTPUT):
                yield Link(
                    kind="FEEDS",
                    fact_id=f"io:{name}|{code}|{end}",
                    start_kind="Sector",
                    start=f"io:{name}/{code}",
                    end_kind="Sector",
                    end=f"io:{name}/{end}",
                    properties=known(status="stated", basis="sourced", value=value, source_ids=(source,)),
                    file=file,
                    line=line,
                )


def _value(one: _Sector, end: str) -> float | None:
    return one.sold[end][0] if end in one.sold else None


def _output(one: _Sector) -> float | None:
    """As stated, else the sum of the row where final demand is given."""
    return _value(one, OUTPUT) if OUTPUT in one.sold else _sum(one)


def _sum(one: _Sector) -> float | None:
    return fsum(value for end, (value, _) in one.sold.items() if end != OUTPUT) if FINAL in one.sold else None


def _remarks(name: str, whole: _Table) -> Iterator[str]:
    def where(what: str, test: Callable[[_Sector], bool]) -> Iterator[str]:
        codes = [code for code, one in sorted(whole.sectors.items()) if test(one)]
        if codes:
            yield f"{name}: {what}: {', '.join(codes)}"

    yield from where("no output and no final demand, so the output is unknown", lambda one: _output(one) is None)
    yield from where("output taken as the sum of the row", lambda one: OUTPUT not in one.sold and _sum(one) is not None)
    yield from where("output as stated differs from the sum of the row by more than 1 %", _differs)


def _differs(one: _Sector) -> bool:
    stated, added = _value(one, OUTPUT), _sum(one)
    return stated is not None and added is not None and abs(stated - added) > _APART * max(abs(stated), abs(added))

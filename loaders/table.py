"""A delimited table read with care: encoding, delimiter, header and line numbers; what cannot be taken is a reject or one clear error."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadTable
from graph.records import Reject
from graph.text import spelled
from loaders.cell import fault, lost_letter, short
from loaders.encoding import decoded

# Limit of a spreadsheet: what is wider was not made by a person.
COLUMN_LIMIT = 256
# Endings of files that hold rows; a spreadsheet is known for one, so that it can be refused by name.
SPREADSHEETS = (".xlsx", ".xls", ".ods")
TABLES = (".csv", ".tsv", *SPREADSHEETS)
# The first bytes of .xlsx, .ods and .zip, and of .xls.
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_HEAD = 1 << 20  # bytes in which a header ends
_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """One row: its cells by column, trimmed and in NFC, and the line of the file on which it begins."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class TextTable:
    """What was read of one file: `rows` counts the lines kept and the rejects; `remarks` say what a reader should know."""

    file: str
    header: tuple[str, ...]
    lines: tuple[TextLine, ...]
    rejects: tuple[Reject, ...]
    encoding: str
    delimiter: str
    remarks: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        return len(self.lines) + len(self.rejects)


def read(path: Path, *, columns: Sequence[str] | None = None) -> TextTable:
    """The table at the path. With `columns` its header must hold exactly these, in any order."""
    file = path.name
    text, encoding = decoded(_bytes(path, file), file)
    delimiter = _delimiter(text)
    records = _records(text, delimiter, file)
    _, cells = next(records, (1, []))
    names = tuple(spelled(cell) for cell in cells)
    _check_header(names, columns, file)
    lines: list[TextLine] = []
    rejects: list[Reject] = []
    for number, row in records:
        made = _line(names, number, row, file)
        if isinstance(made, TextLine):
            lines.append(made)
        else:
            rejects.append(made)
    return TextTable(
        file=file,
        header=names,
        lines=tuple(lines),
        rejects=tuple(rejects),
        encoding=encoding,
        delimiter=delimiter,
        remarks=(*_remarks(text, encoding, delimiter), *_lost(lines)),
    )


def stream(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The header, then each row, as line and cells, one after the other: for millions of rows in UTF-8, which the caller checks."""
    text, _ = decoded(_bytes(path, path.name, most=_HEAD), path.name)
    delimiter = _delimiter(text)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            yield from _rows(lines, delimiter, path.name)
        except UnicodeDecodeError:
            raise BadTable("it is not UTF-8.", where=path.name, then="Save it as CSV UTF-8 and load it again.", file=path.name) from None


def header(path: Path) -> tuple[str, ...]:
    """The names of the columns, to recognise a file by; empty if it cannot be read as a table."""
    try:
        text, _ = decoded(_bytes(path, path.name, most=_HEAD), path.name)
        _, cells = next(_records(text, _delimiter(text), path.name), (1, []))
    except BadTable:
        return ()
    return tuple(spelled(cell) for cell in cells)


def _bytes(path: Path, file: str, most: int = -1) -> bytes:
    """The file, or its first whole lines if it has more than so many bytes."""
    try:
        with path.open("rb") as opened:
            raw = opened.read(most)
            if len(raw) == most:
                # Letters of two bytes are not cut at a line end.
                raw = raw + opened.read() if b"\x00" in raw else raw[: raw.rfind(b"\n") + 1] or raw
    except OSError as bad:
        raise BadTable(f"the file cannot be read ({bad.strerror}).", where=file, then="Give a file that you may read.", file=file) from None
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise BadTable("the file is empty.", where=file, then="Give a table with a header in its first line.", file=file)
    if raw.startswith(_ARCHIVES):
        what = "it is no text but a spreadsheet or an archive, whatever its name says."
        raise BadTable(what, where=file, then="Open it and save the table as CSV UTF-8.", file=file)
    return raw


def _delimiter(text: str) -> str:
    """The sign that parts the header into most cells; the comma when there is one cell only."""

    def cells(sign: str) -> int:
        try:
            return len(next(csv.reader(io.StringIO(text.lstrip("\ufeff\r\n"), newline=""), delimiter=sign), []))
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=cells)


def _records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; blank lines are passed over."""
    yield from _rows(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter, file)


def _rows(lines: Iterable[str], delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as bad:
            what = "a quote is opened and never closed" if "end of data" in str(bad) else f"the quotes of this row do not fit ({bad})"
            raise BadTable(
                f"{what}.",
                where=f"{file}, line {begins}",
                then="Close the quote or copy the whole file, then load it again.",
                file=file,
                line=begins,
            ) from None
        if cells:
            yield begins, cells


def _check_header(names: tuple[str, ...], columns: Sequence[str] | None, file: str) -> None:
    if len(names) > COLUMN_LIMIT:
        raise BadTable(f"{len(names)} columns are more than {COLUMN_LIMIT}.", where=file, then="Give the table alone.", file=file, line=1)
    wrong = [f"no column {name!r}" for name in columns or () if name not in names]
    wrong += [f"column {name!r} twice" for name in dict.fromkeys(names) if names.count(name) > 1]
    wrong += [f"column {name!r} that no loader knows" for name in names if columns and name not in columns]
    wrong += ["a column without a name"] if "" in names and not columns else []
    if wrong:
        then = f"Its header must hold: {', '.join(columns)}." if columns else "Give each column one name."
        raise BadTable(f"the header has {'; '.join(wrong)}.", where=f"{file}, line 1", then=then, file=file, line=1, columns=tuple(wrong))


def _line(names: tuple[str, ...], number: int, row: list[str], file: str) -> TextLine | Reject:
    if len(row) != len(names):
        return Reject(file=file, line=number, column="", value=short(",".join(row)), reason=f"{len(row)} cells, {len(names)} columns")
    for name, cell in zip(names, row, strict=True):
        if reason := fault(cell):
            return Reject(file=file, line=number, column=name, value=short(cell), reason=reason)
    return TextLine(number=number, cells={name: cell.strip() for name, cell in zip(names, row, strict=True)})


def _remarks(text: str, encoding: str, delimiter: str) -> Iterator[str]:
    if encoding not in ("utf-8", "utf-8-sig"):
        yield f"read as {encoding}; save as UTF-8 to be sure of every letter"
    if delimiter != ",":
        yield f"cells are parted by {delimiter!r}"
    if not text.endswith(("\n", "\r")):
        yield "the last line has no end; check that the file was not cut"


def _lost(lines: Sequence[TextLine]) -> Iterator[str]:
    found = [(line.number, name, cell) for line in lines for name, cell in line.cells.items() if lost_letter(cell)]
    if found:
        number, name, cell = found[0]
        where = f"first in line {number}, {name}: {short(cell)!r}"
        yield f"a ? stands inside a word in {len(found)} cells, so letters were lost before; {where}"

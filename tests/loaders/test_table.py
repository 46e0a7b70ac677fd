"""Reading a table: every row is kept or rejected with its line, or the file is refused in one sentence; never silently wrong."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from graph.errors import BadTable
from loaders import table

NAMES = "id,name\nG01,Tây Trang\nG02,Lóng Sập\nG03,Nậm Cắn\n"


def put(folder: Path, raw: bytes | str, name: str = "gates.csv") -> Path:
    path = folder / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return path


def cells(read: table.TextTable) -> list[str]:
    return [line.cells["name"] for line in read.lines]


def windows_vietnamese(text: str) -> bytes:
    """cp1258 writes a letter with its tone mark behind it."""
    made = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        made += (unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + tones).encode("cp1258")
    return made


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (NAMES.encode(), "utf-8"),
        (NAMES.encode("utf-8-sig"), "utf-8-sig"),
        (NAMES.encode("utf-16"), "utf-16"),
        (NAMES.encode("utf-16-le"), "utf-16-le"),
        (NAMES.encode("utf-16-be"), "utf-16-be"),
        (unicodedata.normalize("NFD", NAMES).encode(), "utf-8"),
        (windows_vietnamese(NAMES), "cp1258"),
    ],
)
def test_the_names_arrive_in_nfc_whatever_the_encoding(tmp_path: Path, raw: bytes, encoding: str) -> None:
    read = table.read(put(tmp_path, raw))

    assert cells(read) == ["Tây Trang", "Lóng Sập", "Nậm Cắn"]
    assert read.encoding == encoding
    assert bool(read.remarks) == (encoding not in ("utf-8", "utf-8-sig"))  # what was found out is said


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_and_the_line_end_are_found(tmp_path: Path, sign: str, end: str) -> None:
    made = io.StringIO()
    csv.writer(made, delimiter=sign, lineterminator=end).writerows([["id", "name"], ["1", "a, b; c"], ["2", "x"]])

    read = table.read(put(tmp_path, made.getvalue()))

    assert (cells(read), read.delimiter) == (["a, b; c", "x"], sign)


def test_lines_are_counted_in_the_file_not_in_the_rows(tmp_path: Path) -> None:
    read = table.read(put(tmp_path, 'id,name\n1,"two\nlines"\n\n2,b\n'))

    assert [line.number for line in read.lines] == [2, 5]


def test_a_row_with_a_wrong_number_of_cells_is_a_reject(tmp_path: Path) -> None:
    read = table.read(put(tmp_path, "id,name\n1,a\n2\n3,c,d\n"))

    assert [(one.line, one.reason) for one in read.rejects] == [(3, "1 cells, 2 columns"), (4, "3 cells, 2 columns")]
    assert read.rows == 3


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("a\x00b", "U+0000"),
        ("a\x07b", "U+0007"),
        ("a\ufffdb", "U+FFFD"),
        ("a\u202eb", "U+202E"),
        ("a\ufeffb", "U+FEFF"),
        ("Quáº£ng Trá»‹", "wrong encoding; it seems to mean 'Quảng Trị'"),
        ("x" * 32_768, "32768 characters"),
    ],
)
def test_a_cell_that_no_person_wrote_is_a_reject_with_its_column(tmp_path: Path, cell: str, reason: str) -> None:
    read = table.read(put(tmp_path, f"id,name\n1,{cell}\n2,good\n"))

    assert cells(read) == ["good"]
    assert [(one.file, one.line, one.column) for one in read.rejects] == [("gates.csv", 2, "name")]
    assert reason in read.rejects[0].reason
    assert len(read.rejects[0].value) <= 90


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"PK\x03\x04\x14\x00,\n", "a spreadsheet or an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a spreadsheet or an archive"),
        (b'id,name\n1,a\n2,"b\n3,c\n', "gates.csv, line 3: a quote is opened and never closed"),
        (b'id,name\n1,"a" b\n', "line 2: the quotes of this row do not fit"),
        (b"id,name,name\n", "column 'name' twice"),
        (b"id,name,\n", "a column without a name"),
        ("id,name\n1,Tâ".encode()[:-1], "ends in the middle of a letter"),
        ("id,name\n1,Tây\n".encode() + b"2,T\xe2y\n", "line 3: byte 0xe2 is not UTF-8"),
        (b"id,name\n1,\x81\x8d\x8f\x90\n", "cannot be told"),
        (",".join(f"c{number}" for number in range(257)).encode(), "257 columns"),
        ("id,name\n1,Tây\n".encode("utf-16")[:-1], "ends in the middle of a letter"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path, raw: bytes, words: str) -> None:
    with pytest.raises(BadTable) as caught:
        table.read(put(tmp_path, raw))

    assert words in str(caught.value)


def test_a_header_must_hold_the_columns_of_the_table(tmp_path: Path) -> None:
    with pytest.raises(BadTable) as caught:
        table.read(put(tmp_path, "id,names\n1,a\n"), columns=("id", "name"))

    assert "no column 'name'; column 'names' that no loader knows" in str(caught.value)
    assert "gates.csv, line 1" in str(caught.value)


def test_a_last_line_without_end_is_said(tmp_path: Path) -> None:
    assert "the last line has no end" in table.read(put(tmp_path, "id,name\n1,a")).remarks[0]


def test_letters_that_were_lost_before_are_said(tmp_path: Path) -> None:
    """Case H6: a published table writes "Qu?ng Tr?"."""
    read = table.read(put(tmp_path, "id,name\n1,Qu?ng Tr?\n2,Why? So\n3,https://x.vn/a?b=c d\n"))

    assert read.remarks == ("a ? stands inside a word in 1 cells, so letters were lost before; first in line 2, name: 'Qu?ng Tr?'",)


def test_western_windows_text_is_not_taken_for_vietnamese(tmp_path: Path) -> None:
    text = "id,name\n1,Société des ciments français à Thakhek\n2,Señor Müller ìòù\n"

    read = table.read(put(tmp_path, text.encode("cp1252")))

    assert cells(read) == ["Société des ciments français à Thakhek", "Señor Müller ìòù"]


LETTERS = some.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Zs", "Cf", "Mn"))
WORDS = some.text(LETTERS, min_size=1, max_size=8)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some.lists(some.tuples(WORDS, WORDS), min_size=1, max_size=6), cut=some.floats(0, 1))
def test_a_table_cut_at_any_byte_is_refused_or_counted_whole(tmp_path: Path, rows: list[tuple[str, str]], cut: float) -> None:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([("id", "name"), *rows])
    raw = made.getvalue().encode()
    part = raw[: int(len(raw) * cut)]

    try:
        read = table.read(put(tmp_path, part), columns=("id", "name"))
    except BadTable:
        return

    begun = sum(1 for line in part.decode().split("\n")[1:] if line)
    assert read.rows == begun  # each row that begins is kept or rejected
    assert part.endswith(b"\n") or read.remarks


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=some.binary(max_size=200))
def test_no_bytes_break_the_reader(tmp_path: Path, raw: bytes) -> None:
    try:
        read = table.read(put(tmp_path, raw))
    except BadTable as refused:
        assert str(refused).startswith("gates.csv")
    else:
        assert read.rows == len(read.lines) + len(read.rejects)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some.lists(some.tuples(WORDS, WORDS), min_size=1, max_size=6), sign=some.sampled_from([",", ";", "\t", "|"]))
def test_what_is_written_is_read(tmp_path: Path, rows: list[tuple[str, str]], sign: str) -> None:
    made = io.StringIO()
    csv.writer(made, delimiter=sign, lineterminator="\r\n").writerows([("id", "name"), *rows])

    read = table.read(put(tmp_path, made.getvalue()))

    kept = [tuple(line.cells.values()) for line in read.lines]
    expected = [tuple(unicodedata.normalize("NFC", cell).strip() for cell in row) for row in rows]
    assert kept == expected or read.rejects

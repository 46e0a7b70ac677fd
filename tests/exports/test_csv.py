"""A CSV that spreadsheets and programs read alike (user-reports.md row 9: a line break breaks the table)."""

import csv
import io

from exports import csv as csv_format
from graph.result import Row

from .conftest import AWKWARD, LAO, VIETNAMESE, answer

COLUMNS = {"need": "text", "users": "Enterprise[]", "assumed": "yes/no", "amount": "number", "users_name": "text[]"}


def read(rows: list[Row], columns: dict[str, str] | None = None) -> list[list[str]]:
    made = csv_format.write(answer(columns=columns or COLUMNS, rows=rows)).decode("utf-8")
    return list(csv.reader(io.StringIO(made, newline="")))


def test_header_is_the_columns_then_rows_only() -> None:
    row: Row = {"need": "440122 or 4403", "users": ("vl:E1", "vl:E2"), "assumed": True, "amount": 30000.0, "users_name": (LAO, VIETNAMESE)}

    assert read([row]) == [list(COLUMNS), ["440122 or 4403", "vl:E1;vl:E2", "yes", "30000", f"{LAO};{VIETNAMESE}"]]


def test_unknown_is_empty_and_zero_is_zero() -> None:
    assert read([{"need": None, "users": (), "assumed": None, "amount": 0, "users_name": None}])[1] == ["", "", "", "0", ""]


def test_line_break_quote_comma_and_separator_come_back_whole() -> None:
    text = 'one\ntwo, "three"\r\nfour; five'

    assert read([{"need": text}])[1][0] == text


def test_nothing_that_a_spreadsheet_would_run_is_left_bare() -> None:
    for start in ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"):
        assert read([{"need": start}])[1][0] == "'" + start
        assert read([{"need": "x", "users": (start, "y")}])[1][1].startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    assert read([{"need": "x", "amount": -5.5}])[1][3] == "-5.5"


def test_control_characters_are_dropped_and_letters_kept() -> None:
    assert read([{"need": f"a\x00b\x0bc {AWKWARD} {LAO}"}])[1][0] == f"abc {AWKWARD} {LAO}"


def test_more_than_a_thousand_rows_are_not_cut() -> None:
    assert len(read([{"need": str(i)} for i in range(1500)])) == 1501


def test_excel_gets_a_byte_order_mark_and_others_do_not() -> None:
    made = answer(columns=COLUMNS, rows=[{"need": LAO}])

    assert csv_format.write(made, excel=True) == b"\xef\xbb\xbf" + csv_format.write(made)

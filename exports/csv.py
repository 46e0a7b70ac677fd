"""An answer as CSV: one header line with the declared columns and then the names, then rows only. UTF-8, comma, CRLF."""

import csv
import io

from exports.clean import cell, text
from graph.answer.answer import Answer
from graph.text import Translate

SUFFIX, MEDIA_TYPE = ".csv", "text/csv"


def write(answer: Answer, *, language: str = "en", translate: Translate = str, excel: bool = False) -> bytes:  # noqa: ARG001 (as every format)
    """The rows as they are, not cut further; `excel` puts a byte order mark in front, without which Excel guesses the letters.

    Headers and codes are the same in every language, so that programs can rely on them. Under a scenario the first column names
    it in every row.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    laid = [f"{answer.scenario}: not facts"] if answer.scenario else []
    writer.writerow(["scenario"] * len(laid) + [text(column) for column in answer.columns])
    writer.writerows(laid + [cell(row.get(column)) for column in answer.columns] for row in answer.rows)
    return out.getvalue().encode("utf-8-sig" if excel else "utf-8")

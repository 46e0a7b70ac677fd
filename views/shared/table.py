"""The rows of an answer as a table: the same data as the picture, names beside codes."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from graph.answer.answer import Answer
from graph.result import Row
from views._text import _
from views.shared import vocabulary

ROW, HEAD, MOST = 30, 33, 460  # pixels
# Stand in the sources list or in the downloads; a person reads the table without them.
_ASIDE = ("fact_id", "facts", "sources", "source_ids")


def rows(answer: Answer, columns: Sequence[str] = (), shown: Sequence[Row] | None = None) -> None:
    """The table of an answer, all its columns or those named; empty answers say so."""
    found = answer.rows if shown is None else shown
    if not found:
        st.caption(_("No row: the loaded data hold nothing that fits."))
        return
    wanted = [c for c in (columns or _ordered(answer.columns)) if any(row.get(c) not in (None, "", ()) for row in found)]
    made = [{c: vocabulary.shown(row.get(c), answer.columns.get(c, "text")) for c in wanted} for row in found]
    config: dict[str, Any] = {c: _column(c, answer.columns) for c in wanted}
    st.dataframe(
        made,
        column_config=config,
        hide_index=True,
        height=min(MOST, HEAD + ROW * len(made)),
        row_height=ROW,
        width="stretch",
        placeholder="",
        alt=_("The rows of this answer"),
    )
    if answer.cut:
        st.caption(_("Only the first {n} rows are shown; narrow the question to see the rest.", n=vocabulary.amount(len(answer.rows))))


def _ordered(columns: Mapping[str, str]) -> list[str]:
    """Every column once, the name before the code that it belongs to."""
    made: list[str] = []
    for column in columns:
        if column in made or column in _ASIDE or (column.endswith("_name") and column.removesuffix("_name") in columns):
            continue
        made += [f"{column}_name", column] if f"{column}_name" in columns else [column]
    return _needs_named(made)


def _needs_named(columns: list[str]) -> list[str]:
    """A need is written in codes; what they name stands right behind it."""
    if columns[:1] == ["need"] and "products_name" in columns:
        rest = [column for column in columns[1:] if column not in ("products_name", "products")]
        return ["need", "products_name", *rest]
    return columns


def _column(column: str, columns: Mapping[str, str]) -> object:
    kind = columns.get(column, "text")
    if f"{column}_name" in columns:
        return st.column_config.Column(_("{name}: code", name=vocabulary.heading(column)), width=116)
    label = vocabulary.heading(column.removesuffix("_name") if column.removesuffix("_name") in columns else column)
    if kind in ("count", "number"):
        return st.column_config.NumberColumn(label, width="small", format="localized")
    return st.column_config.Column(label, width="medium" if kind.endswith("[]") or column.endswith("_name") else None)

"""Rows that say something else: one line for each column that differs, with what it said and what it says."""

from collections.abc import Sequence

import streamlit as st

from graph.answer.answer import Answer
from graph.edition.compare import Changed
from views._text import _
from views.shared import table, vocabulary


def show(answer: Answer, found: Sequence[Changed], heads: tuple[str, str]) -> None:
    """A table of the changed columns, verdicts first; `heads` are the columns of what was said before and after."""
    if not found:
        st.caption(_("None."))
        return
    told = [(one, column) for one in found for column in one.columns if column not in ("facts", "sources")]
    lines = [_line(answer, one, column, heads) for one, column in sorted(told, key=lambda each: each[1] != "verdict")]
    if not lines:
        st.caption(_("They say the same and name other statements or sources."))
        return
    config = {key: st.column_config.Column(vocabulary.heading(key)) for key in lines[0]}
    height = min(table.MOST, table.HEAD + table.ROW * len(lines))
    st.dataframe(lines, column_config=config, hide_index=True, height=height, row_height=table.ROW, placeholder="")


def _line(answer: Answer, one: Changed, column: str, heads: tuple[str, str]) -> dict[str, object]:
    kind = answer.columns.get(column, "text")
    told = (
        *(vocabulary.shown(one.after.get(_named(answer, each)), "text") for each in answer.question.identity),
        vocabulary.row_name(one.after),
    )
    return {
        "row": " · ".join(dict.fromkeys(str(each) for each in told if each)),
        "what_changes": vocabulary.heading(column),
        heads[0]: _plain(one.before.get(_named(answer, column)), kind),
        heads[1]: _plain(one.after.get(_named(answer, column)), kind),
    }


def _named(answer: Answer, column: str) -> str:
    return f"{column}_name" if f"{column}_name" in answer.columns else column


def _plain(value: object, kind: str) -> str:
    shown = vocabulary.shown(value, kind)
    return "" if shown is None else vocabulary.amount(shown)

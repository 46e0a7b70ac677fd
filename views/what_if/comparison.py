"""One question twice, without and with a scenario: both numbers side by side, and row by row what opened, closed and changed."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from graph import catalogue, layout
from graph.answer.answer import Answer
from graph.edition.compare import Comparison, compare
from graph.edition.compare import compared_rows as as_table
from graph.result import Row
from graph.scenario import Scenario
from graph.text import msgid
from views._text import _
from views.shared import changed_rows, downloads, filters, frame, notice, question_picker, sources, table, vocabulary
from views.shared.store import asked
from views.what_if.open_scenarios import asked_under

_MOST = 20_000  # rows of either answer; what is cut cannot be compared
# What became of a row, in the words of the question: a gap opens, a path is gained.
_WORDS = {
    "gaps": (msgid("Gaps opened"), msgid("Gaps closed")),
    "paths": (msgid("Gained"), msgid("Lost")),
    "": (msgid("Rows that come"), msgid("Rows that go")),
}
_STAYED = (msgid("Changed"), msgid("Unchanged"))


def show(laid: Scenario, name: str) -> None:
    """The question of facts and of facts with the scenario."""
    values = filters.given(name, first=question_picker.first(name))
    if values is None:
        st.html(f"<h1>{escape(_(catalogue.find(name).title))}</h1>")
        st.info(_("Choose at the left what to ask about."))
        return
    with notice.titled(_(catalogue.find(name).title)), st.spinner(_("Asking without and with the scenario …")):
        before = asked(name, values, limit=_MOST)
        after = asked_under(laid, name, values, limit=_MOST)
    st.html(f"<h1>{escape(frame.asked_words(after))}</h1>")
    _numbers(before, after)
    if not after.question.identity:
        st.caption(_("The rows of this question have no stable name; both answers stand side by side."))
    else:
        _differences(laid, compare(before, after))
    _both(laid, before, after)
    frame.limits(after)
    sources.sources_of_answer(after)


def _numbers(before: Answer, after: Answer) -> None:
    """n of N without and with the scenario."""
    left, right = st.columns(2)
    heads = (_("Without: the facts"), _("With the scenario: not facts"))
    for place, answer, head, mark in ((left, before, heads[0], "facts"), (right, after, heads[1], "laid")):
        place.html(f'<div class="linkage-side {mark}"><h3>{escape(head)}</h3>{frame.show_number(answer)}</div>')


def _differences(laid: Scenario, found: Comparison) -> None:
    """Tabs of the rows that opened, closed, changed and stayed, each with its count; and their file."""
    name = found.after.question.name
    opened, closed = _WORDS.get(name.partition("/")[0], _WORDS[""])
    counts = (len(found.opened), len(found.closed), len(found.changed), len(found.kept))
    heads = [f"{_(one)}: {vocabulary.amount(n)}" for one, n in zip((opened, closed, *_STAYED), counts, strict=True)]
    first = next((i for i, n in enumerate(counts) if n), 3)
    tabs = st.tabs(heads, default=heads[first], key=f"tabs_{name}_{counts}")
    with tabs[0]:
        _rows(found.after, found.opened)
    with tabs[1]:
        _rows(found.before, found.closed)
    with tabs[2]:
        changed_rows.show(found.after, found.changed, ("without", "with_scenario"))
    with tabs[3]:
        _rows(found.after, found.kept)
    if before_after_cut(found):
        st.caption(_("The answers were cut at {n} rows; what lies beyond is not compared.", n=vocabulary.amount(_MOST)))
    _file(laid, found)


def before_after_cut(found: Comparison) -> bool:
    return found.before.cut or found.after.cut


def _rows(answer: Answer, rows: Sequence[Row]) -> None:
    if rows:
        table.rows(replace(answer, cut=False), shown=rows)
    else:
        st.caption(_("None."))


def what_differs(laid: Scenario, found: Comparison) -> Answer:
    """The differences as an answer, so that it gets files like any other, each labelled as a scenario."""
    columns, rows = as_table(found)
    types = {"change": "text", "differs": "text[]", **found.after.columns}
    question = replace(found.after.question, columns=types)
    counted = replace(found.after.population)
    return replace(
        found.after, question=question, columns={one: types.get(one, "text") for one in columns}, rows=tuple(rows),
        population=counted, scenario=laid.name, cut=before_after_cut(found),
    )  # fmt: skip


def _file(laid: Scenario, found: Comparison) -> None:
    made = what_differs(laid, found)
    if made.rows:
        name = f"scenario_{laid.name}_{downloads.download_name(made, 'csv')}"
        st.download_button(
            _("Download the differences as CSV"), downloads.maker(made, "csv"), name, "text/csv", key="file_difference", on_click="ignore"
        )


def _both(laid: Scenario, before: Answer, after: Answer) -> None:
    """Both answers whole: pictures and tables side by side, and the files of the one under the scenario."""
    alone = not after.question.identity
    whole = st.expander(_("Both answers whole"), expanded=alone, key=f"both_answers_{alone}", on_change="rerun")
    if whole.open:  # else it is not drawn: two pictures take three times as long as the comparison above them
        with whole:
            _side_by_side(before, after)
    if after.rows:
        st.caption(_("Files of the answer with the scenario; every page of them says that it is no fact."))
        downloads.offer(after, before=f"scenario_{laid.name}_")


def _side_by_side(before: Answer, after: Answer) -> None:
    heads = (_("Without: the facts"), _("With the scenario: not facts"))
    for place, answer, head, key in zip(st.columns(2), (before, after), heads, ("without", "with"), strict=True):
        with place:
            st.html(f"<h3>{escape(head)}</h3>")
            frame.show_picture(answer, f"{key}_{answer.question.name}", layout.of_answer(answer, limit=150, translate=_), height=360)
            table.rows(answer)

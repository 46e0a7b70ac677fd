"""The past of a question: what was new, open, closed and reopened in each edition, by which load, and the life of one row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from graph import catalogue
from graph.answer.answer import Answer
from graph.edition.history import CLOSED, NEW, OPEN, REOPENED, History, Moment
from graph.edition.history import history_rows as as_table
from graph.result import Row
from graph.text import msgid
from views import _state
from views._text import _, day
from views.history.past import past_of
from views.shared import changed_rows, choice_list, downloads, filters, frame, notice, question_picker, sources, table, vocabulary
from views.shared.choice_list import ListCell, ListLine
from views.shared.store import asked, reader

STATES = {NEW: msgid("new"), REOPENED: msgid("reopened"), CLOSED: msgid("closed"), OPEN: msgid("open as before")}
CHANGED = msgid("changed")
_LIFE = ("edition", "made_on", "what_became", "tables_that_changed", "verdict")


def show(name: str) -> None:
    """The question, its editions, what happened in the chosen one, and the life of a chosen row."""
    values = filters.given(name, first=question_picker.first(name))
    question = catalogue.find(name)
    if values is None:
        st.html(f"<h1>{escape(_(question.title))}</h1>")
        st.info(_("Choose at the left what to ask about."))
        return
    since, until = _range(reader().meta().edition)
    with notice.titled(_(question.title)), st.spinner(_("Asking every edition of the ledger …")):
        found = past_of(name, values)
    moments = [moment for moment in found.editions if since < moment.n <= until]
    answer = asked(name, values)
    st.html(f"<h1>{escape(_('What changed, edition by edition?'))}</h1>" + _number(answer, moments, since))
    chosen = _editions(moments)
    if chosen:
        _happened(answer, chosen)
    _life(answer, found)
    _file(answer, replace(found, editions=tuple(moments)))
    frame.limits(answer)
    sources.sources_of_answer(answer)


def _range(newest: int) -> tuple[int, int]:
    """The editions that are looked at: after the first, up to the last; kept in the address."""
    if newest < 2:
        return 0, newest
    since = int(_state.one_of("since", [str(n) for n in range(newest)], "0"))
    until = int(_state.one_of("until", [str(n) for n in range(1, newest + 1)], str(newest)))
    since = min(since, until - 1)
    first, last = st.sidebar.slider(_("Editions"), 1, newest, (since + 1, until), key="w_since")
    _state.keep("since", str(first - 1))
    _state.keep("until", str(last) if last != newest else "")
    return first - 1, last


def _number(answer: Answer, moments: Sequence[Moment], since: int) -> str:
    """The question, and what became of its rows over the whole range."""
    counted = {what: sum(len(moment.rows.get(what, ())) for moment in moments) for what in (NEW, REOPENED, CLOSED)}
    told = _("since edition {n}", n=vocabulary.amount(since)) if since else _("since the first load")
    parts = " · ".join(f"<b>{vocabulary.amount(n)}</b> {escape(_(STATES[what]))}" for what, n in counted.items())
    return (
        f'<p class="linkage-notes">{escape(frame.asked_words(answer))}</p>'
        f'<p class="linkage-number">{parts} <span>· {escape(told)}</span></p>{frame.show_number(answer)}'
    )


def cause(moment: Moment) -> str:
    """Which load made an edition."""
    if moment.undoes is not None:
        return _("edition {n} taken back", n=vocabulary.amount(moment.undoes))
    folders = Counter(file.partition("/")[0] if "/" in file else "" for file in moment.files)
    told = [_("{folder}: {n} tables", folder=folder, n=vocabulary.amount(n)) for folder, n in folders.items() if folder and n > 1]
    return "; ".join([*told, *(file for file in moment.files if folders[file.partition("/")[0] if "/" in file else ""] == 1)])


def _editions(moments: Sequence[Moment]) -> Moment | None:
    """The editions as a list to choose from, the newest first."""
    heads = [ListCell(text=_("Edition")), ListCell(text=_("Made on")), ListCell(text=_("Tables that changed"))]
    heads += [
        ListCell(text=vocabulary.word(text), look="number") for text in (_("New"), _("Reopened"), _("Closed"), _("Changed"), _("Open"))
    ]
    heads.append(ListCell(text=_("n of N"), look="number"))
    lines = [_line(moment) for moment in reversed(moments)]
    picked = _state.one_of("edition", [line.id for line in lines], lines[0].id if lines else "")
    st.caption(_("Choose an edition to see what happened in it."))
    new = choice_list.choose(lines, heads, key="editions", caption=_("Editions and what became of the rows in each"), picked=picked)
    if new and new != picked:
        _state.hold("edition", new)
        _state.again()
    _state.keep("edition", picked)
    return next((moment for moment in moments if str(moment.n) == picked), None)


def _line(moment: Moment) -> ListLine:
    counts = [len(moment.rows.get(what, ())) for what in (NEW, REOPENED, CLOSED)]
    still = len(moment.rows.get(OPEN, ())) + counts[0] + counts[1]
    numbers = [ListCell(text=vocabulary.amount(n), look="number") for n in (*counts, len(moment.changed), still)]
    share = (
        f"{vocabulary.amount(moment.counted[0])} / {vocabulary.amount(moment.counted[1])}" if moment.asked else _("not in the graph yet")
    )
    edition = _("Edition {n}", n=vocabulary.amount(moment.n))
    told = (ListCell(text=edition), ListCell(text=day(moment.made_on), look="short"), ListCell(text=cause(moment)))
    return ListLine(id=str(moment.n), cells=(*told, *numbers, ListCell(text=share, look="number")))


def _happened(answer: Answer, moment: Moment) -> None:
    """What was new, reopened, closed or changed in one edition, each with its rows."""
    st.html(f"<h2>{escape(_('What edition {n} brought', n=vocabulary.amount(moment.n)))}</h2>")
    st.caption(_("Tables that changed: {files}", files=cause(moment)))
    counts = {what: len(moment.rows.get(what, ())) for what in (NEW, REOPENED, CLOSED)}
    counts |= {CHANGED: len(moment.changed), OPEN: len(moment.rows.get(OPEN, ()))}
    heads = [f"{_(STATES.get(what, what)).capitalize()}: {vocabulary.amount(n)}" for what, n in counts.items()]
    first = next((i for i, n in enumerate(counts.values()) if n), 0)
    for tab, what in zip(st.tabs(heads, default=heads[first], key=f"tabs_{moment.n}"), counts, strict=True):
        with tab:
            if what == CHANGED:
                changed_rows.show(answer, moment.changed, ("before", "after"))
            else:
                _rows(answer, moment.rows.get(what, ()))


def _rows(answer: Answer, rows: Sequence[Row]) -> None:
    table.rows(replace(answer, cut=False), shown=rows) if rows else st.caption(_("None."))


def _life(answer: Answer, found: History) -> None:
    """The life of one row over the editions: when it came, went, and came back."""
    made = {moment.n: moment for moment in found.editions}
    lives = {"|".join(key): life for key, life in found.lives.items()}
    names = {key: f"{key} · {vocabulary.row_name(life[-1][2])}".strip(" ·") for key, life in lives.items()}
    picked = _state.one_of("row", names, "")
    st.session_state["w_row"] = picked or None
    st.html(f"<h2>{escape(_('The life of one row'))}</h2>")
    st.selectbox(
        _("Choose a row to see its life"), list(names), index=None, format_func=lambda one: names.get(one, one), key="w_row",
        placeholder=_("Choose one of {n} rows", n=vocabulary.amount(len(names))), label_visibility="collapsed",
        on_change=lambda: _state.hold("row", st.session_state["w_row"] or ""),
    )  # fmt: skip
    _state.keep("row", picked)
    if picked:
        st.dataframe(
            [_moment(made[n], what, row) for n, what, row in lives[picked] if n in made],
            column_config={one: st.column_config.Column(vocabulary.heading(one)) for one in _LIFE},
            hide_index=True, row_height=table.ROW,
        )  # fmt: skip
        last = lives[picked][-1]
        table.rows(replace(answer, cut=False), shown=[last[2]])


def _moment(moment: Moment, what: str, row: Row) -> Mapping[str, object]:
    said = {"edition": moment.n, "made_on": day(moment.made_on), "what_became": _(STATES[what]), "tables_that_changed": cause(moment)}
    return {**said, **({"verdict": vocabulary.word(str(row["verdict"]))} if row.get("verdict") else {})}


def _file(answer: Answer, found: History) -> None:
    columns, rows = as_table(found)
    types = {**dict.fromkeys(columns, "text"), **answer.columns, "before": "text[]"}
    made = replace(answer, columns={one: types[one] for one in columns}, rows=tuple(rows), cut=False)
    name = f"history_{downloads.download_name(answer, 'csv')}"
    st.download_button(
        _("Download the history as CSV"), downloads.maker(made, "csv"), name, "text/csv", key="file_history", on_click="ignore"
    )

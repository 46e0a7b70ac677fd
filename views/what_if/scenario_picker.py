"""Which scenario is laid over the facts: one from the data, one kept in the ledger, or one's own; and what it changes."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from graph.question.parameters import STATUSES
from graph.records import Reject
from graph.result import Row
from graph.scenario import Change, Scenario
from graph.scenario.project import keep_scenario
from graph.store.address import default_address
from views import _state
from views._text import _, day
from views.shared import notice, scenario_draft, table, thing_search, vocabulary
from views.shared.store import asked
from views.what_if import change_form
from views.what_if.open_scenarios import kept_scenarios, offered_scenarios

OWN, KEPT, PRESET = "own", "kept:", "preset:"


def choose_scenario() -> Scenario:
    """The chosen scenario, kept in the address; the form for one's own stands below the choice."""
    own, rejects = scenario_draft.scenario()
    offered: dict[str, Scenario] = {OWN: own}
    offered |= {f"{PRESET}{one.name}": one for one in offered_scenarios()} | {f"{KEPT}{one.name}": one for one in kept_scenarios()}
    value = _state.one_of("scenario", offered, OWN if scenario_draft.rows() else list(offered)[min(1, len(offered) - 1)])
    st.session_state["w_scenario"] = value
    left, right = st.columns([0.62, 0.38], vertical_alignment="bottom")
    left.selectbox(
        _("Scenario"), list(offered), format_func=lambda one: _text(one, offered), key="w_scenario",
        on_change=lambda: _state.hold("scenario", st.session_state["w_scenario"]),
    )  # fmt: skip
    _state.keep("scenario", value)
    scenario_draft.write_address()
    with right:
        _buttons(value, offered[value])
    if value == OWN:
        _making(rejects)
    return offered[value]


def _text(value: str, offered: Mapping[str, Scenario]) -> str:
    if value == OWN:
        return _("One of your own")
    told = _("From the data: {name}") if value.startswith(PRESET) else _("Kept in the ledger: {name}")
    return told.format(name=_title(offered[value]))


def _title(laid: Scenario) -> str:
    """The name of a scenario as a person reads it."""
    note = laid.title
    return _(note.text).format(**{name: _said(value) for name, value in note.values.items()}) if note else laid.name.replace("-", " ")


def _said(value: object) -> str:
    return day(value) if isinstance(value, str) else vocabulary.amount(value)


def _buttons(value: str, laid: Scenario) -> None:
    with st.container(horizontal=True, horizontal_alignment="right"):
        if value != OWN and st.button(_("Change it"), key="scenario_copy", help=_("Take its changes over into one of your own.")):
            scenario_draft.put(change.cells for change in laid.changes)
            _state.hold(scenario_draft.NAME, _title(laid))
            _go(OWN)
        if value.startswith(KEPT):
            if st.button(_("Withdraw"), key="scenario_withdraw", help=_("No longer offer it; the ledger remembers it.")):
                _keep(laid, OWN, withdrawn=True)
        elif laid.changes and st.button(_("Keep"), key="scenario_keep", help=_("Into the ledger, apart from facts; no fact changes.")):
            _keep(laid, f"{KEPT}{laid.name}")
        if laid.changes:
            st.download_button(
                _("Download as CSV"),
                scenario_draft.to_csv(laid),
                f"scenario_{laid.name}.csv",
                "text/csv",
                key="scenario_file",
                on_click="ignore",
            )


def _keep(laid: Scenario, then: str, *, withdrawn: bool = False) -> None:
    with notice.shown(), st.spinner(_("The ledger opens a new edition …")):
        keep_scenario(laid, default_address(), withdrawn=withdrawn)
        _go(then)


def _go(value: str) -> None:
    _state.hold("scenario", value)
    _state.again()


def _making(rejects: tuple[Reject, ...]) -> None:
    """One's own: its name, the form for a change, a file instead, and what could not be taken."""
    with st.expander(_("Add, close or start something"), expanded=not scenario_draft.rows()):
        change_form.form()
    with st.expander(_("Name, file, and taking out")):
        st.session_state["w_called"] = scenario_draft.name()
        st.text_input(
            _("Name"), key="w_called", max_chars=80, on_change=lambda: _state.hold(scenario_draft.NAME, st.session_state["w_called"])
        )
        _upload()
        _taking_out()
    for one in rejects:
        said = _("Row {line}, {column}: “{value}” {reason}.", line=one.line - 1, column=one.column, value=one.value, reason=one.reason)
        st.warning(notice.plain(said))


def _upload() -> None:
    file = st.file_uploader(
        _("Read the changes from a CSV file"), type="csv", key="w_changes_file", help=_("Columns: change, kind, thing …")
    )
    if file is not None and st.session_state.get("_changes_file") != file.file_id:
        st.session_state["_changes_file"] = file.file_id
        scenario_draft.put(scenario_draft.from_csv(file.getvalue()))
        _state.again()


def _taking_out() -> None:
    rows = scenario_draft.rows()
    texts = {i: f"{i + 1}: " + ", ".join(row.values()) for i, row in enumerate(rows)}

    def change() -> None:
        out = st.session_state["w_out"]
        scenario_draft.put(row for i, row in enumerate(rows) if i != out)
        st.session_state["w_out"] = None

    if texts:
        st.selectbox(
            _("Take out a change"), list(texts), index=None, format_func=lambda i: texts.get(i, ""), key="w_out", on_change=change,
            placeholder=_("Choose the change that goes"),
        )  # fmt: skip


def show_changes(laid: Scenario) -> None:
    """What the scenario changes, as a table; the label that it is no fact stands over it."""
    st.html(
        f'<p class="linkage-scenario"><b>{escape(_("A scenario, not facts"))}</b> {escape(_title(laid))} · '
        f"{escape(_('changes laid over the facts: {n}; no fact is touched.', n=vocabulary.amount(len(laid.changes))))}</p>"
    )
    if not laid.changes:
        st.info(_("Nothing is changed yet: choose a scenario above, or add a change."))
        return
    with st.expander(_("What it changes: {n}", n=vocabulary.amount(len(laid.changes))), expanded=len(laid.changes) <= 2):
        rows = [_row(one) for one in laid.changes]
        heads = {name: st.column_config.Column(vocabulary.heading(name)) for name in rows[0]}
        height = min(table.MOST, table.HEAD + table.ROW * len(rows))
        st.dataframe(rows, column_config=heads, hide_index=True, height=height, row_height=table.ROW, placeholder="")
    if laid.left_out:
        told = "; ".join(f"{vocabulary.amount(n)} ({vocabulary.word(reason)})" for reason, n in laid.left_out.items())
        st.caption(_("Planned, and left out: {told}.", told=told))


def _row(one: Change) -> dict[str, str]:
    """A change in words, ids as names."""
    details = [
        f"{vocabulary.heading(column)}: {_cell(text)}"
        for column, text in one.cells.items()
        if column not in ("change", "kind", "thing", "name")
    ]
    return {
        "what_happens": _(change_form.VERB_TEXT[one.verb]),
        "to_what": _(change_form.CHANGE_KIND_TEXT[one.kind]),
        "which": one.cells.get("name")
        or (one.kind == "supply" and _statements().get(one.thing))
        or _cell(one.cells.get("thing", one.thing)),
        "details": "; ".join(details),
    }


def _statements() -> dict[str, str]:
    """Dated statements by their code, in words: a scenario names a statement by its code alone."""
    rows = asked("overview/timeline", {"status": STATUSES}, limit=20_000).rows
    return {str(row["fact_id"]): _sentence(row) for row in rows if row.get("fact_id")}


def _sentence(row: Row) -> str:
    said = (row.get("subject_name"), vocabulary.word(str(row.get("kind") or "")), row.get("other_name") or row.get("other"))
    return " ".join(str(one) for one in said if one) + f" ({row['fact_id']})"


def _cell(text: str) -> str:
    named = []
    for one in text.split(";"):
        name = one.partition("/")[2].replace("-", " ") if one.startswith("scenario:") else ""
        with notice.ignored():
            name = name or (thing_search.name_of(one) if ":" in one and "|" not in one else "")
        named.append(name or vocabulary.word(one))
    return ", ".join(named)

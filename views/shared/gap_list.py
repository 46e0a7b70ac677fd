"""All gaps as a list: what is missing at which stage, why it is a gap, who needs it and how many could close it; one leads to its page."""

from collections.abc import Sequence

import streamlit as st

from graph.result import Row
from views import _state
from views._text import _, language
from views.shared import choice_list, filters, frame, vocabulary
from views.shared.choice_list import ListCell, ListLine
from views.shared.gap_words import VERDICTS, short_verdict, some, stage_words, title, value

ONE = "gaps/one"


def show(name: str) -> None:
    """The list with its filters, number, and the whole rows as a table below."""
    values = filters.given(name, first={}) or {}
    verdicts = _verdicts()
    answer = frame.answered(name, values)
    frame.head(answer)
    rows = [row for row in answer.rows if row.get("verdict") in verdicts]
    left = _("Choose a gap to see who could close it, from which zone, through which gate, on what evidence.")
    shown = (
        _("{n} of {of} gaps shown.", n=vocabulary.amount(len(rows)), of=vocabulary.amount(len(answer.rows)))
        if len(rows) < len(answer.rows)
        else ""
    )
    st.caption(f"{shown} {left}".strip())
    picked = choice_list.choose(
        [_line(row) for row in rows], _heads(), key="gaps_all", caption=_("Gaps to choose from"), picked=_state.held("gap"), wide=True
    )
    if picked:
        open_one(picked)
    frame.foot(answer, folded=True)


def open_one(gap: str) -> None:
    """Go to the page of one gap."""
    _state.hold("gap", gap)
    frame.turn(ONE)


def _verdicts() -> Sequence[str]:
    """The verdicts that are shown, chosen at the left and kept in the address; all of them where none is chosen."""
    held = [one for one in _state.held("verdict").split(",") if one in VERDICTS]
    st.session_state["w_verdict"] = held
    chosen = st.sidebar.pills(
        _("Verdict"), list(VERDICTS), selection_mode="multi", format_func=vocabulary.word, key="w_verdict",
        on_change=lambda: _state.hold("verdict", ",".join(st.session_state["w_verdict"])),
    )  # fmt: skip
    _state.keep("verdict", ",".join(chosen))
    return chosen or list(VERDICTS)


def _heads() -> list[ListCell]:
    texts = (_("Missing"), _("Stage"), _("Verdict"), _("Chains"), _("Needed by"))
    numbers = (_("Could close it (inferred)"), _("Trade, USD million"))
    return [*(ListCell(text=text) for text in texts), *(ListCell(text=text, look="number") for text in numbers), ListCell(text=_("Need"))]


def _line(row: Row) -> ListLine:
    return ListLine(
        id=str(row["gap"]),
        cells=(
            ListCell(text=short_verdict(title(row))),
            ListCell(text=stage_words(row.get("stage"))),
            ListCell(text=vocabulary.word(str(row["verdict"])), chip=VERDICTS.get(str(row["verdict"]), "")),
            ListCell(text=some(row.get("needed_in_name") or row.get("chains_name"))),
            ListCell(text=some(row.get("users_name"))),
            ListCell(text=vocabulary.amount(row.get("candidates")), look="number"),
            ListCell(text=value(row), look="number"),
            ListCell(text=vocabulary.word(str(row.get("basis") or "")), chip="dashed" if row.get("basis") == "assumed" else ""),
        ),
    )


def links_to_gaps(chain: str) -> None:
    """From a chain to its gaps on either side, one click."""
    with st.container(horizontal=True, key="gaps_of_chain"):
        for country, text in (("LA", _("Gaps of this chain in Laos")), ("VN", _("Gaps of this chain in Viet Nam"))):
            st.page_link(
                "views/gaps/page.py",
                label=f"{text} →",
                query_params={"question": "all", "chain": chain, "country": country, "lang": language()},
            )


def of_cell(chain: str, stage: str, country: str) -> None:
    """From a cell of the matrix to the gaps of its chain, stage and country."""
    for name, text in (("question", "all"), ("chain", chain), ("stage", stage), ("country", country)):
        _state.hold(name, text)
        _state.forget(name)
    st.switch_page("views/gaps/page.py")

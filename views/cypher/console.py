"""The guarded console: a typed-in text that only reads, with limits; its rows as table and, where they hold things, as picture."""

import re
import time
from html import escape

import streamlit as st

from graph import layout
from graph.guard import check
from graph.question.question import QUERIES
from graph.schema import kinds, link_types
from views import _state
from views._text import _
from views.cypher import typed_answer
from views.shared import frame, notice, vocabulary
from views.shared.store import reader

ROWS, SECONDS = (100, 1000, 5000), (5, 10, 30)
_LONGEST = 2000  # characters, as in the address


def show() -> None:
    """The page: field, limits, and below it what the text gives."""
    st.html(f"<h1>{escape(_('What do you want to ask the graph yourself?'))}</h1>")
    st.caption(
        _("Texts only read: one that writes, loads files, calls procedures or follows paths of any length is refused, with the reason.")
    )
    limit = int(_choice("rows", ROWS, _("Rows at most")))
    seconds = int(_choice("seconds", SECONDS, _("Seconds at most")))
    text = _field()
    _schema()
    if text.strip():
        with notice.shown():
            _result(text, limit, seconds)


def _choice(name: str, offered: tuple[int, ...], label: str) -> str:
    start = _state.one_of(name, [str(one) for one in offered], str(offered[1]))
    st.session_state.setdefault(f"w_{name}", start)
    value = st.sidebar.segmented_control(label, [str(one) for one in offered], key=f"w_{name}", required=True) or start
    _state.keep(name, value)
    return value


def examples() -> dict[str, str]:
    """Name → text of each example in queries/console.cypher."""
    parts = re.split(r"^// == (.+)\n", (QUERIES / "console.cypher").read_text(encoding="utf-8"), flags=re.M)[1:]
    return {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _field() -> str:
    """The text that was sent last, from the field or from the address."""
    known = examples()

    def fill() -> None:
        chosen = st.session_state.get("w_example")
        if chosen:
            st.session_state["w_cypher"] = known[chosen]

    st.selectbox(
        _("Begin with an example"), list(known), index=None, format_func=_, key="w_example", on_change=fill, placeholder=_("an example"),
        label_visibility="collapsed", width=460,
    )  # fmt: skip
    st.session_state.setdefault("w_cypher", _state.held("cypher"))
    with st.form("console", border=False, enter_to_submit=False):
        text = st.text_area(_("Cypher"), key="w_cypher", height=170, max_chars=_LONGEST, label_visibility="collapsed")
        sent = st.form_submit_button(_("Run"), type="primary")
    text = text if sent else _state.held("cypher")
    _state.keep("cypher", text)
    return text


def _schema() -> None:
    with st.expander(_("Which kinds and links there are")):
        heads = "".join(
            f"<li><b>{escape(name)}</b>: {escape(', '.join(one.name for one in kind.fields))}</li>" for name, kind in kinds().items()
        )
        ends = "".join(
            f"<li>{', '.join(sorted({a for a, _b in one.ends}))} <b>{name}</b> {', '.join(sorted({b for _a, b in one.ends}))}</li>"
            for name, one in link_types().items()
        )
        st.html(f'<ul class="linkage-schema">{heads}</ul><ul class="linkage-schema">{ends}</ul>')


def _result(text: str, limit: int, seconds: int) -> None:
    begun = time.monotonic()
    fetched = check.run(reader(), text, limit=limit, timeout=float(seconds))
    answer = typed_answer.answer(reader(), text, fetched, time.monotonic() - begun)
    st.html(
        f'<p class="linkage-number"><b>{vocabulary.amount(len(answer.rows))}</b> {escape(_("rows"))} '
        f"<span>· {escape(_('in {seconds} s', seconds=vocabulary.amount(round(answer.seconds, 2))))}</span></p>"
    )
    if answer.picture.nodes:
        frame.show_picture(answer, "typed", layout.of_answer(answer, translate=_))
    frame.foot(answer)

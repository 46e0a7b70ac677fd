"""What every page has: address and language, filters at the left, one question at a time, its number, picture, table, sources, files."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from graph import catalogue, layout
from graph.answer.answer import Answer
from graph.layout import Placed
from views import _state, _text
from views._text import _, day
from views.shared import downloads, filters, notice, side_panel, sources, table, vocabulary
from views.shared.canvas import Chosen, canvas
from views.shared.document import document
from views.shared.store import asked, reader, watch


def page(body: Callable[[], None]) -> None:
    """A page inside its frame: errors become sentences, and the address says what is shown."""
    _state.enter(body.__code__.co_filename)
    document()
    _language()
    top = st.container()
    try:
        with notice.shown():
            reader()
            body()
        watch()
    finally:
        with top:
            notice.address()
        _state.publish()


def _language() -> None:
    """The choice of language, first at the left."""
    offered = _text.languages()
    if len(offered) < 2:
        return

    def change() -> None:
        st.session_state["language"] = st.session_state["w_lang"]
        _state.hold("lang", st.session_state["w_lang"])

    st.session_state["w_lang"] = _text.language()
    st.sidebar.segmented_control(
        _("Language"), list(offered), format_func=offered.__getitem__, key="w_lang", on_change=change, required=True
    )


def pick(names: tuple[str, ...], key: str = "question") -> str:
    """The one of these questions that the page answers, chosen at the top and kept in the address."""
    found = catalogue.questions()
    offered = {name.partition("/")[2]: found[name].title for name in names if name in found}
    start = _state.one_of(key, offered, next(iter(offered)))
    st.session_state.setdefault(f"w_{key}", start)
    value = st.segmented_control(
        _("Question"), list(offered), format_func=lambda one: _(offered[one]), key=f"w_{key}", required=True, label_visibility="collapsed"
    )
    value = value or start
    _state.keep(key, value)
    return next(name for name in names if name.partition("/")[2] == value)


def answered(name: str, values: Mapping[str, object]) -> Answer:
    """The answer, or the question's title with what stands in its way."""
    with notice.titled(_(catalogue.find(name).title)):
        return asked(name, values)


def turn(name: str, key: str = "question") -> None:
    """Go to another question of this page."""
    _state.hold(key, name.partition("/")[2])
    _state.forget(key)
    _state.again()


def head(answer: Answer) -> None:
    """The question as title, and the number that matters with n of N."""
    st.html(f"<h1>{escape(asked_words(answer))}</h1>{show_number(answer)}")
    if answer.notes:
        told = (_(note.text).format(**{k: vocabulary.amount(v) for k, v in note.values.items()}) for note in answer.notes)
        st.html(f'<p class="linkage-notes">{escape(" ".join(told))}</p>')


def asked_words(answer: Answer) -> str:
    """The question in words, its parameters filled in."""
    names = answer.names or {node.id: node.display_name for node in answer.picture.nodes}
    return _(answer.question.question).format_map({k: _value(v, names) for k, v in answer.parameters.items()})


def _value(value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return ", ".join(_(names[str(one)]) if str(one) in names else vocabulary.word(str(one)) for one in value)
    if value == "":
        return _("any")
    return _(names[str(value)]) if str(value) in names else vocabulary.word(str(value))  # a chain has a name in every language


def show_number(answer: Answer) -> str:
    """The number that matters, n of N, and of which edition, in HTML."""
    counted = answer.population
    text = escape(_(counted.text)).format(**{name: f"<b>{_text.number(one)}</b>" for name, one in counted.counts.items()})
    edition = _("edition {n} of {day}", n=_text.number(answer.edition), day=day(answer.made_on))
    return f'<p class="linkage-number">{text} <span>· {escape(edition)}</span></p>'


def foot(answer: Answer, *, columns: tuple[str, ...] = (), folded: bool = False) -> None:
    """The same data as table, what it cannot know, where it comes from, and its files; `folded` opens the table by a click."""
    if folded:
        with st.expander(_("All columns as a table: {n} rows", n=_text.number(len(answer.rows)))):
            table.rows(answer, columns)
    else:
        table.rows(answer, columns)
    limits(answer)
    sources.sources_of_answer(answer)
    downloads.offer(answer)


def limits(answer: Answer) -> None:
    st.html(f'<p class="linkage-limits"><b>{escape(_("What this cannot know:"))}</b> {escape(_(answer.question.limits))}</p>')


def show(name: str, *, first: Mapping[str, str] | None = None, beside: Callable[[], None] | None = None) -> None:
    """One question, whole: filters, number, picture with what is chosen in it, table, sources, files.

    `beside` draws what a page puts between number and picture.
    """
    values = filters.given(name, first=first or {})
    if values is None:
        st.html(f"<h1>{escape(_(catalogue.find(name).title))}</h1>")
        st.info(_("Choose at the left what to ask about."))
        return
    answer = answered(name, values)
    head(answer)
    if beside:
        beside()
    show_picture(answer, name, layout.of_answer(answer, opened=opened_groups(answer), translate=_))
    foot(answer)


def show_picture(answer: Answer, key: str, placed: Placed, *, lit: Sequence[str] = (), height: int | None = None) -> Chosen:
    """The picture of an answer; what is chosen in it lies over its right side, statement by statement."""
    if not placed.marks:
        if "picture" in answer.question.part_names():
            st.caption(_("No picture: the loaded data hold nothing to draw here."))
        return Chosen()
    name = key.replace("/", "_")
    with st.container(key=f"picture_{name}"):
        select = side_panel.by_keyboard(placed, f"w_mark_{name}")
        shown = canvas(placed, f"canvas_{name}", picture=_named(answer), lit=lit, select=select, height=height)
        if shown.mark or shown.line:
            with st.container(key=f"{side_panel.side(placed, shown)}_{name}"):
                side_panel.panel(answer, placed, shown)
    group = next((mark for mark in placed.marks if mark.id == shown.mark and mark.group), None)
    if group and group.id not in opened_groups(answer):
        opened_groups(answer).add(group.id)
        _state.again()
    if placed.left_out:
        st.caption(_("{n} more things are left out of the picture; the table holds them.", n=_text.number(placed.left_out)))
    return shown


def opened_groups(answer: Answer) -> set[str]:
    """The groups of a large picture that were opened by a click."""
    groups: dict[str, set[str]] = st.session_state.setdefault("_groups", {})
    return groups.setdefault(_named(answer), set())


def _named(answer: Answer) -> str:
    """Another name for every other picture, so that the canvas fits it anew."""
    return f"{answer.question.name} {answer.edition} {sorted(answer.parameters.items())} {hash(answer.question.question)}"

"""One gap: why it is one, who needs it, what is stated of it, and who could close it, from where, on what evidence; then what-if."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from graph import layout
from graph.answer.answer import Answer
from graph.result import Row
from graph.scenario import named
from views import _state
from views._text import _
from views.shared import choice_list, filters, frame, gap_words, scenario_draft, sources, vocabulary
from views.shared.choice_list import ListCell, ListLine
from views.shared.store import asked

_ALL = "gaps/all"
MOST_SUPPLIED = 8  # users that a new plant is taken to supply; more do not fit into an address


def show(name: str) -> None:
    """The gap of the address, or the way back to the list where none is chosen."""
    values = filters.given(name, first={})
    if st.button(_("← All gaps"), key="gaps_back", type="tertiary"):
        frame.turn(_ALL)
    if values is None:
        st.html(f"<h1>{escape(_('One gap, and who could close it'))}</h1>")
        st.info(_("Choose a gap from the list of all gaps."))
        return
    answer = frame.answered(name, values)
    row = _row_of(str(values["gap"]), values)
    _head(answer, row)
    chosen = _candidates(answer)
    if row:
        _what_if(answer, row, chosen)
    if chosen:
        _evidence(answer, chosen)
    frame.show_picture(answer, name, layout.of_answer(answer, translate=_))
    frame.foot(answer, folded=True)


def _row_of(gap: str, values: Mapping[str, object]) -> Row | None:
    """The gap as gaps/all tells it; None where it is no gap any more."""
    given = {"country": gap.partition("|")[0], **{name: values[name] for name in ("assumed", "at") if name in values}}
    return next((row for row in asked(_ALL, given, limit=20_000).rows if row["gap"] == gap), None)


def _head(answer: Answer, row: Row | None) -> None:
    """What is missing where, the verdict in words, n of N, and what is stated."""
    if row is None:
        frame.head(answer)
        return
    country = vocabulary.word(str(row["country"]))
    st.html(
        f"<h1>{escape(gap_words.title(row))}: {escape(vocabulary.word(str(row['verdict'])))}, {escape(country)}</h1>"
        f'<p class="linkage-verdict">{escape(gap_words.gap_sentence(row))}</p>{frame.show_number(answer)}'
    )
    cells = "".join(f"<dt>{escape(head)}</dt><dd>{escape(text)}</dd>" for head, text in _stated(row))
    st.html(f'<dl class="linkage-facts linkage-gap">{cells}</dl>')


def _stated(row: Row) -> list[tuple[str, str]]:
    """What the list of gaps says of it, in words; what nobody states is said to be unknown."""
    unknown = _("unknown")
    return [
        (_("Stage"), gap_words.stage_words(row.get("stage"))),
        (_("Needed for"), _names(row, "needed_in") or unknown),
        (_("Who needs it"), _counted(row, "users")),
        (_("Makers in the country"), _counted(row, "makers")),
        (_("Makers across the border"), _counted(row, "makers_abroad")),
        (_("Planned"), _counted(row, "planned")),
        (_("Evidence"), _("{n} publications; the need is {basis}", n=vocabulary.amount(row.get("evidence")), basis=_basis(row))),
        (_("How many makers the lists miss"), vocabulary.word(str(row.get("completeness") or unknown))),
        (_("Value at stake"), _value(row)),
    ]


def _basis(row: Row) -> str:
    return vocabulary.word(str(row.get("basis") or ""))


def _names(row: Row, column: str) -> str:
    found = row.get(f"{column}_name") or row.get(column)
    return ", ".join(_(str(one)) for one in found) if isinstance(found, (list, tuple)) else ""


def _counted(row: Row, column: str) -> str:
    found = row.get(column)
    n = len(found) if isinstance(found, (list, tuple)) else 0
    return f"{vocabulary.amount(n)}: {_names(row, column)}" if n else _("none in the loaded data")


def _value(row: Row) -> str:
    """The published figure with its period and what it is of, or that there is none."""
    if row.get("value_musd") is None:
        return _("unknown: no published figure names it")
    names = row.get("value_of_name")
    figure = str(names[0]) if isinstance(names, (list, tuple)) and names else str(row.get("value_period") or "")
    return _("{n} million USD, of goods that include it ({figure})", n=vocabulary.amount(row["value_musd"]), figure=figure)


def _candidates(answer: Answer) -> Row | None:
    """Who could close it, as a list to choose from; the first is chosen until another is."""
    st.html(f"<h2>{escape(_('Who could close it: inferred, nobody has stated it'))}</h2>")
    if not answer.rows:
        st.caption(_("No enterprise in the loaded data makes, plans or deals in it. What if somebody did?"))
        return None
    known = {str(row["candidate"]): row for row in answer.rows}
    picked = _state.one_of("candidate", known, next(iter(known)))
    new = choice_list.choose([_line(row) for row in answer.rows], _heads(), key="gap_candidates", caption=_("Candidates"), picked=picked)
    if new and new != picked:
        _state.hold("candidate", new)
        _state.again()
    _state.keep("candidate", picked)
    return known[picked]


def _heads() -> list[ListCell]:
    texts = (_("Enterprise"), _("Why"), _("From zone"), _("Through gate"))
    return [
        *(ListCell(text=text) for text in texts),
        ListCell(text=_("Km"), look="number"),
        ListCell(text=_("Evidence: publications"), look="number"),
        ListCell(text=_("Unknown")),
        ListCell(text=_("Status")),
    ]


def _line(row: Row) -> ListLine:
    zone = _names(row, "zones") or _("unknown")
    province = _names(row, "provinces")
    where = _("{zone} ({province})", zone=zone, province=province) if province else zone
    known = vocabulary.word(str(row.get("gate_known") or _("unknown")))
    gate = f"{_names(row, 'gates')} ({known})" if _names(row, "gates") else known
    km = f"{vocabulary.amount(row['km'])} ({vocabulary.word(str(row.get('km_known')))})" if row.get("km") is not None else _("unknown")
    cells = (
        ListCell(text=str(row.get("candidate_name") or row["candidate"])),
        ListCell(text=vocabulary.word(str(row.get("role") or ""))),
        ListCell(text=where),
        ListCell(text=gate),
        ListCell(text=km, look="number"),
        ListCell(text=vocabulary.amount(row["evidence"]) if row.get("evidence") is not None else _("unknown"), look="number"),
        ListCell(text=_small(row.get("unknown"))),
        ListCell(text=vocabulary.word(str(row.get("status") or "inferred")), chip=f"dotted {row.get('country') or ''}"),
    )
    return ListLine(id=str(row["candidate"]), cells=cells)


def _small(value: object) -> str:
    """Words in one line, as they stand within a sentence."""
    found = (vocabulary.word(str(one)) for one in _several(value))
    return ", ".join(one[:1].lower() + one[1:] for one in found)


def _several(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else ()


def _evidence(answer: Answer, row: Row) -> None:
    """What is stated of the chosen candidate, statement by statement with its publications, and what nobody has stated."""
    facts = {str(one) for one in _several(row.get("facts"))}
    links = [link for link in answer.picture.links if link.id in facts]
    names = {node.id: node.display_name for node in answer.picture.nodes}
    with st.expander(_("What is stated of {name}, and by whom", name=row.get("candidate_name")), expanded=True):
        told = "; ".join(vocabulary.word(str(one)) for one in _several(row.get("reasons")))
        st.html(
            f'<p class="linkage-notes"><b>{escape(_("Why it is named:"))}</b> {escape(told)}. '
            f"<b>{escape(_('What nobody has stated:'))}</b> {escape(_small(row.get('unknown')))}.</p>"
            + sources.of_links(links, names, answer)
        )


def _what_if(answer: Answer, row: Row, chosen: Row | None) -> None:
    """Ways into the What-if page with this candidate's supply, its start, or a new plant filled in."""
    with st.container(horizontal=True, key="gap_what_if"):
        if chosen:
            name = str(chosen.get("candidate_name") or chosen["candidate"])
            if st.button(_("What if {name} supplied it?", name=name), key="what_if_supply", type="primary"):
                _try(answer, _supply(row, chosen))
            if "planned" in str(chosen.get("role")) and st.button(_("What if {name} started?", name=name), key="what_if_start"):
                _try(answer, {"change": "start", "kind": "enterprise", "thing": str(chosen["candidate"])})
        label = _("What if a new plant in {country} made and supplied it?", country=vocabulary.word(str(row["country"])))
        if st.button(label, key="what_if_plant"):
            _try(answer, *_plant(row))


def _product(row: Row) -> str:
    return next((str(one) for one in _several(row.get("products"))), "")


def _supply(row: Row, chosen: Row) -> dict[str, str]:
    user = str(chosen.get("nearest_user") or next(iter(_several(row.get("users"))), ""))
    return {"change": "add", "kind": "supply", "from": str(chosen["candidate"]), "to": user, "product": _product(row)}


def _plant(row: Row) -> list[dict[str, str]]:
    """A plant that makes it, and its supplies to those who need it."""
    stage, product = str(row.get("stage") or "").partition("/")[0].strip(), _product(row)
    name = _("Plant for {what}", what=str(row["need"]))
    plant = {"change": "add", "kind": "enterprise", "name": name, "country": str(row["country"]), "stage": stage, "makes": product}
    users = [str(one) for one in _several(row.get("users"))][:MOST_SUPPLIED]
    supply = {"change": "add", "kind": "supply", "from": f"scenario:enterprise/{named(name)}", "product": product}
    return [plant, *({**supply, "to": user} for user in users)]


def _try(answer: Answer, *changes: dict[str, str]) -> None:
    """The What-if page with these changes, asking for all gaps of the country."""
    scenario_draft.put(changes)
    held = {scenario_draft.NAME: changes[0].get("name") or _("a supply that closes a gap"), "scenario": "own", "ask": _ALL}
    for name, text in held.items():
        _state.hold(name, text)
    _state.hold("country", str(answer.parameters["gap"]).partition("|")[0])
    st.switch_page("views/what_if/page.py")

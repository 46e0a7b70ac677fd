"""The form for one change of a scenario: what to do, to what, and the words that this change needs."""

from collections.abc import Callable, Mapping

import streamlit as st

from graph.scenario import KINDS, VERBS, from_rows
from graph.schema import STAGES
from graph.text import msgid
from views import _state
from views._text import _
from views.shared import notice, scenario_draft, thing_search, vocabulary

VERB_TEXT = {"add": msgid("add"), "close": msgid("close"), "start": msgid("start what is planned")}
CHANGE_KIND_TEXT = {
    "enterprise": msgid("an enterprise"),
    "zone": msgid("a zone"),
    "gate": msgid("a gate"),
    "corridor": msgid("a corridor"),
    "supply": msgid("a supply"),
    "maker": msgid("a product that an enterprise makes"),
    "user": msgid("a product that an enterprise needs"),
    "dealer": msgid("a product that an enterprise deals in"),
}
# Change → the columns that the form asks for.
_ADD: Mapping[str, tuple[str, ...]] = {
    "enterprise": ("name", "country", "province", "zone", "stage", "makes", "needs", "note"),
    "zone": ("name", "country", "province", "lat", "lon", "note"),
    "gate": ("name", "province", "lat", "lon", "note"),
    "corridor": ("name", "stops", "km", "note"),
    "supply": ("from", "to", "product", "amount", "unit", "note"),
    **dict.fromkeys(("maker", "user", "dealer"), ("thing", "product", "country", "stage", "note")),
}
_KNOWN = ("thing", "date", "days", "note")
_LABELS = {
    "thing": msgid("Which one"),
    "makes": msgid("Makes"),
    "needs": msgid("Needs"),
    "stops": msgid("Gates and places along it, in order"),
    "statement": msgid("Code of the statement, as R013"),
    "days": msgid("For how many days"),
    "note": msgid("Remark"),
}
_OF_KIND = {"province": "Province", "zone": "Zone", "product": "Product", "makes": "Product", "needs": "Product", "from": "Enterprise"}
_MANY = ("makes", "needs", "stops")


def form() -> None:
    """The widgets; a good change is added to the draft, a wrong one says which word is wrong."""
    left, right = st.columns(2)
    with left:
        verb = st.segmented_control(
            _("What happens"), VERBS, default=VERBS[0], format_func=lambda one: _(VERB_TEXT[one]), key="new_change", required=True
        )
    kinds = KINDS if verb == "add" else (*KINDS[:4], "supply")
    with right:
        kind = st.selectbox(_("To what"), kinds, format_func=lambda one: _(CHANGE_KIND_TEXT[one]), key=f"new_kind_{verb}")
    columns = _ADD[kind] if verb == "add" else _KNOWN
    places = st.columns(2)
    cells = {column: _cell(verb, kind, column)(column, places[i % 2]) for i, column in enumerate(columns)}
    if st.button(_("Add this change"), key="new_add", type="primary"):
        _take({"change": verb, "kind": kind, **cells})


def _take(row: Mapping[str, str]) -> None:
    _made, rejects = from_rows("x", [row])
    for one in rejects:
        st.warning(notice.plain(_("{column}: “{value}” {reason}.", column=_label(one.column), value=one.value, reason=one.reason)))
    if not rejects:
        scenario_draft.add(row)
        _state.again()


def _label(column: str) -> str:
    return _(_LABELS[column]) if column in _LABELS else vocabulary.heading(column)


Draw = Callable[[str, "st.delta_generator.DeltaGenerator"], str]


def _cell(verb: str, kind: str, column: str) -> Draw:
    """The widget of a column."""
    if column == "thing":
        if kind == "supply":
            return lambda _column, place: _text("statement", place)
        return _finder("Enterprise" if verb == "add" else kind.capitalize(), many=False)
    if column in _OF_KIND or column in ("to", "stops"):
        return _finder(_OF_KIND.get(column, ""), many=column in _MANY)
    if column == "country":
        return _country
    return _stage if column == "stage" else _text


def _text(column: str, place: "st.delta_generator.DeltaGenerator") -> str:
    return place.text_input(_label(column), key=f"new_{column}", max_chars=200)


def _country(column: str, place: "st.delta_generator.DeltaGenerator") -> str:
    found = place.segmented_control(
        _label(column), ("LA", "VN"), default="LA", format_func=vocabulary.word, key=f"new_{column}", required=True
    )
    return str(found or "")


def _stage(column: str, place: "st.delta_generator.DeltaGenerator") -> str:
    found = place.selectbox(
        _label(column), STAGES, index=None, format_func=vocabulary.word, key=f"new_{column}", placeholder=_("not stated")
    )
    return str(found or "")


def _finder(kind: str, *, many: bool) -> Draw:
    """Type a name, then choose from what carries it; several are joined by semicolons."""

    def draw(column: str, place: "st.delta_generator.DeltaGenerator") -> str:
        key = f"new_{column}_{kind or 'any'}"
        text = place.text_input(_label(column), key=f"{key}_text", max_chars=120, placeholder=_("a name in any script, or a code"))
        kept: dict[str, str] = st.session_state.setdefault(f"{key}_kept", {})
        hits = thing_search.carrying(text, kind) if text else {}
        offered = {**kept, **hits}
        if text and not hits:
            place.caption(_("No thing in the loaded data carries this name."))
        if not offered:
            return ""
        label = _("Found: {n}", n=vocabulary.amount(len(hits)))

        def name(one: str) -> str:
            return offered.get(one, one)

        if many:
            found = place.multiselect(label, list(offered), key=key, placeholder=_("Choose one or more"), format_func=name)
            st.session_state[f"{key}_kept"] = {one: offered[one] for one in found}
            return ";".join(found)
        return str(place.selectbox(label, list(offered), key=f"{key}_{text}", format_func=name))

    return draw

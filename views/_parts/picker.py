"""The question that a page answers, out of a folder of many: what the planner wants first, then a titled question of that kind.

The folder is scanned: a new question file is offered without touching anything here. It stands under "Other" until `WANTED` names it.
"""

from collections.abc import Mapping

import streamlit as st

from graph import catalogue
from graph.layout.look import msgid
from views import _state
from views._text import _

OTHER = msgid("Other")
# What the planner wants → names of question files, in the order in which they are offered.
WANTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "paths": {
        msgid("Between two things"): ("between", "alternatives", "disjoint", "family_mixes", "between_areas"),
        msgid("Along a road or through a gate"): ("along_corridor", "gates", "gate_share", "bottlenecks", "centrality", "nearby"),
        msgid("Up and down a chain"): (
            "chain_of",
            "product_to_market",
            "raw_to_shelf",
            "longest_chain",
            "owner_supply",
            "cycles",
            "outside",
        ),
        msgid("What if it is closed"): ("without", "substitutes"),
        msgid("Evidence and dates"): ("old_evidence", "checklist"),
    },
    "gaps": {
        msgid("All gaps"): ("all", "one", "candidates"),
        msgid("One kind of gap"): ("no_maker", "no_link", "planned_only", "single_maker", "contradicted", "agreement_stages", "stages"),
        msgid("How sure, how dependent"): ("completeness", "concentration", "trade_beside_links", "critical_supplier", "lasting"),
        msgid("A site for a plant"): ("site_screen",),
        msgid("With a trade or input–output table"): (
            *("import_dependency", "revealed_advantage", "next_products", "export_potential", "fit", "linkages", "depth"),
        ),
    },
}


def shelves(folder: str) -> dict[str, dict[str, str]]:
    """What is wanted → short name → title of every question of a folder; kinds without a question are left out."""
    found = {name.partition("/")[2]: one.title for name, one in catalogue.questions().items() if name.startswith(f"{folder}/")}
    made = {wanted: {name: found.pop(name) for name in names if name in found} for wanted, names in WANTED.get(folder, {}).items()}
    return {wanted: titles for wanted, titles in {**made, OTHER: found}.items() if titles}


def choose(folder: str, first: str) -> str:
    """The whole name of the question that is shown; chosen at the top, kept in the address as `question`."""
    offered = shelves(folder)
    names = {name: wanted for wanted, titles in offered.items() for name in titles}
    value = _state.one_of("question", names, first if first in names else next(iter(names)))
    shelf, key = f"w_shelf:{folder}", f"w_question:{folder}"
    st.session_state[shelf], st.session_state[key] = names[value], value
    with st.container(key="picker"):
        st.segmented_control(
            _("What do you want to know?"), list(offered), format_func=lambda wanted: _(str(wanted)), key=shelf, required=True,
            label_visibility="collapsed", on_change=lambda: _state.hold("question", next(iter(offered[st.session_state[shelf]]))),
        )  # fmt: skip
        titles = offered[names[value]]
        st.selectbox(
            _("Question"), list(titles), format_func=lambda name: _(titles.get(str(name), str(name))), key=key,
            label_visibility="collapsed", on_change=lambda: _state.hold("question", st.session_state[key]),
        )  # fmt: skip
    _state.keep("question", value)
    return f"{folder}/{value}"

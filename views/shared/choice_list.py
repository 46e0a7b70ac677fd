"""A list of rows to choose one from, by mouse or keyboard: the same for gaps, candidates and lives."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

_HOME = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class ListCell:
    """`look`: number, short or nothing; `chip`: drawn as a small box, with words for its colour and edge (VN, LA, none, some, dashed)."""

    text: str
    look: str = ""
    chip: str = ""


@dataclass(frozen=True, kw_only=True)
class ListLine:
    """One row; its first cell is the button."""

    id: str
    cells: tuple[ListCell, ...]


def choose(lines: Sequence[ListLine], heads: Sequence[ListCell], *, key: str, caption: str, picked: str = "", wide: bool = False) -> str:
    """Draw the list and tell which row was just picked in it, if any; `wide`: the first cell holds long names."""
    data = {
        "caption": caption,
        "heads": [asdict(one) for one in heads],
        "rows": [asdict(one) for one in lines],
        "picked": picked,
        "wide": wide,
    }
    css, js = (_HOME / "choice_list.css").read_text("utf-8"), (_HOME / "choice_list.js").read_text("utf-8")
    draw = st.components.v2.component("linkage_list", html='<div class="linkage-list"></div>', css=css, js=js, isolate_styles=False)
    found = str(draw(key=key, data=data, on_picked_change=lambda: None).picked or "")
    return found if found in {line.id for line in lines} else ""

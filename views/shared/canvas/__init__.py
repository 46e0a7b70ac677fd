"""The canvas: what Python placed, drawn by vis-network in the page; clicks come back as state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from exports.canvas import BUNDLE, ELEMENTS, STYLE, drawing
from graph.layout.placed import Placed
from views._text import _

# Inline JS travels with every rerun (651 kB measured), so only this loader is inline; Streamlit serves static/ with an etag.
_LOADER = """const module = import(new URL("app/static/canvas.built.js?v={version}", document.baseURI).href);
export default function (component) {{ let done; module.then((m) => {{ done = m.default(component); }}); return () => done?.(); }}
"""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What a person did: `mark` or `line` is the id of what is selected, `opened` the mark just double-clicked; empty if none."""

    mark: str = ""
    line: str = ""
    opened: str = ""


def theme() -> str:
    """The theme that the browser shows: light or dark."""
    found = st.context.theme.type
    return found if found in ("light", "dark") else "light"


def canvas(
    placed: Placed,
    key: str,
    *,
    picture: str,
    height: int | None = None,
    more: Mapping[str, str] | None = None,
    lit: Sequence[str] = (),
    select: Mapping[str, str] | None = None,
) -> Chosen:
    """Draw a placed picture and tell what was chosen in it.

    `key` names the widget; `picture` the picture: another name is fitted anew, the same name keeps view and positions.
    The rest is what `exports.canvas.drawing` says of it.
    """
    says = _("Picture; the table on this page holds the same data. Arrow keys choose, Enter opens, plus and minus zoom.")
    data = drawing(placed, picture, says=says, theme=theme(), height=height, more=more, lit=lit, select=select, translate=_)
    loader, style = _LOADER.format(version=BUNDLE.stat().st_mtime_ns), STYLE.read_text(encoding="utf-8")
    draw = st.components.v2.component("linkage_canvas", html=ELEMENTS, css=style, js=loader, isolate_styles=False)
    result = draw(key=key, data=data, default={"selected": None}, on_selected_change=_nothing, on_opened_change=_nothing)
    chosen = result.selected if isinstance(result.selected, Mapping) else {}
    found = {str(chosen.get("part")): str(chosen.get("id", ""))}
    return Chosen(mark=found.get("mark", ""), line=found.get("line", ""), opened=str(result.opened or ""))


def _nothing() -> None:
    """A state of a component needs a callback, or its default is refused."""

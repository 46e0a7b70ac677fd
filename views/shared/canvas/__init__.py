"""The canvas: what Python placed, drawn by vis-network in the page; clicks come back as state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from graph.layout.placed import Placed
from views._text import _

BUNDLE = Path(__file__).resolve().parents[3] / "static" / "canvas.built.js"
# Inline JS travels with every rerun (651 kB measured), so only this loader is inline; Streamlit serves static/ with an etag.
_LOADER = """const module = import(new URL("app/static/canvas.built.js?v={version}", document.baseURI).href);
export default function (component) {{ let done; module.then((m) => {{ done = m.default(component); }}); return () => done?.(); }}
"""
_HTML = """<div class="linkage-canvas" role="group" tabindex="0">
<div class="linkage-sheet" aria-hidden="true"></div>
<div class="linkage-tip" role="status" hidden></div>
<div class="linkage-tools"><button type="button" data-do="in">+</button><button type="button" data-do="out">−</button><button type="button" data-do="fit">⤢</button></div>
</div><ul class="linkage-legend"></ul>"""
_CSS = (Path(__file__).parent / "canvas.css").read_text(encoding="utf-8")


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
    `more` is a remark per mark ("12 more"), `lit` the marks and lines of a path to bring out, `select` what to select from outside.
    """
    words = {
        "picture": _("Picture; the table on this page holds the same data. Arrow keys choose, Enter opens, plus and minus zoom."),
        "in": _("Zoom in"),
        "out": _("Zoom out"),
        "fit": _("Show all"),
    }
    data = {**placed.as_json(theme()), "key": picture, "height": height, "more": dict(more or {}), "lit": list(lit), "select": dict(select) if select else None, "words": words}
    draw = st.components.v2.component("linkage_canvas", html=_HTML, css=_CSS, js=_LOADER.format(version=BUNDLE.stat().st_mtime_ns), isolate_styles=False)
    result = draw(key=key, data=data, default={"selected": None}, on_selected_change=_nothing, on_opened_change=_nothing)
    chosen = result.selected if isinstance(result.selected, Mapping) else {}
    found = {str(chosen.get("part")): str(chosen.get("id", ""))}
    return Chosen(mark=found.get("mark", ""), line=found.get("line", ""), opened=str(result.opened or ""))


def _nothing() -> None:
    """A state of a component needs a callback, or its default is refused."""

"""The canvas of static/, as the app and the HTML file both use it: script, elements, style, and the data it draws."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.layout import Placed
from graph.text import Translate, msgid

STATIC = Path(__file__).resolve().parent.parent / "static"
BUNDLE, STYLE = STATIC / "canvas.built.js", STATIC / "canvas.css"
ELEMENTS = """<div class="linkage-canvas" role="group" tabindex="0">
<div class="linkage-sheet" aria-hidden="true"></div>
<div class="linkage-tip" role="status" hidden></div>
<div class="linkage-tools">
<button type="button" data-do="in">+</button><button type="button" data-do="out">−</button><button type="button" data-do="fit">⤢</button>
</div></div><ul class="linkage-legend"></ul>"""
WORDS = {"in": msgid("Zoom in"), "out": msgid("Zoom out"), "fit": msgid("Show all")}


def drawing(
    placed: Placed,
    name: str,
    *,
    says: str,
    theme: str = "light",
    height: int | None = None,
    more: Mapping[str, str] | None = None,
    lit: Sequence[str] = (),
    select: Mapping[str, str] | None = None,
    translate: Translate = str,
) -> dict[str, object]:
    """What the script draws, as plain lists and texts; `name` names the picture, `says` describes it to who cannot see it.

    `more` is a remark per mark ("12 more"), `lit` the marks and lines of a path to bring out, `select` what to select from outside,
    `height` in pixels; without one the picture takes what its width asks for.
    """
    words = {"picture": says} | {key: translate(text) for key, text in WORDS.items()}
    given = {"key": name, "height": height, "more": dict(more or {}), "lit": list(lit), "select": dict(select) if select else None}
    return placed.as_json(theme) | given | {"words": words}

"""An answer as one HTML page: works from a USB stick, asks nothing of any network, runs no script but its own two.

pyvis holds marks and lines as a network and fills our template; its own template and its own script, which load from a CDN and
run what a name may hold, are never used. The app's canvas draws. A Content-Security-Policy names both scripts by their hashes.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from pyvis.network import Network

from exports import canvas
from exports.caption import caption, source_text
from exports.clean import cell as shown
from exports.clean import line, text
from exports.fonts import data_uri
from exports.page import drawn_as_marks, sheet
from graph.answer.answer import Answer
from graph.layout import of_answer
from graph.result import Row
from graph.text import Translate, msgid

SUFFIX, MEDIA_TYPE = ".html", "text/html"
TEMPLATES = Path(__file__).parent / "templates"

SAY = {
    "same": msgid("The table below holds the same data."),
    "hint": msgid("Choose a mark or a line to read what is stated of it. Marks can be moved."),
    "table": msgid("The same as a table"),
    "sources": msgid("Sources"),
}
PICTURE = msgid("Picture; the table below holds the same data. Arrow keys choose, plus and minus zoom, 0 shows all.")


def write(answer: Answer, *, language: str = "en", translate: Translate = str) -> bytes:
    """The whole page in UTF-8: picture, legend, table of the same rows, every source with date and link."""
    network = Network(directed=True, cdn_resources="in_line")
    network.set_template_dir(str(TEMPLATES), "answer.html")
    network.templateEnv.autoescape = True
    network.templateEnv.globals["page"] = _page(answer, _drawing(answer, network, translate), language, translate)
    return str(network.generate_html(notebook=False)).encode("utf-8")


def _drawing(answer: Answer, network: Network, translate: Translate) -> object:
    """Marks and lines go into the network, what else the canvas is handed comes back; nothing where an answer is drawn otherwise."""
    if not drawn_as_marks(answer):
        return None
    placed = of_answer(answer, translate=translate)
    rest = canvas.drawing(placed, answer.question.name, says=translate(PICTURE), translate=translate)
    marks, lines = rest.pop("marks"), rest.pop("lines")
    for mark in cast("list[dict[str, object]]", _clean(marks)):
        network.add_node(mark.pop("id"), label=mark.pop("label") or [""], **mark)  # without a label pyvis would take the id
    for one in cast("list[dict[str, object]]", _clean(lines)):
        network.add_edge(one["start"], one["end"], **one)
    return _clean(rest)


def _page(answer: Answer, drawing: object, language: str, translate: Translate) -> dict[str, object]:
    return {
        "language": language,
        "words": caption(answer, translate),
        "say": {name: translate(words) for name, words in SAY.items()},
        "drawing": drawing,
        "elements": _Ours(canvas.ELEMENTS),
        "style": _Ours(canvas.STYLE.read_text("utf-8")),
        "still": "" if drawing else _still(answer, translate, language),
        "heads": [line(translate(column.replace("_", " "))) for column in answer.question.columns],
        "rows": [[_cell(answer, row, column) for column in answer.question.columns] for row in answer.rows],
        "sources": [
            {"id": one.id, "text": line(source_text(one)), "address": _address(one.address), "licence": line(one.licence)}
            for one in answer.sources
        ],
        "lao": data_uri("NotoSansLao-Regular.ttf"),
        "scripts": _scripts(),
        "allowed": " ".join(f"'sha256-{_digest(script)}'" for script in _scripts()),
    }


def _cell(answer: Answer, row: Row, column: str) -> Mapping[str, str]:
    """A cell with the names, and the ids small behind them."""
    code = shown(row.get(column)).replace(";", "; ")
    name = shown(row.get(f"{column}_name")).replace(";", "; ") if f"{column}_name" in answer.columns else ""
    return {"text": line(name or code).removeprefix("'"), "code": line(code) if name and name != code else ""}


def _still(answer: Answer, translate: Translate, language: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(sheet(answer, translate, language).svg(language)).decode("ascii")


def _address(address: str) -> str:
    """Only links that open a page; anything else is left out."""
    return line(address) if address.lower().startswith(("https://", "http://")) else ""


def _clean(value: object) -> object:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, (list, tuple)) else value


@cache
def _scripts() -> tuple["_Ours", ...]:
    return tuple(_Ours(file.read_text("utf-8")) for file in (canvas.BUNDLE, TEMPLATES / "page.js"))


class _Ours(str):
    """Text of our own files, which the template may print as it is."""

    def __html__(self) -> str:
        return str(self)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")

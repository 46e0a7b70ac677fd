"""An answer as one HTML page: works from a USB stick, asks nothing of any network, runs no script but its own two.

pyvis holds the data of the picture and fills our template; its own template, which loads from a CDN and runs what a name
may hold, is never used. A Content-Security-Policy names our scripts by their hashes, so that nothing else can run.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyvis
from pyvis.network import Network

from exports.caption import caption, source_text
from exports.clean import cell as shown
from exports.clean import line, text
from exports.fonts import data_uri
from exports.page import drawn_as_marks, sheet
from graph.answer.answer import Answer
from graph.layout import Placed, of_answer
from graph.result import Row
from graph.text import Translate, msgid

SUFFIX, MEDIA_TYPE = ".html", "text/html"
TEMPLATES = Path(__file__).parent / "templates"
_ENGINE = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"

SAY = {
    "view": msgid("View"),
    "whole": msgid("Whole picture"),
    "same": msgid("The table below holds the same data."),
    "hint": msgid("Choose a mark or a line to read what is stated of it. Marks can be moved."),
    "table": msgid("The same as a table"),
    "sources": msgid("Sources"),
}


def write(answer: Answer, *, language: str = "en", translate: Translate = str) -> bytes:
    """The whole page in UTF-8: picture, legend, table of the same rows, every source with date and link."""
    placed = of_answer(answer, translate=translate) if drawn_as_marks(answer) else None
    network = Network(directed=True, cdn_resources="in_line")
    network.set_template_dir(str(TEMPLATES), "answer.html")
    network.templateEnv.autoescape = True
    network.templateEnv.globals["page"] = _page(answer, placed, language, translate)
    if placed:
        _fill(network, placed)
    return str(network.generate_html(notebook=False)).encode("utf-8")


def _fill(network: Network, placed: Placed) -> None:
    for mark in placed.marks:
        network.add_node(mark.id, label=" ".join(mark.label) or mark.id, shape="custom", x=mark.x, y=mark.y, size=mark.size)
    for one in placed.lines:
        network.add_edge(one.start, one.end, id=one.id)


def _page(answer: Answer, placed: Placed | None, language: str, translate: Translate) -> dict[str, object]:
    return {
        "language": language,
        "words": caption(answer, translate),
        "say": {name: translate(words) for name, words in SAY.items()},
        "placed": _clean(placed.as_json()) if placed else None,
        "still": "" if placed else _still(answer, translate, language),
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
def _scripts() -> tuple["_Script", ...]:
    return _Script(_ENGINE.read_text("utf-8")), _Script((TEMPLATES / "picture.js").read_text("utf-8"))


class _Script(str):
    """Our own script, which the template may print as it is."""

    def __html__(self) -> str:
        return str(self)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")

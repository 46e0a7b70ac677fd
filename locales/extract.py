"""Keeps the catalogues up: finds every msgid in code, schema and question headers, and writes it into each linkage.po.

Run `python locales/extract.py` after changing a text. Translations are kept; a msgid that nothing uses any more goes;
a new one stands with an empty msgstr, and tests/views/test_text.py fails until it is filled in (English needs no file).
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from graph import catalogue, schema  # noqa: E402  (the script runs from any folder)
from views import _text  # noqa: E402
from views.shared.cell_words import CELLS  # noqa: E402
from views.shared.vocabulary import headline  # noqa: E402

HEADER = "Content-Type: text/plain; charset=UTF-8\\nContent-Transfer-Encoding: 8bit\\nMIME-Version: 1.0\\n"
CALLS = {"_": 0, "msgid": 0, "translate": 0}  # function → which argument is the msgid


def in_code() -> Iterator[tuple[str, str]]:
    """(msgid, where) of every text that the code marks, and of the pages' names."""
    for path in [HOME / "app.py", *sorted(p for room in ("views", "graph", "exports") for p in (HOME / room).rglob("*.py"))]:
        where = path.relative_to(HOME).as_posix()
        if path.parent.parent == HOME / "views" and path.name == "page.py":
            yield path.parent.name.replace("_", "-").capitalize(), where
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from ((text, where) for text in _marked(node))
            elif where.startswith("graph/measure/") and isinstance(node, ast.Assign) and _is_text(node.targets):
                yield from ((text, where) for text in _texts(node.value) if " " in text)


def _is_text(targets: list[ast.expr]) -> bool:
    """Whether a measure keeps a note or the words of a cell under a name first, as in text = "…" or NOT_ESTIMABLE = "…"."""
    return len(targets) == 1 and isinstance(targets[0], ast.Name) and (targets[0].id == "text" or targets[0].id.isupper())


def _texts(found: ast.expr | None) -> Iterator[str]:
    """The text, or both texts of a choice."""
    if isinstance(found, ast.Constant) and isinstance(found.value, str) and found.value:
        yield found.value
    elif isinstance(found, ast.IfExp):
        yield from (*_texts(found.body), *_texts(found.orelse))


def _marked(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""
    found = call.args[CALLS[name]] if name in CALLS and call.args else None
    if name == "Note":
        found = next((word.value for word in call.keywords if word.arg == "text"), None)
    yield from _texts(found)


def in_questions() -> Iterator[tuple[str, str]]:
    """(msgid, where) of titles, questions, limits, counts, columns and parameters."""
    for name, question in catalogue.questions().items():
        where = f"queries/{name}.cypher"
        for text in (question.title, question.question, question.limits, question.counted):
            yield text, where
        for column in (*question.columns, *question.parameters):
            yield headline(column), where
        for parameter in question.parameters.values():
            yield from ((choice, where) for choice in parameter.choices)


def in_console() -> Iterator[tuple[str, str]]:
    """(msgid, where) of the names of the examples."""
    text = (HOME / "queries" / "console.cypher").read_text(encoding="utf-8")
    yield from ((line.removeprefix("// == "), "queries/console.cypher") for line in text.splitlines() if line.startswith("// == "))


def in_schema() -> Iterator[tuple[str, str]]:
    """(msgid, where) of every property as a heading."""
    for kind in schema.kinds().values():
        yield from ((headline(field.name), f"graph/schema: {kind.label}") for field in (*schema.NODE_FIELDS, *kind.fields))
    for link in schema.link_types().values():
        yield from ((headline(field.name), f"graph/schema: {link.name}") for field in (*schema.LINK_FIELDS, *link.fields))


def in_cells() -> Iterator[tuple[str, str]]:
    """(msgid, where) of every word that stands in a cell."""
    yield from ((text, "views/shared/cell_words.py") for text in CELLS.values())


def msgids() -> dict[str, str]:
    """msgid → where it stands first, in alphabetical order."""
    found: dict[str, str] = {}
    for text, where in (*in_code(), *in_cells(), *in_questions(), *in_console(), *in_schema()):
        found.setdefault(text, where)
    return dict(sorted(found.items()))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def written(found: dict[str, str], words: dict[str, str], language: str) -> str:
    """A catalogue as text: every msgid with where it stands and its words."""
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"{HEADER}"\n'
    return head + "".join(f"\n#: {where}\nmsgid {quoted(text)}\nmsgstr {quoted(words.get(text, ''))}\n" for text, where in found.items())


def main() -> None:
    found = msgids()
    for path in sorted(_text.LOCALES.glob("*/LC_MESSAGES/linkage.po")):
        words = _text.entries(path.read_text(encoding="utf-8"))
        path.write_text(written(found, words, path.parent.parent.name), encoding="utf-8")
        missing = [text for text in found if not words.get(text)]
        print(f"{path.relative_to(HOME)}: {len(found)} msgids, {len(missing)} without words", *missing, sep="\n  ")


if __name__ == "__main__":
    main()

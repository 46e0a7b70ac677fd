"""Writes the generated pages of docs/ anew from question headers, schema, command line, formats and error tree.

`python docs/generate.py` writes them; a test fails while one is behind (`make docs`).
"""

import inspect
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import typer.testing  # noqa: E402

import cli  # noqa: E402
import exports  # noqa: E402
from graph import catalogue, errors  # noqa: E402
from graph.question.parameters import Parameter  # noqa: E402
from graph.question.question import Question  # noqa: E402
from graph.schema import LINK_FIELDS, NODE_FIELDS, Field, kinds, link_types  # noqa: E402

MARK = "<!-- Written by docs/generate.py; change its source and run `make docs`. -->"


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table; a | inside a cell is escaped."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"


def questions() -> Iterator[str]:
    """docs/questions.md: every question with parameters, columns and limits."""
    yield "# Questions"
    yield ""
    yield "Each is asked the same way in the app, on the command line (`linkage ask NAME name=value …`) and in a notebook"
    yield "(`ask(reader, NAME, name=value)`), on both engines. A cell holds codes; for each column of ids a column of names (`…_name`)"
    yield "stands at the end. A parameter in bold must be given; the rest have a default."
    yield ""
    yield from table(("question", "what it answers", "parameters", "measure"), (_line(q) for q in catalogue.questions().values()))
    for name, question in catalogue.questions().items():
        yield from ("", f"## {name}", "", f"**{question.title}.** {question.question}", "")
        yield from table(("parameter", "may be", "default"), map(_parameter, question.parameters.values())) if question.parameters else ()
        yield from ("",) if question.parameters else ()
        yield from table(("column", "holds"), iter(question.columns.items()))
        yield from ("", f"Counted: {question.counted}.", "", f"Limits: {question.limits}", "", f"Example: `{_example(question)}`")


def _line(question: Question) -> tuple[str, str, str, str]:
    given = ", ".join(f"**{p.name}**" if p.default is None else p.name for p in question.parameters.values())
    anchor = question.name.replace("/", "")
    return f"[`{question.name}`](#{anchor})", question.title, given, question.measure


def _parameter(parameter: Parameter) -> tuple[str, str, str]:
    may = " or ".join(f"`{choice}`" for choice in parameter.choices) if parameter.choices else parameter.type
    if parameter.default is None:
        return f"`{parameter.name}`", may, "must be given"
    return (
        f"`{parameter.name}`",
        may,
        "day of the edition" if parameter.type == "date" and not parameter.default else parameter.default or "none",
    )


def _example(question: Question) -> str:
    from graph.question.parameters import EXAMPLES

    two = {"from": "vl:E10", "to": "vl:E11"}
    wanted = [p for p in question.parameters.values() if p.default is None]
    given = [shlex.quote(f"{p.name}={two.get(p.name, EXAMPLES.get(p.type, 'vl:E27'))}") for p in wanted]
    return " ".join(["linkage ask", question.name, *given])


def dictionary() -> Iterator[str]:
    """docs/dictionary.md: every kind of node and type of link with its fields."""
    yield "# Dictionary of the graph"
    yield ""
    yield "An absent property means that nobody stated it: it is unknown, never zero. Where each column of the shipped tables goes"
    yield "stands in [data/vietnam_laos/DICTIONARY.md](../data/vietnam_laos/DICTIONARY.md)."
    yield from ("", "## Every node", "", *_fields(NODE_FIELDS), "", "## Every link", "", *_fields(LINK_FIELDS))
    for kind in kinds().values():
        yield from ("", f"## {kind.label}", "", kind.doc, "", f"Ids match `{kind.id_pattern}`.", "")
        yield from _fields(kind.fields)
    for link in link_types().values():
        ends = ", ".join(f"{start} → {end}" for start, end in link.ends)
        yield from ("", f"## {link.name}", "", f"{link.doc} ({ends}; family: {link.family})", "")
        yield from _fields(link.fields)


def _fields(fields: tuple[Field, ...]) -> Iterator[str]:
    if not fields:
        yield "No fields beyond the common ones."
        return
    yield from table(("field", "type", "unit", "meaning"), ((f"`{f.name}`", f.type, f.unit, f.doc) for f in fields))


def commands() -> Iterator[str]:
    """docs/commands.md: the formats of --out and the help of every command."""
    yield from (
        "# Command line",
        "",
        "What scripts may rely on stands in [contract.md](contract.md); the errors in [errors.md](errors.md).",
    )
    yield from ("", "## Formats of `--out`", "", *table(("ending", "what it is"), _formats()))
    runner = typer.testing.CliRunner()
    for words in ([], *([each] for each in _commands())):
        text = runner.invoke(cli.app, [*words, "--help"], prog_name="linkage", terminal_width=100).output
        yield from (
            "",
            f"## `{' '.join(['linkage', *words])}`",
            "",
            "```text",
            *(line.rstrip() for line in text.strip().splitlines()),
            "```",
        )


def _formats() -> Iterator[tuple[str, str]]:
    for name, module in exports.formats().items():
        yield f"`.{name}`", (module.__doc__ or "").split("\n")[0]


def _commands() -> list[str]:
    return [str(command.callback.__name__) for command in cli.app.registered_commands if command.callback]


def error_tree() -> Iterator[str]:
    """docs/errors.md: the tree of everything that Linkage raises on purpose."""
    yield "# Errors"
    yield ""
    yield "What goes wrong is said in one sentence or two: what happened, where, what to do next. On the command line it stands on stderr"
    yield "and the exit code is 1; only a text that the guard turns away is answered by a line that starts with `Refused:`. In Python"
    yield "each is a class of `graph.errors`, and its facts (file, line, column, id …) are in `.facts`."
    yield from ("", "```text", *inspect.cleandoc(errors.__doc__ or "").splitlines()[4:], "```")


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "questions.md": questions,
    "dictionary.md": dictionary,
    "commands.md": commands,
    "errors.md": error_tree,
}


def page(file: str) -> str:
    """The text that a generated page must have."""
    return "\n".join((MARK, "", *PAGES[file]())) + "\n"


if __name__ == "__main__":
    for each in PAGES:
        (HERE / each).write_text(page(each), encoding="utf-8", newline="\n")
        print(f"docs/{each}")

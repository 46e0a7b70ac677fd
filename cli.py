"""The command line: rows to stdout, every other word to stderr; exit code 0, or 1 with one sentence."""

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

from typer import Argument, Option, Typer, TyperException
from typer.core import TyperGroup

import exports
from exports._terminal import in_utf8, remark, rows, save, say, tell
from exports.crash_log import logged
from graph import ask as answered
from graph import catalogue, connect
from graph.ask.written import whole_text
from graph.edition.ask import beside, offered, opened, since_edition
from graph.errors import BadData, LinkageError, ServerNotStarted
from graph.guard.check import run as run_checked
from graph.question.parameters import from_words
from graph.store import server
from loaders.check import check_files as checked
from loaders.load import load as brought

Limit = Annotated[int, Option(min=1, help="Most rows.")]
Name = Annotated[str, Argument(metavar="QUESTION", help="A name that `linkage questions` lists, as in gaps/no_maker.")]
Given = Annotated[list[str] | None, Argument(metavar="[NAME=VALUE]...", help="As in country=LA.")]
Laid = Annotated[str, Option("--scenario", metavar="NAME", help="Lay this scenario over the facts; see `linkage scenarios`.")]
Seconds = Annotated[float, Option(min=0.1, help="Most seconds.")]


class _DbAnywhere(TyperGroup):
    """Gives --db to every command, so that it may stand before or after the subcommand."""

    def get_command(self, ctx: Any, name: str) -> Any:
        command = super().get_command(ctx, name)
        if command and all(each.name != "db" for each in command.params):
            command.params.append(next(each for each in self.params if each.name == "db"))
        return command


def _use(address: str | None) -> None:
    if address:
        os.environ["LINKAGE_DB"] = address


app = Typer(cls=_DbAnywhere, add_completion=False, rich_markup_mode=None)
_HELP = "A file.kgl, bolt://… or neo4j://…; without it LINKAGE_DB, else the embedded file of this account."
Db = Annotated[str | None, Option("--db", metavar="ADDRESS", help=_HELP, callback=_use, expose_value=False)]


@app.callback()
def linkage(db: Db = None) -> None:
    """The Viet Nam – Laos supply chain as a graph: load it, ask it, export it."""


@app.command()
def load(
    paths: Annotated[list[Path] | None, Argument(help="Files or folders; without any, all shipped data.")] = None,
    undo: Annotated[bool, Option("--undo", help="Take back the last load, as a new edition.")] = False,
    allow_removals: Annotated[int | None, Option(metavar="N", min=0, help="Let the load remove exactly N statements.")] = None,
    adopt: Annotated[bool, Option("--adopt", help="Replace a store that holds another ledger's data.")] = False,
    bulk: Annotated[bool, Option("--bulk", help="Fill an empty server of `linkage neo4j start` by Neo4j's own importer.")] = False,
) -> None:
    """Bring the ledger to what the files state, and the store to the ledger's edition."""
    say(brought(paths or (), undo=undo, allow_removals=allow_removals, adopt=adopt, bulk=bulk))


@app.command()
def check(path: Annotated[Path, Argument(help="A file or folder.")]) -> None:
    """Say what a load would take and reject, and change nothing. What it would reject comes as rows."""
    report = checked(path)
    rows(("file", "line", "column", "value", "reason"), [vars(reject) for reject in report.rejects])
    *lines, outcome = report.lines()
    say(*lines, *[outcome] * report.ok)
    if not report.ok:
        raise BadData(outcome)


@app.command()
def ask(
    question: Name,
    parameters: Given = None,
    out: Annotated[Path | None, Option(metavar="FILE", help="Write a file; its ending chooses the format.")] = None,
    edition: Annotated[int | None, Option(min=1, help="A past edition of the ledger; without it, what the store holds.")] = None,
    scenario: Laid = "",
    limit: Limit = 1000,
    timeout: Seconds = 10.0,
) -> None:
    """Answer one question: its rows as CSV, or with --out a table or picture in a file."""
    write = exports.find(out.suffix).write if out else None
    with closing(opened(edition, scenario)) as reader:
        answer = answered(reader, question, limit=limit, timeout=timeout, **from_words(parameters or ()))
        save(out, write(answer)) if out and write else rows(answer.columns, answer.rows)
        tell(answer)
        if not edition and not scenario:
            remark(reader)


@app.command()
def changes(
    question: Name,
    parameters: Given = None,
    since: Annotated[int, Option(min=0, help="The edition to begin after; 0 tells from the first load on.")] = 0,
    scenario: Laid = "",
) -> None:
    """Say what became of each row in every edition and by which load, or under a scenario beside the facts."""
    given = from_words(parameters or ())
    columns, found, told = beside(scenario, question, given) if scenario else since_edition(since, question, given)
    rows(columns, found)
    say(*told)


@app.command()
def scenarios() -> None:
    """List the scenarios that can be laid over the facts: those in the ledger, then those that the data suggest."""
    rows(("scenario", "change", "left_out"), offered())


@app.command()
def questions(name: Annotated[str, Argument(metavar="[QUESTION]", help="Print the texts of this one, for a console.")] = "") -> None:
    """List what can be asked: each question, its parameters with their defaults, its columns, its title."""
    if name:
        print(whole_text(catalogue.find(name)))
    else:
        rows(("question", "parameters", "columns", "title"), [{"question": n, **q.signature()} for n, q in catalogue.questions().items()])


@app.command()
def cypher(text: Annotated[str, Argument(help="One statement.")], limit: Limit = 1000, timeout: Seconds = 10.0) -> None:
    """Run a read-only Cypher text: its rows as CSV. One that may not run is answered by `Refused:` and the reason."""
    with closing(connect()) as reader:
        fetched = run_checked(reader, text, limit=limit, timeout=timeout)
        rows(fetched.columns, fetched.rows)
        say(*[f"Cut: only the first {limit:,} rows are shown."] * fetched.cut)
        remark(reader)


@app.command()
def sources() -> None:
    """List every publication in the store, and how many statements cite it."""
    ask("quality/sources", limit=100_000)


@app.command()
def serve(port: int = 8501, host: str = "127.0.0.1") -> None:
    """Open the app in the browser; Ctrl+C stops it. With --host 0.0.0.0 other machines may look in too."""
    from views import _serve

    screen = sys.platform in ("darwin", "win32") or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    settings = {"server.port": port, "server.address": host, "server.headless": not screen, "server.showEmailPrompt": False}
    told = f"Linkage is at http://{host}:{port} (Ctrl+C stops it)."
    _serve.serve(Path(__file__).with_name("app.py"), settings, lambda: say(told))


@app.command()
def neo4j(act: Literal["start", "stop", "status"]) -> None:
    """Start, stop or look for a real Neo4j on this machine, by pip-installed parts only; prints its address."""
    if act == "stop":
        say("Stopped; its data stay." if server.stop() else "It was not running.")
    elif address := server.start() if act == "start" else server.status():
        print(address)
    else:
        raise ServerNotStarted("No Neo4j of this account runs here.", then="Start it: linkage neo4j start.")


def main(words: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code."""
    in_utf8()
    try:
        code = app(words, prog_name="linkage", standalone_mode=False)
    except TyperException as misused:
        code = " ".join(f"{misused.format_message().rstrip('.')}. See `linkage --help`.".split())
    except LinkageError as known:
        code = str(known)
    except Exception as fault:  # noqa: BLE001 - the last wall: no traceback reaches a planner
        code = logged(fault)
    sys.exit(code if not code or isinstance(code, str) else "Stopped.")

"""The history of a question: which rows are new, open, closed or reopened in each edition, and which load did it.

Every edition of the ledger can be asked again, so the history of a question written today reaches back to the first load.
The newest is asked in the open store, each older one in the graph of the next one with what differs laid over it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph import catalogue, scenario
from graph.answer.answer import Answer
from graph.ask import ask
from graph.edition.compare import Changed, RowKey, as_text, differing, keyed
from graph.errors import UnknownNode
from graph.ledger import EditionLine, Ledger
from graph.projection import project
from graph.question.question import Question
from graph.result import Row
from graph.store import Reader
from graph.store.address import ledger_path

_MOST_ROWS = 100_000
_FEW = 3  # tables of one dataset that are named one by one
NEW, OPEN, CLOSED, REOPENED = "new", "open", "closed", "reopened"


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One edition of a question: rows by what became of them since the edition before.

    `files` are the tables of which the edition changed a statement, not all that the load read. `changed` are those open rows that
    say something else than before, with what they said. `counted` is the n of N, `asked` false where a
    thing that is asked about was not in the graph yet.
    """

    n: int
    made_on: str
    files: tuple[str, ...]
    undoes: int | None = None
    asked: bool = True
    counted: tuple[int, int] = (0, 0)
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True, kw_only=True)
class History:
    """Every edition asked, the oldest first, and for each identity its changes as (edition, what, row)."""

    question: Question
    parameters: Mapping[str, object]
    at: str
    editions: tuple[Moment, ...]
    lives: Mapping[RowKey, tuple[tuple[int, str, Row], ...]]


def history(name: str, given: Mapping[str, object], address: str | None = None, *, since: int = 0, held: Reader | None = None) -> History:
    """The history of a question with these parameters; `editions` holds those after `since`.

    Earlier editions are asked too, so that a row that comes back is told as reopened, not as new. All editions are asked for
    the same day (`at`, else that of the newest edition), so that a row opens or closes by what was loaded, never by the calendar.
    `held` is as in `project.at`. Raises BadParameter for a question without identity, UnknownEdition, UnknownQuestion.
    """
    question = catalogue.find(name)
    with Ledger(ledger_path(address), read_only=True) as ledger:
        lines = ledger.editions()
        at = str(given.get("at") or ledger.made_on(ledger.edition()))
        ledger.datasets(since)  # raises UnknownEdition
        asked = {**given, "at": at} if "at" in question.parameters else dict(given)
        causes = {line.n: ledger.changed_tables(line.n) for line in lines}
        answers = _answers(question, asked, ledger, lines, held or project.embedded_at(address))
    moments: list[Moment] = []
    lives: dict[RowKey, list[tuple[int, str, Row]]] = {}
    before: dict[RowKey, Row] = {}
    answer: Answer | None = None
    for line in lines:
        answer = answers.get(line.n, answer)
        now = keyed(answer) if answer else {}
        moments.append(_moment(line, causes[line.n], answer, before, now, lives))
        before = now
    kept = {key: tuple(life) for key, life in lives.items()}
    shown = tuple(moment for moment in moments if moment.n > since)
    return History(question=question, parameters=asked, at=at, editions=shown, lives=kept)


def history_rows(made: History) -> tuple[tuple[str, ...], list[Row]]:
    """Columns and rows of a history, the oldest edition first; rows that stayed open and say the same are left out.

    A row that says something else is told as it is now; `before` says what its changed columns said, as in "users: vl:E01".
    """
    rows: list[Row] = []
    for moment in made.editions:
        said = {"edition": moment.n, "made_on": moment.made_on, "caused_by": _cause(moment)}
        for what in (NEW, REOPENED, CLOSED):
            rows += [{"change": what, **said, **row} for row in moment.rows.get(what, ())]
        rows += [{"change": "changed", **said, **one.after, "before": _said(one)} for one in moment.changed]
    return ("change", "edition", "made_on", "caused_by", *made.question.columns, "before"), rows


def _said(one: Changed) -> tuple[str, ...]:
    """What the changed columns of a row said.

    >>> _said(Changed(before={"need": "110814", "users": ("vl:E02", "vl:E01"), "amount": 2.0}, after={}, columns=("users", "amount")))
    ('users: vl:E01;vl:E02', 'amount: 2')
    """
    return tuple(f"{column}: {as_text(one.before.get(column))}" for column in one.columns)


def words(made: History) -> tuple[str, ...]:
    """The history in sentences, one an edition."""
    lines = [f"All editions are asked as of {made.at}."]
    for one in made.editions:
        counts = ", ".join(f"{len(one.rows.get(what, ()))} {what}" for what in (NEW, REOPENED, CLOSED, OPEN))
        told = f"{counts}, of which {len(one.changed)} say something else; n of N {one.counted[0]} of {one.counted[1]}"
        lines.append(
            f"Edition {one.n} of {one.made_on} ({'; '.join(_cause(one))}): {told if one.asked else 'the thing was not there yet'}."
        )
    return tuple(lines)


def _cause(moment: Moment) -> tuple[str, ...]:
    """The load behind an edition: the tables that it changed, of a dataset with many their number.

    >>> _cause(Moment(n=2, made_on="2026-11-25", files=("mine/makers.csv",))), _cause(Moment(n=3, made_on="2026-11-25", files=(), undoes=2))
    (('mine/makers.csv',), ('undo of edition 2',))
    """
    if moment.undoes is not None:
        return (f"undo of edition {moment.undoes}",)
    tables: dict[str, list[str]] = {}
    for file in moment.files:
        tables.setdefault(file.partition("/")[0], []).append(file)
    return tuple(one for name, some in tables.items() for one in (some if len(some) <= _FEW else [f"{name} ({len(some)} tables)"]))


def _facts_alike(line: EditionLine) -> bool:
    """Whether an edition changed scenarios alone: then the facts, and every answer, are those of the edition before."""
    return line.undoes is None and all(scenario.is_scenario(file) for file in line.files)


def _answers(
    question: Question, given: Mapping[str, object], ledger: Ledger, lines: Sequence[EditionLine], held: Reader | None
) -> dict[int, Answer | None]:
    """The answer at each edition whose facts are others than those of the edition before, asked from the newest to the oldest."""
    wanted = [line.n for line in reversed(lines) if line is lines[0] or not _facts_alike(line)]
    return {n: _answer(question, given, reader) for n, reader in zip(wanted, project.each(ledger, wanted, held), strict=True)}


def _answer(question: Question, given: Mapping[str, object], reader: Reader) -> Answer | None:
    """The answer in this graph; None where a thing that is asked about is not in it."""
    try:
        return ask(reader, question, limit=_MOST_ROWS, timeout=60.0, **given)
    except UnknownNode:
        return None


def _moment(
    line: EditionLine,
    files: tuple[str, ...],
    answer: Answer | None,
    before: dict[RowKey, Row],
    now: dict[RowKey, Row],
    lives: dict[RowKey, list[tuple[int, str, Row]]],
) -> Moment:
    rows: dict[str, list[Row]] = {NEW: [], OPEN: [], CLOSED: [], REOPENED: []}
    changed = []
    for key, what, row in _became(before, now, lives):
        rows[what].append(row)
        if what != OPEN:
            lives.setdefault(key, []).append((line.n, what, row))
        elif columns := differing(before[key], row, answer.question.columns if answer else {}):
            changed.append(Changed(before=before[key], after=row, columns=columns))
    counted = (answer.population.n, answer.population.of) if answer else (0, 0)
    return Moment(
        n=line.n, made_on=line.made_at[:10], files=files, undoes=line.undoes, asked=answer is not None, counted=counted,
        rows={what: tuple(some) for what, some in rows.items()}, changed=tuple(changed),
    )  # fmt: skip


def _became(
    before: Mapping[RowKey, Row], now: Mapping[RowKey, Row], lives: Mapping[RowKey, list[tuple[int, str, Row]]]
) -> Iterator[tuple[RowKey, str, Row]]:
    for key, row in now.items():
        yield key, OPEN if key in before else REOPENED if key in lives else NEW, row
    for key, row in before.items():
        if key not in now:
            yield key, CLOSED, row

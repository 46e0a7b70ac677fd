"""Two answers to one question, row by row by the question's identity: what opened, closed, changed, stayed."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.answer.answer import Answer
from graph.errors import BadParameter
from graph.result import Row

RowKey = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A row that is in both answers and says something else: `columns` are those that differ."""

    before: Row
    after: Row
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The rows by what became of them; `gone_on` are the rows of the later answer that say the same as before."""

    before: Answer
    after: Answer
    opened: tuple[Row, ...]
    closed: tuple[Row, ...]
    changed: tuple[Changed, ...]
    kept: tuple[Row, ...]


def compare(before: Answer, after: Answer) -> Comparison:
    """What differs between two answers to the same question. Raises BadParameter for a question whose rows have no identity.

    Ways of writing are no difference: only the declared columns count, without the names that `ask` adds.
    """
    one, two = keyed(before), keyed(after)
    changed = []
    kept = []
    for key in (key for key in two if key in one):
        columns = differing(one[key], two[key], after.question.columns)
        if columns:
            changed.append(Changed(before=one[key], after=two[key], columns=columns))
        else:
            kept.append(two[key])
    return Comparison(
        before=before,
        after=after,
        opened=tuple(row for key, row in two.items() if key not in one),
        closed=tuple(row for key, row in one.items() if key not in two),
        changed=tuple(changed),
        kept=tuple(kept),
    )


def compared_rows(made: Comparison) -> tuple[tuple[str, ...], list[Row]]:
    """Columns and rows of a comparison: `change` is opened, closed, changed from or changed to; `differs` names the columns."""
    rows: list[Row] = [{"change": "opened", **row} for row in made.opened]
    rows += [{"change": "closed", **row} for row in made.closed]
    for one in made.changed:
        rows.append({"change": "changed from", "differs": one.columns, **one.before})
        rows.append({"change": "changed to", "differs": one.columns, **one.after})
    return ("change", "differs", *made.after.columns), rows


def words(made: Comparison) -> tuple[str, ...]:
    """The comparison in sentences."""
    counts = f"opened {len(made.opened)}, closed {len(made.closed)}, changed {len(made.changed)}, the same {len(made.kept)}"
    name = made.after.scenario
    laid = f"Under the scenario {name}, which is no fact" if name else f"At edition {made.after.edition}"
    return (f"At edition {made.before.edition}: {made.before.population}.", f"{laid}: {made.after.population}.", f"Rows: {counts}.")


def keyed(answer: Answer) -> dict[RowKey, Row]:
    """The rows of an answer by their identity."""
    columns = answer.question.identity
    if not columns:
        what = f"The rows of {answer.question.name} have no identity, so two answers cannot be told apart row by row."
        raise BadParameter(what, then="Choose another question.", name="question")
    return {tuple(as_text(row.get(column)) for column in columns): row for row in answer.rows}


def as_text(value: object) -> str:
    """A value in one way of writing, so that lists of either engine compare equal.

    >>> as_text(("b", "a")), as_text(None), as_text(2.0)
    ('a;b', '', '2')
    """
    if isinstance(value, (list, tuple)):
        return ";".join(sorted(map(as_text, value)))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def differing(one: Row, two: Row, columns: Mapping[str, str]) -> tuple[str, ...]:
    """The declared columns whose values differ; a running number of the row is no value of it."""
    return tuple(column for column in columns if column not in _NUMBERING and as_text(one.get(column)) != as_text(two.get(column)))


_NUMBERING = frozenset({"path", "rank"})  # counted anew in every answer

"""Every golden answer in tests/expected/ is what its question gives on both engines.

A file is tests/expected/<folder>/<name>[.<parameter>=<value>[,…]].csv: the declared columns (without the names that `ask` adds),
lists joined by ";", yes and no as words, unknown empty. In the name of a file ~ stands for |, which Windows allows in none. Those of
no_maker and coverage equal a count made from the tables alone (test_oracle.py); the others were read through when written, and
the rows that were checked one by one against the tables are the claims of tests/queries/test_*.py.
Write them anew, and read the difference, with the first line; with the second the file of a new asking:

    PYTHONPATH=. python tests/queries/test_golden.py DATABASE
    PYTHONPATH=. python tests/queries/test_golden.py DATABASE gaps/no_maker country=LA at=2026-11-25
"""

import csv
import io
import sys
from pathlib import Path

import pytest

from graph import ask, connect
from graph.answer.answer import Answer
from graph.catalogue import questions
from graph.store import Reader

EXPECTED = Path(__file__).resolve().parents[1] / "expected"
FILES = sorted(EXPECTED.rglob("*.csv"))


def asked(path: Path) -> tuple[str, dict[str, str]]:
    """Question and parameters from the name of a golden file."""
    name, _, given = path.name.removesuffix(".csv").partition(".")
    parameters = dict(pair.replace("~", "|").split("=", 1) for pair in given.split(",") if pair)
    return f"{path.parent.name}/{name}", parameters


def cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ";".join(cell(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def table(answer: Answer) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = list(answer.question.columns)
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in answer.rows)
    return text.getvalue()


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(EXPECTED)) for path in FILES])
def test_the_answer_is_the_golden_one(shipped: Reader, path: Path) -> None:
    name, parameters = asked(path)

    answer = ask(shipped, name, limit=10_000, **parameters)

    assert table(answer).splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_every_question_has_a_golden_answer() -> None:
    covered = {asked(path)[0] for path in FILES}

    assert set(questions()) - covered - {name for name in questions() if name.startswith("explore/")} == set()


def named(question: str, given: list[str]) -> Path:
    """The golden file of a question asked with these NAME=VALUE."""
    words = "." + ",".join(given).replace("|", "~") if given else ""
    return EXPECTED / f"{question}{words}.csv"


def test_the_name_of_a_golden_file_says_what_was_asked() -> None:
    path = named("gaps/one", ["gap=LA|RAW|310420", "at=2026-11-25"])

    assert path.name == "one.gap=LA~RAW~310420,at=2026-11-25.csv"
    assert asked(path) == ("gaps/one", {"gap": "LA|RAW|310420", "at": "2026-11-25"})


def _write(address: str, paths: list[Path]) -> None:
    reader = connect(address)
    for path in paths:
        name, parameters = asked(path)
        path.parent.mkdir(exist_ok=True)
        path.write_text(table(ask(reader, name, limit=10_000, **parameters)), encoding="utf-8")


if __name__ == "__main__":
    _write(sys.argv[1], [named(sys.argv[2], sys.argv[3:])] if sys.argv[2:] else FILES)

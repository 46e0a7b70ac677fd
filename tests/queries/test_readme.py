"""queries/README.md names every question, and its example is a question."""

import re
from pathlib import Path

from graph.catalogue import questions

TEXT = (Path(__file__).resolve().parents[2] / "queries" / "README.md").read_text(encoding="utf-8")


def test_the_table_names_every_question_and_no_other() -> None:
    named = set()
    for line in TEXT.partition("## All questions")[2].splitlines():
        first = re.findall(r"`([\w/]+)`", line.split("|")[1]) if line.startswith("| `") else []
        folder = first[0].split("/")[0] if first else ""
        named |= {one if "/" in one else f"{folder}/{one}" for one in first}

    assert named == set(questions())

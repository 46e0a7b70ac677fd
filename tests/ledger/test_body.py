"""The body of a statement is the text that json itself would make of it, and a ledger written before still reads and compares."""

import json
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graph.ledger import Ledger
from graph.ledger._body import body, record, written
from graph.records import Link, Node
from tests.ledger.written_before import STATED

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
NUMBERS = st.one_of(st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
VALUES = st.one_of(TEXTS, NUMBERS, st.lists(TEXTS, max_size=3).map(tuple), st.lists(TEXTS, max_size=3))
SAID = st.dictionaries(TEXTS, VALUES, max_size=5)
RECORDS = st.one_of(
    st.builds(lambda key, part, said: Node(kind="Zone", id=key, part=part, properties=said), TEXTS, TEXTS, SAID),
    st.builds(
        lambda key, start, end, said: Link(
            kind="FACES", fact_id=key, start_kind="Zone", start=start, end_kind="Zone", end=end, properties=said
        ),
        TEXTS, TEXTS, TEXTS, SAID,
    ),
)  # fmt: skip


@given(RECORDS)
def test_a_body_is_what_json_makes_of_it_with_sorted_keys_in_nfc(one):
    said = {name: value for name, value in one.properties.items() if value not in ("", (), [])}
    stated = {"properties": said}
    stated |= (
        {"id": one.id, "part": one.part}
        if isinstance(one, Node)
        else {"start": [one.start_kind, one.start], "end": [one.end_kind, one.end]}
    )

    text = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert body(one) == unicodedata.normalize("NFC", text)


@given(RECORDS)
def test_a_record_that_counts_as_the_same_is_what_its_body_tells(one):
    text, same = written(one)
    key = unicodedata.normalize("NFC", one.key)

    told = record(one.kind, key, text, one.file, one.line)

    if same and key == one.key:
        assert told == one
        assert {name: type(value) for name, value in told.properties.items()} == {n: type(v) for n, v in one.properties.items()}


def test_a_ledger_written_before_states_the_same_to_a_load_of_today(tmp_path: Path):
    path = tmp_path / "before.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(Path(__file__).with_name("written_before.sql").read_text("utf-8"))

    with Ledger(path) as ledger:
        before = list(ledger.statements(1))
        report = ledger.load(STATED)

        assert (report.edition, report.changed) == (1, False)
        assert list(ledger.statements(1)) == before
        assert len(before) == 5

"""SIGKILL in the middle of a load, a few times; `bench/kill_load.py --times 50` does it on the shipped data."""

import os
import random
from pathlib import Path

import pytest

from bench.kill_load import kills


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_killed_load_leaves_one_edition_or_the_next_and_never_a_mix(tmp_path: Path) -> None:
    summary = kills(str(tmp_path / "graph.kgl"), 6, random.Random(6), small=True, report=lambda line: None)

    assert len(summary.kills) == 6
    assert summary.faults == []
    assert "during the store swap" in {one.when for one in summary.kills}


def test_the_kill_bench_sees_a_store_that_does_not_hold_what_it_claims(tmp_path: Path) -> None:
    from bench.kill_load import Seen, _look, rounds
    from graph.ledger import Ledger
    from graph.projection.load import take

    address = str(tmp_path / "graph.kgl")
    take([rounds(0)], address)
    take([rounds(1)], address)
    assert _look(address, Seen(when="", acknowledged=2)) == ""

    with Ledger(tmp_path / "graph.ledger.sqlite") as ledger:
        ledger._db.execute("UPDATE statement SET body = replace(body, '\"round\":1', '\"round\":7') WHERE key = 'kill:Z5'")
    assert "Edition 2 mixes rounds" in _look(address, Seen(when="", acknowledged=2))

    with Ledger(tmp_path / "graph.ledger.sqlite") as ledger:
        ledger._db.execute("UPDATE statement SET body = replace(body, '\"round\":1', '\"round\":7')")
    assert "does not hold edition 2" in _look(address, Seen(when="", acknowledged=2))
    assert "acknowledged was 4" in _look(address, Seen(when="", acknowledged=4))

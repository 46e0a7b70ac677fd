"""The ledger against a model: whatever is loaded and undone, each edition states what the model says it did."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from graph.errors import EmptyTable, NothingToUndo, TooManyRemovals
from graph.ledger import Ledger
from graph.records import Batch, Node, Reject

DATASETS = st.sampled_from(["a", "b"])
FILES = st.sampled_from(["x.csv", "y.csv"])
ROWS = st.dictionaries(st.sampled_from("pqrstu"), st.integers(0, 2), max_size=6)
Statements = dict[tuple[str, str], tuple[str, int]]  # (dataset, key) → (file, value)


class LedgerAndModel(RuleBasedStateMachine):
    """The model keeps every edition whole, in a list; keys of the two tables of a dataset never meet."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger(Path(self.folder.name) / "l.sqlite")
        self.model: list[Statements] = [{}]

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()

    @rule(dataset=DATASETS, file=FILES, rows=ROWS, rejected=st.booleans(), allow=st.booleans())
    def load(self, dataset: str, file: str, rows: dict[str, int], rejected: bool, allow: bool) -> None:
        now = self.model[-1]
        said = {(dataset, f"{file}/{key}"): (file, value) for key, value in rows.items()}
        gone = [key for key, (of, _) in now.items() if key[0] == dataset and of == file and key not in said]
        records = tuple(Node(kind="Zone", id=key, properties={"v": value}, file=file, line=1) for (_, key), (_, value) in said.items())
        rejects = (Reject(file=file, line=9, column="c", value="v", reason="is wrong"),) if rejected and rows else ()
        batch = Batch(dataset=dataset, records=records, rejects=rejects, tables={file: len(rows)})
        share = 5 * len(gone) > sum(1 for name, _ in now if name == dataset)
        try:
            report = self.ledger.load([batch], allow_removals=len(gone) if allow else None)
        except EmptyTable:
            assert not rows
            return
        except TooManyRemovals:
            assert share and not allow and not rejects
            return
        assert rows and (allow or rejects or not share)
        after = sorted(self.ledger.after_load(report.edition), key=repr)
        assert after == sorted(self.ledger.statements(report.edition), key=repr)
        kept = {key: value for key, value in now.items() if rejects or key not in gone}
        self._moved_to({**kept, **said}, report.changed)

    @rule()
    def undo(self) -> None:
        try:
            self.ledger.undo()
        except NothingToUndo:
            assert len(self.model) == 1
        else:
            self.model.append(self.model[-2])

    @rule()
    def open_again(self) -> None:
        self.ledger.close()
        self.ledger = Ledger(self.ledger.path)

    @invariant()
    def every_edition_states_what_it_did(self) -> None:
        assert self.ledger.edition() == len(self.model) - 1
        for n, model in enumerate(self.model):
            stated = {(dataset, one.key): (one.file, one.properties["v"]) for dataset, one in self.ledger.statements(n)}
            assert stated == model

    @invariant()
    def the_lines_of_the_editions_add_up(self) -> None:
        size = 0
        for line, (before, after) in zip(self.ledger.editions(), pairwise(self.model), strict=True):
            size += line.added - line.removed
            assert size == len(after) == sum(one.statements for one in self.ledger.datasets(line.n))
            assert line.changed == sum(1 for key in before.keys() & after.keys() if before[key] != after[key])

    def _moved_to(self, after: Statements, changed: bool) -> None:
        assert changed == (after != self.model[-1])
        if changed:
            self.model.append(after)


TestLedgerAndModel = LedgerAndModel.TestCase
TestLedgerAndModel.settings = settings(max_examples=50, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])

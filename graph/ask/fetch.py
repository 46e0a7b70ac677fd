"""What one run of a question reads: its parts, within its time and within limits of rows."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.ask.splice import bindable, splice
from graph.errors import QueryTimeout
from graph.measure import Parts, Wanted
from graph.question.question import Question
from graph.result import KeptTable, Row
from graph.store._protocol import Meta, Reader

# What a measure may fetch. The shipped data need 600 rows; ten times the largest list met so far (50,000 firms) needs 500,000.
MOST_FETCHED = 500_000
# A part that is walked round by round stops at this many rows: both engines give them, and a walk over them ends, within 2 seconds.
MOST_IN_ROUNDS = 10_000
MOST_ROUNDS = 24  # six steps from both ends need six


@dataclass(kw_only=True)
class Fetch:
    """The reading of one run; `ends` is the moment at which its time is over, `at` the day of the edition."""

    reader: Reader
    question: Question
    bound: Mapping[str, object]
    at: str
    ends: float

    def part(self, name: str, limit: int, **more: object) -> tuple[Sequence[Row], bool]:
        """The rows of a part, and whether there are more than the limit; none of a part that the question lacks."""
        text = self.question.text(name, self.reader.engine)
        return self.read(splice(text, self.bound), {**bindable(self.bound), **more}, limit) if text else ((), False)

    def table(self, name: str, meta: Meta) -> tuple[Sequence[Row], bool]:
        """The rows of a part fetched whole; of a text that takes nothing from the asker those kept beside the reader, if it keeps them."""
        text = self.question.text(name, self.reader.engine) or ""
        if not text or "$" in text or "@" in text:
            return self.part(name, MOST_FETCHED)

        def fetched() -> tuple[KeptTable, bool]:
            rows, cut = self.part(name, MOST_FETCHED)
            return KeptTable(rows), cut

        return self.reader.kept.table(meta, text, fetched)

    def read(self, text: str, given: Mapping[str, object], limit: int) -> tuple[Sequence[Row], bool]:
        """The rows of a text, and whether there are more; raises QueryTimeout when the time of the question is over."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise QueryTimeout(f"{self.question.name} took longer than its time.", then="Narrow it, or give it more seconds.")
        fetched = self.reader.read(text, {"at": self.at, **given}, limit=limit, timeout=left)
        return fetched.rows, fetched.cut


@dataclass(kw_only=True)
class RoundsOfFetching:
    """The rounds of one run: fetches what a measure wants next. `cut` once rows were cut off, after which a walk gets no more."""

    fetch: Fetch
    cut: bool = False
    _rounds: int = 0
    _walked: dict[str, int] = field(default_factory=dict)  # part → its rows so far

    def __call__(self, wanted: Sequence[Wanted]) -> Parts:
        """Part → the rows of this round."""
        self._rounds += 1
        return {one.part: self._one(one) for one in wanted}

    def _one(self, wanted: Wanted) -> Sequence[Row]:
        takes = self.fetch.question.rounds.get(wanted.part, ())
        lists: dict[str, object] = {name: list(wanted.lists.get(name, ())) for name in takes}
        if not any(lists.values()) or (not wanted.whole and (self.cut or self._rounds > MOST_ROUNDS)):
            return ()
        had = self._walked.get(wanted.part, 0)
        rows, cut = self.fetch.part(wanted.part, MOST_FETCHED if wanted.whole else MOST_IN_ROUNDS - had, **lists)
        self._walked[wanted.part] = had + len(rows)
        self.cut = self.cut or cut
        return rows

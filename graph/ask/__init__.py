"""One question, one answer. Read mode, row limit and time limit live here only."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph import catalogue, measure
from graph.answer.answer import Answer, Population, ids
from graph.answer.complete import completed
from graph.answer.picture import Picture, picture
from graph.ask.fetch import MOST_FETCHED, Fetch, RoundsOfFetching
from graph.ask.names import as_texts, names_of, sources, with_name_columns
from graph.ask.splice import bindable, splice
from graph.ask.written import samples
from graph.collector import paused
from graph.errors import StoreLoading
from graph.measure import Measured
from graph.question import parameters
from graph.question.question import Question
from graph.result import Row
from graph.store._protocol import Meta, Reader

LIMIT = 1000  # rows shown; a CSV is not cut below it
TIMEOUT = 10.0  # seconds for the whole question


def ask(reader: Reader, question: str | Question, *, limit: int = LIMIT, timeout: float = TIMEOUT, **given: object) -> Answer:
    """The answer to a question: rows, picture, n of N, sources, edition.

    `question` is a name such as "gaps/no_maker"; further arguments are its parameters, as text or typed.
    Raises UnknownQuestion, BadParameter, UnknownNode, QueryTimeout, StoreUnreachable, StoreLoading.
    """
    asked = question if isinstance(question, Question) else catalogue.find(question)
    for _ in range(2):
        begun = time.monotonic()
        meta = reader.meta()
        bound = parameters.bind(asked.parameters, given, reader, meta)
        fetch = Fetch(reader=reader, question=asked, bound=bound, at=meta.made_on, ends=begun + timeout)
        with paused():
            answer = _Asking(fetch, meta, limit).answer(begun)
        if reader.meta() == meta:
            return answer
    raise StoreLoading("The data changed twice while the question ran.", then="Ask again in a moment.")


def explain(reader: Reader, question: Question) -> None:
    """Let the engine plan every text of a question without running it, so that the first asking is quick."""
    bound = samples(question, reader.meta().made_on)
    for part in question.part_names():
        if text := question.text(part, reader.engine):
            reader.plan(splice(text, bound), bindable(bound))


@dataclass
class _Asking:
    """One run of one question."""

    fetch: Fetch
    meta: Meta
    limit: int

    @property
    def question(self) -> Question:
        return self.fetch.question

    def answer(self, begun: float) -> Answer:
        measured = self._measured()
        shown, there, of = self._kept(measured)
        columns = self.question.columns
        named = ids(shown, columns)
        drawn = measured.picture or self._sketched(measured.sketch) or self._picture(named, shown)
        # Without gap or measure one row more than the limit was fetched, only to know that there are more.
        population = self._population(measured, there if self.question.gap or self.question.measure else len(shown), of)
        things = ids(shown, {column: kind for column, kind in columns.items() if not kind.startswith("Source")})
        names = names_of(self.fetch, (*self._asked(), *things), drawn)
        shown, columns = with_name_columns(shown, columns, names)
        return Answer(
            question=self.question,
            parameters=self.fetch.bound,
            columns=columns,
            rows=shown,
            picture=drawn,
            population=population,
            notes=measured.notes,
            sources=sources(self.fetch, shown, drawn, measured),
            ledger=self.meta.ledger,
            edition=self.meta.edition,
            made_on=self.meta.made_on,
            scenario=self.meta.scenario,
            names=names,
            engine=self.fetch.reader.engine,
            cut=measured.cut or there > self.limit,
            seconds=time.monotonic() - begun,
        )

    def _measured(self) -> Measured:
        if not self.question.measure:
            rows, cut = self.fetch.part("rows", MOST_FETCHED if self.question.gap else self.limit + 1)
            return Measured(rows=rows, cut=cut)
        names = [p for p in self.question.part_names() if p not in ("picture", "population", "sources") and p not in self.question.rounds]
        fetched = {name: self.fetch.table(name, self.meta) for name in names}
        rounds = RoundsOfFetching(fetch=self.fetch)
        parts = {name: rows for name, (rows, _) in fetched.items()}
        made = measure.carried_out(measure.find(self.question.measure), parts, {"at": self.meta.made_on, **self.fetch.bound}, rounds)
        cut = rounds.cut or any(cut for _, cut in fetched.values())
        return replace(made, cut=True) if cut else made

    def _kept(self, measured: Measured) -> tuple[tuple[Row, ...], int, int | None]:
        """The rows shown, how many the answer has, and how many there were before a gap's filter (None without one)."""
        gap, columns = self.question.gap, self.question.columns
        kept = [row for row in measured.rows if not row.get(gap)] if gap else measured.rows
        shown = tuple({column: row.get(column) for column in columns} for row in kept[: self.limit])
        return shown, len(kept), len(measured.rows) if gap else None

    def _population(self, measured: Measured, n: int, of: int | None) -> Population:
        rows, _ = self.fetch.part("population", 1)
        if measured.population:
            n, of = measured.population
        elif rows:
            of = int(str(rows[0]["of"]))
            n = int(str(rows[0]["n"])) if "n" in rows[0] else n
        return Population(n=n, of=n if of is None else of, text=self.question.counted, further_counts=measured.further_counts)

    def _picture(self, named: tuple[str, ...], rows: Sequence[Row]) -> Picture:
        facts = [fact for row in rows for fact in as_texts(row.get("facts")) + as_texts(row.get("fact_id"))]
        fetched, cut = self.fetch.part("picture", MOST_FETCHED, ids=list(named), facts=facts)
        drawn = picture(fetched)
        return drawn if not cut else Picture(nodes=drawn.nodes, links=drawn.links, left_out=max(1, drawn.left_out))

    def _sketched(self, sketch: Picture | None) -> Picture | None:
        return completed(sketch, lambda text, given, limit: self.fetch.read(text, given, limit)[0]) if sketch else None

    def _asked(self) -> tuple[str, ...]:
        """The things that were asked about."""
        given = (self.fetch.bound[name] for name, one in self.question.parameters.items() if one.is_node or one.is_nodes)
        return tuple(id for value in given for id in as_texts(value) if id)

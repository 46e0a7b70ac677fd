"""One question, one answer. Read mode, row limit and time limit live here only."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph import catalogue, measure
from graph.answer.answer import Answer, Population, SourceLine, ids
from graph.answer.complete import completed
from graph.answer.picture import Picture, picture
from graph.errors import QueryTimeout, StoreLoading
from graph.measure import Measured
from graph.question import parameters
from graph.question.question import Question
from graph.result import Row
from graph.schema import families, kind_of
from graph.store._protocol import Meta, Reader

LIMIT = 1000  # rows shown; a CSV is not cut below it
TIMEOUT = 10.0  # seconds for the whole question
# What a measure may fetch. The shipped data need 600 rows; ten times the largest list met so far (50,000 firms) needs 500,000.
MOST_FETCHED = 500_000
# A part that is fetched in rounds stops at this many rows: both engines give them, and a walk over them ends, within 2 seconds.
MOST_IN_ROUNDS = 10_000
MOST_ROUNDS = 24  # six steps from both ends need six
_SPLICE = re.compile(r"@(\w+)")


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
        answer = _Asking(reader, asked, meta, bound, limit, begun + timeout).answer(begun)
        if reader.meta() == meta:
            return answer
    raise StoreLoading("The data changed twice while the question ran.", then="Ask again in a moment.")


def explain(reader: Reader, question: Question) -> None:
    """Let the engine plan every text of a question without running it, so that the first asking is quick."""
    for part in question.part_names():
        text = question.text(part, reader.engine)
        if text:
            bound = {p.name: _sample(p, reader.meta()) for p in question.parameters.values()}
            lists: dict[str, list[str]] = {name: [] for name in question.rounds.get(part, ())}
            reader.plan(splice(text, bound), {**_bindable(bound), **lists, "at": reader.meta().made_on, "ids": [], "facts": []})


def _sample(wanted: parameters.Parameter, meta: Meta) -> object:
    if wanted.is_nodes:
        return ()
    if wanted.is_node:
        return parameters.EXAMPLES.get(wanted.type, "vl:E01")
    return parameters.value_of(wanted, wanted.default or (meta.made_on if wanted.type == "date" else ""))


def splice(text: str, bound: Mapping[str, object]) -> str:
    """The text with @links, @hops and @label_x written out; all three come from fixed lists, never from what was typed.

    >>> splice("MATCH (a:@label_from)-[:@links*1..@hops]-(b)", {"from": "vl:E01", "links": ("ownership",), "hops": 2})[:19]
    'MATCH (a:Enterprise'
    """

    def word(mark: re.Match[str]) -> str:
        name = mark[1]
        if name == "links":
            chosen = bound["links"]
            return "|".join(families.link_kinds(chosen if isinstance(chosen, tuple) else ()))
        if name == "hops":
            return str(int(str(bound["hops"])))
        return kind_of(str(bound[name.removeprefix("label_")])) or ""

    return _SPLICE.sub(word, text)


def _bindable(bound: Mapping[str, object]) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in bound.items()}


@dataclass
class _Asking:
    """One run of one question; `ends` is the moment at which its time is over."""

    reader: Reader
    question: Question
    meta: Meta
    bound: dict[str, object]
    limit: int
    ends: float

    def answer(self, begun: float) -> Answer:
        measured = self._measured()
        rows, of = self._kept(measured)
        shown = tuple(rows[: self.limit])
        columns = self.question.columns
        named = ids(shown, columns)
        drawn = measured.picture or self._sketched(measured.sketch) or self._picture(named, shown)
        # Without gap or measure one row more than the limit was fetched, only to know that there are more.
        population = self._population(measured, len(rows) if self.question.gap or self.question.measure else len(shown), of)
        names = self._names((*self._asked(), *ids(shown, {c: kind for c, kind in columns.items() if not kind.startswith("Source")})), drawn)
        shown, columns = self._with_names(shown, names)
        return Answer(
            question=self.question,
            parameters=self.bound,
            columns=columns,
            rows=shown,
            picture=drawn,
            population=population,
            notes=measured.notes,
            sources=self._sources(shown, drawn, measured),
            ledger=self.meta.ledger,
            edition=self.meta.edition,
            made_on=self.meta.made_on,
            scenario=self.meta.scenario,
            names=names,
            engine=self.reader.engine,
            cut=measured.cut or len(rows) > self.limit,
            seconds=time.monotonic() - begun,
        )

    def _fetch(self, part: str, limit: int, **more: object) -> tuple[Sequence[Row], bool]:
        text = self.question.text(part, self.reader.engine)
        return self._read(splice(text, self.bound), {**_bindable(self.bound), **more}, limit) if text else ((), False)

    def _read(self, text: str, given: Mapping[str, object], limit: int) -> tuple[Sequence[Row], bool]:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise QueryTimeout(f"{self.question.name} took longer than its time.", then="Narrow it, or give it more seconds.")
        fetched = self.reader.read(text, {"at": self.meta.made_on, **given}, limit=limit, timeout=left)
        return fetched.rows, fetched.cut

    def _measured(self) -> Measured:
        if not self.question.measure:
            rows, cut = self._fetch("rows", MOST_FETCHED if self.question.gap else self.limit + 1)
            return Measured(rows=rows, cut=cut)
        names = [p for p in self.question.part_names() if p not in ("picture", "population", "sources")]
        fetched = {name: self._fetch(name, MOST_FETCHED) for name in names if name not in self.question.rounds}
        parts = {name: rows for name, (rows, _) in fetched.items()}
        given = {"at": self.meta.made_on, **self.bound}
        cut = self._by_rounds(parts, given) or any(cut for _, cut in fetched.values())
        made = measure.find(self.question.measure)(parts, given)
        return Measured(**{**vars(made), "cut": True}) if cut else made

    def _by_rounds(self, parts: dict[str, Sequence[Row]], given: Mapping[str, object]) -> bool:
        """Fetch the parts of `rounds` again with what the measure asks for next, until it asks for nothing; whether rows were cut off."""
        parts |= {name: [] for name in self.question.rounds}
        following, asked = measure.following(self.question.measure), list[Mapping[str, Sequence[str]]]()
        while following and self.question.rounds and len(asked) < MOST_ROUNDS:
            lists = {name: list(wanted) for name, wanted in following(parts, given, asked).items()}
            if not any(lists.values()):
                break
            asked.append(lists)
            for part, takes in self.question.rounds.items():
                if any(lists.get(name) for name in takes):
                    left = MOST_IN_ROUNDS - len(parts[part])
                    rows, cut = self._fetch(part, left, **{name: lists.get(name, []) for name in takes})
                    parts[part] = [*parts[part], *rows]
                    if cut:
                        return True
        return False

    def _kept(self, measured: Measured) -> tuple[list[Row], int | None]:
        """The rows of the answer, and how many there were before a gap's filter (None without one)."""
        gap = self.question.gap
        kept = [row for row in measured.rows if not (gap and row.get(gap))]
        return [{c: row.get(c) for c in self.question.columns} for row in kept], len(measured.rows) if gap else None

    def _population(self, measured: Measured, n: int, of: int | None) -> Population:
        rows, _ = self._fetch("population", 1)
        if measured.population:
            n, of = measured.population
        elif rows:
            of = int(str(rows[0]["of"]))
            n = int(str(rows[0]["n"])) if "n" in rows[0] else n
        return Population(n=n, of=n if of is None else of, text=self.question.counted, further_counts=measured.further_counts)

    def _picture(self, named: tuple[str, ...], rows: Sequence[Row]) -> Picture:
        facts = [fact for row in rows for fact in _texts(row.get("facts")) + _texts(row.get("fact_id"))]
        fetched, cut = self._fetch("picture", MOST_FETCHED, ids=list(named), facts=facts)
        drawn = picture(fetched)
        return drawn if not cut else Picture(nodes=drawn.nodes, links=drawn.links, left_out=max(1, drawn.left_out))

    def _sketched(self, sketch: Picture | None) -> Picture | None:
        return completed(sketch, lambda text, given, limit: self._read(text, given, limit)[0]) if sketch else None

    def _asked(self) -> tuple[str, ...]:
        """The things that were asked about."""
        given = (self.bound[name] for name, one in self.question.parameters.items() if one.is_node or one.is_nodes)
        return tuple(id for value in given for id in _texts(value) if id)

    def _with_names(self, rows: Sequence[Row], names: Mapping[str, str]) -> tuple[tuple[Row, ...], dict[str, str]]:
        """The rows with a `…_name` column at the end for every column of ids; sources are listed below them, with date and address."""
        of_ids = [column for column, kind in self.question.columns.items() if kind.removesuffix("[]") == "node" or kind[:1].isupper()]

        def name(value: object) -> object:
            if isinstance(value, (list, tuple)):
                return tuple(names.get(str(one), str(one)) for one in value)
            return names.get(str(value)) if value else None

        columns = dict(self.question.columns)
        wanted = [c for c in of_ids if not columns[c].startswith("Source") and f"{c}_name" not in columns]
        columns |= {f"{c}_name": "text[]" if columns[c].endswith("[]") else "text" for c in wanted}
        return tuple({**row, **{f"{c}_name": name(row.get(c)) for c in wanted}} for row in rows), columns

    def _names(self, wanted: Sequence[str], drawn: Picture) -> dict[str, str]:
        names = {node.id: node.display_name for node in drawn.nodes}
        by_label: dict[str, list[str]] = {}
        for id in wanted:
            if id not in names and (label := kind_of(id)):
                by_label.setdefault(label, []).append(id)
        for label, some in sorted(by_label.items()):
            text = f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id, n.display_name AS name ORDER BY id"
            names |= {str(row["id"]): str(row["name"]) for row in self._read(text, {"ids": some}, len(some))[0]}
        return names

    def _sources(self, rows: Sequence[Row], drawn: Picture, measured: Measured) -> tuple[SourceLine, ...]:
        stated, _ = self._fetch("sources", MOST_FETCHED)
        found = {source for row in (*stated, *rows) for value in row.values() for source in _texts(value) if source.startswith("src:")}
        for properties in (*(n.properties for n in drawn.nodes), *(k.properties for k in drawn.links)):
            found.update(_texts(properties.get("source_ids")))
        found.update(measured.sources)
        text = (
            "MATCH (s:Source) WHERE s.id IN $ids RETURN s.id AS id, s.display_name AS display_name, s.publisher AS publisher, "
            "s.date AS date, s.address AS address, s.licence AS licence ORDER BY id"
        )
        lines = self._read(text, {"ids": sorted(found)}, len(found))[0] if found else ()
        return tuple(SourceLine(**{key: str(value or "") for key, value in row.items()}) for row in lines)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []

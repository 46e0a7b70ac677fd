"""An answer: rows, picture, population, sources, edition, parameters, whether it was cut, how long it took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx

from graph.answer.picture import Picture
from graph.result import Row

if TYPE_CHECKING:
    import pandas as pd

    from graph.question.question import Question


@dataclass(frozen=True, kw_only=True)
class Note:
    """One sentence about the answer: a msgid with {names}, and their values, so that it can be translated."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)


@dataclass(frozen=True, kw_only=True)
class Population:
    """The n of N: `text` is a msgid with {n} and {of}, as in "{n} of {of} needs have no maker".

    `further_counts` holds every further count that the text names.
    """

    n: int
    of: int
    text: str
    further_counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """Every count that the text names."""
        return {"n": self.n, "of": self.of, **self.further_counts}

    def __str__(self) -> str:
        return self.text.format(**self.counts)


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """One publication behind the answer."""

    id: str
    display_name: str
    publisher: str = ""
    date: str = ""
    address: str = ""
    licence: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one question gives. Cells of a kind hold ids (a chain its slug), of "Kind[]" tuples of ids; None is unknown.

    `columns` maps each column to its type: the declared ones first, then a `…_name` text column for each that holds ids.
    """

    question: "Question"
    parameters: Mapping[str, object]
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    picture: Picture
    population: Population
    notes: tuple[Note, ...]
    sources: tuple[SourceLine, ...]
    ledger: str
    edition: int
    made_on: str
    scenario: str = ""  # what was laid over the facts; empty: facts alone
    names: Mapping[str, str] = field(default_factory=dict)  # of every thing in parameters, rows and picture, by id
    engine: str
    cut: bool
    seconds: float

    def table(self) -> "pd.DataFrame":
        """The rows as a DataFrame, columns in their declared order."""
        import pandas as pd

        return pd.DataFrame([dict(row) for row in self.rows], columns=list(self.columns))

    def graph(self) -> "nx.MultiDiGraph[str]":
        """The picture as a networkx MultiDiGraph: node and link properties as attributes, fact_id as the key of a link."""
        made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.picture.nodes:
            made.add_node(node.id, **{**node.properties, "kind": node.kind, "display_name": node.display_name})
        for link in self.picture.links:
            made.add_edge(link.start, link.end, key=link.id, **{**link.properties, "kind": link.kind, "status": link.status})
        return made


def ids(rows: Sequence[Row], columns: Mapping[str, str]) -> tuple[str, ...]:
    """Every node id that the rows name, once, in order."""
    named = [column for column, kind in columns.items() if kind[:1].isupper() or kind.startswith("node")]
    found: dict[str, None] = {}
    for row in rows:
        for column in named:
            value = row.get(column)
            if isinstance(value, str):
                found[value] = None
            elif isinstance(value, (list, tuple)):
                found.update(dict.fromkeys(value))
    return tuple(one for one in found if isinstance(one, str) and one)

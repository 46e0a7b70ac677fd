"""The rows of a typed-in text as an answer, so that it gets a table, a picture, sources and files like any other."""

from collections.abc import Mapping, Sequence

from graph.answer.answer import Answer, Population, SourceLine
from graph.answer.picture import Picture, picture
from graph.question.question import Question
from graph.result import LinkThing, NodeThing, PathThing
from graph.store import Fetched, Reader
from graph.text import msgid
from views.shared.store import asked

MOST_DRAWN = 300  # things; a picture of more cannot be read


def answer(reader: Reader, text: str, fetched: Fetched, seconds: float) -> Answer:
    """Rows with ids in place of things, a name beside each id, and the picture of all things in them."""
    meta, drawn = reader.meta(), picture(fetched.rows, MOST_DRAWN)
    columns = {name: _type([row.get(name) for row in fetched.rows]) for name in fetched.columns}
    names = {f"{name}_name": "text" for name, kind in columns.items() if kind == "node"}
    rows = tuple(
        {**{name: _plain(row.get(name)) for name in columns}, **{name: _name(row.get(name.removesuffix("_name"))) for name in names}}
        for row in fetched.rows
    )
    question = Question(
        name="cypher/typed",
        title=msgid("A typed-in text"),
        question=text.replace("{", "{{").replace("}", "}}"),
        columns=columns,
        limits=msgid("A text of your own counts what it says, no more: mind status, dates, and things that are listed twice."),
        counted=msgid("{n} rows"),
    )
    n = len(rows)
    return Answer(
        question=question,
        parameters={},
        columns={**columns, **names},
        rows=rows,
        picture=drawn,
        population=Population(n=n, of=n, text=question.counted),
        notes=(),
        sources=_sources(drawn, rows),
        ledger=meta.ledger,
        edition=meta.edition,
        made_on=meta.made_on,
        engine=reader.engine,
        cut=fetched.cut,
        seconds=seconds,
    )


def _type(values: Sequence[object]) -> str:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, NodeThing) for value in known):
        return "node"
    if known and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in known):
        return "number"
    return "text"


def _plain(value: object) -> object:
    """A thing as its id, a path as the ids along it, a list or map as text."""
    if isinstance(value, NodeThing):
        return str(value.properties.get("id", value.element))
    if isinstance(value, LinkThing):
        return f"{value.type} {value.properties.get('fact_id', '')}".strip()
    if isinstance(value, PathThing):
        return tuple(str(_plain(node)) for node in value.nodes)
    if isinstance(value, (list, tuple)):
        return tuple(str(_plain(one)) for one in value)
    return str({name: _plain(one) for name, one in value.items()}) if isinstance(value, Mapping) else value


def _name(value: object) -> str | None:
    return str(value.properties.get("display_name", "")) if isinstance(value, NodeThing) else None


def _sources(drawn: Picture, rows: Sequence[Mapping[str, object]]) -> tuple[SourceLine, ...]:
    given = [thing.properties.get("source_ids") for thing in drawn.nodes] + [thing.properties.get("source_ids") for thing in drawn.links]
    given += [value for row in rows for value in row.values()]
    named = (one for value in given for one in (value if isinstance(value, (list, tuple)) else (value,)))
    cited = {one for one in named if isinstance(one, str) and one.startswith("src:")}
    lines = asked("quality/sources", {}, limit=100_000).sources if cited else ()
    return tuple(line for line in lines if line.id in cited)

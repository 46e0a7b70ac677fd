"""A question as one text: what stands in a console that knows no shared parts, splices or headers."""

from collections.abc import Mapping

from graph.ask.splice import splice
from graph.question.file import given_in
from graph.question.parameters import EXAMPLES, Parameter, value_of
from graph.question.question import Question

_DAY = "2026-11-25"  # of the shipped data; a console asks without an edition, and the clock is no date of the facts


def samples(question: Question, day: str) -> dict[str, object]:
    """A value for everything that the texts of a question may take: the defaults, and an example where one must be given."""
    lists: dict[str, object] = {name: () for names in question.rounds.values() for name in names}
    return {**lists, "at": day, "ids": (), "facts": (), **{p.name: _sample(p, day) for p in question.parameters.values()}}


def _sample(wanted: Parameter, day: str) -> object:
    if wanted.is_nodes:
        return ()
    if wanted.is_node:
        return EXAMPLES.get(wanted.type, "vl:E01")
    return value_of(wanted, wanted.default or (day if wanted.type == "date" else ""))


def whole_text(question: Question, engine: str = "neo4j") -> str:
    """Every text of a question, shared parts included, each under its name and closed by a semicolon.

    The parameters stand above as a map to set in the console, with defaults or examples; @links, @hops and @label_… are written
    out for these. Where the question has a measure, its rows are made from what these texts fetch.
    """
    bound = samples(question, _DAY)
    texts = {part: splice(text, bound) for part in question.part_names() if (text := question.text(part, engine))}
    taken = {name for text in texts.values() for name in given_in(text)}
    lines = [f"// {question.title} ({question.name})"]
    lines += [f"// The measure {question.measure} makes the rows from what these texts fetch."] * bool(question.measure)
    lines += [f"// :param {_literal({name: bound[name] for name in bound if name in taken})}"] * bool(taken)
    return "\n".join([*lines, *(f"// == {part}\n{text};" for part, text in texts.items())])


def _literal(value: object) -> str:
    """A value as Cypher writes it.

    >>> _literal({"from": "vl:E10", "status": ("stated",), "assumed": True, "km": 100})
    "{from: 'vl:E10', status: ['stated'], assumed: true, km: 100}"
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_literal(one)}" for name, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_literal, value)) + "]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return str(value).lower() if isinstance(value, bool) else str(value)

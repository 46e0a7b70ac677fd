"""What a question's parameters may be, and how what a person typed becomes a bound value."""

import calendar
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import BadParameter, BadQuestion, UnknownNode
from graph.schema import COUNTRIES, STAGES, kind_of, kinds
from graph.schema.families import DEFAULT, FAMILIES
from graph.store._protocol import Meta, Reader
from graph.text import folded

STATUSES = ("stated", "planned", "ended", "inferred")
# Type → default where the header gives none; None means that the asker must give a value. The date's is the edition's day.
TYPES: dict[str, str | None] = {
    "country": "LA",
    "yes/no": "yes",
    "date": "",
    "hops": "4",
    "status": "stated",
    "status[]": "stated",
    "stage": "",
    "text": "",
    "spelling": "",  # text to look for, folded as `search` is
    "number": "0",
    "links": ", ".join(DEFAULT),
    "gap": None,  # the name of a gap, as in a row of gaps/all
    "node": None,
    "node[]": "",  # ids of any kind, joined by commas; none is a value
}
# Prefixes that a person leaves away: E27 for vl:E27, 110814 for hs2022:110814.
_SCHEMES = ("", "vl:", "hs2022:", "iso:", "vl:corridor/", "vl:body/", "unlocode:", "src:", "gso2025:")


EXAMPLES = {
    "Enterprise": "vl:E27",
    "Product": "hs2022:090111",
    "Chain": "coffee",
    "Zone": "vl:Z01",
    "Gate": "vl:G08",
    "Corridor": "vl:corridor/C02",
    "Agreement": "vl:A01",
    "gap": "LA|PROCESSING|7207",
}


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of a question; `default` None means that it must be given, `choices` (if any) are all it may be."""

    name: str
    type: str
    default: str | None
    choices: tuple[str, ...] = ()

    @property
    def is_node(self) -> bool:
        return self.type == "node" or self.type in kinds()

    @property
    def is_nodes(self) -> bool:
        return self.type == "node[]"


def from_words(words: Sequence[str]) -> dict[str, str]:
    """Typed words by the name of their parameter; raises BadParameter.

    >>> from_words(["country=LA", "text=a=b"])
    {'country': 'LA', 'text': 'a=b'}
    """
    found: dict[str, str] = {}
    for each in words:
        name, sign, value = each.partition("=")
        if not sign or name in found:
            what = f"{name} stands twice." if sign else f"{each!r} is not NAME=VALUE."
            raise BadParameter(what, then="Write each once, as in country=LA.", name=name)
        found[name] = value
    return found


def parameter(name: str, spec: object, where: str) -> Parameter:
    """A parameter from its words in a header.

    >>> parameter("country", "country = VN", "q.cypher")
    Parameter(name='country', type='country', default='VN', choices=())
    >>> parameter("direction", "text = up | down", "q.cypher")
    Parameter(name='direction', type='text', default='up', choices=('up', 'down'))
    """
    if not isinstance(spec, str):
        raise BadQuestion(f"Parameter {name!r} must be text such as 'country = LA'.", where=where)
    kind, given, default = (word.strip() for word in spec.partition("="))
    choices = tuple(word.strip() for word in default.split("|")) if "|" in default else ()
    return Parameter(name=name, type=kind, default=choices[0] if choices else default if given else TYPES.get(kind), choices=choices)


def bind(parameters: Mapping[str, Parameter], given: Mapping[str, object], reader: Reader, meta: Meta) -> dict[str, object]:
    """Every parameter with its typed value; raises BadParameter or UnknownNode, naming the parameter and what it may be."""
    for extra in sorted(set(given) - set(parameters)):
        raise BadParameter(f"There is no parameter {extra!r}.", then=f"Parameters: {', '.join(parameters) or 'none'}.", name=extra)
    bound: dict[str, object] = {}
    for name, wanted in parameters.items():
        value = given.get(name)
        if value is None or value == "":
            value = meta.made_on if wanted.type == "date" and not wanted.default else wanted.default
        if value is None:
            what = "name" if wanted.type == "gap" else "id"
            then = f"Give the {what} of a {wanted.type}, as in {name}={EXAMPLES.get(wanted.type, 'vl:E27')}."
            raise BadParameter(f"{name} is missing.", then=then, name=name)
        bound[name] = _things(wanted, value, reader) if wanted.is_node or wanted.is_nodes else value_of(wanted, value)
    return bound


def _things(wanted: Parameter, value: object, reader: Reader) -> str | tuple[str, ...]:
    """The id of a thing, or the ids of several; a thing that may be left away ("Product = ") is then the empty text."""
    if wanted.is_node:
        return node_id(wanted, value, reader) if value else ""
    given = value if isinstance(value, (list, tuple)) else str(value).split(",")
    one = Parameter(name=wanted.name, type="node", default=None)
    return tuple(dict.fromkeys(node_id(one, each, reader) for each in given if str(each).strip()))


def value_of(wanted: Parameter, value: object) -> object:
    """A plain value in the type of its parameter.

    >>> value_of(Parameter(name="assumed", type="yes/no", default="yes"), "no")
    False
    >>> value_of(Parameter(name="at", type="date", default=""), "2024-02")
    '2024-02-29'
    """
    if wanted.choices:
        return _one_of(wanted.choices, wanted.name, value)
    read = _READ.get(wanted.type)
    return read(wanted.name, value) if read else str(value)


def _one_of(words: tuple[str, ...], name: str, value: object) -> str:
    for word in words:
        if word.casefold() == str(value).strip().casefold():
            return word
    then = f"Give one of: {', '.join(word for word in words if word)}."
    raise BadParameter(f"{name} = {value!r} is none of the words it may be.", then=then, name=name)


def _some_of(words: tuple[str, ...], name: str, value: object) -> tuple[str, ...]:
    given = value if isinstance(value, (list, tuple)) else str(value).split(",")
    return tuple(dict.fromkeys(_one_of(words, name, one) for one in given))


def _yes(name: str, value: object) -> bool:
    return value if isinstance(value, bool) else _one_of(("yes", "no"), name, value) == "yes"


def _number(name: str, value: object) -> int | float:
    try:
        number = float(str(value))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise BadParameter(f"{name} = {value!r} is no number.", then="Give digits, with a point for decimals.", name=name)
    return int(number) if number.is_integer() else number


def _hops(name: str, value: object) -> int:
    hops = _number(name, value)
    if not isinstance(hops, int) or not 1 <= hops <= 6:
        raise BadParameter(f"{name} = {value} is not between 1 and 6.", then="Give 1 to 6: longer paths mean nothing.", name=name)
    return hops


def _date(name: str, value: object) -> str:
    text = str(value).strip()
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text):
        raise BadParameter(f"{name} = {text!r} is no date.", then="Give it as 2026, 2026-11 or 2026-11-25.", name=name)
    if len(text) == 4:
        return f"{text}-12-31"  # a year or a month is asked at its last day
    return f"{text}-{calendar.monthrange(int(text[:4]), int(text[5:]))[1]:02d}" if len(text) == 7 else text


_READ: dict[str, Callable[[str, object], object]] = {
    "country": lambda name, value: _one_of(COUNTRIES, name, value),
    "yes/no": _yes,
    "date": _date,
    "hops": _hops,
    "number": _number,
    "spelling": lambda _name, value: folded(str(value))[:200],
    "status": lambda name, value: _one_of(STATUSES, name, value),
    "status[]": lambda name, value: _some_of(STATUSES, name, value),
    "stage": lambda name, value: _one_of(("", *STAGES), name, value),
    "links": lambda name, value: _some_of(FAMILIES, name, value),
}


def node_id(wanted: Parameter, value: object, reader: Reader) -> str:
    """The id that a person meant, in full, if the store has it; raises UnknownNode."""
    text = str(value).strip()
    for id in dict.fromkeys(scheme + text for scheme in _SCHEMES):
        label = kind_of(id)
        if label and wanted.type in ("node", label) and _exists(reader, label, id):
            return id
    what = "thing" if wanted.type == "node" else wanted.type
    then = "Find ids with: linkage ask explore/search text=NAME."
    raise UnknownNode(f"{wanted.name} = {text!r}: the store has no {what} of that id.", then=then, name=wanted.name, id=text)


def _exists(reader: Reader, label: str, id: str) -> bool:
    # The label comes from the schema, never from what was typed.
    return bool(reader.read(f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id", {"id": id}, limit=1, timeout=5.0).rows)

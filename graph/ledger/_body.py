"""A record as the ledger keeps it: canonical JSON (sorted keys, NFC), so that equal statements are equal texts."""

import json
import math
import unicodedata
from typing import Any, cast

from graph.errors import BadData
from graph.records import Link, Node, Properties, Record

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode
_LARGEST = 2**63  # both engines keep integers in 64 bits


def nfc(text: str) -> str:
    """The text with each letter written in one way, so that equal names are equal keys."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def body(record: Record) -> str:
    """What the record states, without its file and line; an empty value is left out, because absent means unknown.

    >>> body(Node(kind="Zone", id="vl:Z01", properties={"year": 2003, "country": "LA", "note": ""}))
    '{"id":"vl:Z01","part":"","properties":{"country":"LA","year":2003}}'
    """
    properties = {
        name: value if type(value) is str else _value(record, name, value)
        for name, value in record.properties.items()
        if value or value == 0  # zero and no are values; empty texts and lists are unknown
    }
    stated: dict[str, object]
    if isinstance(record, Node):
        stated = {"id": record.id, "part": record.part, "properties": properties}
    else:
        stated = {"start": [record.start_kind, record.start], "end": [record.end_kind, record.end], "properties": properties}
    try:
        text = nfc(_encode(stated))
        text.encode()
    except (ValueError, TypeError) as fault:
        raise _bad(record, f"holds what is no text or number ({fault})") from fault
    return text


def record(kind: str, key: str, body: str, file: str, line: int) -> Record:
    """The record that a body was made of."""
    stated: dict[str, Any] = json.loads(body)
    properties: Properties = {n: tuple(v) if isinstance(v, list) else v for n, v in stated["properties"].items()}
    if "id" in stated:
        return Node(kind=kind, id=stated["id"], part=stated["part"], properties=properties, file=file, line=line)
    (start_kind, start), (end_kind, end) = stated["start"], stated["end"]
    ends = {"start_kind": start_kind, "start": start, "end_kind": end_kind, "end": end}
    return Link(kind=kind, fact_id=key, **ends, properties=properties, file=file, line=line)


def _value(record: Record, name: str, value: object) -> object:
    # The embedded engine stores lists of mixed kinds, lists with holes and maps, Neo4j refuses them: stop them before either.
    kind = type(value)
    if kind is str or kind is bool:
        return value
    if kind is tuple or kind is list:
        if {type(one) for one in cast("tuple[object, ...]", value)} == {str}:
            return value
        raise _bad(record, f"has a list in {name} that holds more than texts")
    if kind is int and not -_LARGEST <= cast("int", value) < _LARGEST:
        raise _bad(record, f"has a number in {name} that is too large")
    if kind is float and not math.isfinite(cast("float", value)):
        raise _bad(record, f"has {value} in {name}, which is no number")
    if kind is not int and kind is not float:
        raise _bad(record, f"has a {kind.__name__} in {name}")
    return value


def _bad(record: Record, what: str) -> BadData:
    return BadData(
        f"{record.kind} {record.key} {what}.",
        where=f"{record.file} line {record.line}",
        then="Nothing was changed.",
        file=record.file,
        line=record.line,
    )

"""A record as the ledger keeps it: canonical JSON (sorted keys, NFC), so that equal statements are equal texts."""

import json
import math
import unicodedata
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any, cast

from graph.errors import BadData
from graph.records import Link, Node, Properties, Record

_LARGEST = 2**63  # both engines keep integers in 64 bits


def nfc(text: str) -> str:
    """The text with each letter written in one way, so that equal names are equal keys."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def body(record: Record) -> str:
    """What the record states, without its file and line; an empty value is left out, because absent means unknown.

    >>> body(Node(kind="Zone", id="vl:Z01", properties={"year": 2003, "country": "LA", "note": ""}))
    '{"id":"vl:Z01","part":"","properties":{"country":"LA","year":2003}}'
    """
    return written(record)[0]


def written(record: Record) -> tuple[str, bool]:
    """The body, and whether the record states just what a reader of the body will be told.

    It is put together by hand: json's own encoder, built anew for each record, took twice the time, a third of a load.
    """
    properties, said, same = record.properties, [], True
    try:
        for name, head in _heads(tuple(properties)):
            value = properties[name]
            if type(value) is str:
                if value:
                    said.append(head + quoted(value))
                    continue
            elif value or value == 0:  # zero and no are values; empty texts and lists are unknown
                same = same and not isinstance(value, list)
                said.append(head + _value(record, name, value))
                continue
            same = False
        text = _framed(record, ",".join(said))
        if not text.isascii():
            text, before = unicodedata.normalize("NFC", text), text
            same = same and text == before
            text.encode()
    except (ValueError, TypeError, AttributeError) as fault:
        raise _bad(record, f"holds what is no text or number ({fault})") from fault
    return text, same


def record(kind: str, key: str, body: str, file: str, line: int) -> Record:
    """The record that a body was made of."""
    stated: dict[str, Any] = json.loads(body)
    properties: Properties = {n: tuple(v) if isinstance(v, list) else v for n, v in stated["properties"].items()}
    if "id" in stated:
        return Node(kind=kind, id=stated["id"], part=stated["part"], properties=properties, file=file, line=line)
    (start_kind, start), (end_kind, end) = stated["start"], stated["end"]
    ends = {"start_kind": start_kind, "start": start, "end_kind": end_kind, "end": end}
    return Link(kind=kind, fact_id=key, **ends, properties=properties, file=file, line=line)


@lru_cache(maxsize=4096)
def _heads(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The names of the properties in their order, each with what stands before its value: rows of one table share them."""
    return tuple((name, f"{quoted(name)}:") for name in sorted(names))


def _framed(record: Record, said: str) -> str:
    if isinstance(record, Node):
        return f'{{"id":{quoted(record.id)},"part":{quoted(record.part)},"properties":{{{said}}}}}'
    end, start = f"[{quoted(record.end_kind)},{quoted(record.end)}]", f"[{quoted(record.start_kind)},{quoted(record.start)}]"
    return f'{{"end":{end},"properties":{{{said}}},"start":{start}}}'


def _value(record: Record, name: str, value: object) -> str:
    # The embedded engine stores lists of mixed kinds, lists with holes and maps, Neo4j refuses them: stop them before either.
    kind = type(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is tuple or kind is list:
        texts = cast("tuple[str, ...]", value)
        if {type(one) for one in texts} == {str}:
            return f"[{','.join(map(quoted, texts))}]"
        raise _bad(record, f"has a list in {name} that holds more than texts")
    if kind is int and not -_LARGEST <= cast("int", value) < _LARGEST:
        raise _bad(record, f"has a number in {name} that is too large")
    if kind is float and not math.isfinite(cast("float", value)):
        raise _bad(record, f"has {value} in {name}, which is no number")
    if kind is not int and kind is not float:
        raise _bad(record, f"has a {kind.__name__} in {name}")
    return repr(value)


def _bad(record: Record, what: str) -> BadData:
    return BadData(
        f"{record.kind} {record.key} {what}.",
        where=f"{record.file} line {record.line}",
        then="Nothing was changed.",
        file=record.file,
        line=record.line,
    )

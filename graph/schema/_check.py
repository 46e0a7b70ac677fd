"""Whether a record is one that the schema knows, before any engine sees it: both engines store some faults in silence."""

import re
from collections.abc import Mapping
from functools import cache
from math import isfinite

from graph.records import Link, Node, Record
from graph.schema import kind_of, kinds, link_types
from graph.schema._base import LINK_FIELDS, NODE_FIELDS, Field, FieldType

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_STATUS = ("stated", "planned", "ended", "inferred")
_BASIS = ("sourced", "assumed")


def fault(record: Record) -> str | None:
    """What is wrong with the record, in words; None if it fits the schema.

    >>> fault(Node(kind="Zone", id="vl:Z01", properties={"display_name": "Savan-Seno SEZ", "area_ha": 954.0}))
    >>> fault(Node(kind="Zone", id="vl:Z01", properties={"size": 954.0}))
    "Zone has no property 'size'"
    >>> fault(Node(kind="Zone", id="vl:Z01", properties={"area_ha": "954 ha"}))
    "area_ha = '954 ha' is no number"
    """
    wrong = _node(record) if isinstance(record, Node) else _link(record)
    return wrong or _properties(record)


def _node(node: Node) -> str | None:
    if node.kind not in kinds():
        return f"no kind {node.kind!r}"
    return None if kind_of(node.id) == node.kind else f"{node.id!r} is no id of {node.kind}"


def _link(link: Link) -> str | None:
    if link.kind not in link_types():
        return f"no link {link.kind!r}"
    if not link.fact_id:
        return f"{link.kind} without a fact_id"
    if (link.start_kind, link.end_kind) not in link_types()[link.kind].ends:
        return f"{link.kind} does not lead from {link.start_kind} to {link.end_kind}"
    for kind, id in ((link.start_kind, link.start), (link.end_kind, link.end)):
        if kind_of(id) != kind:
            return f"{id!r} is no id of {kind}"
    status, basis = link.properties.get("status"), link.properties.get("basis", _BASIS[0])
    if status not in _STATUS:
        return f"status = {status!r} is none of {', '.join(_STATUS)}"
    return None if basis in _BASIS else f"basis = {basis!r} is none of {', '.join(_BASIS)}"


def _properties(record: Record) -> str | None:
    known = _fields(record.kind, isinstance(record, Node))
    for name, value in record.properties.items():
        if name not in known:
            return f"{record.kind} has no property {name!r}"
        if not _fits(known[name], value):
            return f"{name} = {value!r} is no {_WORDS[known[name]]}"
    return None


@cache
def _fields(name: str, node: bool) -> Mapping[str, FieldType]:
    own: tuple[Field, ...] = kinds()[name].fields if node else link_types()[name].fields
    made = {field.name: field.type for field in (*(NODE_FIELDS if node else LINK_FIELDS), *own)}
    return {**made, "names": "texts"} if node else made


_WORDS: Mapping[FieldType, str] = {
    "text": "text",
    "number": "number",
    "integer": "whole number",
    "yes/no": "yes or no",
    "texts": "list of texts",
    "date": "date of 4, 7 or 10 characters",
}


def _fits(type: FieldType, value: object) -> bool:
    match type:
        case "yes/no":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)
        case "texts":
            return isinstance(value, tuple) and all(isinstance(one, str) and one for one in value)
        case "date":
            return isinstance(value, str) and (_DATE.fullmatch(value) is not None)
    return isinstance(value, str)

"""The shapes that every module of this folder fills: a kind of node, a type of link, and their fields."""

from dataclasses import dataclass
from typing import Literal

FieldType = Literal["text", "number", "integer", "yes/no", "texts", "date"]
# "figure": totals of countries and sectors; no path runs over them.
Family = Literal["supply", "product", "place", "route", "ownership", "agreement", "chain", "figure"]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One property: its name in the graph, its type, its unit (empty = none) and what it means."""

    name: str
    type: FieldType = "text"
    doc: str = ""
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of node. `id_pattern` is a regular expression that whole ids of this kind match and no other kind's do.

    `word` names one of them in a picture, in English and marked by msgid; `shape` is one of graph/layout/look.py that no other kind
    has. A kind without a word is never drawn.
    """

    label: str
    plural: str
    doc: str
    id_pattern: str
    fields: tuple[Field, ...] = ()
    word: str = ""
    shape: str = ""


@dataclass(frozen=True, kw_only=True)
class LinkType:
    """A type of link: which kinds it joins, and the family that planners tick on the Paths page.

    `says` stands between the names of its two ends in a sentence, in English and marked by msgid.
    """

    name: str
    says: str
    doc: str
    ends: tuple[tuple[str, str], ...]
    family: Family
    fields: tuple[Field, ...] = ()


# Every node has these.
NODE_FIELDS = (
    Field(name="id", doc="key, with its scheme"),
    Field(name="display_name", doc="the name to show"),
    Field(name="name_en", doc="name in English"),
    Field(name="name_vi", doc="name in Vietnamese"),
    Field(name="name_lo", doc="name in Lao script"),
    Field(name="name_fr", doc="name in French"),
    Field(name="aliases", type="texts", doc="every other spelling that a source uses"),
    Field(name="search", doc="all names, NFC, accents folded, lower case; for CONTAINS"),
    Field(name="source_ids", type="texts", doc="publications that the statement cites"),
    Field(name="as_of", type="date", doc="newest clean date of what it cites; absent if undated"),
    Field(name="confidence", doc="high, medium or low: how far we trust a sourced row"),
    Field(name="note", doc="our remark"),
    Field(name="disputed", type="texts", doc="properties on which datasets differ, with every value side by side"),
)

# Every link has these.
LINK_FIELDS = (
    Field(name="fact_id", doc="key: the table's own id, else its key columns joined by |"),
    Field(name="status", doc="stated, planned, ended or inferred"),
    Field(name="basis", doc="sourced: a publication says so; assumed: our judgement"),
    Field(name="valid_from", type="date", doc="compare by the first day"),
    Field(name="valid_to", type="date", doc="compare by the last day"),
    Field(name="source_ids", type="texts", doc="publications that the statement cites"),
    Field(name="as_of", type="date", doc="newest clean date of what it cites; absent if undated"),
    Field(name="confidence", doc="high, medium or low"),
    Field(name="note", doc="our remark"),
    Field(name="disputed", type="texts", doc="properties on which datasets differ, with every value side by side"),
)

"""Words for codes: stages, countries, statuses, kinds, link types and columns, in the page's language."""

import re
from collections.abc import Iterable

from graph.layout.look import KIND_TEXT, msgid
from views._text import _, day, number

COUNTRIES = {"VN": msgid("Viet Nam"), "LA": msgid("Laos")}
STAGES = {
    "RAW": msgid("Raw material"),
    "PRODUCTION": msgid("Production"),
    "PROCESSING": msgid("Processing"),
    "MANUFACTURING": msgid("Manufacturing"),
    "DESIGN": msgid("Design"),
    "DISTRIBUTION": msgid("Distribution"),
}
STATUSES = {"stated": msgid("stated"), "planned": msgid("planned"), "ended": msgid("ended"), "inferred": msgid("inferred")}
BASES = {"sourced": msgid("sourced"), "assumed": msgid("assumed")}
FAMILIES = {
    "supply stated": msgid("supply, stated"),
    "supply planned": msgid("supply, planned"),
    "product match": msgid("same product made and needed"),
    "place": msgid("same place"),
    "route": msgid("route"),
    "ownership": msgid("ownership"),
    "agreement": msgid("agreement"),
}
LINKS = {
    "MAKES": msgid("makes"),
    "NEEDS": msgid("needs"),
    "DEALS_IN": msgid("deals in"),
    "SUPPLIES": msgid("supplies"),
    "TRANSPORTS_FOR": msgid("carries goods for"),
    "DISTRIBUTES_FOR": msgid("sells goods for"),
    "EXPORTS_TO": msgid("exports to"),
    "SIGNED_MOU_WITH": msgid("signed a memorandum with"),
    "LOCATED_IN": msgid("is located in"),
    "IN_COUNTRY": msgid("is in"),
    "SUCCEEDED_BY": msgid("was succeeded by"),
    "OWNS": msgid("owns"),
    "DEVELOPS": msgid("develops"),
    "INVESTS_IN": msgid("invests in"),
    "JOINT_VENTURE_WITH": msgid("has a joint venture with"),
    "HOLDS_FOR_STATE": msgid("holds for the state"),
    "SHIPS_VIA": msgid("ships via"),
    "OPERATES_AT": msgid("operates at"),
    "AT_GATE": msgid("stands at the gate"),
    "SPANS": msgid("spans"),
    "FACES": msgid("faces"),
    "CONNECTS": msgid("connects"),
    "SIGNED": msgid("signed"),
    "COVERS": msgid("covers"),
    "ABOUT": msgid("is about"),
    "OF": msgid("is a figure of"),
    "INPUT_OF": msgid("is an input of"),
    "PART_OF": msgid("is part of"),
    "IN_CHAIN": msgid("belongs to the chain"),
}
_ALL = {**COUNTRIES, **STAGES, **STATUSES, **BASES, **FAMILIES, **LINKS}


_LINK = re.compile(rf"\b(?:{'|'.join(LINKS)})\b")


def word(code: str) -> str:
    """The word for a code in the page's language; a text that has none stays as it is."""
    return _(_ALL.get(code, code))


def kind(label: str) -> str:
    """What a kind of thing is called: enterprise, zone, product …"""
    return _(KIND_TEXT.get(label, label))


def heading(column: str) -> str:
    """A column's name as a heading.

    >>> heading("makers_abroad")
    'Makers abroad'
    """
    return _(column.replace("_", " ").capitalize())


def shown(value: object, of: str) -> object:
    """A cell as a person reads it: words for codes, lists in one line, dates and yes or no in the page's language."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        return day(value) if of == "date" else word(value)
    if isinstance(value, (list, tuple)):
        return listed(value)
    return value


def listed(values: Iterable[object]) -> str:
    return "; ".join(_LINK.sub(lambda found: word(found[0]), word(str(value))) for value in values if value is not None)


def amount(value: object) -> str:
    """A number as the page's language writes it, anything else as it is."""
    return number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else word(str(value))

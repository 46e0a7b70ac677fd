"""Words for codes: stages, countries, statuses, kinds, link types and columns, in the page's language."""

import re
from collections.abc import Iterable

from graph import schema
from graph.layout.look import KIND_TEXT
from graph.result import Row
from graph.schema import LINK_FIELDS, NODE_FIELDS
from graph.text import msgid
from views._text import _, day, number
from views.shared.cell_words import CELLS

_COUNTRIES = {"VN": msgid("Viet Nam"), "LA": msgid("Laos")}
_STAGES = {
    "RAW": msgid("Raw material"),
    "PRODUCTION": msgid("Production"),
    "PROCESSING": msgid("Processing"),
    "MANUFACTURING": msgid("Manufacturing"),
    "DESIGN": msgid("Design"),
    "DISTRIBUTION": msgid("Distribution"),
}
_STATUSES = {"stated": msgid("stated"), "planned": msgid("planned"), "ended": msgid("ended"), "inferred": msgid("inferred")}
BASES = {"sourced": msgid("sourced"), "assumed": msgid("assumed")}
_FAMILIES = {
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
# Chains are data; these are the shipped ones.
_CHAINS = (
    *(msgid("Bauxite aluminium"), msgid("Cassava"), msgid("Cattle dairy"), msgid("Cement"), msgid("Coal power"), msgid("Coffee")),
    *(msgid("Cotton garment"), msgid("Electronics auto"), msgid("Fruit"), msgid("Fuel"), msgid("Iron steel"), msgid("Maize feed")),
    *(msgid("Pharma herbs"), msgid("Plastics"), msgid("Potash fertiliser"), msgid("Rice"), msgid("Rubber"), msgid("Silk handicraft")),
    *(msgid("Sugar"), msgid("Timber"), msgid("Tobacco")),
)
_ALL = {**CELLS, **KIND_TEXT, **_COUNTRIES, **_STAGES, **_STATUSES, **BASES, **_FAMILIES, **LINKS}
_FIELDS = {
    field.name
    for fields in (
        NODE_FIELDS,
        LINK_FIELDS,
        *(one.fields for one in schema.kinds().values()),
        *(one.fields for one in schema.link_types().values()),
    )
    for field in fields
}
_LINK = re.compile(rf"\b(?:{'|'.join(LINKS)})\b")


def word(code: str) -> str:
    """The word for a code in the page's language; a text that has none stays as it is."""
    if code in _FIELDS and code not in _ALL:
        return heading(code)
    head, sign, tail = code.partition(": ")
    if sign and code not in _ALL and head in _ALL:  # a reason: what it does, with which code, how well that fits
        return f"{word(head)}: {', '.join(map(word, tail.split(', ')))}"
    return _(_ALL.get(code, code))


def kind(label: str) -> str:
    """What a kind of thing is called: enterprise, zone, product …"""
    return _(KIND_TEXT.get(label, label))


# Columns and properties whose names say too little when written out.
_HEADINGS = {
    "which": msgid("Which"),
    "details": msgid("Details"),
    "what_changes": msgid("What changes"),
    "with_scenario": msgid("With the scenario"),
    "before": msgid("Before"),
    "after": msgid("After"),
    "musd": msgid("USD million"),
    "vn_exports_musd": msgid("Exports of Viet Nam, USD million"),
    "vn_imports_musd": msgid("Imports of Viet Nam, USD million"),
    "total_musd": msgid("Total, USD million"),
    "area_ha": msgid("Area, ha"),
    "km_from": msgid("Km counted from"),
    "lat": msgid("Latitude"),
    "lon": msgid("Longitude"),
    "geo_basis": msgid("Where the point comes from"),
    "geo_precision_m": msgid("Precision of the point, m"),
    "province_check_km": msgid("Distance to the stated province, km"),
    "name_en": msgid("Name in English"),
    "name_vi": msgid("Name in Vietnamese"),
    "name_lo": msgid("Name in Lao"),
    "name_fr": msgid("Name in French"),
    "name_vn": msgid("Vietnamese side"),
    "name_la": msgid("Lao side"),
    "source_ids": msgid("Sources"),
    "fact_id": msgid("Statement id"),
    "fact": msgid("Remark of the table"),
    "hops": msgid("Steps"),
    "id": msgid("Code"),
    "country_2": msgid("Second country"),
    "share_percent": msgid("Share, %"),
    "in_chain": msgid("Stage in this chain"),
    "as_of": msgid("As of"),
}


def headline(column: str) -> str:
    """The English heading of a column or property, which is its msgid.

    >>> headline("makers_abroad"), headline("musd")
    ('Makers abroad', 'USD million')
    """
    return _HEADINGS.get(column) or column.replace("_", " ").capitalize()


def heading(column: str) -> str:
    """The heading of a column or property in the page's language."""
    return _(headline(column))


def shown(value: object, of: str) -> object:
    """A cell as a person reads it: words for codes, lists in one line, dates and yes or no in the page's language."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        sign = " / " if " / " in value else ", "
        parts = value.split(sign)
        return day(value) if of == "date" else sign.join(map(word, parts)) if all(part in _ALL for part in parts) else word(value)
    if isinstance(value, (list, tuple)):
        return listed(value)
    return value


def listed(values: Iterable[object]) -> str:
    return "; ".join(_LINK.sub(lambda found: word(found[0]), word(str(value))) for value in values if value is not None)


def amount(value: object) -> str:
    """A number as the page's language writes it, anything else as it is."""
    return number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else word(str(value))


def row_name(row: Row) -> str:
    """What a row is about, in names; empty where its identity says it already."""
    for column in ("products_name", "product_name", "enterprise_name", "nodes_name"):
        value = row.get(column)
        if value:
            return listed(_several(value))[:90]
    return ""


def _several(value: object) -> Iterable[object]:
    return value if isinstance(value, (list, tuple)) else (value,)

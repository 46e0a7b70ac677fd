"""Rows of a profile: what a node says of itself, and what one of its links says."""

from collections.abc import Iterator

from graph.measure.facts.hs_codes import digits, match
from graph.result import LinkThing, NodeThing, Row
from graph.schema import LINK_FIELDS, NODE_FIELDS, Field, kinds, link_types

# Said in other columns, or made for the search and not stated by anyone.
_APART = {"id", "search", "source_ids", "as_of", "confidence", "basis", "status", "display_name", "disputed", "fact_id"}
_IN_COLUMNS = {*_APART, "valid_from", "valid_to", "product", "detail", "note"}
_LANGUAGES = {"name_en": "name (English)", "name_vi": "name (Vietnamese)", "name_lo": "name (Lao)", "name_fr": "name (French)"}
# A property → the property that says what it rests on.
_BASES = {"province": "province_basis", "road_vn": "road_basis", "road_la": "road_basis", "lat": "geo_basis", "lon": "geo_basis"}


def _is_code(thing: NodeThing) -> bool:
    """Whether the thing is a product."""
    return "Product" in thing.labels


def properties(thing: NodeThing) -> Iterator[Row]:
    """One row for each property and each further name; where datasets differ, one for each value."""
    given = thing.properties
    own = [field for kind in thing.labels if kind in kinds() for field in kinds()[kind].fields]
    fields = {field.name: field for field in (*NODE_FIELDS, *own) if field.name not in _APART}
    for name in ("display_name", *fields):
        if given.get(name) in (None, "", []):
            continue
        statement = "name" if name == "display_name" else _LANGUAGES.get(name, name)
        basis = str(given.get(_BASES.get(name, "basis")) or "") or None
        sides = [side for one in texts(given.get("disputed")) if one.startswith(f"{name}: ") for side in one.split(": ", 1)[1].split(" | ")]
        several: list[object] = [*sides] or ([*texts(given[name])] if name == "aliases" else [given[name]])
        for value in several:
            yield _own(thing, "alias" if name == "aliases" else statement, _text(value, fields.get(name)), basis, bool(sides))


def _own(thing: NodeThing, statement: str, value: str, basis: str | None, disagrees: bool) -> Row:
    given = thing.properties
    return {
        "direction": "own",
        "statement": statement,
        "of": str(given["id"]),
        "value": value,
        "basis": basis,
        "confidence": given.get("confidence"),
        "as_of": given.get("as_of"),
        "disagrees": disagrees,
        "fact": f"{given['id']}|{statement}|{value}",
        "sources": tuple(texts(given.get("source_ids"))),
    }


def texts(value: object) -> list[str]:
    """A list as texts; empty for anything else."""
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []


def _text(value: object, field: Field | None) -> str:
    """A value as people write it, with its unit.

    >>> _text(954.0, Field(name="area_ha", unit="ha")), _text(True, None), _text(["a", "b"], None)
    ('954 ha', 'yes', 'a; b')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(str(one) for one in value)
    written = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return f"{written} {field.unit}" if field and field.unit else written


def linked(direction: str, of: str, link: LinkThing, other: NodeThing, main: NodeThing) -> Row:
    """The row of a link that hangs on `of`; for a code it says how `of` meets the code asked for."""
    given = link.properties
    product = given.get("product") or (other.properties["id"] if "Product" in other.labels else None)
    return {
        "direction": direction,
        "statement": link.type,
        "other": other.properties["id"],
        "of": of,
        "match": match(digits(of), digits(main.properties["id"])) if _is_code(main) and of.startswith("hs2022:") else None,
        "value": _values(link) or None,
        "status": given.get("status"),
        "valid_from": given.get("valid_from"),
        "valid_to": given.get("valid_to"),
        "product": product,
        "detail": given.get("detail"),
        "note": given.get("note"),
        "basis": given.get("basis"),
        "confidence": given.get("confidence"),
        "as_of": given.get("as_of"),
        "disagrees": bool(given.get("disputed")),
        "fact": str(given.get("fact_id")),
        "sources": tuple(texts(given.get("source_ids"))),
    }


def _values(link: LinkThing) -> str:
    """What the link says beside its common columns: shares and amounts with their unit, the rest with its name."""
    fields = {field.name: field for field in (*link_types()[link.type].fields, *LINK_FIELDS)} if link.type in link_types() else {}
    given = link.properties
    said = [f"{_text(given['amount'], None)} {given.get('unit', '')}".strip()] if given.get("amount") is not None else []
    for name, field in fields.items():
        if given.get(name) is None or name in _IN_COLUMNS or name in ("amount", "unit"):
            continue
        if name == "shared_amount":
            said += ["one amount for several rows"] if given[name] else []
        elif name == "ratio":
            said.append(f"{_text(given[name], None)} {given.get('ratio_unit', '')}".strip())
        elif name != "ratio_unit":
            said.append(_text(given[name], field) if name == "share_percent" else f"{name} {_text(given[name], field)}")
    said += [f"disputed {one}" for one in texts(given.get("disputed"))]
    return "; ".join(said)

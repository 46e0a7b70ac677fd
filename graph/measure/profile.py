"""Measure `profile`: everything stated of one thing, statement by statement, with disagreements side by side."""

from collections.abc import Iterable, Iterator, Sequence

from graph.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure._codes import digits, match
from graph.schema import LINK_FIELDS, NODE_FIELDS, Field, kinds, link_types
from graph.things import LinkThing, NodeThing, Row

# Said in other columns, or made for the search and not stated by anyone.
_APART = {"id", "search", "source_ids", "as_of", "confidence", "basis", "status", "display_name", "disputed", "fact_id"}
_IN_COLUMNS = {*_APART, "valid_from", "valid_to", "product", "detail", "note"}
_LANGUAGES = {"name_en": "name (English)", "name_vi": "name (Vietnamese)", "name_lo": "name (Lao)", "name_fr": "name (French)"}


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each property and each link of the thing, its own words first, then its links by type.

    Parameters
    ----------
    parts
        `rows`: direction (out, in, named), of (id of the thing the link hangs on), link, other (node);
        `things`: the node itself, and nodes that are the same thing or a wider or narrower code.
    parameters
        The thing itself, in the one parameter of the question whose value is its id.

    Returns
    -------
    Measured
        `value` is text with its unit. Population: rows with a source, rows.

    Notes
    -----
    `disagrees` is yes where the datasets give several values of one property, or where two statements of one holder in one
    thing give different shares; both stand side by side, none is chosen.

    References
    ----------
    P. Buneman, S. Khanna and W.-C. Tan (2001), Why and Where: A Characterization of Data Provenance, ICDT, LNCS 1973, 316-330:
    each value keeps where it comes from.

    >>> zone = NodeThing("1", ("Zone",), {"id": "vl:Z1", "display_name": "Savan", "area_ha": 954.0, "source_ids": ["src:S47"]})
    >>> held = [LinkThing(str(n), "2", "1", "DEVELOPS", {"fact_id": f"R{n}", "status": "stated", "share_percent": n}) for n in (30, 10)]
    >>> who = NodeThing("2", ("Enterprise",), {"id": "vl:E1", "display_name": "Government"})
    >>> rows = [dict(direction="in", of="vl:Z1", link=link, other=who) for link in held]
    >>> made = measure({"rows": rows, "things": [{"thing": zone}]}, {"zone": "vl:Z1"})
    >>> [(r["statement"], r["value"], r["disagrees"]) for r in made.rows]
    [('name', 'Savan', False), ('area_ha', '954 ha', False), ('DEVELOPS', '10 %', True), ('DEVELOPS', '30 %', True)]
    """
    asked = {str(value) for value in parameters.values()}
    things = [row["thing"] for row in parts["things"] if isinstance(row["thing"], NodeThing)]
    main = next(thing for thing in things if thing.properties["id"] in asked)
    own = [row for thing in things for row in _properties(thing)]
    links = sorted((*_links(parts["rows"], main), *_relations(parts.get("relations", ()), main)), key=_order)
    rows = [*own, *_compared(links)]
    return Measured(rows=rows, population=(sum(bool(row["sources"]) for row in rows), len(rows)), notes=tuple(_notes(rows, things)))


def _is_code(thing: NodeThing) -> bool:
    return "Product" in thing.labels


def _properties(thing: NodeThing) -> Iterator[Row]:
    given = thing.properties
    own = [field for kind in thing.labels if kind in kinds() for field in kinds()[kind].fields]
    fields = {field.name: field for field in (*NODE_FIELDS, *own)}
    disputed = _texts(given.get("disputed"))
    for name in ("display_name", *(name for name in fields if name not in _APART)):
        if given.get(name) not in (None, "", []):
            statement = "name" if name == "display_name" else _LANGUAGES.get(name, name)
            sides = [side for one in disputed if one.startswith(f"{name}: ") for side in one.removeprefix(f"{name}: ").split(" | ")]
            for value in sides or (given[name],):
                yield _own(thing, statement, _text(value, fields.get(name)), bool(sides))


def _own(thing: NodeThing, statement: str, value: str, disagrees: bool) -> Row:
    given = thing.properties
    return {
        "direction": "own",
        "statement": statement,
        "of": str(given["id"]),
        "value": value,
        "status": given.get("status"),
        "basis": given.get("basis"),
        "confidence": given.get("confidence"),
        "as_of": given.get("as_of"),
        "disagrees": disagrees,
        "fact": f"{given['id']}|{statement}|{value}",
        "sources": tuple(_texts(given.get("source_ids"))),
    }


def _texts(value: object) -> list[str]:
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
    text = f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
    return f"{text} {field.unit}" if field and field.unit else text


def _links(rows: Iterable[Row], main: NodeThing) -> Iterator[Row]:
    for row in rows:
        link, other = row["link"], row["other"]
        if isinstance(link, LinkThing) and isinstance(other, NodeThing):
            yield _link(str(row["direction"]), str(row["of"]), link, other, main)


def _relations(rows: Iterable[Row], main: NodeThing) -> Iterator[Row]:
    """Links between others that name the product, or one that is wider or narrower; `of` is where they start."""
    for row in rows:
        link, start, other = row["link"], row["start"], row["other"]
        meets = match(digits(row["of"]), digits(main.properties["id"]))
        if meets and isinstance(link, LinkThing) and isinstance(start, NodeThing) and isinstance(other, NodeThing):
            yield {**_link("named", str(start.properties["id"]), link, other, main), "match": meets}


def _link(direction: str, of: str, link: LinkThing, other: NodeThing, main: NodeThing) -> Row:
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
        "sources": tuple(_texts(given.get("source_ids"))),
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
    said += [f"disputed {one}" for one in _texts(given.get("disputed"))]
    return "; ".join(said)


def _order(row: Row) -> tuple[str, ...]:
    return tuple(str(row[key] or "") for key in ("statement", "direction", "other", "product", "valid_from", "value", "fact"))


def _compared(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, marked where two of them give different shares of one holder in one thing."""
    shares: dict[tuple[object, ...], set[object]] = {}
    for row in rows:
        if row["value"] and "%" in str(row["value"]):
            shares.setdefault((row["statement"], row["direction"], row["of"], row["other"]), set()).add(row["value"])
    for row in rows:
        several = len(shares.get((row["statement"], row["direction"], row["of"], row["other"]), ())) > 1
        yield {**row, "disagrees": bool(row["disagrees"]) or several}


def _notes(rows: Sequence[Row], things: Sequence[NodeThing]) -> Iterator[Note]:
    for one in things[1:]:
        text = "{name} ({id}) is the same thing; what is stated of it stands here too."
        yield Note(text=text, values={"name": one.properties["display_name"], "id": one.properties["id"]})
    disagree = sum(bool(row["disagrees"]) for row in rows)
    if disagree:
        yield Note(text="{n} statements disagree with another; they stand side by side.", values={"n": disagree})
    assumed = sum(row["basis"] == "assumed" for row in rows)
    if assumed:
        yield Note(text="{n} of {of} statements are our assumption.", values={"n": assumed, "of": len(rows)})

"""Measure `record/profile`: everything stated of one thing, statement by statement, with disagreements side by side."""

from collections.abc import Iterable, Iterator, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits, match
from graph.measure.facts.statements import linked, properties
from graph.result import LinkThing, NodeThing, Row


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
    own = [row for thing in things for row in properties(thing)]
    one = {thing.properties["id"] for thing in things}
    links = sorted((*_links(parts["rows"], main, one), *_relations(parts.get("relations", ()), main)), key=_order)
    rows = [*own, *_compared(links)]
    return Measured(rows=rows, population=(sum(bool(row["sources"]) for row in rows), len(rows)), notes=tuple(_notes(rows, things)))


def _links(rows: Iterable[Row], main: NodeThing, one: set[object]) -> Iterator[Row]:
    """The links of all that is one thing, without those from it to itself."""
    for row in rows:
        link, other = row["link"], row["other"]
        if isinstance(link, LinkThing) and isinstance(other, NodeThing) and not (other.properties["id"] in one and len(one) > 1):
            yield linked(str(row["direction"]), str(row["of"]), link, other, main)


def _relations(rows: Iterable[Row], main: NodeThing) -> Iterator[Row]:
    """Links between others that name the product, or one that is wider or narrower; `of` is where they start."""
    for row in rows:
        link, start, other = row["link"], row["start"], row["other"]
        meets = match(digits(row["of"]), digits(main.properties["id"]))
        if meets and isinstance(link, LinkThing) and isinstance(start, NodeThing) and isinstance(other, NodeThing):
            yield {**linked("named", str(start.properties["id"]), link, other, main), "match": meets}


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
        yield Note(text="Statements that disagree with another, side by side: {n}.", values={"n": disagree})
    assumed = sum(row["basis"] == "assumed" for row in rows)
    if assumed:
        yield Note(text="Statements that are our assumption: {n} of {of}.", values={"n": assumed, "of": len(rows)})

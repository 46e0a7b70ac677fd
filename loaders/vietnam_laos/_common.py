"""What several tables of this dataset share: rows of names, points, ends named by kind and id, standing in a province."""

from collections.abc import Iterator, Mapping

from graph.records import Link, Node, Value
from loaders.row import TableRow, bad, known
from loaders.sheet import link, node

_LANGUAGES = ("en", "vi", "lo", "fr", "ja")
PLACES = "ports_terminals.csv"
# Kind as the tables write it → kind of node and what stands before the table's own id.
_ENDS = {
    "enterprise": ("Enterprise", "vl:"),
    "zone": ("Zone", "vl:"),
    "gate": ("Gate", "vl:"),
    "province": ("Province", "iso:"),
    "country": ("Country", "iso:"),
}
_BY_LETTER = {"E": "enterprise", "Z": "zone", "G": "gate", "P": "place"}


def end(row: TableRow, kind: str, column: str) -> tuple[str, str]:
    """Kind and id of the node that a table names by a word and its own id."""
    if kind == "place":
        return "Place", place_id(row, column)
    label, prefix = _ENDS[kind]
    return label, row.id(column, prefix, label)


def end_by_letter(row: TableRow, column: str) -> str:
    """The node id of E27, Z01, G08 or P15; empty if the cell is."""
    value = row.text(column)
    if value and value[0] not in _BY_LETTER:
        raise bad(column, value, f"does not begin with one of {', '.join(_BY_LETTER)}")
    return end(row, _BY_LETTER[value[0]], column)[1] if value else ""


def place_id(row: TableRow, column: str) -> str:
    """The node id of P15: its UN/LOCODE where it has one."""
    value = row.text(column)
    unlocode = row.beside(column, PLACES)["unlocode"]
    return f"unlocode:{unlocode}" if unlocode else f"vl:{value}"


def name_part(row: TableRow, kind: str, id: str, extra: str = "") -> Node:
    """A row of a name table: one more spelling of the node."""
    name, language, sort = row.need("name"), row.word("lang", _LANGUAGES), row.word("kind", ("main", "alias"))
    spelling = f"{language}|{sort}|{0 if row.first else 1}|{name}"
    part = "|".join(filter(None, (row.file.removesuffix(".csv"), extra, name, language)))
    return node(row, kind, id, known(names=(spelling,), source_ids=row.sources()), part)


def point(row: TableRow) -> Mapping[str, Value | None]:
    """Degrees and precision; both degrees or none."""
    lat, lon = row.number("lat", -90, 90), row.number("lon", -180, 180)
    if (lat is None) != (lon is None):
        raise bad("lat", row.text("lat"), "and lon must stand together")
    return {"lat": lat, "lon": lon, "geo_precision_m": row.number("geo_precision_m")}


def in_province(
    row: TableRow, start: tuple[str, str], province: str, role: str, basis: str, sources: tuple[str, ...], *, name: str = ""
) -> Iterator[Link]:
    """LOCATED_IN the province, if one is known."""
    if province:
        fact = "|".join(filter(None, (start[1], "LOCATED_IN", name, f"iso:{province}")))
        stated = known(role=role, status="stated", basis=basis, source_ids=sources)
        yield link(row, "LOCATED_IN", fact, start, ("Province", f"iso:{province}"), stated)

"""What an answer says of the ids in it: the names of its things, and the publications behind it."""

from collections.abc import Mapping, Sequence

from graph.answer.answer import SourceLine
from graph.answer.picture import Picture
from graph.ask.fetch import MOST_FETCHED, Fetch
from graph.measure import Measured
from graph.result import Row
from graph.schema import kind_of


def names_of(fetch: Fetch, wanted: Sequence[str], drawn: Picture) -> dict[str, str]:
    """Id → display name, of everything drawn and of the wanted ids."""
    names = {node.id: node.display_name for node in drawn.nodes}
    by_label: dict[str, list[str]] = {}
    for id in wanted:
        if id not in names and (label := kind_of(id)):
            by_label.setdefault(label, []).append(id)
    for label, some in sorted(by_label.items()):
        text = f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id, n.display_name AS name ORDER BY id"
        names |= {str(row["id"]): str(row["name"]) for row in fetch.read(text, {"ids": some}, len(some))[0]}
    return names


def with_name_columns(rows: Sequence[Row], columns: Mapping[str, str], names: Mapping[str, str]) -> tuple[tuple[Row, ...], dict[str, str]]:
    """The rows with a `…_name` column at the end for every column of ids; sources are listed below them, with date and address."""
    of_ids = [column for column, kind in columns.items() if kind.removesuffix("[]") == "node" or kind[:1].isupper()]

    def name(value: object) -> object:
        if isinstance(value, (list, tuple)):
            return tuple(map(names.get, value, value))
        return names.get(str(value)) if value else None

    wanted = [c for c in of_ids if not columns[c].startswith("Source") and f"{c}_name" not in columns]
    named = {f"{c}_name": "text[]" if columns[c].endswith("[]") else "text" for c in wanted}
    return tuple({**row, **{f"{c}_name": name(row.get(c)) for c in wanted}} for row in rows), {**columns, **named}


def sources(fetch: Fetch, rows: Sequence[Row], drawn: Picture, measured: Measured) -> tuple[SourceLine, ...]:
    """The publications that rows, picture, measure or the question's own part name."""
    stated, _ = fetch.part("sources", MOST_FETCHED)
    # A column of enterprises holds no source, and may hold thousands of ids in each row.
    searched = [column for column, kind in fetch.question.columns.items() if kind.startswith("Source") or not kind[:1].isupper()]
    values = (*(row.values() for row in stated), *(map(row.get, searched) for row in rows))
    found = {source for some in values for value in some for source in as_texts(value) if source.startswith("src:")}
    for properties in (*(n.properties for n in drawn.nodes), *(k.properties for k in drawn.links)):
        found.update(as_texts(properties.get("source_ids")))
    found.update(measured.sources)
    text = (
        "MATCH (s:Source) WHERE s.id IN $ids RETURN s.id AS id, s.display_name AS display_name, s.publisher AS publisher, "
        "s.date AS date, s.address AS address, s.licence AS licence ORDER BY id"
    )
    lines = fetch.read(text, {"ids": sorted(found)}, len(found))[0] if found else ()
    return tuple(SourceLine(**{key: str(value or "") for key, value in row.items()}) for row in lines)


def as_texts(value: object) -> list[str]:
    """A text or a list of texts as a list; anything else is empty."""
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []

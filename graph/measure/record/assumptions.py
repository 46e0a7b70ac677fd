"""Measure `record/assumptions`: how the statements of each table divide by what they rest on."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.measure import Measured, Parameters, Parts
from graph.result import Row
from graph.schema import kinds, link_types

_LINK = ("basis", "code_basis", "site_basis", "place_basis", "confidence")
_NODE = ("basis", "province_basis", "road_basis", "geo_basis", "confidence")
_COMMON = {"basis", "confidence"}
# `country of the enterprise`: no source places the site, so we took the seat's country.
_OURS = {"assumed", "country of the enterprise"}


def measure(parts: Parts, parameters: Parameters) -> Measured:  # noqa: ARG001  (every measure has these two)
    """For each table and field, how many statements have each value, and which values are our assumption.

    share(v) = statements with value v / statements of the table, in percent; an absent value is a value of its own.

    Parameters
    ----------
    parts
        `rows` (links) and `nodes`: table, one column for each field, statements (a count).
    parameters
        None.

    Returns
    -------
    Measured
        Population: links whose basis is assumed, links.

    References
    ----------
    Wang, R. Y. and Strong, D. M. (1996), Beyond Accuracy, J. Manag. Inf. Syst. 12(4), 5-33: believability as a dimension of quality.

    >>> rows = [dict(table="MAKES", basis="sourced", statements=3), dict(table="MAKES", basis="assumed", statements=1)]
    >>> made = measure({"rows": rows, "nodes": []}, {})
    >>> [(r["field"], r["value"], r["statements"], r["percent"]) for r in made.rows], made.population
    ([('basis', 'assumed', 1, 25.0), ('basis', 'sourced', 3, 75.0)], (1, 4))
    """
    rows = [*_divided(parts["rows"], _LINK), *_divided(parts["nodes"], _NODE)]
    assumed = sum(int(str(row["statements"])) for row in parts["rows"] if row.get("basis") == "assumed")
    return Measured(rows=rows, population=(assumed, sum(int(str(row["statements"])) for row in parts["rows"])))


def _divided(given: Iterable[Row], fields: tuple[str, ...]) -> Iterator[Row]:
    tables: dict[tuple[str, str], Counter[str]] = {}
    for row in given:
        for field in fields:
            tables.setdefault((str(row["table"]), field), Counter())[str(row.get(field) or "")] += int(str(row["statements"]))
    for (table, field), values in sorted(tables.items()):
        if set(values) == {""} or not _has(table, field):
            continue
        for value, count in sorted(values.items()):
            yield {
                "table": table,
                "field": field,
                "value": value or None,
                "statements": count,
                "of": values.total(),
                "percent": round(100 * count / values.total(), 1),
                "assumption": value in _OURS,
            }


def _has(table: str, field: str) -> bool:
    kind = link_types().get(table) or kinds().get(table)
    return field in _COMMON or bool(kind and any(one.name == field for one in kind.fields))

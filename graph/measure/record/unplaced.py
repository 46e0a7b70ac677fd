"""Measure `record/unplaced`: things without a point, doubtful provinces, old sources, enterprises without a link across the border."""

import re
from collections import Counter
from collections.abc import Iterator

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.result import Row

_CLEAN = re.compile(r"\d{4}(-\d\d){0,2}")
_ISSUES = ("no point", "province conflict", "undated source", "old source", "no link across the border")


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each finding, by issue and thing.

    old(s) = date(s) + years < at, compared by the last day of a year or month; outside(z) = distance(point, province) > 0 km.

    Parameters
    ----------
    parts
        `rows`: things that can have a point; `located`: what stands in a zone; `neighbours`: what an enterprise reaches;
        `cited`: used sources and their dates; `links`, `nodes`: source, number of statements that cite it.
    parameters
        `issue` (all, or one of the five), `years`, `at` (day).

    Returns
    -------
    Measured
        `km` is the distance of a point from its province. Population: things with a finding, things checked for it.

    References
    ----------
    Wang, R. Y. and Strong, D. M. (1996), Beyond Accuracy, J. Manag. Inf. Syst. 12(4), 5-33: completeness and timeliness.

    >>> empty = dict(located=[], neighbours=[], links=[], nodes=[])
    >>> rows = [dict(id="vl:Z1", kind="Zone", lat=None, geo_basis="withheld", km=None, sources=())]
    >>> cited = [dict(id="src:S1", date="2011"), dict(id="src:S2", date="undated"), dict(id="src:S3", date="2025-07")]
    >>> made = measure(dict(empty, rows=rows, cited=cited), dict(issue="all", years=5, at="2026-11-25"))
    >>> [(row["issue"], row["thing"]) for row in made.rows], made.population
    ([('no point', 'vl:Z1'), ('undated source', 'src:S2'), ('old source', 'src:S1')], (3, 4))
    """
    found = [*_points(parts), *_provinces(parts), *_sources(parts, parameters), *_without_link(parts)]
    issue = str(parameters["issue"])
    rows = sorted((row for row in found if issue in ("all", row["issue"])), key=_order)
    checked = {str(row["id"]) for row in _checked(issue, parts)}
    hit = {str(row["thing"]) for row in rows}
    return Measured(rows=rows, population=(len(hit), len(checked)), notes=tuple(_notes(found, parts)))


def _checked(issue: str, parts: Parts) -> Iterator[Row]:
    """The things that could have the issue asked for."""
    if issue not in ("undated source", "old source"):
        yield from (row for row in parts["rows"] if issue != "no link across the border" or _either_side(row))
    if issue in ("all", "undated source", "old source"):
        yield from parts["cited"]


def _either_side(row: Row) -> bool:
    return row["kind"] == "Enterprise" and row.get("country") in ("VN", "LA")


def _order(row: Row) -> tuple[object, ...]:
    return _ISSUES.index(str(row["issue"])), str(row["kind"]), str(row["thing"]), str(row["detail"])


def _row(issue: str, row: Row, detail: str, **more: object) -> Row:
    sources = row.get("sources")
    return {
        "issue": issue,
        "thing": row["id"],
        "kind": row["kind"],
        "detail": detail,
        "sources": tuple(sources) if isinstance(sources, (list, tuple)) else (),
        **more,
    }


def _points(parts: Parts) -> Iterator[Row]:
    for row in parts["rows"]:
        if row["lat"] is None and not row.get("aggregate"):
            if row["kind"] == "Enterprise":
                known = f"province {row['province']} ({row.get('basis')})" if row.get("province") else "province unknown"
            else:
                known = "point withheld: licence of its source unknown" if row.get("geo_basis") == "withheld" else "no source gives a point"
            yield _row("no point", row, known)


def _provinces(parts: Parts) -> Iterator[Row]:
    for row in parts["rows"]:
        km, precision = row.get("km"), row.get("precision")
        if isinstance(km, (int, float)) and km > 0:
            yield _row("province conflict", row, f"point lies {km:g} km outside {row['province']}, {_against(km, precision)}", km=km)
        province = str(row.get("province") or "")
        if province and province[:2] not in (row["country"], row.get("country_2")):
            yield _row("province conflict", row, f"province {province} is not in its country {row['country']}")
    for row in parts["located"]:
        if row["province"] and row["zone_province"] and row["province"] != row["zone_province"]:
            own = "seat" if row["kind"] == "Enterprise" else "zone"
            where = f"{row['zone_name']} ({row['zone']})"
            yield _row("province conflict", row, f"{own} in {row['province']}, but stated in {where} of {row['zone_province']}")


def _against(km: float, precision: object) -> str:
    if not isinstance(precision, (int, float)):
        return "precision of the point unknown"
    return f"{'within' if km * 1000 <= precision else 'beyond'} the precision of the point ({precision:g} m)"


def _sources(parts: Parts, parameters: Parameters) -> Iterator[Row]:
    cites: Counter[str] = Counter()
    for part in ("links", "nodes"):
        for row in parts[part]:
            cites[str(row["source"])] += int(str(row["statements"]))
    at, years = str(parameters["at"]), int(float(str(parameters["years"])))
    oldest = f"{int(at[:4]) - years:04d}{at[4:]}"
    for source in parts["cited"]:
        date = str(source["date"] or "")
        of: Row = {**source, "kind": "Source", "sources": [source["id"]]}
        if not _CLEAN.fullmatch(date):
            yield _row("undated source", of, f"date as printed: {date}" if date else "no date", statements=cites[str(source["id"])])
        elif date < oldest[: len(date)]:
            yield _row("old source", of, f"of {date}", statements=cites[str(source["id"])])


def _without_link(parts: Parts) -> Iterator[Row]:
    reached: dict[str, set[tuple[object, object]]] = {}
    country: dict[str, object] = {}
    for row in parts["neighbours"]:
        reached.setdefault(str(row["id"]), set()).add((row["status"], row["reaches"]))
        country[str(row["id"])] = row["country"]
    for row in parts["rows"]:
        if not _either_side(row):
            continue
        other = {"gate", "LA" if row["country"] == "VN" else "VN"}
        statuses = {status for status, reaches in reached.get(str(row["id"]), ()) if reaches in other}
        if "stated" not in statuses:
            yield _row("no link across the border", row, f"{' and '.join(sorted(map(str, statuses)))} only" if statuses else "none")


def _notes(found: list[Row], parts: Parts) -> Iterator[Note]:
    counts = Counter(str(row["issue"]) for row in found)
    enterprises = sum(_either_side(row) for row in parts["rows"])
    for issue, of in zip(_ISSUES, (len(parts["rows"]), None, len(parts["cited"]), len(parts["cited"]), enterprises), strict=True):
        if of is None:
            yield Note(text="Province conflicts: {n}.", values={"n": counts[issue]})
        else:
            yield Note(text="{issue}: {n} of {of}.", values={"issue": issue, "n": counts[issue], "of": of})

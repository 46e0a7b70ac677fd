"""Measure `record/timeline`: what starts or ends when, by whom, and whether a planned date has passed."""

from collections.abc import Iterator, Mapping, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.validity import timing
from graph.result import Row

# A zone or corridor of these has been decided on, and does not work yet.
_PLANNED = "planned"
# Links of a zone say where it lies; who acts are those who develop the zone.
OF_PLACE = ("AT_GATE", "SPANS", "FACES")


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each beginning and each end that is stated or planned, dated ones first, in the order of their dates.

    A planned date that lies before `at` (compared by its first day) reads "date passed": no source says whether it came about.

    Parameters
    ----------
    parts
        `rows`: fact, link, start, end, product, status, valid_from, valid_to, detail, sources; `things`: id, kind, status, life, year,
        by_words, detail, sources; `owners`: owner, owned.
    parameters
        `at` (ISO day), `status` (those shown).

    Returns
    -------
    Measured
        n of N: planned links that lie ahead of `at`, of all planned links. `timing`: ahead, date passed, undated, or done.

    Examples
    --------
    >>> ends = dict(start="vl:E04", end="vl:E03", product="hs2022:310420", detail=None, sources=[])
    >>> link = dict(ends, fact="vl:R004", link="SUPPLIES", status="planned", valid_from="2027-07", valid_to=None)
    >>> made = measure(dict(rows=[link], things=(), owners=()), dict(at="2026-11-25", status=("planned",)))
    >>> [(row["date"], row["event"], row["timing"], row["by"]) for row in made.rows], made.population
    ([('2027-07', 'starts', 'ahead', ('vl:E04',))], (1, 1))
    >>> [row["timing"] for row in measure(dict(rows=[link], things=(), owners=()), dict(at="2028-01-01", status=("planned",))).rows]
    ['date passed']
    """
    at, status = str(parameters["at"]), parameters["status"]
    shown = tuple(status) if isinstance(status, (list, tuple)) else (status,)
    owners: dict[str, list[str]] = {}
    for row in parts["owners"]:
        owners.setdefault(str(row["owned"]), []).append(str(row["owner"]))
    links = [row for one in parts["rows"] if one["status"] in shown for row in _link(one, owners, at)]
    things = [row for one in parts["things"] if one["status"] in shown for row in _thing(one, owners)]
    rows = sorted([*links, *things], key=_order)
    planned = [timing(row["valid_from"], at) for row in parts["rows"] if row["status"] == _PLANNED]
    notes = tuple(_notes(planned, parts["things"]))
    return Measured(rows=rows, population=(planned.count("ahead"), len(planned)), notes=notes)


def _order(row: Row) -> tuple[bool, tuple[str, ...]]:
    return row["date"] is None, tuple(str(row[name]) for name in ("date", "kind", "subject", "fact_id", "event"))


def _link(row: Row, owners: Mapping[str, Sequence[str]], at: str) -> Iterator[Row]:
    by = owners.get(str(row["start"]), ()) if row["link"] in OF_PLACE else (str(row["start"]),)
    line = {
        "kind": row["link"],
        "subject": row["start"],
        "other": row["end"],
        "by": tuple(sorted(set(by))),
        "by_words": None,
        "product": row["product"],
        "status": row["status"],
        "life": None,
        "detail": row["detail"],
        "fact_id": row["fact"],
        "sources": _texts(row["sources"]),
    }
    if row["status"] == _PLANNED or row["valid_from"]:
        yield {**line, "date": row["valid_from"], "event": "starts", "timing": _timing(row["valid_from"], row["status"], at)}
    if row["status"] == "ended" or row["valid_to"]:
        yield {**line, "date": row["valid_to"], "event": "ends", "timing": _timing(row["valid_to"], row["status"], at)}


def _timing(date: object, status: object, at: str) -> str:
    word = timing(date, at)
    return word if status == _PLANNED or word == "ahead" else "done" if date else "undated"


def _thing(row: Row, owners: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    line = {
        "kind": row["kind"],
        "subject": row["id"],
        "other": None,
        "by": tuple(sorted(set(owners.get(str(row["id"]), ())))),
        "by_words": row["by_words"],
        "product": None,
        "status": row["status"],
        "life": row["life"],
        "detail": row["detail"],
        "fact_id": row["id"],
        "sources": _texts(row["sources"]),
    }
    if row["year"]:  # of foundation or decision: not the year in which a planned zone will open
        yield {**line, "date": row["year"], "event": "founded or decided", "timing": "done"}
    if row["status"] == _PLANNED:
        yield {**line, "date": None, "event": "starts", "timing": "undated"}
    if row["status"] == "ended":
        yield {**line, "date": None, "event": "ends", "timing": "undated"}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()


def _notes(planned: Sequence[str], things: Sequence[Row]) -> Iterator[Note]:
    yield Note(
        text="Planned links whose date has passed: {passed} of {of}; undated: {undated}. Neither counts as started.",
        values={"of": len(planned), "passed": planned.count("date passed"), "undated": planned.count("undated")},
    )
    waiting = {
        kind: sum(row["status"] == _PLANNED and row["kind"] == kind for row in things) for kind in ("Enterprise", "Zone", "Corridor")
    }
    yield Note(
        text="Planned without an opening date in the tables: enterprises {enterprises}, zones {zones}, corridors {corridors}.",
        values={"enterprises": waiting["Enterprise"], "zones": waiting["Zone"], "corridors": waiting["Corridor"]},
    )

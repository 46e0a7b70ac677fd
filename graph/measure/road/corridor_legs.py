"""Corridors → legs between their stops in order, each with its km and how that is known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.measure.facts.distance import STRAIGHT, Points
from graph.result import Row

STATED, UNKNOWN = "stated", "unknown"  # how the km of a leg is known, besides STRAIGHT
POWER_LINE = "power line"  # a corridor on which no goods move
# A zone, a gate and a place that stand in one another are not apart: km 0, and no source states more.
INSIDE = "in it"


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One piece of a way, walked both ways: from stop `a` to stop `b` of a corridor, or from a zone to its gate.

    km: None where unknown; `how`: stated, straight line, unknown, or "in it"; `line`: the corridor, empty for a zone at a gate or in
    another zone; `passed`: stops between the two, where only the whole stretch has a stated length.
    """

    a: str
    b: str
    line: str = ""
    km: float | None = None
    how: str = UNKNOWN
    status: str = STATED
    passed: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def legs(stops: Iterable[Row], points: Points, one: Mapping[str, str]) -> Iterator[Leg]:
    """The legs of every corridor; `one` names the thing that stands for all of its same things.

    km: the stated one, else the straight line between the two points, else unknown. Where a source states a stretch of several legs,
    the stretch is a leg of its own, and the one leg of it that nothing measures gets what is left.
    """
    for _, line in sorted(corridor_lines(stops, one).items()):
        plain = [_leg(a, b, points) for a, b in pairwise(line)]
        yield from _measured(line, plain, points)


def corridor_lines(stops: Iterable[Row], one: Mapping[str, str]) -> dict[str, list[Row]]:
    """Corridor → its stops in order, each thing once in a row."""
    found: dict[str, list[Row]] = {}
    for row in stops:
        same = {end: one.get(str(row[end]), str(row[end])) for end in ("stop", "km_from") if row[end]}
        found.setdefault(str(row["corridor"]), []).append({**row, **same})
    for line, rows in found.items():
        rows.sort(key=lambda row: (int(str(row["order"])) if row["order"] is not None else 10**6, str(row["fact"])))
        found[line] = [row for n, row in enumerate(rows) if n == 0 or row["stop"] != rows[n - 1]["stop"]]
    return found


def _leg(a: Row, b: Row, points: Points, passed: Sequence[Row] = (), km: float | None = None, how: str = STATED) -> Leg:
    rows = (a, *passed, b)
    if km is None:
        km = points.km(str(a["stop"]), str(b["stop"]))
        how = STRAIGHT if km is not None else UNKNOWN
    return Leg(
        a=str(a["stop"]),
        b=str(b["stop"]),
        line=str(b["corridor"]),
        km=km,
        how=how,
        status=str(b["status"]),
        passed=tuple(str(row["stop"]) for row in passed),
        facts=tuple(str(row["fact"]) for row in rows),
        sources=tuple(sorted({str(s) for row in rows for s in _list(row["sources"])})),
    )


def _measured(line: Sequence[Row], plain: list[Leg], points: Points) -> Iterator[Leg]:
    spans: list[Leg] = []
    covered: set[int] = set()
    for start, end, km in _stretches(line):
        stretch = range(start, end)
        covered |= set(stretch)
        open_legs = [n for n in stretch if plain[n].km is None]
        if end - start == 1:
            plain[start] = _leg(line[start], line[end], points, km=km)
            continue
        spans.append(_leg(line[start], line[end], points, line[start + 1 : end], km))
        if len(open_legs) == 1:
            [n] = open_legs
            rest = round(max(0.0, km - sum(plain[m].km or 0.0 for m in stretch)), 2)
            plain[n] = _leg(line[n], line[n + 1], points, km=rest, how=STRAIGHT)
    yield from plain
    yield from spans
    yield from _bridged(line, plain, covered, points)


def _stretches(line: Sequence[Row]) -> Iterator[tuple[int, int, float]]:
    """Positions of the two ends of every stated length, shortest first, so that a longer one can use it."""
    where = {str(row["stop"]): n for n, row in enumerate(line)}
    found = []
    for n, row in enumerate(line):
        other = where.get(str(row["km_from"]))
        if row["km"] is not None and other is not None and other != n:
            found.append((min(n, other), max(n, other), float(str(row["km"]))))
    yield from sorted(found, key=lambda each: (each[1] - each[0], each))


def _bridged(line: Sequence[Row], plain: Sequence[Leg], covered: set[int], points: Points) -> Iterator[Leg]:
    """Straight lines over stops without a point, where no source states the stretch."""
    start = None
    for n, row in enumerate(line):
        if points.of(str(row["stop"])) is None:
            continue
        between = range(start, n) if start is not None else range(0)
        if start is not None and len(between) > 1 and not covered & set(between) and all(plain[m].km is None for m in between):
            yield _leg(line[start], row, points, line[start + 1 : n])
        start = n


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else ()

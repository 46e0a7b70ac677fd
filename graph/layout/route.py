"""Ways for lines that touch no label: along the gutters between tracks, and across a track only where a row is free.

A track is one column of marks with their labels at the right; a line leaves behind the label and arrives at the mark.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.layout.placed import Point

CLEAR = 3.0  # pixels kept free above and below a line
STEP = 4.0  # between lines side by side
DrawnPath = tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Port:
    """Where lines meet a mark: at `left` of the shape and at `right` of its label, both at height `y` of a track."""

    track: int
    left: float
    right: float
    y: float


@dataclass(kw_only=True)
class Lanes:
    """The tracks of a picture (left and right edge), what stands in them, and the lanes given out so far."""

    tracks: Sequence[tuple[float, float]]
    taken: dict[int, list[tuple[float, float]]] = field(default_factory=dict)
    given: dict[float, set[tuple[float, float, str]]] = field(default_factory=dict)

    def block(self, track: int, top: float, bottom: float) -> None:
        self.taken.setdefault(track, []).append((top - CLEAR, bottom + CLEAR))

    def route(self, start: Port, end: Port, *, lead: float = 0.0, tail: float = 10.0, family: str = "") -> DrawnPath:
        """A start point and three points for each cubic curve from one mark to the other.

        `lead` is kept straight behind the left one, `tail` before the right one, whichever of them the line starts at.
        Only lines of one `family` with a common end share a lane.
        """
        if start.track == end.track:
            return self._around(start, end)
        if start.track > end.track:
            return self.route(end, start, lead=lead, tail=tail, family=family)[::-1]
        near, far = self.tracks[start.track][1] + lead, end.left - tail
        if end.track == start.track + 1:
            return (
                *_straight((start.right, start.y), (near, start.y)),
                *_sway((near, start.y), (far, end.y)),
                *_straight((far, end.y), (end.left, end.y))[1:],
            )
        lane = self._lane(start, end, family)
        first, last = (self.tracks[start.track + 1][0] - 4, lane), (self.tracks[end.track - 1][1], lane)
        return (
            *_straight((start.right, start.y), (near, start.y)),
            *_sway((near, start.y), first),
            *_straight(first, last)[1:],
            *_sway(last, (far, end.y)),
            *_straight((far, end.y), (end.left, end.y))[1:],
        )

    def _around(self, start: Port, end: Port) -> DrawnPath:
        """A curve within the column, in the gutter at its left; the further apart, the wider."""
        wide = 16 + min(44.0, abs(end.y - start.y) * 0.11)
        return ((start.left, start.y), (start.left - wide, start.y), (end.left - wide, end.y), (end.left, end.y))

    def _lane(self, start: Port, end: Port, family: str) -> float:
        between = [span for track in range(start.track + 1, end.track) for span in self.taken.get(track, ())]
        tried = sorted(_candidates(start.y, end.y, between), key=lambda y: (self._cost(y, start.y, end.y, family), y))
        lane = next(
            (y for y in tried if not any(top < y < bottom for top, bottom in between)),
            max([start.y, end.y, *(bottom for _, bottom in between)]),
        )
        self.given.setdefault(lane, set()).add((start.y, end.y, family))
        return lane

    def _cost(self, y: float, start: float, end: float, family: str) -> float:
        others = [one for one in self.given.get(y, ()) if one[2] != family or (start not in one and end not in one)]
        return abs(y - start) + abs(y - end) + 0.2 * abs(y - end) + 12 * len(others)


def _candidates(start: float, end: float, between: Iterable[tuple[float, float]]) -> set[float]:
    edges = {
        edge for span in between for edge in (span[0], span[1], span[0] - STEP, span[1] + STEP, span[0] - 2 * STEP, span[1] + 2 * STEP)
    }
    return {round(y, 1) for y in {start, end, *edges}}


def _straight(a: Point, b: Point) -> DrawnPath:
    third = (b[0] - a[0]) / 3, (b[1] - a[1]) / 3
    return (a, (a[0] + third[0], a[1] + third[1]), (b[0] - third[0], b[1] - third[1]), b)


def _sway(a: Point, b: Point) -> DrawnPath:
    """Three points that carry on from `a` to `b`, level at both ends."""
    half = (a[0] + b[0]) / 2
    return ((half, a[1]), (half, b[1]), b)

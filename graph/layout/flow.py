"""Lines between placed marks: parallel statements share one, each status has its style, backward ones lie underneath."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from graph.answer import PictureLink
from graph.layout.look import LINK_TEXT, Tone, Translate, width
from graph.layout.placed import Line, Mark, Point
from graph.layout.route import Lanes, Path, Port

Flow = tuple[str, str, PictureLink | None, bool]  # from mark, to mark, link (None: one thing at two places), runs back
Key = tuple[str, str, str, str, bool]  # from mark, to mark, kind, status, runs back
Style = Literal["solid", "dashed", "dotted", "thin"]
_STYLE: Mapping[str, Style] = {"stated": "solid", "planned": "dashed", "ended": "solid", "inferred": "dotted"}
TOLD = ("stage", "product", "amount", "unit", "share_percent", "ratio", "ratio_unit", "valid_from", "valid_to", "basis", "as_of")
WIDTH = {"SUPPLIES": 2.0, "TRANSPORTS_FOR": 1.6, "DISTRIBUTES_FOR": 1.6}
NO_ARROW = (
    "MAKES",
    "PART_OF",
    "IN_CHAIN",
    "LOCATED_IN",
    "IN_COUNTRY",
    "CONNECTS",
    "AT_GATE",
    "JOINT_VENTURE_WITH",
    "SIGNED_MOU_WITH",
    "FACES",
    "SPANS",
)


def port(mark: Mark, track: int) -> Port:
    texts = [*mark.label, *([mark.remark] if mark.remark else [])]
    right = mark.label_x + max(width(text) for text in texts) + 6 if texts else mark.x + mark.size + 3
    return Port(track=track, left=mark.x - mark.size * 1.15 - 2, right=right, y=mark.y)


def height(mark: Mark) -> float:
    """How high a mark stands with its label."""
    return max(2 * mark.size, 15.0 * (len(mark.label) + bool(mark.remark)))


def draw(
    flows: Iterable[Flow], marks: Mapping[str, Mark], track: Mapping[str, int], lanes: Lanes, words: Translate | None = None
) -> tuple[Line, ...]:
    """One line for each pair of marks, kind and status; those that run back come first, so that they lie underneath.

    With `words` the lines say what they are (their kinds, translated), and all kinds of a pair share one line.
    """
    heaps: dict[Key, list[PictureLink]] = defaultdict(list)
    for start, end, link, back in flows:
        kind = "" if link is None else "*" if words else link.kind
        heap = heaps[start, end, kind, link.status if link else "stated", back]
        if link:
            heap.append(link)
    for mark in marks.values():
        lanes.block(track[mark.id], mark.y - height(mark) / 2, mark.y + height(mark) / 2)
    degree = Counter(end for key in heaps for end in key[:2])
    beside: Counter[frozenset[str]] = Counter()
    made: list[Line] = []
    for key in sorted(
        heaps, key=lambda key: (not key[4], bool(key[2]), abs(track[key[0]] - track[key[1]]), marks[key[1]].y, marks[key[0]].y, key)
    ):
        pair = frozenset(key[:2])
        made.append(_Drawn(key, heaps[key], marks, track, lanes, words, beside[pair], degree).line())
        beside[pair] += 1
    return tuple(made)


class _Drawn:
    """One line: its way, its style and its words."""

    def __init__(
        self,
        key: Key,
        links: list[PictureLink],
        marks: Mapping[str, Mark],
        track: Mapping[str, int],
        lanes: Lanes,
        words: Translate | None,
        beside: int,
        degree: Mapping[str, int],
    ) -> None:
        self.first, self.last, kind, self.status, self.back = key
        self.kinds = sorted({link.kind for link in links})
        self.kind = "+".join(self.kinds) if kind == "*" else kind
        self.links, self.words, self.lanes = links, words, lanes
        self.start, self.end = marks[self.first], marks[self.last]
        shift = (14 if words else 5) * beside
        self.ports = [replace(port(mark, track[mark.id]), y=mark.y + shift) for mark in (self.start, self.end)]
        self.text = ", ".join(words(LINK_TEXT.get(one, one.lower().replace("_", " "))) for one in self.kinds) if words else ""
        left, right = (self.start, self.end) if track[self.first] <= track[self.last] else (self.end, self.start)
        self.at_right = degree[right.id] <= degree[left.id]

    def line(self) -> Line:
        room = width(self.text, 10.5) + 14 if self.text else 0.0
        path = self.lanes.route(*self.ports, lead=0.0 if self.at_right else room, tail=(room if self.at_right else 0.0) + 10)
        text_x, text_y = self._spot(path, room)
        return Line(
            id="|".join((self.first, self.last, self.kind, self.status)),
            start=self.first,
            end=self.last,
            kind=self.kind,
            status=self.status,
            style="dotted" if self.back else _STYLE.get(self.status, "solid") if self.kind else "thin",
            tone=_tone(self.kind, self.status, self.start, self.end),
            path=tuple((round(x, 1), round(y, 1)) for x, y in path),
            arrow=bool(self.kind) and not all(kind in NO_ARROW for kind in self.kinds),
            back=self.back,
            width=0.8 if not self.kind else min(4.0, WIDTH.get(self.kind, 1.2) + 0.4 * (len(self.links) - 1)),
            facts=tuple(link.id for link in self.links),
            title=_title(self.kinds, self.start, self.end, self.links),
            text=self.text,
            text_x=round(text_x, 1),
            text_y=round(text_y, 1),
        )

    def _spot(self, path: Path, room: float) -> Point:
        """Where the words stand: over the straight piece at the mark that has fewer lines; in a column at the bow's side."""
        if self.ports[0].track == self.ports[1].track:
            return path[1][0] - room + 18, (path[0][1] + path[-1][1]) / 2
        left = min(self.ports, key=lambda one: one.track)
        right = max(self.ports, key=lambda one: one.track)
        return (right.left - room - 2, right.y - 4) if self.at_right else (self.lanes.tracks[left.track][1] + 4, left.y - 4)


def _tone(kind: str, status: str, start: Mark, end: Mark) -> Tone:
    if status == "ended":
        return "pale"
    if kind in ("MAKES", "NEEDS", "DEALS_IN", ""):
        return end.tone if start.kind == "Product" else start.tone
    return "plain"


def _title(kinds: list[str], start: Mark, end: Mark, links: list[PictureLink]) -> str:
    first, last = start.title.split("\n")[0], end.title.split("\n")[0]
    if not kinds:
        return f"{first}\nthe same {start.kind.lower()}, at another stage or place"
    if all(kind in ("NEEDS", "DEALS_IN") for kind in kinds) and start.kind == "Product":
        first, last = last, first
    lines = [f"{first} {', '.join(kinds)} {last}"]
    for link in links:
        facts = [f"{name} {link.properties[name]}" for name in TOLD if link.properties.get(name)]
        lines.append(", ".join([link.status, *facts]))
    return "\n".join(lines)

"""Lines between placed marks: parallel statements share one, each status has its style, backward ones lie underneath."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph.answer.picture import PictureLink
from graph.layout.look import LINK_TEXT, Tone, text_width
from graph.layout.placed import Line, Mark, Point
from graph.layout.route import DrawnPath, Lanes, Port
from graph.text import Translate, msgid

DrawnLink = tuple[str, str, PictureLink | None, bool]  # from mark, to mark, link (None: one thing at two places), runs back
_Key = tuple[str, str, str, str, bool]  # from mark, to mark, kind ("*": all kinds), status, runs back
Style = Literal["solid", "dashed", "dotted", "thin"]
_STYLE: Mapping[str, Style] = {"stated": "solid", "planned": "dashed", "ended": "solid", "inferred": "dotted"}
WIDTH = {"SUPPLIES": 2.0, "TRANSPORTS_FOR": 1.6, "DISTRIBUTES_FOR": 1.6}
NO_ARROW = ("MAKES", "PART_OF", "IN_CHAIN", "LOCATED_IN", "IN_COUNTRY", "CONNECTS", "AT_GATE", "FACES", "SPANS", "MATCH", "SIGNED_MOU_WITH")
TOLD = ("stage", "product", "amount", "unit", "share_percent", "ratio", "ratio_unit", "valid_from", "valid_to", "basis", "as_of")
_WORDS = 10.5  # pixels high


def port(mark: Mark, track: int) -> Port:
    """Where lines meet a mark: left of its shape, right of its words."""
    texts = [*mark.label, *([mark.remark] if mark.remark else [])]
    right = mark.label_x + max(text_width(text) for text in texts) + 6 if texts else mark.x + mark.size + 3
    return Port(track=track, left=mark.x - mark.size * 1.15 - 2, right=right, y=mark.y)


def text_height(mark: Mark) -> float:
    """How high a mark stands with its label."""
    return max(2 * mark.size, 15.0 * (len(mark.label) + bool(mark.remark)))


def statements_said(kinds: Iterable[str], translate: Translate) -> str:
    """What a line says: its kinds in words."""
    return ", ".join(translate(LINK_TEXT.get(one, one.lower().replace("_", " "))) for one in sorted(set(kinds)))


def commonest(flows: Iterable[DrawnLink]) -> str:
    """The kind that most lines of a large picture have: those go without words, and the legend says so; else empty."""
    kinds = Counter(link.kind for _, _, link, _ in flows if link)
    kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
    return kind if count >= 9 and count > 0.5 * kinds.total() else ""


@dataclass(kw_only=True)
class Pen:
    """Draws the lines of one picture. With `words` they say what they are, and all kinds of a pair share one line."""

    marks: Mapping[str, Mark]
    track: Mapping[str, int]
    lanes: Lanes
    translate: Translate
    words: bool = False
    silent: str = ""  # the kind that goes without words

    def draw(self, flows: Iterable[DrawnLink]) -> tuple[Line, ...]:
        """One line for each pair of marks, kind and status; those that run back come first, so that they lie underneath."""
        heaps: dict[_Key, list[PictureLink]] = defaultdict(list)
        for start, end, link, back in flows:
            kind = "" if link is None else "*" if self.words else link.kind
            heaps[start, end, kind, link.status if link else "stated", back].extend([link] if link else [])
        for mark in self.marks.values():
            self.lanes.block(self.track[mark.id], mark.y - text_height(mark) / 2, mark.y + text_height(mark) / 2)
        self.sides = Counter(side for start, end, *_ in heaps for side in self._sides(start, end))
        self.boxes: list[tuple[float, float, float]] = []
        beside: Counter[frozenset[str]] = Counter()
        made = []
        for key in sorted(heaps, key=self._rank):
            made.append(self._line(key, heaps[key], beside[frozenset(key[:2])]))
            beside[frozenset(key[:2])] += 1
        return tuple(made)

    def _rank(self, key: _Key) -> tuple[object, ...]:
        start, end, kind, _, back = key
        return not back, bool(kind), abs(self.track[start] - self.track[end]), self.marks[end].y, self.marks[start].y, key

    def _sides(self, start: str, end: str) -> tuple[tuple[str, str], tuple[str, str]]:
        """The side of the left mark and that of the right mark at which a line between them stands."""
        left, right = (start, end) if self.track[start] <= self.track[end] else (end, start)
        return (left, "right"), (right, "left")

    def _line(self, key: _Key, links: Sequence[PictureLink], beside: int) -> Line:
        start, end, kind, status, back = key
        kinds = sorted({link.kind for link in links})
        text = statements_said(kinds, self.translate) if self.words and kinds != [self.silent] else ""
        shift = 5 * beside
        ports = [replace(port(self.marks[one], self.track[one]), y=self.marks[one].y + shift) for one in (start, end)]
        left, right = self._sides(start, end)
        at_right = self.sides[right] <= self.sides[left]
        room = text_width(text, _WORDS) + 14 if text else 0.0
        style: Style = "dotted" if back else _STYLE.get(status, "solid") if kind else "thin"
        path = self.lanes.route(*ports, lead=0.0 if at_right else room, tail=(room if at_right else 0.0) + 10, family=f"{style}{kind}")
        spot = self._spot(text, self._wish(ports, path, room, at_right)) if text else None
        return Line(
            id="|".join((start, end, "+".join(kinds), status)),
            start=start,
            end=end,
            kind="+".join(kinds),
            status=status,
            style=style,
            tone=_tone(kinds, status, self.marks[start], self.marks[end]),
            path=tuple((round(x, 1), round(y, 1)) for x, y in path),
            arrow=bool(kinds) and not all(one in NO_ARROW for one in kinds),
            back=back,
            width=0.8 if not kinds else min(4.0, WIDTH.get(kinds[0], 1.2) + 0.4 * (len(links) - 1)),
            facts=tuple(link.id for link in links if link.kind != "MATCH"),
            title=self._title(kinds, start, end, links),
            text=text if spot else "",
            text_x=round(spot[0], 1) if spot else 0.0,
            text_y=round(spot[1], 1) if spot else 0.0,
        )

    def _wish(self, ports: Sequence[Port], path: DrawnPath, room: float, at_right: bool) -> Point:
        """Where words would best stand: over the straight piece at the mark that has fewer lines; in a column beside the bow."""
        left, right = sorted(ports, key=lambda one: one.track)
        if left.track == right.track:
            return path[1][0] - room + 18, (path[0][1] + path[-1][1]) / 2
        return (right.left - room - 2, right.y - 4) if at_right else (self.lanes.tracks[left.track][1] + 4, left.y - 4)

    def _spot(self, text: str, wish: Point) -> Point | None:
        """The wish, or a free place just above or below it; None where there is none (hover and table still say it)."""
        x, wide = wish[0], text_width(text, _WORDS)
        for y in (wish[1], wish[1] - 11, wish[1] + 14, wish[1] - 22):
            if all(abs(y - there) >= 10 or right <= x or x + wide <= left for left, right, there in self.boxes):
                self.boxes.append((x, x + wide, y))
                return x, y
        return None

    def _title(self, kinds: Sequence[str], start: str, end: str, links: Sequence[PictureLink]) -> str:
        first, last = (self.marks[one].title.split("\n")[0] for one in (start, end))
        if not kinds:
            return f"{first}\n{self.translate(msgid('the same thing at another stage or in another country'))}"
        if links[0].start in (self.marks[end].node, *self.marks[end].ids):
            first, last = last, first  # drawn with the goods, against the sentence
        lines = [f"{first} {statements_said(kinds, self.translate)} {last}"]
        for link in links:
            facts = [f"{name.replace('_', ' ')} {link.properties[name]}" for name in TOLD if link.properties.get(name)]
            lines.append(", ".join([self.translate(link.status), *facts]))
        return "\n".join(lines)


def _tone(kinds: Sequence[str], status: str, start: Mark, end: Mark) -> Tone:
    if status == "ended":
        return "pale"
    if not kinds or kinds[0] in ("MAKES", "NEEDS", "DEALS_IN"):
        return end.tone if start.kind == "Product" else start.tone
    return "plain"

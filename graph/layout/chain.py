"""The chain view: six stage columns, Viet Nam above, products in the middle, Laos below, third countries beneath."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graph.answer.picture import Picture
from graph.layout import legend
from graph.layout.flow import Pen
from graph.layout.look import KIND_TEXT, label, shape, text_width, tone
from graph.layout.order import untangle
from graph.layout.placed import Band, Cell, Column, Mark, Placed
from graph.layout.route import Lanes
from graph.layout.spots import Spot, flows, grouped, spots, stages
from graph.schema import STAGES
from graph.text import Translate, msgid

STAGE_TEXT = {
    "RAW": msgid("Raw material"), "PRODUCTION": msgid("Production"), "PROCESSING": msgid("Processing"),
    "MANUFACTURING": msgid("Manufacturing"), "DESIGN": msgid("Design"), "DISTRIBUTION": msgid("Distribution"),
    "": msgid("No stage stated"),
}  # fmt: skip
BAND_TEXT = {"VN": msgid("Viet Nam"), "products": msgid("Products"), "LA": msgid("Laos"), "other": msgid("Third countries")}
NO_MAKER, NO_DEALER, OUTSIDE = msgid("no maker in the loaded data"), msgid("no dealer in the loaded data"), msgid("not in this chain")

GUTTER, CARD, NARROW = 66.0, 186.0, 104.0  # pixels: free for lines; a mark with its label; a column without marks
_ROW = {"products": 58.0, "VN": 46.0, "LA": 46.0, "other": 46.0}
PAD, EMPTY = 16.0, 74.0  # inside a band; least height of a band

CellKey = tuple[str, str]  # band, stage


def place_chain(
    picture: Picture,
    *,
    stages_of_chain: Collection[str] | None = None,
    opened: Collection[str] = (),
    limit: int = 300,
    translate: Translate = str,
) -> Placed:
    """The chain view of a picture; `stages_of_chain` are else read from its Chain node (unknown = all six).

    Above `limit` marks, each cell becomes groups with counts, but for those whose id is in `opened`.
    """
    inside = frozenset(stages_of_chain if stages_of_chain is not None else stages(picture))
    marks = spots(picture)
    marks = grouped(marks, opened) if len(marks) > limit else marks
    used = tuple(stage for stage in (*STAGES, "") if stage or any(not spot.stage for spot in marks))
    bands = tuple(band for band in BAND_TEXT if band != "other" or any(spot.band == "other" for spot in marks))
    cells: dict[CellKey, list[str]] = {(band, stage): [] for band in bands for stage in used}
    for spot in sorted(marks, key=lambda s: (not s.ids, str(s.node.properties.get("code", "")), s.node.display_name, s.id)):
        cells[spot.band, spot.stage].append(spot.id)
    known = {spot.id: spot for spot in marks}
    near: dict[str, list[str]] = defaultdict(list)
    for start, end, _, _ in flows(picture, known):
        near[start].append(end)
        near[end].append(start)
    ordered = untangle(cells, {key: 100.0 * bands.index(key[0]) for key in cells}, near)
    return _Sheet(picture=picture, spots=known, cells=ordered, used=used, bands=bands, inside=inside, translate=translate).placed()


@dataclass(kw_only=True)
class _Sheet:
    """One run of the chain layout: columns to tracks, bands to rows, then marks, words and lines."""

    picture: Picture
    spots: Mapping[str, Spot]
    cells: Mapping[CellKey, Sequence[str]]
    used: Sequence[str]
    bands: Sequence[str]
    inside: frozenset[str]
    translate: Translate
    tracks: dict[str, list[tuple[float, float]]] = field(default_factory=dict)  # stage → left and right edge of each
    boxes: dict[str, Band] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)

    def placed(self) -> Placed:
        right, bottom = self._across(), self._down()
        marks = {mark.id: mark for key, ids in self.cells.items() for mark in self._marks(key, ids)}
        edges = [edge for stage in self.used for edge in self.tracks[stage]]
        first = {stage: edges.index(self.tracks[stage][0]) for stage in self.used}
        track = {one: first[key[1]] + i // self._rows(key) for key, ids in self.cells.items() for i, one in enumerate(ids)}
        lanes, words = Lanes(tracks=edges), []
        for (band, stage), ids in self.cells.items():
            if not ids and stage and band in ("VN", "LA"):
                words.append(self._words(band, stage))
                lanes.block(first[stage], words[-1].y - 18, words[-1].y + 18)
        pen = Pen(marks=marks, track=track, lanes=lanes, translate=self.translate)
        lines = pen.draw(flows(self.picture, self.spots))
        return Placed(
            marks=tuple(marks.values()),
            lines=lines,
            columns=tuple(self.columns),
            bands=tuple(self.boxes.values()),
            cells=tuple(words),
            legend=legend.keys(marks.values(), lines, self.translate),
            width=right,
            height=bottom,
            left_out=self.picture.left_out,
        )

    def _across(self) -> float:
        """Columns and their tracks; a column without any mark is narrow."""
        x = 0.0
        for stage in self.used:
            counts = [len(self.cells[band, stage]) for band in self.bands]
            begin, card = x, CARD if any(counts) else self._narrow(stage)
            self.tracks[stage] = []
            for _ in range(max(_tracks(count) for count in counts)):
                self.tracks[stage].append((x + GUTTER, x + GUTTER + card))
                x += GUTTER + card
            note = self.translate(OUTSIDE) if stage and stage not in self.inside else ""
            heading = self.translate(STAGE_TEXT[stage])
            self.columns.append(Column(x=begin, text_x=begin + GUTTER, width=x - begin, text=heading, note=note))
        return x + GUTTER / 2

    def _narrow(self, stage: str) -> float:
        """Wide enough for the words that stand there in the language of the picture."""
        words = [*_two(self.translate(self._why_empty(stage))), self.translate(OUTSIDE)]
        return max([NARROW, text_width(self.translate(STAGE_TEXT[stage]), 14) * 1.06 + 8, *(text_width(word) + 8 for word in words)])

    def _why_empty(self, stage: str) -> str:
        return OUTSIDE if stage not in self.inside else NO_DEALER if stage == "DISTRIBUTION" else NO_MAKER

    def _down(self) -> float:
        y = 0.0
        for band in self.bands:
            text = self.translate(BAND_TEXT[band])
            rows = max(self._rows((band, stage)) for stage in self.used if self.cells[band, stage] or stage == self.used[0])
            height = max(EMPTY, rows * _ROW[band] + 2 * PAD, text_width(text, 14) + 24)
            self.boxes[band] = Band(y=y, height=height, text=text, tone=tone({"products": "", "other": "XX"}.get(band, band)))
            y += height + 6
        return y - 6

    def _rows(self, key: CellKey) -> int:
        return max(1, math.ceil(len(self.cells[key]) / len(self.tracks[key[1]])))

    def _marks(self, key: CellKey, ids: Sequence[str]) -> list[Mark]:
        band, stage = key
        rows, box = self._rows(key), self.boxes[band]
        top = box.y + (box.height - rows * _ROW[band]) / 2 + _ROW[band] / 2
        return [self._mark(self.spots[one], self.tracks[stage][i // rows][0], top + (i % rows) * _ROW[band]) for i, one in enumerate(ids)]

    def _mark(self, spot: Spot, left: float, y: float) -> Mark:
        outside = spot.stage and spot.stage not in self.inside and spot.band != "products"
        remark = OUTSIDE if outside else spot.status if spot.status != "stated" else ""
        return Mark(
            id=spot.id,
            node=spot.node.id,
            kind=spot.node.kind,
            x=left + 9,
            y=y,
            shape=shape(spot.node.kind),
            tone="pale" if spot.status == "ended" or not spot.home else tone(spot.country),
            status=spot.status,
            filled=spot.made and spot.status == "stated",
            size=11.0 if spot.ids else 8.0,
            label=self._label(spot),
            label_x=left + 25,
            title=self._title(spot),
            ids=spot.ids,
            remark=self.translate(remark) if remark else "",
        )

    def _label(self, spot: Spot) -> tuple[str, ...]:
        if spot.ids:
            return f"{len(spot.ids)} × {self.translate(KIND_TEXT.get(spot.node.kind, spot.node.kind))}", spot.node.display_name
        return label(spot.node.kind, spot.node.display_name, spot.node.properties)

    def _title(self, spot: Spot) -> str:
        code = spot.node.properties.get("code") if spot.node.kind == "Product" else None
        head = f"{code} {spot.node.display_name}" if code else spot.node.display_name
        where = [self.translate(STAGE_TEXT[spot.stage]), self.translate(BAND_TEXT.get(spot.country, spot.country))]
        return f"{head}\n{', '.join(word for word in where if word)}"

    def _words(self, band: str, stage: str) -> Cell:
        left, right = self.tracks[stage][0]
        box = self.boxes[band]
        return Cell(x=(left + right) / 2, y=box.y + box.height / 2, lines=_two(self.translate(self._why_empty(stage))))


def _two(text: str) -> tuple[str, ...]:
    """The words on two lines of about equal length."""
    words = text.split()
    half = min(range(1, len(words) + 1), key=lambda i: max(text_width(" ".join(words[:i])), text_width(" ".join(words[i:]))))
    return tuple(part for part in (" ".join(words[:half]), " ".join(words[half:])) if part)


def _tracks(count: int) -> int:
    """How many tracks a cell of that many marks takes: one up to 10, then about as wide as high."""
    return max(1, math.ceil(count / max(10, math.ceil(math.sqrt(4.8 * count)))))

"""The chain view: six stage columns, Viet Nam above, products in the middle, Laos below, third countries beneath."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.answer import Picture, PictureLink, PictureNode
from graph.layout import legend
from graph.layout.flow import draw
from graph.layout.look import KIND_TEXT, Translate, label, msgid, shape, tone, width, worst
from graph.layout.order import untangle
from graph.layout.placed import Band, Cell, Column, Mark, Placed, Tone
from graph.layout.route import Lanes
from graph.schema import STAGES

STAGE_TEXT = {
    "RAW": msgid("Raw material"), "PRODUCTION": msgid("Production"), "PROCESSING": msgid("Processing"),
    "MANUFACTURING": msgid("Manufacturing"), "DESIGN": msgid("Design"), "DISTRIBUTION": msgid("Distribution"),
    "": msgid("No stage stated"),
}  # fmt: skip
BAND_TEXT = {"VN": msgid("Viet Nam"), "products": msgid("Products"), "LA": msgid("Laos"), "other": msgid("Third countries")}
SITE_LINKS = ("MAKES", "NEEDS", "DEALS_IN")
NO_MAKER, NO_DEALER, OUTSIDE = msgid("no maker in the loaded data"), msgid("no dealer in the loaded data"), msgid("not in this chain")

GUTTER, CARD, NARROW = 66.0, 186.0, 104.0  # pixels: free for lines; a mark with its label; a column without marks
ROW = {"products": 54.0, "VN": 42.0, "LA": 42.0, "other": 42.0}
PAD, EMPTY = 16.0, 74.0  # inside a band; height of a band without marks

CellKey = tuple[str, str]  # band, stage


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A mark before it has a place."""

    id: str
    node: PictureNode
    band: str
    stage: str
    status: str = "stated"
    made: bool = True
    ids: tuple[str, ...] = ()
    country: str = ""


def place_chain(
    picture: Picture, *, stages: Collection[str] | None = None, opened: Collection[str] = (), limit: int = 300, translate: Translate = str
) -> Placed:
    """The chain view of a picture; `stages` are those of the chain (else read from its Chain node; unknown = all six).

    Above `limit` marks, each cell becomes groups with counts, but for those whose id is in `opened`.
    """
    inside = set(stages if stages is not None else _stages(picture))
    spots = _spots(picture)
    if len(spots) > limit:
        spots = _grouped(spots, opened)
    used = [stage for stage in (*STAGES, "") if stage or any(not spot.stage for spot in spots)]
    bands = [band for band in BAND_TEXT if band != "other" or any(spot.band == "other" for spot in spots)]
    cells: dict[CellKey, list[str]] = {(band, stage): [] for band in bands for stage in used}
    for spot in sorted(spots, key=lambda s: (s.ids == (), str(s.node.properties.get("code", "")), s.node.display_name, s.id)):
        cells[spot.band, spot.stage].append(spot.id)
    cells = untangle(cells, {(band, stage): 100.0 * bands.index(band) for band, stage in cells}, _neighbours(picture, spots))
    return _Sheet(picture, {spot.id: spot for spot in spots}, cells, used, bands, inside, translate).placed()


class _Sheet:
    """One run of the chain layout: columns to tracks, bands to rows, then marks, words and lines."""

    def __init__(
        self,
        picture: Picture,
        spots: Mapping[str, Spot],
        cells: Mapping[CellKey, Sequence[str]],
        used: Sequence[str],
        bands: Sequence[str],
        inside: set[str],
        translate: Translate,
    ) -> None:
        self.picture, self.spots, self.cells, self.used, self.bands, self.inside, self.translate = (
            picture,
            spots,
            cells,
            used,
            bands,
            inside,
            translate,
        )
        self.count = {stage: max(1, *(_tracks(len(cells[band, stage])) for band in bands)) for stage in used}
        self.empty = {stage for stage in used if not any(cells[band, stage] for band in bands)}
        self._across()
        self._down()

    def _across(self) -> None:
        self.first: dict[str, int] = {}
        self.edges: list[tuple[float, float]] = []
        x = 0.0
        self.columns: list[Column] = []
        for stage in self.used:
            self.first[stage], begin = len(self.edges), x
            for _ in range(self.count[stage]):
                x += GUTTER
                self.edges.append((x, x + (NARROW if stage in self.empty else CARD)))
                x = self.edges[-1][1]
            note = OUTSIDE if stage and stage not in self.inside else ""
            self.columns.append(
                Column(
                    x=begin + GUTTER / 2, width=x - begin, text=self.translate(STAGE_TEXT[stage]), note=self.translate(note) if note else ""
                )
            )
        self.width = x + GUTTER / 2

    def _down(self) -> None:
        self.placed_bands: list[Band] = []
        self.tops: dict[str, float] = {}
        y = 0.0
        for band in self.bands:
            rows = max(math.ceil(len(self.cells[band, stage]) / self.count[stage]) for stage in self.used)
            height = max(EMPTY, rows * ROW[band] + 2 * PAD)
            self.tops[band] = y
            self.placed_bands.append(Band(y=y, height=height, text=self.translate(BAND_TEXT[band]), tone=_band_tone(band)))
            y += height + 6
        self.height = y - 6

    def placed(self) -> Placed:
        marks = {mark.id: mark for key, ids in self.cells.items() for mark in self._marks(key, ids)}
        words = [cell for key, ids in self.cells.items() if not ids for cell in self._words(key)]
        track = {mark: self._track(key, i) for key, ids in self.cells.items() for i, mark in enumerate(ids)}
        lanes = Lanes(tracks=self.edges)
        for cell, number in words:
            lanes.block(number, cell.y - 9 * len(cell.lines), cell.y + 9 * len(cell.lines))
        lines = draw(_flows(self.picture, self.spots), marks, track, lanes)
        return Placed(
            marks=tuple(marks.values()),
            lines=lines,
            columns=tuple(self.columns),
            bands=tuple(self.placed_bands),
            cells=tuple(cell for cell, _ in words),
            legend=legend.keys(marks.values(), lines, self.translate),
            width=self.width,
            height=self.height,
            left_out=self.picture.left_out,
        )

    def _track(self, key: CellKey, i: int) -> int:
        rows = max(1, math.ceil(len(self.cells[key]) / self.count[key[1]]))
        return self.first[key[1]] + i // rows

    def _marks(self, key: CellKey, ids: Sequence[str]) -> list[Mark]:
        band, stage = key
        rows = max(1, math.ceil(len(ids) / self.count[stage]))
        box = next(b for b, name in zip(self.placed_bands, self.bands, strict=True) if name == band)
        top = box.y + (box.height - rows * ROW[band]) / 2 + ROW[band] / 2
        return [self._mark(self.spots[one], self.edges[self._track(key, i)][0], top + (i % rows) * ROW[band]) for i, one in enumerate(ids)]

    def _mark(self, spot: Spot, left: float, y: float) -> Mark:
        size = 11.0 if spot.ids else 8.0
        remark = spot.status if spot.status != "stated" else ""
        if spot.stage and spot.stage not in self.inside and spot.band != "products":
            remark = OUTSIDE
        made: Tone = "pale" if spot.status == "ended" else tone(spot.country)  # type: ignore[assignment]
        return Mark(
            id=spot.id, node=spot.node.id, kind=spot.node.kind, x=left + 9, y=y, shape=shape(spot.node.kind), tone=made, status=spot.status,
            filled=spot.made and spot.status == "stated", size=size, label=self._label(spot), label_x=left + 25,
            title=self._title(spot), ids=spot.ids, remark=self.translate(remark) if remark else "",
        )  # fmt: skip

    def _label(self, spot: Spot) -> tuple[str, ...]:
        if spot.ids:
            return (f"{len(spot.ids)} × {self.translate(KIND_TEXT.get(spot.node.kind, spot.node.kind))}", spot.node.display_name)
        return label(spot.node.kind, spot.node.display_name, spot.node.properties)

    def _title(self, spot: Spot) -> str:
        code = spot.node.properties.get("code") if spot.node.kind == "Product" else None
        head = f"{code} {spot.node.display_name}" if code else spot.node.display_name
        where = self.translate(STAGE_TEXT[spot.stage]) + (f", {spot.country}" if spot.country else "")
        return f"{head}\n{where}"

    def _words(self, key: CellKey) -> list[tuple[Cell, int]]:
        band, stage = key
        if band not in ("VN", "LA") or not stage:
            return []
        text = OUTSIDE if stage not in self.inside else NO_DEALER if stage == "DISTRIBUTION" else NO_MAKER
        box = next(b for b, name in zip(self.placed_bands, self.bands, strict=True) if name == band)
        left, right = self.edges[self.first[stage]]
        return [(Cell(x=(left + right) / 2, y=box.y + box.height / 2, lines=_two(self.translate(text))), self.first[stage])]


def _two(text: str) -> tuple[str, ...]:
    words = text.split()
    half = min(range(1, len(words) + 1), key=lambda i: max(width(" ".join(words[:i])), width(" ".join(words[i:]))))
    return tuple(part for part in (" ".join(words[:half]), " ".join(words[half:])) if part)


def _tracks(count: int) -> int:
    """How many tracks a cell of that many marks takes: one up to 10, then about as wide as high."""
    return max(1, math.ceil(count / max(10, math.ceil(math.sqrt(4.8 * count)))))


def _band_tone(band: str) -> Tone:
    return "plain" if band == "products" else tone("XX" if band == "other" else band)  # type: ignore[return-value]


def _stages(picture: Picture) -> Sequence[str]:
    found = next((node.properties.get("stages") for node in picture.nodes if node.kind == "Chain"), None)
    return tuple(str(stage) for stage in found) if isinstance(found, (list, tuple)) and found else STAGES


def _band(country: str) -> str:
    return country if country in ("VN", "LA") else "other"


def _spots(picture: Picture) -> list[Spot]:
    links: dict[str, list[PictureLink]] = defaultdict(list)
    for link in picture.links:
        links[link.start].append(link)
        if link.end != link.start:
            links[link.end].append(link)
    spots: list[Spot] = []
    for node in picture.nodes:
        if node.kind != "Chain":
            spots.extend(_product(node, links[node.id]) if node.kind == "Product" else _sites(node, links[node.id]))
    return spots


def _product(node: PictureNode, links: Sequence[PictureLink]) -> list[Spot]:
    stated = [str(node.properties.get("stage") or "")]
    stated += [str(link.properties.get("stage") or "") for kind in ("IN_CHAIN", "MAKES") for link in links if link.kind == kind]
    stated += [
        str(link.properties.get("from_stage" if link.start == node.id else "to_stage") or "") for link in links if link.kind == "INPUT_OF"
    ]
    made = any(link.kind == "MAKES" and link.status == "stated" and link.end == node.id for link in links)
    return [Spot(id=node.id, node=node, band="products", stage=next((s for s in stated if s in STAGES), ""), made=made)]


def _sites(node: PictureNode, links: Sequence[PictureLink]) -> list[Spot]:
    sites: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in links:
        if link.kind in SITE_LINKS and link.start == node.id:
            stage, country = str(link.properties.get("stage") or ""), str(link.properties.get("site_country") or node.country)
            sites[stage if stage in STAGES else "", country].append(link.status)
    if not sites:
        status = str(node.properties.get("status") or "stated")
        return [Spot(id=node.id, node=node, band=_band(node.country), stage="", status=status, country=node.country)]
    return [
        Spot(id=f"{node.id}@{stage}|{country}", node=node, band=_band(country), stage=stage, status=worst(statuses), country=country)
        for (stage, country), statuses in sorted(sites.items(), key=lambda one: ((*STAGES, "").index(one[0][0]), one[0][1]))
    ]


def _grouped(spots: Sequence[Spot], opened: Collection[str]) -> list[Spot]:
    """One group for each cell and kind (products: each chapter too); a group of one stays itself."""
    heaps: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    for spot in spots:
        chapter = str(spot.node.properties.get("code", ""))[:2] if spot.node.kind == "Product" else ""
        heaps[spot.band, spot.stage, spot.country, spot.node.kind, chapter].append(spot)
    made: list[Spot] = []
    for key, heap in heaps.items():
        name = "group:" + "|".join(key)
        if len(heap) == 1 or name in opened:
            made.extend(heap)
            continue
        shown = PictureNode(
            id=name, kind=key[3], display_name=f"HS {key[4]}" if key[4] else _name_range(heap), country=key[2], group=len(heap)
        )
        made.append(
            Spot(
                id=name,
                node=shown,
                band=key[0],
                stage=key[1],
                status=worst([s.status for s in heap]),
                made=any(s.made for s in heap),
                ids=tuple(s.node.id for s in heap),
                country=key[2],
            )
        )
    return made


def _name_range(heap: Sequence[Spot]) -> str:
    names = sorted(spot.node.display_name for spot in heap)
    return f"{names[0][:9].strip()} … {names[-1][:9].strip()}"


def _where(spots: Mapping[str, Spot]) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots.values():
        for node in spot.ids or (spot.node.id,):
            found[node].append(spot)
    return found


def _site(link: PictureLink, spots: Sequence[Spot]) -> Spot | None:
    """The mark of an enterprise that a MAKES, NEEDS or DEALS_IN link is about."""
    stage, country = str(link.properties.get("stage") or ""), str(link.properties.get("site_country") or "")
    fits = [spot for spot in spots if spot.stage == stage and spot.country in (country, "")]
    return next(iter(fits or spots), None)


def _flows(picture: Picture, spots: Mapping[str, Spot]) -> list[tuple[str, str, PictureLink | None, bool]]:
    """(from mark, to mark, link, runs back) in the direction of the goods, then the thin lines that join marks of one thing."""
    where = _where(spots)
    rank = {stage: i for i, stage in enumerate((*STAGES, ""))}
    flows: list[tuple[str, str, PictureLink | None, bool]] = []
    for link in picture.links:
        ends = _ends(link, where, rank)
        if ends and ends[0].id != ends[1].id:
            back = bool(ends[0].stage and ends[1].stage) and rank[ends[0].stage] > rank[ends[1].stage]
            flows.append((ends[0].id, ends[1].id, link, back))
    for marks in where.values():
        singles = [spot for spot in marks if not spot.ids]
        flows.extend((a.id, b.id, None, False) for a, b in zip(singles, singles[1:], strict=False))
    return flows


def _ends(link: PictureLink, where: Mapping[str, Sequence[Spot]], rank: Mapping[str, int]) -> tuple[Spot, Spot] | None:
    starts, ends = where.get(link.start, ()), where.get(link.end, ())
    if not starts or not ends:
        return None
    if link.kind in SITE_LINKS:
        site = _site(link, starts)
        if site is None:
            return None
        return (site, ends[0]) if link.kind == "MAKES" else (ends[0], site)
    start = max(starts, key=lambda spot: -1 if not spot.stage else rank[spot.stage])
    later = [spot for spot in ends if rank[spot.stage] >= rank[start.stage]]
    return start, (later or list(ends))[0]


def _neighbours(picture: Picture, spots: Sequence[Spot]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for start, end, _, _ in _flows(picture, {spot.id: spot for spot in spots}):
        near[start].append(end)
        near[end].append(start)
    return near


__all__ = ["BAND_TEXT", "STAGE_TEXT", "Spot", "place_chain", "replace"]

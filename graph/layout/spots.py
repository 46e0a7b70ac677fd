"""The chain view before it has places: which marks there are, in which band and stage, and what flows between them."""

import itertools
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.answer.picture import Picture, PictureLink, PictureNode
from graph.layout.flow import DrawnLink
from graph.layout.look import worst
from graph.schema import STAGES

SITE_LINKS = ("MAKES", "NEEDS", "DEALS_IN")
FOR_OTHERS = ("TRANSPORTS_FOR", "DISTRIBUTES_FOR")  # said of who carries or sells: the goods run the other way
RANK = {stage: i for i, stage in enumerate((*STAGES, ""))}


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A mark without a place. `band` is VN, products, LA or other; `stage` is empty where none is stated."""

    id: str
    node: PictureNode
    band: str
    stage: str
    status: str = "stated"
    made: bool = True  # a product: some enterprise of the picture makes it
    home: bool = True  # a product: it belongs to this chain, not only as an input
    ids: tuple[str, ...] = ()
    country: str = ""


def stages(picture: Picture) -> Sequence[str]:
    """The stages of the chain, from its node; all six where the picture does not hold it."""
    found = next((node.properties.get("stages") for node in picture.nodes if node.kind == "Chain"), None)
    return tuple(str(stage) for stage in found) if isinstance(found, (list, tuple)) and found else STAGES


def spots(picture: Picture) -> list[Spot]:
    """Products once, each enterprise once for every stage and country that its links name; the chain itself is no mark."""
    links: dict[str, list[PictureLink]] = defaultdict(list)
    for link in picture.links:
        links[link.start].append(link)
        if link.end != link.start:
            links[link.end].append(link)
    made: list[Spot] = []
    for node in picture.nodes:
        if node.kind == "Product":
            made.append(_product(node, links[node.id]))
        elif node.kind != "Chain":
            made.extend(_sites(node, links[node.id]))
    return made


def _product(node: PictureNode, links: Sequence[PictureLink]) -> Spot:
    said = [str(node.properties.get("stage") or "")]
    said += [str(link.properties.get("stage") or "") for kind in ("IN_CHAIN", "MAKES") for link in links if link.kind == kind]
    for link in links:
        if link.kind == "INPUT_OF":
            said.append(str(link.properties.get("from_stage" if link.start == node.id else "to_stage") or ""))
    return Spot(
        id=node.id,
        node=node,
        band="products",
        stage=next((stage for stage in said if stage in STAGES), ""),
        made=any(link.kind == "MAKES" and link.status == "stated" for link in links),
        home=not any(link.kind == "IN_CHAIN" and link.properties.get("home") is False for link in links),
    )


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
        for (stage, country), statuses in sorted(sites.items(), key=lambda one: (RANK[one[0][0]], one[0][1]))
    ]


def _band(country: str) -> str:
    return country if country in ("VN", "LA") else "other"


def grouped(all_spots: Sequence[Spot], opened: Collection[str]) -> list[Spot]:
    """One group for each cell and kind (products: each chapter too); a group of one, or one that is open, stays itself."""
    heaps: dict[tuple[str, str, str, str, str], list[Spot]] = defaultdict(list)
    for spot in all_spots:
        chapter = str(spot.node.properties.get("code", ""))[:2] if spot.node.kind == "Product" else ""
        heaps[spot.band, spot.stage, spot.country, spot.node.kind, chapter].append(spot)
    made: list[Spot] = []
    for key, heap in heaps.items():
        made.extend(heap if len(heap) == 1 or "group:" + "|".join(key) in opened else [_group(key, heap)])
    return made


def _group(key: tuple[str, str, str, str, str], heap: Sequence[Spot]) -> Spot:
    band, stage, country, kind, chapter = key
    name = "group:" + "|".join(key)
    names = sorted(spot.node.display_name for spot in heap)
    shown = f"HS {chapter}" if chapter else f"{names[0][:9].strip()} … {names[-1][:9].strip()}"
    return Spot(
        id=name,
        node=PictureNode(id=name, kind=kind, display_name=shown, country=country, group=len(heap)),
        band=band,
        stage=stage,
        status=worst([spot.status for spot in heap]),
        made=any(spot.made for spot in heap),
        home=any(spot.home for spot in heap),
        ids=tuple(spot.node.id for spot in heap),
        country=country,
    )


def flows(picture: Picture, marks: Mapping[str, Spot]) -> list[DrawnLink]:
    """What runs from mark to mark in the direction of the goods, then the thin lines that join marks of one thing."""
    where: dict[str, list[Spot]] = defaultdict(list)
    for spot in marks.values():
        for node in spot.ids or (spot.node.id,):
            where[node].append(spot)
    made: list[DrawnLink] = []
    for link in picture.links:
        ends = _ends(link, where)
        if ends and ends[0].id != ends[1].id:
            back = bool(ends[0].stage and ends[1].stage) and RANK[ends[0].stage] > RANK[ends[1].stage]
            made.append((ends[0].id, ends[1].id, link, back))
    for here in where.values():
        made.extend((a.id, b.id, None, False) for a, b in itertools.pairwise(spot for spot in here if not spot.ids))
    return made


def _ends(link: PictureLink, where: Mapping[str, Sequence[Spot]]) -> tuple[Spot, Spot] | None:
    starts, ends = where.get(link.start, ()), where.get(link.end, ())
    if not starts or not ends:
        return None
    if link.kind in SITE_LINKS:
        site = _site(link, starts)
        return (site, ends[0]) if link.kind == "MAKES" else (ends[0], site)
    if link.kind in FOR_OTHERS:
        starts, ends = ends, starts
    start = max(starts, key=lambda spot: RANK[spot.stage] if spot.stage else -1)
    return start, next((spot for spot in ends if RANK[spot.stage] >= RANK[start.stage]), ends[0])


def _site(link: PictureLink, marks: Sequence[Spot]) -> Spot:
    """The mark of an enterprise that a MAKES, NEEDS or DEALS_IN link is about."""
    stage, country = str(link.properties.get("stage") or ""), str(link.properties.get("site_country") or "")
    return next((spot for spot in marks if spot.stage == stage and spot.country in (country, "")), marks[0])

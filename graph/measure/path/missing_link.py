"""No path is an answer too: how far each end reaches, the first missing link, and what would complete the path, always inferred."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from graph.algorithm.simple_paths import Walkable, distances
from graph.answer.picture import Picture, PictureLink, PictureNode
from graph.measure import Parts
from graph.measure.facts.hs_codes import digits, match
from graph.measure.path.evidence_graph import Closed
from graph.measure.road.network import Roads, Way
from graph.result import Row
from graph.schema import kind_of

NO_PATH = "no path"
_REACHED = ("reached from the start", "reached from the end")
FIRST, MATCHES, ZONE, GATE = "first missing link", "nearest product match", "nearest zones", "nearest gate"
_UNKNOWN = "first missing link unknown"
MOST_NEAR = 300  # enterprises and zones of each end that are compared
_FARTHEST = 10  # things named of those that lie farthest
_LEVELS = ("equal", "wider", "narrower", "same heading", "same chapter")


def reachable(graph: Walkable, ends: Collection[str], steps: int) -> dict[str, int]:
    """Steps from an end to all that is reached; what joins everything is not counted."""
    closed = Closed()
    return {thing: away for thing, away in distances(graph, ends, steps, closed).items() if thing not in closed or thing in ends}


def nearest(away: Mapping[str, int]) -> list[str]:
    """The enterprises and zones of a reach, nearest first."""
    found = [thing for thing in away if kind_of(thing) in ("Enterprise", "Zone")]
    return sorted(found, key=lambda thing: (away[thing], thing))[:MOST_NEAR]


def missing_link(
    parts: Parts, one: Mapping[str, str], roads: Roads, aways: Sequence[Mapping[str, int]]
) -> tuple[list[Row], Picture | None]:
    """The rows of a missing path, and a sketch of what would complete it.

    A missing link is a pair of enterprises, one reached from each end, of which one makes or deals in what the other uses or deals in:
    by an equal, wider or narrower code, else within one heading, else within one chapter; of equal ones that with the fewest steps.

    Parameters
    ----------
    parts : `makes` and `stands` of the things near the ends
    aways : reach of the start, reach of the end
    """
    found = [_reached(words, away) for words, away in zip(_REACHED, aways, strict=True)]
    every = sorted(_pairs(parts.get("makes", ()), aways), reverse=True)
    pairs = sorted({pair[:8]: pair for pair in every}.values())  # one for several statements of one code
    inferred = []
    if pairs:
        ties = sum(pair[:2] == pairs[0][:2] for pair in pairs)
        inferred += [{**_missing(pairs[0]), "says": FIRST, "equal": ties}]
        inferred += [{**_missing(pair), "says": MATCHES} for pair in islice(pairs[1:], 4)]
    else:
        found.append(
            {
                "label": NO_PATH,
                "says": _UNKNOWN,
                "nodes": tuple(min(away, key=lambda one: away[one]) for away in aways if away),
                "links": (),
            }
        )
    inferred += _by_place(parts, one, roads, aways)
    return [*found, *inferred], _sketch(inferred)


def _reached(words: str, away: Mapping[str, int]) -> dict[str, object]:
    most = max(away.values(), default=0)
    shown = [thing for thing in sorted(away) if away[thing] == most and kind_of(thing) in ("Enterprise", "Product")] if most else list(away)
    return {
        "label": NO_PATH,
        "says": words,
        "hops": most,
        "reached": len([n for n in away.values() if n]),
        "nodes": tuple(shown[:_FARTHEST]),
        "links": (),
    }


_Pair = tuple[int, int, str, str, str, str, str, str, tuple[str, ...], tuple[str, ...]]


def _pairs(makes: Iterable[Row], aways: Sequence[Mapping[str, int]]) -> Iterator[_Pair]:
    """Level, steps, the two enterprises, their verbs and codes, facts and sources; of one heading at most 20 of each end."""
    sides: list[dict[str, list[Row]]] = [{}, {}]
    rows = list(makes)
    for side, away in zip(sides, aways, strict=True):
        for row in sorted((row for row in rows if row["a"] in away), key=lambda row: (away[str(row["a"])], str(row["fact"]))):
            for heading in {digits(row["b"])[:4], digits(row["b"])[:2]}:
                if len(side.setdefault(heading, [])) < 20:
                    side[heading].append(row)
    for heading in sorted(sides[0].keys() & sides[1].keys()):
        for one, two in product(sides[0][heading], sides[1][heading]):
            if one["kind"] != two["kind"] and one["a"] != two["a"]:
                x, y, codes = str(one["a"]), str(two["a"]), (digits(one["b"]), digits(two["b"]))
                level = _LEVELS.index(match(*codes) or ("same heading" if codes[0][:4] == codes[1][:4] else "same chapter"))
                if (level < 4) == (len(heading) == 4) and len(min(codes, key=len)) > 2:
                    facts, sources = (str(one["fact"]), str(two["fact"])), _sources((one, two))
                    yield level, aways[0][x] + 1 + aways[1][y], x, y, str(one["kind"]), str(two["kind"]), *codes, facts, sources


def _missing(pair: _Pair) -> dict[str, object]:
    level, steps, x, y, does, uses, code, other, facts, sources = pair
    return {
        "label": NO_PATH,
        "weakest": "product match",
        "status": "inferred",
        "hops": steps,
        "nodes": (x, y),
        "links": (f"{does} {code} ~ {uses} {other} ({_LEVELS[level]})",),
        "products": tuple(dict.fromkeys((f"hs2022:{code}", f"hs2022:{other}"))),
        "facts": facts,
        "sources": sources,
    }


def _by_place(parts: Parts, one: Mapping[str, str], roads: Roads, aways: Sequence[Mapping[str, int]]) -> Iterator[dict[str, object]]:
    """The two zones nearest by road or straight line, one of each end, and the gate on the way between them."""
    stands = [(str(row["a"]), one.get(str(row["b"]), str(row["b"])), row) for row in parts.get("stands", ()) if row["status"] == "stated"]
    zones = [
        {zone: enterprise for enterprise, zone, _ in reversed(stands) if enterprise in away}
        | {thing: thing for thing in away if kind_of(thing) == "Zone"}
        for away in aways
    ]
    ways: list[tuple[int, float, str, str, Way]] = []
    for a in islice(sorted(zones[0]), 20):
        for b, way in roads.reach(a, goals=list(islice(sorted(zones[1]), 20))).items() if zones[1] else ():
            ways.append((way.unknown, way.km or 0.0, a, b, way))
    for says, wanted in ((ZONE, ways), (GATE, [each for each in ways if each[4].gates])):
        if wanted:
            *_, a, b, way = min(wanted, key=lambda each: each[:4])
            ends = tuple(dict.fromkeys((zones[0][a], *way.passed, zones[1][b])))
            yield {
                "label": NO_PATH,
                "says": says,
                "weakest": "route",
                "status": "inferred",
                "nodes": ends,
                "links": ("by road",),
                "route": tuple(dict.fromkeys((*way.passed, *way.lines))),
                "km": way.km,
                "km_known": way.how,
                "facts": way.facts,
                "sources": way.sources,
            }


def _sketch(rows: Sequence[Row]) -> Picture | None:
    """What would complete the path, by ids, dotted; None where nothing is known that would."""
    pairs = {(str(row["nodes"][0]), str(row["nodes"][-1])): row for row in reversed(rows) if isinstance(row["nodes"], tuple)}
    links = [
        PictureLink(
            id=f"inferred|{a}|SUPPLIES|{b}",
            kind="SUPPLIES",
            start=a,
            end=b,
            status="inferred",
            properties={"detail": str(row["says"]), "basis": "assumed", "source_ids": row["sources"]},
        )
        for (a, b), row in sorted(pairs.items())
        if a != b and kind_of(a) == kind_of(b) == "Enterprise"
    ]
    ends = sorted({end for link in links for end in (link.start, link.end)})
    if not links:
        return None
    return Picture(nodes=tuple(PictureNode(id=id, kind=kind_of(id) or "", display_name=id) for id in ends), links=tuple(links))


def _sources(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(sorted({str(source) for row in rows if isinstance(row["sources"], (list, tuple)) for source in row["sources"]}))

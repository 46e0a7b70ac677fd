"""What a walk from given ends fetches next: the things newly found, the codes that they hold, at last what their answer shows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.algorithm.simple_paths import distances
from graph.answer.answer import Note
from graph.measure import Lists, Parameters, Parts
from graph.measure.facts.hs_codes import digits, is_code
from graph.measure.facts.same_things import same
from graph.measure.path.evidence_graph import Closed, Evidence
from graph.result import Row

# Links of one thing, or holders of one code, that are followed: what a canvas takes. Written out in the texts of the parts.
MOST_OF_ONE = 300
MOST_FOLLOWED = 300  # things in one round, those reached by the strongest family first
_MOST_ROWS = 10_000  # graph.ask fetches no more in rounds


def ends_of(parts: Parts, parameters: Parameters, names: Iterable[str] = ("from", "to")) -> tuple[dict[str, str], list[str]]:
    """Thing → what stands for it, and the ends of the path by the names of their parameters."""
    one = same(parts.get("same", ()))
    return one, [one.get(str(parameters[name]), str(parameters[name])) for name in names]


def following(
    parts: Parts, parameters: Parameters, asked: Sequence[Lists], ends: Collection[str], one: Mapping[str, str], rounds: int
) -> Lists | None:
    """The lists of the next round of a walk of `rounds` rounds from the ends; None when all that is wanted was fetched.

    A round has two fetches: the statements of the things in `frontier`, then who else holds the `codes` found, or a code below
    one of the `headings`. For all paths of h steps between two ends, half of h, rounded up, is enough.

    >>> following({"rows": []}, {"links": ("route",), "at": "2026"}, [], ["vl:E1", "vl:E2"], {}, 2)
    {'frontier': ['vl:E1', 'vl:E2']}
    """
    if not asked:
        return {"frontier": _whole(ends, one, parts.get("successors", ()))} | _codes(ends, parts, parameters)
    graph = Evidence(stated(parts), parameters, one, set(ends))
    done = [set(lists.get("frontier", ())) for lists in asked if "frontier" in lists]
    known = {code for lists in asked for code in lists.get("codes", ())}
    if "frontier" in asked[-1] and "product match" in _ticked(parameters):
        held = graph.codes(one.get(thing, thing) for thing in done[-1]) | {thing for thing in done[-1] if is_code(thing)}
        new = {code for each in held for code in (each, f"hs2022:{digits(each)[:4]}") if len(digits(each)) > 2} - known
        if new:
            return {"codes": sorted(new), "headings": sorted(code for code in held & new if len(digits(code)) == 4)}
    if len(done) >= rounds or not all(_goes_on(graph, end, len(done)) for end in ends):
        return None
    new = _reached(graph, ends, len(done)) - {thing for each in done for thing in each}
    return {"frontier": _whole(_strongest(graph, new), one, ())} if new else None


def stated(parts: Parts) -> Parts:
    """The parts with the statements of all rounds under `rows`."""
    return {**parts, "rows": [*parts["rows"], *parts.get("holders", ())]}


def full(parts: Parts) -> list[str]:
    """Things of which as many statements came as one may give, so that more may exist."""
    counts: dict[str, int] = {}
    for name in ("rows", "holders"):
        for row in unique_of(parts.get(name, ())):
            counts[str(row["n"])] = counts.get(str(row["n"]), 0) + 1
    return sorted(thing for thing, n in counts.items() if n >= MOST_OF_ONE)


def unique_of(rows: Iterable[Row]) -> list[Row]:
    return list({(row["n"], row["fact"], row["a"], row["b"]): row for row in rows}.values())


def missed(graph: Evidence, ends: Collection[str], rounds: int) -> int:
    """Things near the ends that were not followed, because too many are: paths through them may be missing. 0 if none could be."""
    if not graph.followed or not all(_goes_on(graph, end, rounds) for end in ends):
        return 0
    return sum(not is_code(thing) for thing in _reached(graph, ends, rounds - 1) - graph.followed - set(ends))


def expansion_notes(parts: Parts, missed: int = 0) -> Iterator[Note]:
    """Which hubs were followed in part only, the largest first, and whether the whole walk was."""
    hubs = sorted((row for row in parts.get("hubs", ()) if _over(row)), key=lambda row: (-int(str(row["links"])), str(row["n"])))
    for row in hubs[:3]:
        values = {"n": MOST_OF_ONE, "of": int(str(row["links"])), "name": str(row["name"])}
        yield Note(text="{n} of {of} links of {name} were followed; paths through the others may be missing.", values=values)
    if len(hubs) > 3:
        yield Note(text="So were those of further hubs: {n}.", values={"n": len(hubs) - 3})
    if missed:
        yield Note(text="Too many things lie near the ends: {n} were not followed, longer paths may be missing.", values={"n": missed})
    if any(len(parts.get(name, ())) >= _MOST_ROWS for name in ("rows", "holders")):
        yield Note(text="The walk stopped at {n} statements; longer paths may be missing.", values={"n": _MOST_ROWS})


def _over(row: Row) -> bool:
    return int(str(row["links"])) > MOST_OF_ONE


def _ticked(parameters: Parameters) -> Collection[str]:
    links = parameters["links"]
    return links if isinstance(links, (list, tuple)) else ()


def _whole(things: Iterable[str], one: Mapping[str, str], successors: Iterable[Row]) -> list[str]:
    """The things with all that are the same, and, of a province, the one that it succeeded."""
    wanted = set(things)
    wanted |= {str(pair["a"]) for pair in successors if pair["b"] in wanted}
    return sorted(wanted | {other for other, stands in one.items() if stands in wanted})


def _codes(ends: Iterable[str], parts: Parts, parameters: Parameters) -> dict[str, list[str]]:
    """The codes that an end is, or that stand in it if it is a chain: their holders are asked for at once, wider and narrower."""
    if "product match" not in _ticked(parameters):
        return {}
    own = {end for end in ends if is_code(end)} | {str(row["a"]) for row in parts.get("chains", ())}
    wider = {f"hs2022:{digits(code)[:length]}" for code in own for length in (2, 4) if len(digits(code)) > length}
    return {"codes": sorted(own | wider), "headings": sorted(code for code in own if len(digits(code)) < 6)} if own else {}


def _reached(graph: Evidence, ends: Iterable[str], steps: int) -> set[str]:
    closed = Closed()
    return {thing for thing in distances(graph, ends, steps, closed) if thing not in closed}


def _goes_on(graph: Evidence, end: str, steps: int) -> bool:
    """Whether the walk from an end is not at its end yet: an end that reaches nothing more has all its paths."""
    return steps in distances(graph, [end], steps, Closed()).values()


def _strongest(graph: Evidence, things: Collection[str]) -> list[str]:
    if len(things) <= MOST_FOLLOWED:
        return sorted(things)
    return sorted(things, key=lambda thing: (min((rank for rank, _ in graph.near(thing)), default=9), thing))[:MOST_FOLLOWED]

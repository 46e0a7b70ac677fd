"""What a walk from given ends fetches next: the things newly found, the codes that they hold, at last what their answer shows."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.algorithm.simple_paths import distances
from graph.answer.answer import Note
from graph.measure import Parameters, Parts, Rounds, Wanted
from graph.measure.facts.hs_codes import digits, is_code
from graph.measure.facts.same_things import same
from graph.measure.path.evidence_graph import Closed, Evidence
from graph.result import Row

# Links of one thing, or holders of one code, that are followed: what a canvas takes. Written out in the texts of the parts.
MOST_OF_ONE = 300
MOST_FOLLOWED = 300  # things in one round, those reached by the strongest family first
_MOST_ROWS = 10_000  # graph.ask fetches no more in rounds
# Part → the lists that its text takes.
_TAKES = {"rows": ("frontier",), "holders": ("codes", "headings"), "hubs": ("full",), "makes": ("things",), "stands": ("things",)}


def ends_of(parts: Parts, parameters: Parameters, names: Iterable[str] = ("from", "to")) -> tuple[dict[str, str], list[str]]:
    """Thing → what stands for it, and the ends of the path by the names of their parameters."""
    one = same(parts.get("same", ()))
    return one, [one.get(str(parameters[name]), str(parameters[name])) for name in names]


@dataclass(kw_only=True)
class Walk:
    """A walk outward from its ends: the graph of all that was fetched so far, and the statements as they came."""

    parts: Parts
    parameters: Parameters
    one: Mapping[str, str]
    ends: Sequence[str]
    rounds: int
    rows: list[Row] = field(default_factory=list)
    holders: list[Row] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)  # things whose own statements were asked for

    def __post_init__(self) -> None:
        self.graph = Evidence({**self.parts, "rows": self.holders}, self.parameters, self.one, set(self.ends))

    def add(self, came: Parts) -> None:
        """Take in the rows of one round."""
        for had, name in ((self.rows, "rows"), (self.holders, "holders")):
            had += came.get(name, ())
            self.graph.add(came.get(name, ()))

    def full(self) -> list[str]:
        """Things of which as many statements came as one may give, so that more may exist."""
        counts = Counter(str(row["n"]) for rows in (self.rows, self.holders) for row in unique_of(rows))
        return sorted(thing for thing, n in counts.items() if n >= MOST_OF_ONE)

    def aways(self, steps: int) -> list[dict[str, int]] | None:
        """Of each end the steps to what it reaches within so many; None where an end reaches nothing that far and so has all its paths."""
        found, closed = [], Closed()
        for end in self.ends:
            found.append(distances(self.graph, [end], steps, closed))
            if steps not in found[-1].values():
                return None
        return found

    def whole(self) -> bool:
        """Whether all that one of the ends reaches was fetched in full: then no path is missing, whatever the hubs of the other."""
        if max(len(self.rows), len(self.holders)) >= _MOST_ROWS:
            return False
        full = {self.one.get(thing, thing) for thing in self.full()}
        return any(self._whole_from(end, full) for end in self.ends)

    def _whole_from(self, end: str, full: Collection[str]) -> bool:
        away = distances(self.graph, [end], self.rounds, Closed())
        inside = _open(away) | {end}
        headings = {digits(thing)[:4] for thing in inside if is_code(thing)}
        if self.rounds in away.values() or not inside <= self.asked:
            return False
        return not any(thing in inside or (is_code(thing) and digits(thing)[:4] in headings) for thing in full)

    def missed(self) -> int:
        """Things near the ends that were not followed, because too many are: paths through them may be missing. 0 if none could be."""
        aways = self.aways(self.rounds) if self.graph.followed else None
        near = {thing for away in aways or () for thing, steps in away.items() if steps < self.rounds}
        return sum(not is_code(thing) for thing in _open(near).difference(self.graph.followed, self.ends))


def walked(
    parts: Parts, parameters: Parameters, one: Mapping[str, str], ends: Sequence[str], rounds: int, held: Iterable[Row] = ()
) -> Rounds[Walk]:
    """A walk of so many rounds from the ends; `held`: who holds a code, if that was fetched before.

    A round has two fetches: the statements of the things in `frontier`, then who else holds the `codes` found, or a code below
    one of the `headings`. For all paths of h steps between two ends, half of h, rounded up, is enough.

    >>> asked = {"links": ("route",), "at": "2026"}
    >>> next(walked({}, asked, {}, ["vl:E1", "vl:E2"], 2))[0].lists
    {'frontier': ['vl:E1', 'vl:E2']}
    """
    walk = Walk(parts=parts, parameters=parameters, one=one, ends=ends, rounds=rounds, holders=list(held))
    frontier, codes = _whole(ends, one, parts.get("successors", ())), _codes(ends, parts, parameters)
    done, known = set[str](), set(codes.get("codes", ()))
    for step in range(1, rounds + 1):
        walk.add((yield of_lists({"frontier": frontier, **codes})))
        done |= set(frontier)
        walk.asked |= {one.get(thing, thing) for thing in frontier}
        if codes := _held(walk, frontier, known):
            walk.add((yield of_lists(codes)))
            known |= set(codes["codes"])
        aways = walk.aways(step) if step < rounds else None
        new = _open(thing for away in aways or () for thing in away) - done
        if not new:
            break
        frontier, codes = _whole(_strongest(walk.graph, new), one, ()), {}
    return walk


def of_lists(lists: Mapping[str, Sequence[str]]) -> tuple[Wanted, ...]:
    """The parts that take these lists; which hubs were followed in part only is to be said also of a walk that was cut."""
    taken = (part for part, takes in _TAKES.items() if any(lists.get(name) for name in takes))
    return tuple(Wanted(part=part, lists=lists, whole=part == "hubs") for part in taken)


def unique_of(rows: Iterable[Row]) -> list[Row]:
    return list({(row["n"], row["fact"], row["a"], row["b"]): row for row in rows if "n" in row}.values())


def expansion_notes(walk: Walk, hubs: Iterable[Row], missed: int = 0) -> Iterator[Note]:
    """Which hubs were followed in part only, the largest first, and whether the whole walk was."""
    hubs = sorted((row for row in hubs if _over(row)), key=lambda row: (-int(str(row["links"])), str(row["n"])))
    for row in hubs[:3]:
        values = {"n": MOST_OF_ONE, "of": int(str(row["links"])), "name": str(row["name"])}
        yield Note(text="{n} of {of} links of {name} were followed; paths through the others may be missing.", values=values)
    if len(hubs) > 3:
        yield Note(text="So were those of further hubs: {n}.", values={"n": len(hubs) - 3})
    if missed:
        yield Note(text="Too many things lie near the ends: {n} were not followed, longer paths may be missing.", values={"n": missed})
    if max(len(walk.rows), len(walk.holders)) >= _MOST_ROWS:
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


def _held(walk: Walk, frontier: Sequence[str], known: Collection[str]) -> dict[str, list[str]]:
    """The codes that the things just followed hold, or are, and were not asked for yet."""
    if "product match" not in _ticked(walk.parameters):
        return {}
    held = walk.graph.codes(walk.one.get(thing, thing) for thing in frontier) | {thing for thing in frontier if is_code(thing)}
    new = {code for each in held for code in (each, f"hs2022:{digits(each)[:4]}") if len(digits(each)) > 2} - set(known)
    return {"codes": sorted(new), "headings": sorted(code for code in held & new if len(digits(code)) == 4)} if new else {}


def _open(things: Iterable[str]) -> set[str]:
    """The things that a path may pass through."""
    closed = Closed()
    return {thing for thing in things if thing not in closed}


def _strongest(graph: Evidence, things: Collection[str]) -> list[str]:
    if len(things) <= MOST_FOLLOWED:
        return sorted(things)
    return sorted(things, key=lambda thing: (min((rank for rank, _ in graph.near(thing)), default=9), thing))[:MOST_FOLLOWED]

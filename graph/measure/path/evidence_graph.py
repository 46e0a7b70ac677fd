"""Statements → the graph of steps that path questions walk: one step for all statements of one family between two things."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.algorithm.simple_paths import Step
from graph.measure import Parameters, Parts
from graph.measure.facts.hs_codes import digits, is_code, match
from graph.measure.facts.validity import later, past
from graph.measure.path.holders import HOLDS, Holders
from graph.measure.path.link_statement import LinkStatement, link_statement
from graph.result import Row
from graph.schema import kind_of, link_types
from graph.schema.families import FAMILIES

MATCH = FAMILIES.index("product match")
FROM_BEST_STATUS = ("stated", "planned", "ended", "inferred")  # from the best to the weakest
_CLOSED = {"Country", "Province", "Chain"}


class Closed:
    """What joins everything, and is therefore never passed through: countries, provinces, chains, two-digit products.

    >>> "iso:LA" in Closed(), "hs2022:44" in Closed(), "hs2022:4403" in Closed(), "vl:E1" in Closed()
    (True, True, False, False)
    """

    def __contains__(self, thing: object) -> bool:
        id = str(thing)
        if id.startswith("vl:"):  # nearly all are, and a walk asks of every thing that it meets
            return False
        return len(digits(id)) == 2 if is_code(id) else kind_of(id) in _CLOSED


# 0, or 1 by a wider or narrower code; the statement; the two ends; rank; words.
_Join = tuple[int, LinkStatement, str, str, int, str]


class Evidence:
    """The graph over the ticked families and statuses, walked both ways, extended with each round; steps are made when a path needs them.

    A product match is one step: what one makes or deals in, the other uses or deals in, with an equal, wider or narrower code.

    Parameters
    ----------
    parts : `rows` (a, b, kind, status, valid_from, valid_to, fact, sources, as_of), each statement as often as it was
        fetched; `successors` and `chains` of the ends
    parameters : `links` (families), `at` (day), `status` (statuses that are walked; a planned supply where its family is ticked)
    one : thing → the thing that stands for it, from `same`
    ends : ids at which paths begin and end

    >>> row = dict(a="vl:E1", b="hs2022:440349", kind="MAKES", status="stated", valid_to=None, fact="M1", sources=())
    >>> rows = [row, dict(row, a="vl:E3", b="hs2022:4403", kind="NEEDS", fact="N1")]
    >>> graph = Evidence({"rows": rows}, {"links": FAMILIES, "at": "2026-11-25"}, {}, set())
    >>> graph.near("vl:E1"), graph.step("vl:E1", MATCH, "vl:E3").words
    (((5, 'hs2022:440349'), (5, 'vl:E3')), 'MAKES ~ NEEDS')
    """

    def __init__(self, parts: Parts, parameters: Parameters, one: Mapping[str, str], ends: set[str]) -> None:
        self._at = str(parameters["at"])
        self._statuses = _texts(parameters.get("status", ("stated",)))
        self._ticked = _texts(parameters["links"])
        self._one = one
        self._old = [(str(pair["a"]), str(pair["b"])) for pair in parts.get("successors", ()) if pair["b"] in ends]
        self._chains = [link_statement(row) for row in parts.get("chains", ()) if row["b"] in ends]
        self._code_ends = sorted(end for end in ends if is_code(end))
        self._seen: set[tuple[str, ...]] = set()
        self._placed: set[str] = set()  # codes that were looked for in the chains
        self._joins: dict[str, list[_Join]] = {}
        self._families: dict[tuple[str, ...], str | None] = {}
        self.followed: set[str] = set()
        self._holders = Holders(self.followed)
        self.add(parts.get("rows", ()))

    def add(self, rows: Iterable[Row]) -> None:
        """Take in further statements."""
        self._near: dict[str, tuple[tuple[int, str], ...]] = {}
        self._steps: dict[tuple[str, int, str], Step] = {}
        for row in rows:
            if "n" in row and not is_code(row["n"]):
                self.followed.add(self._one.get(str(row["n"]), str(row["n"])))
            one = link_statement(row)
            if one[:4] not in self._seen:
                self._seen.add(one[:4])
                self._take(one)
        if "product match" in self._ticked:
            for code in self._code_ends:
                self._place(code)

    def _take(self, one: LinkStatement) -> None:
        family = self._family(one)
        if family not in self._ticked or not family:
            return
        for a, b in _ends(one, self._one, self._old):
            self._join((0, one, a, b, FAMILIES.index(family), one.kind))
        if family == "product match" and is_code(one.b):
            self._holders.add(one)
            for end in self._code_ends:
                if (meets := match(one.code, digits(end))) in ("wider", "narrower"):
                    self._join((1, one, one.a, end, MATCH, f"{one.kind} ({meets})"))
            self._place(one.b)

    def _place(self, code: str) -> None:
        """Join a code to the chain at an end that it stands in, itself or by a wider code: the narrowest of these."""
        if code not in self._placed:
            self._placed.add(code)
            placed = [one for one in self._chains if match(digits(one.a), digits(code)) in ("equal", "wider")]
            for one in sorted(placed, key=lambda one: (-len(one.a), one.fact))[:1]:
                self._join((1, one, code, one.b, MATCH, "IN_CHAIN" if one.a == code else "IN_CHAIN (wider)"))

    def _join(self, join: _Join) -> None:
        for end in join[2:4]:
            self._joins.setdefault(end, []).append(join)

    def codes(self, things: Iterable[str]) -> set[str]:
        """The codes that these things make, use or deal in."""
        return self._holders.codes(things)

    def near(self, thing: str) -> tuple[tuple[int, str], ...]:
        if thing not in self._near:
            found = {(rank, b if a == thing else a) for _, _, a, b, rank, _ in self._joins.get(thing, ())}
            self._near[thing] = tuple(sorted(found | {(MATCH, other) for other in self._holders.partners(thing)}))
        return self._near[thing]

    back = near

    def step(self, thing: str, rank: int, to: str) -> Step:
        key = (thing, rank, to)
        if key not in self._steps:
            joins = sorted(each for each in self._joins.get(thing, ()) if each[4] == rank and to in each[2:4])
            self._steps[key] = self._stated(thing, to, joins) if joins else self._matched(thing, rank, to)
        return self._steps[key]

    def _stated(self, thing: str, to: str, joins: Sequence[_Join]) -> Step:
        """A step of links between the two, or by a wider or narrower code at an end."""
        counts = Counter(f"{'→' if a == thing else '←'} {words}" for _, _, a, _, _, words in joins)
        words = " + ".join(words if n == 1 else f"{words} ×{n}" for words, n in sorted(counts.items()))
        rows = [one for _, one, *_ in joins]
        codes = {end for one in rows for end in (one.a, one.b) if is_code(end)} - {thing, to}
        as_of = max(one.as_of for one in rows)
        return self._step(joins[0][4], to, words, rows, codes, as_of, len({source for one in rows for source in one.sources}))

    def _matched(self, thing: str, rank: int, to: str) -> Step:
        """A step by what the two make and use: as dated and as sourced as the weaker of its two statements."""
        pairs = list(self._holders.pairs(thing, to))
        words = " + ".join(sorted({f"{mine.kind} ~ {other.kind}" for mine, other in pairs}))
        # who makes it is cited before who deals in it, and who uses it last
        rows = [one for pair in pairs for one in sorted(pair, key=lambda one: HOLDS.index(one.kind))]
        as_of = max(min(one.as_of for one in pair) for pair in pairs)
        items = max(min(len(set(one.sources)) for one in pair) for pair in pairs)
        return self._step(rank, to, words, rows, {one.b for one in rows}, as_of, items)

    def _step(self, rank: int, to: str, words: str, rows: Sequence[LinkStatement], codes: set[str], as_of: str, items: int) -> Step:
        return Step(
            rank=rank,
            to=to,
            words=words,
            facts=tuple(dict.fromkeys(one.fact for one in rows)),
            carried=tuple(sorted(codes)),
            once=(*sorted(codes), *([to] if is_code(to) else [])),  # a path uses a product once
            sources=tuple(sorted({source for one in rows for source in one.sources})),
            status=min((self._status(one) for one in rows), key=lambda status: (*FROM_BEST_STATUS, status).index(status)),
            as_of=as_of,
            items=items,
        )

    def _status(self, one: LinkStatement) -> str:
        return "ended" if one.status == "stated" and past(one.valid_to, self._at) else one.status

    def _family(self, one: LinkStatement) -> str | None:
        """The family of a statement that is walked, or None."""
        key = (one.kind, one.status, one.valid_from, one.valid_to)
        if key not in self._families:
            self._families[key] = self._found_family(one)
        return self._families[key]

    def _found_family(self, one: LinkStatement) -> str | None:
        family = link_types()[one.kind].family
        if family == "supply" and one.status == "planned":
            return "supply planned"
        if one.status == "stated" and later(one.valid_from, self._at):
            return None  # on that day it was not so yet
        status = self._status(one)
        if status not in self._statuses or status not in FROM_BEST_STATUS:
            return None
        return {"supply": "supply stated", "product": "product match"}.get(family, family)


def follows(one: Step, two: Step) -> bool:
    """Whether the second step may follow: two steps to a code and on from it that are a product match are one step already."""
    if not (one.rank == two.rank == MATCH and is_code(one.to)):
        return True
    return len({word for step in (one, two) for word in HOLDS if word in step.words}) < 2


def unique(rows: Iterable[Row]) -> list[Row]:
    """Each statement once, in the order of their ids, however often and in whatever order they were fetched."""
    found = {(str(row["fact"]), str(row["a"]), str(row["b"]), str(row["kind"])): row for row in rows}
    return [row for _, row in sorted(found.items(), key=lambda each: each[0])]


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else (str(value),) if value else ()


def _ends(one: LinkStatement, same: Mapping[str, str], old: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The two ends; what lies in a province that became an end of the path lies in that end too."""
    a, b = same.get(one.a, one.a), same.get(one.b, one.b)
    if a != b:
        yield a, b
    for before, after in old:
        if (a == before) != (b == before) and after not in (a, b):
            yield (after, b) if a == before else (a, after)

"""Statements → the graph of steps that path questions walk: one step for all statements of one family between two things."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.algorithm.simple_paths import Step
from graph.measure import Parameters, Parts
from graph.measure.facts.hs_codes import digits, is_code, match
from graph.measure.facts.validity import past
from graph.result import Row
from graph.schema import kind_of, link_types
from graph.schema.families import FAMILIES

MATCH = FAMILIES.index("product match")
FROM_BEST_STATUS = ("stated", "planned", "ended", "inferred")  # from the best to the weakest
_HOLDS = ("MAKES", "DEALS_IN", "NEEDS")
_CLOSED = {"Country", "Province", "Chain"}


class Closed:
    """What joins everything, and is therefore never passed through: countries, provinces, chains, two-digit products.

    >>> "iso:LA" in Closed(), "hs2022:44" in Closed(), "hs2022:4403" in Closed(), "vl:E1" in Closed()
    (True, True, False, False)
    """

    def __contains__(self, thing: object) -> bool:
        if is_code(thing):
            return len(digits(thing)) == 2
        return not str(thing).startswith("vl:") and kind_of(str(thing)) in _CLOSED


class Evidence:
    """The graph over the ticked families and statuses, walked both ways; steps are made when a path needs them.

    A product match is one step: what one makes or deals in, the other uses or deals in, with an equal, wider or narrower code.

    Parameters
    ----------
    parts : `rows` (a, b, kind, status, valid_to, fact, sources, as_of), each statement as often as it was fetched; `successors` and
        `chains` of the ends
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
        ticked = _texts(parameters["links"])
        old = [(str(pair["a"]), str(pair["b"])) for pair in parts.get("successors", ()) if pair["b"] in ends]
        held = [(family, row) for row in unique(parts["rows"]) if (family := self._family(row)) in ticked and family]
        self._holders = [row for _, row in held if is_code(row["b"]) and link_types()[str(row["kind"])].family == "product"]
        joins = [(*pair, FAMILIES.index(family), str(row["kind"]), row) for family, row in held for pair in _ends(row, one, old)]
        if "product match" in ticked:
            joins += [(a, b, MATCH, words, row) for a, b, words, row in _by_code(self._holders, ends, parts.get("chains", ()))]
        self._joined: dict[tuple[str, int, str], list[tuple[str, Row]]] = {}
        self._direct: dict[str, set[tuple[int, str]]] = {}
        for a, b, rank, words, row in joins:
            for here, there, mark in ((a, b, "→"), (b, a, "←")):
                self._joined.setdefault((here, rank, there), []).append((f"{mark} {words}", row))
                self._direct.setdefault(here, set()).add((rank, there))
        self._holds, self._of_code, self._below = _indexed(self._holders)
        # Of two things that were not followed themselves no path within the steps takes the match.
        self.followed = {one.get(str(row["n"]), str(row["n"])) for row in parts["rows"] if "n" in row and not is_code(row["n"])}
        self._met = (
            {code: [row for row in rows if row["a"] in self.followed] for code, rows in self._of_code.items()} if self.followed else {}
        )
        self._near: dict[str, tuple[tuple[int, str], ...]] = {}
        self._steps: dict[tuple[str, int, str], Step] = {}

    def codes(self, things: Iterable[str]) -> set[str]:
        """The codes that these things make, use or deal in."""
        return {str(row["b"]) for thing in things for row in self._holds.get(thing, ())}

    def near(self, thing: str) -> tuple[tuple[int, str], ...]:
        if thing not in self._near:
            found = self._direct.get(thing, set()) | {(MATCH, str(other["a"])) for _, other in self._partners(thing)}
            self._near[thing] = tuple(sorted(found))
        return self._near[thing]

    back = near

    def step(self, thing: str, rank: int, to: str) -> Step:
        key = (thing, rank, to)
        if key not in self._steps:
            self._steps[key] = self._step(thing, rank, to)
        return self._steps[key]

    def _step(self, thing: str, rank: int, to: str) -> Step:
        if (thing, rank, to) in self._joined:
            told = self._joined[thing, rank, to]
            counts = Counter(words for words, _ in told)
            words = " + ".join(words if n == 1 else f"{words} ×{n}" for words, n in sorted(counts.items()))
            rows = [row for _, row in told]
            codes = {str(row[end]) for row in rows for end in ("a", "b") if is_code(row[end])} - {thing, to}
            as_of, items = max(str(row.get("as_of") or "") for row in rows), len(_sources(rows))
        else:
            pairs = [(mine, other) for mine, other in self._partners(thing) if other["a"] == to]
            words = " + ".join(sorted({f"{mine['kind']} ~ {other['kind']}" for mine, other in pairs}))
            # who makes it is cited before who deals in it, and who uses it last
            rows = [row for pair in pairs for row in sorted(pair, key=lambda row: _HOLDS.index(str(row["kind"])))]
            codes = {str(row["b"]) for row in rows}
            as_of = max(min(str(row.get("as_of") or "") for row in pair) for pair in pairs)
            items = max(min(len(_sources([row])) for row in pair) for pair in pairs)
        return Step(
            rank=rank,
            to=to,
            words=words,
            facts=tuple(dict.fromkeys(str(row["fact"]) for row in rows)),
            products=tuple(sorted(codes)),
            sources=_sources(rows),
            status=min((self._status(row) for row in rows), key=lambda status: (*FROM_BEST_STATUS, status).index(status)),
            as_of=as_of,
            items=items,
        )

    def _partners(self, thing: str) -> Iterator[tuple[Row, Row]]:
        """Statements of the thing beside those of others that meet them: one makes or deals in what the other uses or deals in."""
        others = self._met if self.followed and thing not in self.followed else self._of_code
        for mine in self._holds.get(thing, ()):
            code = digits(mine["b"])
            for meeting in sorted({code, code[:4], *self._below.get(code, ())} if len(code) > 2 else ()):
                for other in others.get(meeting, ()):
                    if other["a"] != thing and other["kind"] != mine["kind"]:
                        yield mine, other

    def _status(self, row: Row) -> str:
        return "ended" if row["status"] == "stated" and past(row.get("valid_to"), self._at) else str(row["status"] or "unknown")

    def _family(self, row: Row) -> str | None:
        """The family of a statement that is walked, or None."""
        family = link_types()[str(row["kind"])].family
        if family == "supply" and row["status"] == "planned":
            return "supply planned"
        if self._status(row) not in self._statuses or self._status(row) not in FROM_BEST_STATUS:
            return None
        return {"supply": "supply stated", "product": "product match"}.get(family, family)


def follows(one: Step, two: Step) -> bool:
    """Whether the second step may follow: two steps to a code and on from it that are a product match are one step already."""
    kinds = {word for step in (one, two) for word in _HOLDS if word in step.words}
    return not (is_code(one.to) and one.rank == two.rank == MATCH and len(kinds) > 1)


def unique(rows: Iterable[Row]) -> list[Row]:
    """Each statement once, in the order of their ids, however often and in whatever order they were fetched."""
    found = {(str(row["fact"]), str(row["a"]), str(row["b"]), str(row["kind"])): row for row in rows}
    return [row for _, row in sorted(found.items(), key=lambda each: each[0])]


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else (str(value),) if value else ()


def _indexed(holders: Sequence[Row]) -> tuple[dict[str, list[Row]], dict[str, list[Row]], dict[str, set[str]]]:
    """Thing → what it makes, uses or deals in; code → who does; heading → the codes below it that are held."""
    holds: dict[str, list[Row]] = {}
    of_code: dict[str, list[Row]] = {}
    below: dict[str, set[str]] = {}
    for row in holders:
        if row["kind"] in _HOLDS:
            code = digits(row["b"])
            holds.setdefault(str(row["a"]), []).append(row)
            of_code.setdefault(code, []).append(row)
            if len(code) > 4:
                below.setdefault(code[:4], set()).add(code)
    return holds, of_code, below


def _ends(row: Row, one: Mapping[str, str], old: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The two ends; what lies in a province that became an end of the path lies in that end too."""
    a, b = (one.get(str(row[end]), str(row[end])) for end in ("a", "b"))
    if a != b:
        yield a, b
    for before, after in old:
        if (a == before) != (b == before) and after not in (a, b):
            yield (after, b) if a == before else (a, after)


def _sources(rows: Iterable[Row]) -> tuple[str, ...]:
    found = {str(source) for row in rows if isinstance(row["sources"], (list, tuple)) for source in row["sources"]}
    return tuple(sorted(found))


def _by_code(holders: Sequence[Row], ends: set[str], chains: Sequence[Row]) -> Iterator[tuple[str, str, str, Row]]:
    """What joins an end by a wider or narrower code: a product with who holds such a code, a chain with the codes that are held."""
    for end in sorted(end for end in ends if is_code(end)):
        for row in holders:
            if (meets := match(digits(row["b"]), digits(end))) in ("wider", "narrower"):
                yield str(row["a"]), end, f"{row['kind']} ({meets})", row
    for code in sorted({str(row["b"]) for row in holders} | {end for end in ends if is_code(end)}):
        placed = [row for row in chains if row["b"] in ends and match(digits(row["a"]), digits(code)) in ("equal", "wider")]
        for row in sorted(placed, key=lambda row: (-len(str(row["a"])), str(row["fact"])))[:1]:
            yield code, str(row["b"]), "IN_CHAIN" if row["a"] == code else "IN_CHAIN (wider)", row

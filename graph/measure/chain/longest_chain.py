"""Measure `chain/longest_chain`: for each chain the longest line of supplies that follow one another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import networkx as nx

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits, home_chain
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import now
from graph.result import Row
from graph.schema import STAGES

_Joined = dict[tuple[str, str], list[Row]]
_Line = tuple[tuple[str, ...], ...]  # things in order; a circle of supplies is one step of several things


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each chain: its longest line of supplies, those with most stages first; a chain without a supply has an empty one.

    longest(c) = max |p| over paths p of the condensation of (enterprises, supplies whose product has the home chain c)

    Parameters
    ----------
    parts
        `rows`: SUPPLIES and DISTRIBUTES_FOR from the one who sends to the one who gets (start, end, link, product, status, valid_to, fact,
        sources); `homes`: code, chain; `chains`: chain, stages; `sites`: enterprise, code, stage, status of MAKES, NEEDS and DEALS_IN.
    parameters
        `chain` (empty: all), `status` (several), `at`.

    Returns
    -------
    Measured
        `ties`: how many lines are as long; the one shown is the first in alphabetical order. Population: chains with a supply, all.

    Notes
    -----
    Circles are condensed first, each to one step (strongly connected components); the longest path of what is left is found in the order
    of its levels.

    References
    ----------
    R. Tarjan (1972), SIAM J. Comput. 1(2), 146-160 (components); T. H. Cormen et al., Introduction to Algorithms, section 22.2 of the
    fourth edition (longest path of an acyclic graph, PERT). Two lines of three steps end at one shop, by hand:

    >>> said = dict(link="SUPPLIES", product="hs2022:1701", status="stated", valid_to=None, sources=())
    >>> rows = [dict(said, start=a, end=b, fact=a + b) for a, b in (("a", "b"), ("b", "shop"), ("farm", "a"), ("field", "a"))]
    >>> sugar = dict(chain="sugar", stages=["RAW", "DISTRIBUTION"])
    >>> parts = dict(rows=rows, homes=[dict(code="1701", chain="sugar")], chains=[sugar], sites=())
    >>> made = measure(parts, dict(chain="", status=("stated",), at="2026-11-25"))
    >>> [(row["line"], row["steps"], row["ties"]) for row in made.rows]
    [(('farm', 'a', 'b', 'shop'), 3, 2)]
    """
    asked = texts(parameters["status"])
    homes = {str(row["code"]): str(row["chain"]) for row in parts["homes"]}
    codes = {digits(row["product"]) for row in parts["rows"] if row["product"]} | {str(row["code"]) for row in parts["sites"]}
    chains = {code: home_chain(code, homes) for code in codes}
    by_chain: dict[str, _Joined] = {}
    homeless = 0
    for row in parts["rows"]:
        if row["status"] not in asked or (row["status"] == "stated" and not now(row["status"], row["valid_to"], parameters["at"])):
            continue
        chain = chains[digits(row["product"])] if row["product"] else None
        homeless += chain is None
        if chain and row["start"] != row["end"]:
            by_chain.setdefault(chain, {}).setdefault((str(row["start"]), str(row["end"])), []).append(row)
    stages = _stages(parts["sites"], chains, ("stated", *asked))
    listed = [row for row in parts["chains"] if parameters["chain"] in ("", row["chain"])]
    rows = [_row(row, by_chain.get(str(row["chain"]), {}), stages) for row in listed]
    rows.sort(key=lambda row: (-int(str(row["covered"] or 0)), -int(str(row["steps"] or 0)), row["chain"]))
    supplied, whole = (sum(bool(row[name]) for row in rows) for name in ("line", "whole"))
    return Measured(rows=rows, population=(supplied, len(rows)), further_counts={"whole": whole}, notes=tuple(_notes(rows, homeless)))


def longest(steps: Iterable[tuple[str, str]]) -> tuple[_Line, int]:
    """The longest line, and how many are as long.

    >>> longest([("a", "b"), ("b", "a"), ("b", "c")])
    ((('a', 'b'), ('c',)), 1)
    >>> longest([])
    ((), 0)
    """
    edges = {(a, b) for a, b in steps if a != b}
    inner = {a for a, _ in edges} & {b for _, b in edges}  # only these can stand on a circle
    graph = nx.DiGraph([(a, b) for a, b in edges if a in inner and b in inner])
    circle: dict[str, tuple[str, ...]] = {thing: (thing,) for edge in edges for thing in edge}
    circle |= {thing: tuple(sorted(some)) for some in nx.strongly_connected_components(graph) if len(some) > 1 for thing in some}
    after: dict[tuple[str, ...], set[tuple[str, ...]]] = {some: set() for some in circle.values()}
    for a, b in edges:
        if circle[a] != circle[b]:
            after[circle[a]].add(circle[b])
    waiting = dict.fromkeys(after, 0)
    for some in after.values():
        for one in some:
            waiting[one] += 1
    best: dict[tuple[str, ...], tuple[_Line, int]] = {one: ((one,), 1) for one, n in waiting.items() if n == 0}
    ready = sorted(best)
    while ready:
        here = ready.pop()
        line, ways = best[here]
        for there in sorted(after[here]):
            best[there] = _better(best.get(there), (*line, there), ways)
            waiting[there] -= 1
            if not waiting[there]:
                ready.append(there)
    most = max((len(line) for line, _ in best.values()), default=0)
    lines = sorted((line, ways) for line, ways in best.values() if len(line) == most)
    return (lines[0][0], sum(ways for _, ways in lines)) if lines else ((), 0)


def _better(known: tuple[_Line, int] | None, line: _Line, ways: int) -> tuple[_Line, int]:
    """The longer of two lines to one thing; of equal ones the first in alphabetical order, and both counted."""
    if known is None or len(line) > len(known[0]):
        return line, ways
    return known if len(line) < len(known[0]) else (min(known[0], line), known[1] + ways)


def _stages(sites: Iterable[Row], chains: Mapping[str, str | None], asked: Sequence[str]) -> dict[tuple[str, str], set[str]]:
    """Chain and enterprise → the stages at which it makes, needs or deals in a code of the chain."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in sites:
        chain = chains[str(row["code"])]
        if chain and row["stage"] and row["status"] in asked:
            found.setdefault((chain, str(row["enterprise"])), set()).add(str(row["stage"]))
    return found


def _row(of: Row, joined: _Joined, stages: Mapping[tuple[str, str], set[str]]) -> Row:
    chain = str(of["chain"])
    line, ways = longest(joined) if joined else ((), 0)
    at = [set().union(*(stages.get((chain, one), set()) for one in step)) for step in line]
    wanted = [stage for stage in STAGES if stage in texts(of["stages"])]
    covered = [stage for stage in wanted if any(stage in some for some in at)]
    used = [row for a, b in pairwise(line) for one in a for two in b for row in joined.get((one, two), ())]
    used += [row for step in line for pair, rows in joined.items() if len(step) > 1 and set(pair) <= set(step) for row in rows]
    return {
        "chain": chain,
        "steps": len(line) - 1 if line else None,
        "line": tuple(one for step in line for one in step),
        "circles": sum(len(step) > 1 for step in line) if line else None,
        "at_stages": tuple("+".join(stage for stage in STAGES if stage in some) or "not stated" for some in at),
        "covered": len(covered) if line else None,
        "stages": tuple(covered),
        "stages_missing": tuple(stage for stage in wanted if stage not in covered) if line else (),
        "whole": "RAW" in at[0] and "DISTRIBUTION" in at[-1] if line else None,
        "ties": ways or None,
        "products": tuple(sorted({str(row["product"]) for row in used})),
        "status": ("planned" if any(row["status"] != "stated" for row in used) else "stated") if used else "no supply stated",
        "facts": tuple(sorted({str(row["fact"]) for row in used})),
        "sources": tuple(sorted({source for row in used for source in texts(row["sources"])})),
    }


def _notes(rows: Sequence[Row], homeless: int) -> Iterator[Note]:
    if homeless:
        yield Note(text="Supplies whose product is not stated or has no home chain, in no line: {n}.", values={"n": homeless})
    tied = sum(int(str(row["ties"] or 0)) > 1 for row in rows)
    if tied:
        yield Note(text="Chains with several lines of the same length, of which one is shown: {n}.", values={"n": tied})
    circles = sum(int(str(row["circles"] or 0)) for row in rows)
    if circles:
        yield Note(text="Circles of supplies that count as one step: {n}.", values={"n": circles})

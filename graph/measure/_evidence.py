"""Statements → the graph of steps that `between` walks: one step for all statements of one family between two things."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from graph.families import FAMILIES
from graph.measure import Parameters, Parts
from graph.measure._codes import digits, is_code, match
from graph.measure._now import now
from graph.measure._walk import Step
from graph.schema import kind_of, link_types
from graph.things import Row

MATCH = FAMILIES.index("product match")


def same(pairs: Sequence[Row]) -> dict[str, str]:
    """Thing → the one of its same things that stands for all: a zone if there is one."""
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        joined = groups.get(str(pair["a"]), {str(pair["a"])}) | groups.get(str(pair["b"]), {str(pair["b"])})
        groups |= dict.fromkeys(joined, joined)
    return {thing: min(group, key=lambda one: (kind_of(one) != "Zone", one)) for thing, group in groups.items()}


def steps(parts: Parts, parameters: Parameters, one: Mapping[str, str], ends: set[str]) -> dict[str, list[Step]]:
    """Thing → the steps that lead from it, over the ticked families, both ways."""
    ticked = parameters["links"] if isinstance(parameters["links"], (list, tuple)) else ()
    old = [(str(pair["a"]), str(pair["b"])) for pair in parts.get("successors", ()) if pair["b"] in ends]
    held = [(family, row) for row in parts["rows"] if (family := _family(row, str(parameters["at"]))) in ticked and family]
    holders = [row for _, row in held if is_code(row["b"]) and link_types()[str(row["kind"])].family == "product"]
    joins = [(*pair, FAMILIES.index(family), row["kind"], row) for family, row in held for pair in _ends(row, one, old)]
    if "product match" in ticked:
        joins += [(a, b, MATCH, words, row) for a, b, words, row in _by_code(holders, ends, parts.get("chains", ()))]
    joined: dict[tuple[str, str, int], list[tuple[str, Row]]] = {}
    for a, b, rank, words, row in joins:
        joined.setdefault((a, b, rank), []).append((f"→ {words}", row))
        joined.setdefault((b, a, rank), []).append((f"← {words}", row))
    made: dict[str, list[Step]] = {}
    for (a, b, rank), rows in joined.items():
        made.setdefault(a, []).append(_step(rank, a, b, rows))
    for a, step in _matches(holders):
        made.setdefault(a, []).append(step)
    return made


def _family(row: Row, at: str) -> str | None:
    """The family of a statement that holds, or None."""
    family = link_types()[str(row["kind"])].family
    if family == "supply" and row["status"] == "planned":
        return "supply planned"
    if not now(row["status"], row["valid_to"], at):
        return None
    return {"supply": "supply stated", "product": "product match"}.get(family, family)


def _ends(row: Row, one: Mapping[str, str], old: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The two ends; what lies in a province that became an end of the path lies in that end too."""
    a, b = (one.get(str(row[end]), str(row[end])) for end in ("a", "b"))
    if a != b:
        yield a, b
    for before, after in old:
        if (a == before) != (b == before) and after not in (a, b):
            yield (after, b) if a == before else (a, after)


def _step(rank: int, start: str, to: str, rows: Sequence[tuple[str, Row]]) -> Step:
    counts = Counter(words for words, _ in rows) if len(rows) > 1 else {rows[0][0]: 1}
    codes = {str(row[end]) for _, row in rows for end in ("a", "b") if is_code(row[end])}
    return Step(
        rank=rank,
        to=to,
        words=" + ".join(words if n == 1 else f"{words} ×{n}" for words, n in sorted(counts.items())),
        facts=tuple(dict.fromkeys(str(row["fact"]) for _, row in rows)),
        products=tuple(sorted(codes - {start, to})),
        sources=_sources(row for _, row in rows),
    )


def _sources(rows: Iterable[Row]) -> tuple[str, ...]:
    found = {str(source) for row in rows if isinstance(row["sources"], (list, tuple)) for source in row["sources"]}
    return tuple(sorted(found))


def _matches(holders: Sequence[Row]) -> Iterator[tuple[str, Step]]:
    """Steps from who makes or deals in a code to who uses or deals in it, both ways; two dealers are no match."""
    found: dict[tuple[str, str], list[tuple[Row, Row]]] = {}
    offers, wants = _of_code(holders, ("MAKES", "DEALS_IN")), _of_code(holders, ("NEEDS", "DEALS_IN"))
    for offered, wanted in ((a, b) for a in offers for b in wants if match(a, b) and len(min(a, b, key=len)) > 2):
        for pair in product(offers[offered], wants[wanted]):
            if pair[0]["a"] != pair[1]["a"] and pair[0]["kind"] != pair[1]["kind"]:
                found.setdefault((str(pair[0]["a"]), str(pair[1]["a"])), []).append(pair)
    for (maker, user), pairs in found.items():
        rows = [row for pair in pairs for row in pair]
        facts = tuple(dict.fromkeys(str(row["fact"]) for row in rows))
        products = tuple(sorted({str(row["b"]) for row in rows}))
        for a, b, there, back in ((maker, user, 0, 1), (user, maker, 1, 0)):
            words = " + ".join(sorted({f"{pair[there]['kind']} ~ {pair[back]['kind']}" for pair in pairs}))
            yield a, Step(rank=MATCH, to=b, words=words, facts=facts, products=products, sources=_sources(rows))


def _of_code(holders: Sequence[Row], kinds: tuple[str, ...]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in holders:
        if row["kind"] in kinds:
            found.setdefault(digits(row["b"]), []).append(row)
    return found


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

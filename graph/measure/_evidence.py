"""Statements → the graph of steps that `between` walks: one step for all statements of one family between two things."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.families import FAMILIES
from graph.measure import Parameters, Parts
from graph.measure._codes import digits, match
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
    ticked = [str(family) for family in (parameters["links"] if isinstance(parameters["links"], (list, tuple)) else ())]
    joined: dict[tuple[str, str, int], list[tuple[str, Row]]] = {}
    holders: list[Row] = []
    old = [(str(pair["a"]), str(pair["b"])) for pair in parts.get("successors", ()) if pair["b"] in ends]
    for row in parts["rows"]:
        family = _family(row, str(parameters["at"]))
        if family not in ticked:
            continue
        if family == "product match" and kind_of(str(row["b"])) == "Product":
            holders.append(row)
        for a, b in _ends(row, one, old):
            joined.setdefault((a, b, FAMILIES.index(family)), []).append(("→", row))
            joined.setdefault((b, a, FAMILIES.index(family)), []).append(("←", row))
    made: dict[str, list[Step]] = {}
    for (a, b, rank), rows in joined.items():
        made.setdefault(a, []).append(_step(rank, b, rows))
    for a, step in (*_matches(holders), *_codes_at_ends(holders, ends)):
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


def _step(rank: int, to: str, rows: Sequence[tuple[str, Row]]) -> Step:
    kinds = dict.fromkeys(f"{arrow} {row['kind']}" for arrow, row in rows)
    counts = {kind: sum(kind == f"{arrow} {row['kind']}" for arrow, row in rows) for kind in kinds}
    words = " + ".join(kind if n == 1 else f"{kind} ×{n}" for kind, n in sorted(counts.items()))
    facts = tuple(dict.fromkeys(str(row["fact"]) for _, row in rows))
    return Step(rank=rank, to=to, words=words, facts=facts, sources=_sources(row for _, row in rows))


def _sources(rows: Iterable[Row]) -> tuple[str, ...]:
    found = {str(source) for row in rows if isinstance(row["sources"], (list, tuple)) for source in row["sources"]}
    return tuple(sorted(found))


def _matches(holders: Sequence[Row]) -> Iterator[tuple[str, Step]]:
    """Steps from who makes or deals in a code to who uses or deals in it, both ways; two dealers are no match."""
    use = [row for row in holders if row["kind"] in ("NEEDS", "DEALS_IN")]
    found: dict[tuple[str, str], list[tuple[Row, Row]]] = {}
    for row in (row for row in holders if row["kind"] in ("MAKES", "DEALS_IN")):
        for other in use:
            codes = digits(row["b"]), digits(other["b"])
            if match(*codes) and row["a"] != other["a"] and row["kind"] != other["kind"] and len(min(codes, key=len)) > 2:
                found.setdefault((str(row["a"]), str(other["a"])), []).append((row, other))
    for (maker, user), pairs in found.items():
        rows = [row for pair in pairs for row in pair]
        facts = tuple(dict.fromkeys(str(row["fact"]) for row in rows))
        products = tuple(sorted({str(row["b"]) for row in rows}))
        for a, b, there, back in ((maker, user, 0, 1), (user, maker, 1, 0)):
            words = " + ".join(sorted({f"{pair[there]['kind']} ~ {pair[back]['kind']}" for pair in pairs}))
            yield a, Step(rank=MATCH, to=b, words=words, facts=facts, products=products, sources=_sources(rows))


def _codes_at_ends(holders: Sequence[Row], ends: set[str]) -> Iterator[tuple[str, Step]]:
    """Steps between an end that is a product and who holds a wider or narrower code of it."""
    for end in sorted(end for end in ends if kind_of(end) == "Product"):
        for row in holders:
            if match(digits(row["b"]), digits(end)) in ("wider", "narrower"):
                facts, products, sources = (str(row["fact"]),), (str(row["b"]),), _sources([row])
                there, back = (f"{arrow} {row['kind']} ({match(digits(row['b']), digits(end))})" for arrow in ("→", "←"))
                yield str(row["a"]), Step(rank=MATCH, to=end, words=there, facts=facts, products=products, sources=sources)
                yield end, Step(rank=MATCH, to=str(row["a"]), words=back, facts=facts, products=products, sources=sources)

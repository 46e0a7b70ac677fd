"""Measure `chain/chain_of`: what lies up or down the chain of a product or an enterprise, step by step, each cycle once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from graph.algorithm.cycles import loops
from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.chain.recipes import Stated, Total, hops_of, ratios
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.sites import Codes
from graph.result import Row
from graph.schema import kind_of

Hop = tuple[str, str, str]  # from, to, type of link
_MOST = 10_000  # links walked: from a common product all of a large list is within four steps
MOST_CYCLES, MOST_STEPS = 300, 300_000  # cycles shown, the shortest first, and steps looked at to find them
_ONE = Total(low=1.0, high=1.0, unit="")


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """The statements walked, one row for each pair of things and unit of its ratio, by steps from the start; then the cycles.

    total(x) = Π ratio over the shortest way to x, in units of x for one unit of the start; only where the units chain.

    Parameters
    ----------
    parts
        `rows` (INPUT_OF), `sites` (MAKES, NEEDS), `supplies` (SUPPLIES): a, b, kind, status, fact, sources and their own fields.
    parameters
        `of` (id of a product or an enterprise), `direction` (up, down), `hops` (steps).

    Returns
    -------
    Measured
        `ratio_low`, `ratio_high`: input for one unit of output, in `ratio_unit`. Population: products reached that somebody is
        stated to make, products reached.

    Raises
    ------
    BadParameter
        If `of` is neither a product nor an enterprise.

    Notes
    -----
    Breadth first with a visited set, so cycles end the walk; after 10,000 links it goes no further and says so. Several ratios of one pair
    are a range; none is averaged.
    Up from an enterprise: what it makes and its recipes, what it needs, who supplies it. Down: what it makes, whom it supplies.

    References
    ----------
    D. B. Johnson (1975), SIAM J. Comput. 4(1), 77-84, for the cycles (see `algorithm.cycles`). Extraction rates: FAO (1996), Technical
    Conversion Factors. Refined sugar down to cane, 1.087 × 9.0909 = 9.88 t/t:

    >>> t = dict(kind="INPUT_OF", status="stated", ratio_unit="t/t", sources=())
    >>> def link(a, b, ratio): return dict(t, a=a, b=b, ratio=ratio, fact=a + b)
    >>> rows = [link("hs2022:170114", "hs2022:170199", 1.087), link("hs2022:121293", "hs2022:170114", 9.0909)]
    >>> asked = {"of": "hs2022:170199", "direction": "up", "hops": 4}
    >>> [(r["step"], r["thing"], r["total_low"]) for r in measure({"rows": rows, "sites": [], "supplies": []}, asked).rows]
    [(1, 'hs2022:170114', 1.087), (2, 'hs2022:121293', 9.8818)]
    """
    start, up = str(parameters["of"]), parameters["direction"] == "up"
    if kind_of(start) not in ("Product", "Enterprise"):
        raise BadParameter(f"of = {start!r} is neither a product nor an enterprise.", then="Give one of these.", name="of")
    stated = Stated([*parts["rows"], *parts["sites"], *parts["supplies"]])
    steps, found = _walked(stated, start, up, int(str(parameters["hops"])))
    rows = [*_rows(steps, found, start, up), *_cycles(found, int(str(parameters["hops"])))]
    products = {thing for thing in steps if kind_of(thing) == "Product"} - {start}
    made = Codes({digits(row["b"]) for row in parts["sites"] if row["kind"] == "MAKES" and row["status"] == "stated"})
    met = sum(bool(made.match(digits(product))) for product in products)
    ended = len(found) >= _MOST
    return Measured(rows=rows, population=(met, len(products)), notes=tuple(_notes(rows, len(found))), cut=ended)


def _walked(stated: Stated, start: str, up: bool, most: int) -> tuple[dict[str, int], dict[Hop, list[tuple[str, Row]]]]:
    """Thing → its step; hop → the statements behind it, each with how its code meets the thing it leaves from."""
    steps, found, frontier = {start: 0}, dict[Hop, list[tuple[str, Row]]](), [start]
    goods: dict[str, set[str]] = {}  # enterprise → what it is reached for; empty text: not said
    for step in range(1, most + 1):
        reached: list[str] = []
        for thing in frontier:
            if len(found) >= _MOST:
                break
            for to, meets, row in hops_of(stated.around(thing), thing, up, None if thing == start else goods.get(thing, set())):
                if (to, thing, "MAKES") in found and row["kind"] == "MAKES":
                    continue  # the walk came to this product as one that the enterprise makes
                found.setdefault((thing, to, str(row["kind"])), []).append((meets, row))
                if row["kind"] == "SUPPLIES":
                    goods.setdefault(to, set()).add(str(row["product"] or ""))
                if to not in steps:
                    steps[to] = step
                    reached.append(to)
        frontier = sorted(set(reached))
    return steps, found


def _rows(steps: dict[str, int], found: dict[Hop, list[tuple[str, Row]]], start: str, up: bool) -> Iterator[Row]:
    totals: dict[str, Total | None] = {start: _ONE if up and kind_of(start) == "Product" else None}
    best: dict[str, list[Total | None]] = {}
    for (via, to, kind), statements in sorted(found.items(), key=lambda each: (steps[each[0][0]], each[0])):
        if via not in totals:
            totals[via] = Total.of_all(best.get(via, []))
        for ratio in ratios(row for _, row in statements):
            total = totals[via].times(ratio) if ratio and totals[via] and up else None  # type: ignore[union-attr]
            if steps[to] == steps[via] + 1 and kind_of(to) == "Product":
                best.setdefault(to, []).append(total)
            unit = ratio.unit if ratio else None
            own = [(meets, row) for meets, row in statements if (None if row.get("ratio") is None else str(row["ratio_unit"])) == unit]
            yield _row(steps[via] + 1, (via, to, kind), own, ratio, total)


def _row(step: int, hop: Hop, statements: Sequence[tuple[str, Row]], ratio: Total | None, total: Total | None) -> Row:
    rows = [row for _, row in statements]
    return {
        "step": step,
        "via": hop[0],
        "link": hop[2],
        "thing": hop[1],
        "match": " or ".join(sorted({meets for meets, _ in statements if meets})) or None,
        "status": "stated" if any(row["status"] == "stated" for row in rows) else "planned",
        **({"ratio_low": ratio.low, "ratio_high": ratio.high, "ratio_unit": ratio.unit} if ratio else {}),
        **({"total_low": round(total.low, 4), "total_high": round(total.high, 4), "total_unit": total.unit} if total else {}),
        "input_kind": _some(rows, "input_kind"),
        "alternative_group": _some(rows, "alternative_group"),
        "site_country": _some(rows, "site_country"),
        "basis": "sourced" if any(row.get("basis") == "sourced" for row in rows) else "assumed",
        "cycle": (),
        "facts": tuple(sorted({str(row["fact"]) for row in rows})),
        "sources": tuple(sorted({str(s) for row in rows if isinstance(row["sources"], (list, tuple)) for s in row["sources"]})),
    }


def _some(rows: Iterable[Row], field: str) -> tuple[str, ...]:
    return tuple(sorted({str(row[field]) for row in rows if row.get(field)}))


def _cycles(found: Iterable[Hop], most: int) -> Iterator[Row]:
    """Each cycle of recipes, and each of supplies, among the walked hops once, from its first thing in alphabetical order back to it."""
    for kind in ("INPUT_OF", "SUPPLIES"):
        joined = [(via, to) for via, to, link in found if link == kind and kind_of(via) == kind_of(to)]
        whole = islice((one for one in loops(joined, most, MOST_STEPS) if one), MOST_CYCLES)
        for cycle in sorted([*((via,) for via, to in joined if via == to), *whole]):
            yield {"step": len(cycle), "via": cycle[-1], "link": "cycle", "thing": cycle[0], "cycle": (*cycle, cycle[0])}


def _notes(rows: Sequence[Row], walked: int) -> Iterator[Note]:
    if walked >= _MOST:
        yield Note(text="The walk ended after {n} links, the nearest first; what lies beyond is not shown.", values={"n": walked})
    cycles = sum(row["link"] == "cycle" for row in rows)
    planned = sum(row.get("status") == "planned" for row in rows)
    assumed = sum(row.get("basis") == "assumed" for row in rows)
    if cycles:
        yield Note(text="Cycles, where the chain feeds itself, each once at the end: {n}.", values={"n": cycles})
    if planned:
        yield Note(text="Rows that are planned only: {n}.", values={"n": planned})
    if assumed:
        yield Note(text="Rows that rest on our assumption alone: {n} of {of}.", values={"n": assumed, "of": len(rows) - cycles})

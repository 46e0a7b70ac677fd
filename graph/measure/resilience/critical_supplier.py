"""Measure `resilience/critical_supplier`: the stated suppliers behind one buyer, tier by tier, and how they sit between each other."""

from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from graph.answer.answer import Note
from graph.errors import BadParameter
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.given_numbers import numbers
from graph.measure.facts.validity import now
from graph.result import Row

TIERS = 4  # farther back no public list names suppliers
_MOST = 300  # enterprises of which the figures are computed; betweenness takes n · m steps
FIGURES = ("degree", "betweenness", "closeness")


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each stated supplier behind the buyer, tier by tier, or by rank where weights are given.

    degree = partners; betweenness c(v) = Σ σₛₜ(v)/σₛₜ ÷ (n−1)(n−2)/2; closeness = (n−1) ÷ Σ steps; all in the undirected graph of the
    buyer and its suppliers. score = Σ wᵢ · xᵢ / max xᵢ ÷ Σ wᵢ

    Parameters
    ----------
    parts
        `rows`: fact, supplier, buyer, product, status, valid_to, sources (SUPPLIES between enterprises).
    parameters
        `buyer`, `weights` (three numbers joined by ";": degree, betweenness, closeness; empty: no rank), `at`.

    Returns
    -------
    Measured
        n of N: tiers with a stated supplier, of four. On partly stated tiers the figures are noise, and the answer says so.

    References
    ----------
    Nexus suppliers: Shao, Shi, Choi & Chae 2018, Decision Support Systems 114, 37-48 (who weigh by data envelopment analysis); figures:
    Freeman 1977, Sociometry 40, 35-41; Freeman 1979, Social Networks 1, 215-239. A buyer, its supplier and the supplier of that, by hand:

    >>> coal = dict(product="hs2022:270112", status="stated", valid_to=None, sources=())
    >>> rows = [dict(coal, fact="R2", supplier="b", buyer="a"), dict(coal, fact="R3", supplier="c", buyer="b")]
    >>> made = measure(dict(rows=rows), dict(buyer="a", weights="", at="2026-11-25"))
    >>> [(row["supplier"], row["tier"], row["degree"], row["betweenness"], row["closeness"]) for row in made.rows], made.population
    ([('b', 1, 2, 1.0, 1.0), ('c', 2, 1, 0.0, 0.6667)], (2, 4))
    """
    buyer, weights = str(parameters["buyer"]), _weights(parameters["weights"])
    current = [row for row in parts["rows"] if now(row["status"], row["valid_to"], parameters["at"])]
    tiers = _tiers(buyer, current)
    kept = dict(list(tiers.items())[: _MOST + 1])
    inside = [row for row in current if row["supplier"] in kept and row["buyer"] in kept and row["supplier"] != row["buyer"]]
    rows = _ranked(_rows(buyer, kept, inside), weights)
    known = len({tier for tier in tiers.values() if tier})
    notes = tuple(_notes(tiers, kept, rows))
    return Measured(rows=rows, population=(known, TIERS), notes=notes, cut=len(kept) < len(tiers))


def _weights(text: object) -> list[float]:
    weights = numbers("weights", text)
    if weights and (len(weights) != len(FIGURES) or not sum(weights)):
        then = f"Give one for each of {', '.join(FIGURES)}, not all 0, as in weights=1; 2; 1."
        raise BadParameter(f"weights names {len(weights)} numbers.", then=then, name="weights")
    return weights


def _tiers(buyer: str, rows: Iterable[Row]) -> dict[str, int]:
    """The buyer (0) and its suppliers with their tier, nearest first."""
    behind: dict[str, set[str]] = {}
    for row in rows:
        behind.setdefault(str(row["buyer"]), set()).add(str(row["supplier"]))
    found, level = {buyer: 0}, {buyer}
    for tier in range(1, TIERS + 1):
        level = {supplier for one in level for supplier in behind.get(one, ())} - found.keys()
        found |= dict.fromkeys(sorted(level), tier)
    return found


def _rows(buyer: str, tiers: dict[str, int], inside: Sequence[Row]) -> list[Row]:
    joined: nx.Graph[str] = nx.Graph()
    joined.add_node(buyer)
    joined.add_edges_from(sorted((str(row["supplier"]), str(row["buyer"])) for row in inside))
    between, close = nx.betweenness_centrality(joined), nx.closeness_centrality(joined)
    of: dict[str, list[Row]] = {}
    for row in inside:
        of.setdefault(str(row["supplier"]), []).append(row)
    return [
        {
            "supplier": one,
            "tier": tier,
            "supplies_to": tuple(sorted({str(row["buyer"]) for row in of[one]})),
            "products": tuple(sorted({str(row["product"]) for row in of[one] if row["product"]})),
            "degree": joined.degree(one),
            "betweenness": round(between[one], 4),
            "closeness": round(close[one], 4),
            "facts": tuple(str(row["fact"]) for row in of[one]),
            "sources": tuple(sorted({str(source) for row in of[one] for source in _list(row["sources"])})),
        }
        for one, tier in tiers.items()
        if one != buyer
    ]


def _ranked(rows: Sequence[Row], weights: Sequence[float]) -> list[Row]:
    if not weights or not rows:
        return [{**row, "score": None, "rank": None, "equal": None} for row in rows]
    largest = [max(float(str(row[name])) for row in rows) or 1.0 for name in FIGURES]
    scores = [
        round(sum(w * float(str(row[name])) / most for w, name, most in zip(weights, FIGURES, largest, strict=True)) / sum(weights), 4)
        for row in rows
    ]
    found = [
        {**row, "score": score, "rank": 1 + sum(other > score for other in scores), "equal": scores.count(score)}
        for row, score in zip(rows, scores, strict=True)
    ]
    return sorted(found, key=lambda row: (row["rank"], row["tier"], row["supplier"]))


def _notes(tiers: dict[str, int], kept: dict[str, int], rows: Sequence[Row]) -> Iterator[Note]:
    counts = [sum(tier == one for tier in tiers.values()) for one in range(1, TIERS + 1)]
    values = {f"tier_{n}": count or "unknown" for n, count in enumerate(counts, 1)}
    yield Note(
        text="Stated suppliers by tier: 1: {tier_1}, 2: {tier_2}, 3: {tier_3}, 4: {tier_4}; how many there are in truth is unknown.",
        values=values,
    )
    if rows:
        yield Note(text="On tiers that are only partly stated these figures are noise: they rank what is documented, not what is critical.")
    if len(kept) < len(tiers):
        yield Note(text="Suppliers shown, nearest tiers first: {n} of {of}.", values={"n": len(kept) - 1, "of": len(tiers) - 1})


def _list(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else ()

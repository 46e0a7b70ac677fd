"""Measure `trade/upstreamness`: how many steps a maker, or a sector, is from who sells to the last user."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.algorithm.input_output import chain_positions
from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.validity import now
from graph.measure.need.picture import pictured
from graph.measure.trade.input_output_table import asked_for, chosen, rounded, said
from graph.result import Row

STATED, TABLE = "stated supply", "input-output table"


@dataclass(frozen=True, kw_only=True)
class _Reach:
    """`paths` to a final seller, their longest and their mean length in steps; `loop`: the things that supply each other in a circle."""

    paths: int
    longest: int
    mean: float
    loop: tuple[str, ...] = ()


def reaches(links: Sequence[tuple[str, str]], sellers: frozenset[str]) -> dict[str, _Reach]:
    """Everything from which a final seller is reached; things that supply each other in a circle count as one.

    Examples
    --------
    >>> made = reaches([("farm", "mill"), ("mill", "shop"), ("farm", "shop"), ("mill", "farm2"), ("farm2", "mill")], frozenset(["shop"]))
    >>> made["farm"].longest, made["farm"].mean, made["mill"].loop, made["shop"].longest
    (2, 1.5, ('farm2', 'mill'), 0)

    References
    ----------
    Longest and mean path after strongly connected components are drawn together (Tarjan 1972, SIAM Journal on Computing 1, 146–160).
    """
    whole: nx.DiGraph[str] = nx.DiGraph()
    whole.add_edges_from(sorted(set(links)))
    drawn_together = nx.condensation(whole)
    found: dict[int, tuple[int, int, int]] = {}  # group → paths, their lengths together, the longest
    for group in reversed(list(nx.topological_sort(drawn_together))):
        own = int(any(one in sellers for one in drawn_together.nodes[group]["members"]))
        after = [found[one] for one in drawn_together.successors(group) if found[one][0]]
        paths = own + sum(one[0] for one in after)
        found[group] = paths, sum(one[1] + one[0] for one in after), max((one[2] + 1 for one in after), default=0)
    made: dict[str, _Reach] = {}
    for group, (paths, together, longest) in found.items():
        members = tuple(sorted(drawn_together.nodes[group]["members"]))
        if paths:
            reach = _Reach(paths=paths, longest=longest, mean=together / paths, loop=members if len(members) > 1 else ())
            made |= dict.fromkeys(members, reach)
    return made


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each enterprise from which stated supplies lead to a final seller, and for each sector of a loaded table; deepest first.

    Enterprises: longest and mean number of stated supplies to an enterprise that deals or distributes (`reaches`). Sectors:
    U = (I − B)⁻¹ 1 steps to final use, N = 1ᵀ(I − A)⁻¹ steps of making behind it (`algorithm.input_output.distances`).

    Parameters
    ----------
    parts
        `rows`: supplies (fact, kind, a, b, status, valid_to, sources, things); `dealers`: enterprise, status, sources; `sectors`; `feeds`.
    parameters
        `at` (day), `table`.

    Returns
    -------
    Measured
        n of N: enterprises from which a final seller is reached, of those with a stated supply to or from another enterprise.
    """
    held = [row for row in parts["rows"] if now(row["status"], row["valid_to"], parameters["at"])]
    links = [_direction(row) for row in held]
    sellers = {str(row["enterprise"]) for row in parts["dealers"] if row["status"] == "stated"}
    sellers |= {str(row["a"]) for row in held if row["kind"] == "DISTRIBUTES_FOR"}
    found = reaches(links, frozenset(sellers))
    everything = {end for link in links for end in link}
    rows = [_row(one, found[one], _facts(one, held, found)) for one in sorted(found)]
    rows.sort(key=lambda row: (-int(str(row["longest"])), -float(str(row["mean"])), str(row["thing"])))
    table, notes = _table(parts, parameters)
    facts = sorted({fact for row in rows for fact in _texts(row["facts"])})
    head = tuple(_notes(held, len(parts["rows"]), rows, sellers & everything))
    return Measured(
        rows=[*rows, *table],
        population=(len(rows), len(everything)),
        notes=(*head, *notes),
        picture=pictured(parts["rows"], facts),
        sources=_sources(
            [*(row for row in held if row["fact"] in facts), *(row for row in parts["dealers"] if row["enterprise"] in found)]
        ),
    )


def _sources(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(sorted({source for row in rows for source in _texts(row["sources"])}))


def _direction(row: Row) -> tuple[str, str]:
    """The way of the goods: a distributor stands after whom it sells for."""
    return (str(row["b"]), str(row["a"])) if row["kind"] == "DISTRIBUTES_FOR" else (str(row["a"]), str(row["b"]))


def _facts(one: str, held: Sequence[Row], found: Mapping[str, _Reach]) -> tuple[str, ...]:
    """The statements by which the goods leave it on a path to a final seller."""
    return tuple(sorted(str(row["fact"]) for row in held if _direction(row)[0] == one and _direction(row)[1] in found))


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []


def _row(thing: str, reach: _Reach, facts: tuple[str, ...]) -> Row:
    return {
        "thing": thing,
        "basis": STATED,
        "longest": reach.longest,
        "mean": round(reach.mean, 4),
        "behind": None,
        "paths": reach.paths,
        "loop": tuple(one for one in reach.loop if one != thing),
        "facts": facts,
        "sources": (),
    }


def _table(parts: Parts, parameters: Parameters) -> tuple[list[Row], tuple[Note, ...]]:
    """The sectors of the table, farthest from final use first, and what is said of it."""
    one = chosen(parts["sectors"], parts["feeds"], parameters)
    if one is None:
        return [], (asked_for(parts["sectors"]), Note(text="Until then only stated supplies of enterprises are shown."))
    if not one.usable:
        return [], tuple(said(one))
    ahead, behind = (rounded(part) for part in chain_positions(one.flows, one.output))
    blank = {"basis": TABLE, "longest": None, "paths": None, "loop": (), "facts": (), "sources": one.sources}
    rows: list[Row] = [{"thing": s["sector"], "mean": u, "behind": n, **blank} for s, u, n in zip(one.rows, ahead, behind, strict=True)]
    rows.sort(key=lambda row: (-float(str(row["mean"])), str(row["thing"])))
    text = "Steps of a sector are a mean over all its sales: 1 is sold to final use only. They do not compare with those of enterprises."
    return rows, (*said(one), Note(text=text))


def _notes(held: Sequence[Row], whole: int, rows: Sequence[Row], sellers: set[str]) -> Iterator[Note]:
    text = "Supplies between enterprises that are stated and not past: {n} of {of}; final sellers among them: {sellers}."
    yield Note(text=text, values={"n": len(held), "of": whole, "sellers": len(sellers)})
    loops = {_texts_key(row) for row in rows if row["loop"]}
    if loops:
        yield Note(text="Enterprises that supply each other in a circle count as one step: {n}.", values={"n": sum(map(len, loops))})


def _texts_key(row: Row) -> frozenset[str]:
    return frozenset([str(row["thing"]), *_texts(row["loop"])])

"""Measure `trade/upstreamness`: how many steps a maker, or a sector, is from who sells to the last user."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.algorithm.input_output import chain_positions
from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import now
from graph.measure.need.picture import sketched
from graph.measure.trade.input_output_table import asked_for, chosen, rounded, said
from graph.result import Row, RowsOnDemand

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
    group_of: dict[str, int] = {}
    found: list[tuple[int, int, int]] = []  # of each group: paths, their lengths together, the longest
    made: dict[str, _Reach] = {}
    # Tarjan gives a group after every group that it leads to, so that what follows is known before it.
    for group, members in enumerate(nx.strongly_connected_components(whole)):
        group_of |= dict.fromkeys(members, group)
        following = {group_of[after] for one in members for after in whole.succ[one]} - {group}
        after = [found[one] for one in following if found[one][0]]
        paths = any(one in sellers for one in members) + sum(one[0] for one in after)
        together, longest = sum(one[1] + one[0] for one in after), max((one[2] + 1 for one in after), default=0)
        found.append((paths, together, longest))
        if paths:
            loop = tuple(sorted(members)) if len(members) > 1 else ()
            made |= dict.fromkeys(members, _Reach(paths=paths, longest=longest, mean=together / paths, loop=loop))
    return made


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each enterprise from which stated supplies lead to a final seller, and for each sector of a loaded table; deepest first.

    Enterprises: longest and mean number of stated supplies to an enterprise that deals or distributes (`reaches`). Sectors:
    U = (I − B)⁻¹ 1 steps to final use, N = 1ᵀ(I − A)⁻¹ steps of making behind it (`algorithm.input_output.chain_positions`).

    Parameters
    ----------
    parts
        `rows`: supplies (fact, link, start, end, status, valid_to, sources); `dealers`: enterprise, status, sources; `sectors`; `feeds`.
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
    sellers |= {str(row["start"]) for row in held if row["link"] == "DISTRIBUTES_FOR"}
    found = reaches(links, frozenset(sellers))
    everything = {end for link in links for end in link}
    leaving = _leaving(held, found)
    order = sorted(found, key=lambda one: (-found[one].longest, -round(found[one].mean, 4), one))
    table, notes = _table(parts, parameters)
    facts = frozenset(fact for some in leaving.values() for fact in some)
    loops = {reach.loop for reach in found.values() if reach.loop}
    head = tuple(_notes(held, len(parts["rows"]), sum(map(len, loops)), sellers & everything))
    # Of 100,000 enterprises 8,000 supply each other in one circle: each row names all the others, and few rows are shown.
    rows = RowsOnDemand([*order, *table], lambda one: _row(one, found[one], leaving.get(one, ())) if isinstance(one, str) else one)
    return Measured(
        rows=rows,
        population=(len(order), len(everything)),
        notes=(*head, *notes),
        sketch=sketched(held, facts),
        sources=_sources(
            [*(row for row in held if row["fact"] in facts), *(row for row in parts["dealers"] if row["enterprise"] in found)]
        ),
    )


def _sources(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(sorted({source for row in rows for source in texts(row["sources"])}))


def _direction(row: Row) -> tuple[str, str]:
    """The way of the goods: a distributor stands after whom it sells for."""
    return (str(row["end"]), str(row["start"])) if row["link"] == "DISTRIBUTES_FOR" else (str(row["start"]), str(row["end"]))


def _leaving(held: Sequence[Row], found: Mapping[str, _Reach]) -> dict[str, tuple[str, ...]]:
    """Enterprise → the statements by which the goods leave it on a path to a final seller."""
    leaving: dict[str, list[str]] = {}
    for row in held:
        start, end = _direction(row)
        if end in found:
            leaving.setdefault(start, []).append(str(row["fact"]))
    return {start: tuple(sorted(some)) for start, some in leaving.items()}


def _row(thing: str, reach: _Reach, facts: tuple[str, ...]) -> Row:
    return {
        "thing": thing,
        "basis": STATED,
        "longest": reach.longest,
        "mean": round(reach.mean, 4),
        "behind": None,
        "paths": reach.paths,
        "loop": _others(reach.loop, thing),
        "facts": facts,
        "sources": (),
    }


def _others(loop: tuple[str, ...], thing: str) -> tuple[str, ...]:
    place = bisect_left(loop, thing)
    return (*loop[:place], *loop[place + 1 :])


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


def _notes(held: Sequence[Row], whole: int, in_loops: int, sellers: set[str]) -> Iterator[Note]:
    text = "Supplies between enterprises that are stated and not past: {n} of {of}; final sellers among them: {sellers}."
    yield Note(text=text, values={"n": len(held), "of": whole, "sellers": len(sellers)})
    if in_loops:
        yield Note(text="Enterprises that supply each other in a circle count as one step: {n}.", values={"n": in_loops})

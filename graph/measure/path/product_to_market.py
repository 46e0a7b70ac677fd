"""Measure `path/product_to_market`: from the makers of a product in one country to who makes or uses another in the other country."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from graph.algorithm.simple_paths import MOST_WORK, Path, Work, walks
from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts, Rounds, Wanted
from graph.measure.facts.hs_codes import digits, is_code, match
from graph.measure.facts.same_things import same
from graph.measure.facts.validity import now
from graph.measure.path import expansion
from graph.measure.path.between import counted
from graph.measure.path.evidence_graph import Closed, follows, unique
from graph.measure.path.missing_link import FIRST, NO_PATH
from graph.measure.path.path_row import PathRow
from graph.result import Row

_MOST_SHOWN = 20
_MOST_COUNTED = 1000
RECIPES = 4  # steps of recipes that are followed from the product
WHOLE, PART = "whole way", "as far as"  # a path to the wanted product, or to one on the way to it


class _Flows(Closed):
    """Nor does a path go through a product: that two make the same is no way from one to the other."""

    def __contains__(self, thing: object) -> bool:
        return is_code(thing) or super().__contains__(thing)


@dataclass(frozen=True, kw_only=True)
class _Ends:
    """Makers of the product, who makes, uses or deals in the wanted one, and, without these, in what is made of the product."""

    starts: tuple[str, ...]
    goals: tuple[str, ...]
    nearest: tuple[str, ...]


def measure(parts: Parts, parameters: Parameters) -> Rounds[Measured]:
    """Paths from makers of `product` in `country` to who makes, uses or deals in `target` in `market`: stated ones first, then possible.

    S = {makers of product with a site in country}; G = {who makes, uses or deals in target with a site in market}; the paths of at most
    `hops` steps that leave S with their first step and meet G with their last. Where G is empty or not reached, the paths to who makes in
    the market what recipes make of the product, or uses the product itself, and the first missing link.

    Parameters
    ----------
    parts
        As of `between`, `holders` with `country` (of the site), and `recipes` (a, b: a goes into b).
    parameters
        `product`, `target` (ids), `country`, `market`, `links`, `status`, `hops`, `rank`, `at`.

    Returns
    -------
    Measured
        Population: paths whose every step is a stated supply or a route, paths found.

    Notes
    -----
    A recipe says that the product can go into the other, not that this maker's does. Codes meet as equal, wider and narrower.

    References
    ----------
    path-questions.md, question 1: from Lao cassava to a Vietnamese maker of starch noodles.

    Examples
    --------
    >>> from graph.measure import carried_out
    >>> def held(a, b, kind, land):
    ...     return dict(n=b, a=a, b=b, kind=kind, status="stated", valid_to=None, fact=a + b, sources=(), country=land)
    >>> roots, starch, noodles = "hs2022:071410", "hs2022:110814", "hs2022:190230"
    >>> holders = [held("vl:E1", roots, "MAKES", "LA"), held("vl:E2", roots, "NEEDS", "VN"), held("vl:E2", starch, "MAKES", "VN")]
    >>> asked = {"product": roots, "country": "LA", "target": noodles, "market": "VN", "hops": 6, "at": "2026-11-25",
    ...          "links": ("product match",), "status": ("stated",)}
    >>> parts = {"rows": [], "holders": holders, "recipes": [{"a": roots, "b": starch}]}
    >>> [(row["says"], row["label"], row["nodes"]) for row in carried_out(measure, parts, asked).rows]
    [('as far as', 'possible', ('vl:E1', 'vl:E2')), ('first missing link', 'no path', ('vl:E2', 'hs2022:190230'))]
    """
    parts = {**parts, **(yield _first(parts, str(parameters["product"]), str(parameters["target"])))}
    one, ends, hops = same(parts.get("same", ())), _ends(parts, parameters), int(str(parameters["hops"]))
    begun = [*ends.starts, *(ends.goals or ends.nearest)]
    walk = yield from expansion.walked(parts, parameters, one, begun, ceil(hops / 2) if begun else 0, parts.get("holders", ()))
    says, found, more = _found(walk, ends, hops)
    if begun:
        shown = _ordered(PathRow(parts, parameters), says, found)[:_MOST_SHOWN]
        things = {str(thing) for row in _with_missing(ends, shown, parameters) for thing in row["nodes"]}  # type: ignore[attr-defined]
        parts = {**parts, **(yield expansion.of_lists({"things": sorted(things), "full": walk.full()}))}
    ordered = _ordered(PathRow(parts, parameters), says, found)
    shown = ordered[:_MOST_SHOWN]
    notes = (*_notes(ends, ordered, shown, parameters), *more, *expansion.expansion_notes(walk, parts.get("hubs", ())))
    population = (sum(_sure(row) for row in ordered), len(ordered))
    rows = _with_missing(ends, shown, parameters)
    return Measured(rows=rows, population=population, notes=notes, cut=len(ordered) > len(shown) or bool(more))


def _first(parts: Parts, product: str, target: str) -> tuple[Wanted, ...]:
    """Who holds the two products and what is made of the first."""
    codes = {product, target, *_made_of(parts, product)}
    wider = {f"hs2022:{digits(code)[:4]}" for code in codes if len(digits(code)) > 2}
    return expansion.of_lists({"codes": sorted(codes | wider), "headings": sorted(code for code in codes if len(digits(code)) < 6)})


def _found(walk: expansion.Walk, ends: _Ends, hops: int) -> tuple[str, list[tuple[str, Path]], tuple[Note, ...]]:
    """The paths to the wanted product, or, where there is none, as far as they go, each with its start; and that more may exist."""
    work = Work()
    for says, goals in ((WHOLE, ends.goals), (PART, ends.nearest)):
        way = walks(walk.graph, ends.starts, goals, hops, _Flows(), work=work, follows=follows)
        if found := list(islice(way, _MOST_COUNTED + 1)):
            return says, found[:_MOST_COUNTED], tuple(counted([path for _, path in found], work.left <= 0))
    if work.left > 0:
        return PART, [], ()
    return PART, [], (Note(text="The search ended after {n} steps tried; there may be paths beyond.", values={"n": MOST_WORK}),)


def _ordered(told: PathRow, says: str, found: Sequence[tuple[str, Path]]) -> list[Row]:
    """The paths as rows, stated ones before possible ones, each in the asked order."""
    rows = [{**told.row(start, path), "says": says} for start, path in found]
    ordered = told.order(sorted(rows, key=lambda row: row["label"] == "possible"))
    return [{**row, "path": n} for n, row in enumerate(sorted(ordered, key=lambda row: row["label"] == "possible"), 1)]


def _with_missing(ends: _Ends, shown: Sequence[Row], parameters: Parameters) -> list[Row]:
    if any(row["says"] == WHOLE for row in shown):
        return list(shown)
    return [*shown, _missing(ends, shown, str(parameters["target"]))]


def _made_of(parts: Parts, product: str) -> dict[str, int]:
    """What recipes make of a product → in how many steps; recipes hold for a code and all codes below it."""
    steps, frontier = {product: 0}, [product]
    for step in range(1, RECIPES + 1):
        met = {str(row["b"]) for row in parts.get("recipes", ()) for code in frontier if match(digits(row["a"]), digits(code))}
        frontier = sorted(met - steps.keys())
        steps |= dict.fromkeys(frontier, step)
    return {code: step for code, step in steps.items() if step}


def _ends(parts: Parts, parameters: Parameters) -> _Ends:
    product, target, market = (str(parameters[name]) for name in ("product", "target", "market"))
    rows = [row for row in unique(parts.get("holders", ())) if now(row["status"], row["valid_to"], parameters["at"])]

    def who(codes: Collection[str], kinds: Collection[str], country: str) -> tuple[str, ...]:
        found = {
            str(row["a"])
            for row in rows
            if row["kind"] in kinds and row["country"] == country and any(match(digits(row["b"]), digits(code)) for code in codes)
        }
        return tuple(sorted(found))

    starts = who([product], ["MAKES"], str(parameters["country"]))
    goals = who([target], ["MAKES", "NEEDS", "DEALS_IN"], market)
    made = _made_of(parts, product)
    nearest: tuple[str, ...] = ()
    for step in sorted(set(made.values()), reverse=True):
        codes = [code for code, at in made.items() if at == step and not match(digits(code), digits(target))]
        nearest = nearest or who(codes, ["MAKES"], market)
    nearest = nearest or who([product], ["NEEDS", "DEALS_IN"], market)
    return _Ends(
        starts=starts, goals=tuple(one for one in goals if one not in starts), nearest=tuple(one for one in nearest if one not in starts)
    )


def _missing(ends: _Ends, shown: Sequence[Row], target: str) -> Row:
    """Where the way ends: the last enterprise that is reached, and the wanted product or those who make or use it."""
    reached = tuple(dict.fromkeys(str(row["nodes"][-1]) for row in shown)) or ends.starts[:_MOST_SHOWN]  # type: ignore[index]
    return {
        "label": NO_PATH,
        "says": FIRST,
        "status": "inferred",
        "nodes": (*reached, *sorted(ends.goals)[:_MOST_SHOWN], target),
        "links": (),
    }


def _sure(row: Row) -> bool:
    return row["says"] == WHOLE and row["weakest"] in ("supply stated", "route")


def _notes(ends: _Ends, ordered: Sequence[Row], shown: Sequence[Row], parameters: Parameters) -> Iterator[Note]:
    values = {"n": len(ends.starts), "goals": len(ends.goals), "country": parameters["country"], "market": parameters["market"]}
    yield Note(
        text="Makers of the product in {country}: {n}; makers, users and dealers of the wanted product in {market}: {goals}.", values=values
    )
    gates = sum(any(str(thing).startswith("vl:G") for thing in row["route"]) for row in ordered)  # type: ignore[attr-defined]
    if ordered:
        yield Note(text="Paths that name a gate: {n} of {of}.", values={"n": gates, "of": len(ordered)})
    if len(ordered) > len(shown):
        yield Note(text="Only the first paths are shown: {n}.", values={"n": len(shown)})
    if not any(row["says"] == WHOLE for row in shown):
        yield Note(text="No path leads to the wanted product; the first missing link is where the loaded data end, and is our inference.")

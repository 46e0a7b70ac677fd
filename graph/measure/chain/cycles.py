"""Measure `chain/cycles`: loops in recipes, in supply and in ownership, each once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise

from graph.algorithm.cycles import loops
from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.validity import now
from graph.result import Row

_MOST = 300  # loops of each kind; the shortest are found first
RECIPE, CONTROL = "recipe", "supply and ownership"
_Joined = Mapping[tuple[str, str], Sequence[Row]]


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each loop: a closed way along the direction of the statements without a repeated thing.

    L = {(v₁ … v_k) : v_i → v_{i+1}, v_k → v₁, 2 ≤ k ≤ hops, v₁ = min v}

    Parameters
    ----------
    parts
        `rows`: a, b, kind (INPUT_OF, SUPPLIES, OWNS), status, valid_to, product, basis, fact, sources.
    parameters
        `kind` (all, recipe, supply and ownership), `status` (several), `hops` (longest loop), `at`.

    Returns
    -------
    Measured
        Shortest first. Population: things that stand on a loop, things that stand on a statement walked.

    Notes
    -----
    A recipe of a heading holds for the codes below it. The work is bounded: see `algorithm.cycles`.

    References
    ----------
    D. B. Johnson (1975), Finding all the elementary circuits of a directed graph, SIAM J. Comput. 4(1), 77-84; the tests compare with
    its form in networkx. Owner and plant, by hand:

    >>> said = dict(status="stated", valid_to=None, product=None, basis="sourced", sources=())
    >>> rows = [dict(said, a="vl:E1", b="vl:E2", kind="OWNS", fact="R1"), dict(said, a="vl:E2", b="vl:E1", kind="SUPPLIES", fact="R2")]
    >>> made = measure({"rows": rows}, dict(kind="all", status=("stated",), hops=6, at="2026-11-25"))
    >>> [(row["loop"], row["links"]) for row in made.rows], made.population
    ([(('vl:E1', 'vl:E2', 'vl:E1'), ('OWNS', 'SUPPLIES'))], (2, 2))
    """
    asked = parameters["status"] if isinstance(parameters["status"], (list, tuple)) else ()
    held = [row for row in parts["rows"] if _holds(row, asked, str(parameters["at"]))]
    rows: list[Row] = []
    walked: set[str] = set()
    cut = False
    for kind in (RECIPE, CONTROL):
        if parameters["kind"] in ("all", kind):
            joined = _joined([row for row in held if (row["kind"] == "INPUT_OF") == (kind == RECIPE)])
            found = list(islice(loops(joined, int(str(parameters["hops"]))), _MOST + 1))
            cut = cut or len(found) > _MOST or None in found
            rows += [_row(kind, loop, joined) for loop in found[:_MOST] if loop]
            walked |= set(chain.from_iterable(joined))
    looped = {str(thing) for row in rows for thing in _texts(row["loop"])}
    return Measured(rows=rows, population=(len(looped), len(walked)), notes=tuple(_notes(rows, cut)), cut=cut)


def _holds(row: Row, asked: Iterable[object], at: str) -> bool:
    """Whether a statement is walked: of a status asked for; what is stated must not be past."""
    return row["status"] in asked and (row["status"] != "stated" or now(row["status"], row["valid_to"], at))


def _joined(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Pair of things → the statements that lead from the one to the other; a recipe of a heading also for codes below it."""
    rows = list(rows)
    below = _below({str(row[end]) for row in rows for end in ("a", "b")})
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        a, b = str(row["a"]), str(row["b"])
        if row["kind"] != "INPUT_OF":
            found.setdefault((a, b), []).append(row)
            continue
        for one in (a, *below.get(a, ())):
            for other in (b, *below.get(b, ())):
                found.setdefault((one, other), []).append(row)
    return found


def _below(things: Iterable[str]) -> dict[str, list[str]]:
    """Heading → the codes below it, among these things."""
    things = set(things)
    found: dict[str, list[str]] = {}
    for thing in sorted(things):
        for length in (2, 4):
            above = f"hs2022:{digits(thing)[:length]}"
            if above in things and above != thing and thing.startswith(above):
                found.setdefault(above, []).append(thing)
    return found


def _row(kind: str, loop: Sequence[str], joined: _Joined) -> Row:
    way = (*loop, loop[0])
    steps = [joined[pair] for pair in pairwise(way)]
    rows = [row for step in steps for row in step]
    return {
        "kind": kind,
        "steps": len(loop),
        "loop": way,
        "links": tuple(" + ".join(sorted({str(row["kind"]) for row in step})) for step in steps),
        "status": "planned" if any(all(row["status"] != "stated" for row in step) for step in steps) else "stated",
        "basis": "assumed" if any(all(row["basis"] == "assumed" for row in step) for step in steps) else "sourced",
        "products": tuple(sorted({str(row["product"]) for row in rows if row["product"]})),
        "facts": tuple(sorted({str(row["fact"]) for row in rows})),
        "sources": tuple(sorted({source for row in rows for source in _texts(row["sources"])})),
    }


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []


def _notes(rows: Sequence[Row], cut: bool) -> Iterator[Note]:
    recipes = sum(row["kind"] == RECIPE for row in rows)
    yield Note(
        text="Loops of recipes: {recipes}; loops of supply and ownership: {others}.",
        values={"recipes": recipes, "others": len(rows) - recipes},
    )
    planned = sum(row["status"] == "planned" for row in rows)
    if planned:
        yield Note(text="Loops that close only by what is planned: {n} of {of}.", values={"n": planned, "of": len(rows)})
    assumed = sum(row["basis"] == "assumed" for row in rows)
    if assumed:
        yield Note(text="Loops in which a step rests on our assumption alone: {n} of {of}.", values={"n": assumed, "of": len(rows)})
    if cut:
        yield Note(text="There are more loops than could be walked: the shortest were looked for first.")

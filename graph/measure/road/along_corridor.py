"""Measure `road/along_corridor`: stops of a corridor in order with km, the zones at them, and who makes, uses or deals in what is asked."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits, home_chain
from graph.measure.facts.validity import past
from graph.measure.road.corridor_legs import UNKNOWN, corridor_lines
from graph.measure.road.network import ROAD, Roads
from graph.measure.road.network import parts as roads_of
from graph.result import Row
from graph.schema import kind_of

_NO_MAKER = "no maker in the loaded data"
Lines = Mapping[str, Sequence[Row]]
There = Mapping[str, Sequence[tuple[str, Row]]]  # zone or gate → what a source places in it or at it, with the statement


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each zone at each stop of the corridor, and of the corridors that share a stop with it.

    km_along = Σ km_leg from the first stop, with stated lengths where a source gives one (see `road.network`)

    Parameters
    ----------
    parts
        `rows`: who makes, needs or deals in what is asked (a, b, kind, stage, status, valid_to, fact); `homes`: code and home
        chain; `stops`, `points`, `joins`: the roads.
    parameters
        `corridor`, `product` and `chain` (ids or empty), `joined` (also the corridors that share a stop), `status`, `at`.

    Returns
    -------
    Measured
        Population: stops with somebody who makes, uses or deals in what is asked; stops of the corridors shown.

    Examples
    --------
    >>> def stop(order, id):
    ...     return dict(corridor="vl:corridor/C1", kind="road", stop=id, order=order, km=None, km_from=None, status="stated", valid_to=None,
    ...                 fact=f"C1|{order}", sources=())
    >>> inside = dict(a="vl:E1", b="vl:Z1", kind="LOCATED_IN", status="stated", valid_to=None, fact="R1", sources=())
    >>> makes = dict(a="vl:E1", b="hs2022:481910", kind="MAKES", status="stated", valid_to=None, fact="M1", sources=())
    >>> asked = dict(corridor="vl:corridor/C1", product="hs2022:4819", chain="", joined=True, status=("stated",), at="2026-11-25")
    >>> parts = dict(stops=[stop(1, "vl:Z1"), stop(2, "vl:Z2")], points=[], joins=[inside], rows=[makes], homes=[])
    >>> made = measure(parts, asked)
    >>> [(row["zone"], row["enterprises"], row["says"]) for row in made.rows], made.population
    ([('vl:Z1', ('vl:E1',), None), ('vl:Z2', (), 'no maker in the loaded data')], (1, 2))
    """
    status = parameters["status"]
    allowed = status if isinstance(status, (list, tuple)) else ()
    roads = roads_of(parts, parameters["at"], allowed)
    held = _held(parts, parameters)
    there = _there(roads)
    every = corridor_lines(
        [row for row in parts["stops"] if row["status"] in allowed and not past(row["valid_to"], parameters["at"])], roads.same
    )
    asked = str(parameters["corridor"])
    shown = [asked, *sorted(_sharing(asked, every) if parameters["joined"] else ())]
    rows = [row for line in shown for row in _line(line, every, roads, there, held)]
    stops = {(row["line"], row["order"]): False for row in rows}
    for row in rows:
        stops[row["line"], row["order"]] |= bool(row["enterprises"])
    return Measured(rows=rows, population=(sum(stops.values()), len(stops)), notes=tuple(_notes(asked, every, held, there)))


def _held(parts: Parts, parameters: Parameters) -> dict[str, list[Row]]:
    homes = {str(row["code"]): str(row["chain"]) for row in parts["homes"]}
    found: dict[str, list[Row]] = {}
    for row in parts["rows"]:
        in_chain = not parameters["chain"] or home_chain(digits(row["b"]), homes) == parameters["chain"]
        if in_chain and not past(row["valid_to"], parameters["at"]):
            found.setdefault(str(row["a"]), []).append(row)
    return found


def _there(roads: Roads) -> There:
    found: dict[str, list[tuple[str, Row]]] = {}
    for leg in roads.ties:
        found.setdefault(leg.b, []).append((leg.a, {"facts": leg.facts}))
    return found


def _sharing(asked: str, every: Lines) -> set[str]:
    own = {row["stop"] for row in every.get(asked, ())}
    return {line for line, stops in every.items() if line != asked and any(row["stop"] in own for row in stops)}


def _line(line: str, every: Lines, roads: Roads, there: There, held: Lines) -> Iterator[Row]:
    stops = every.get(line, ())
    names = [str(row["stop"]) for row in stops]
    for n, row in enumerate(stops):
        stop = names[n]
        leg = roads.pieces.get(f"{ROAD}{line}|{names[n - 1]}|{stop}") if n else None
        along = roads.along(names[: n + 1])
        base = {
            "line": line,
            "order": row["order"],
            "stop": stop,
            "km_leg": leg.km if leg else None,
            "km_leg_known": leg.how if leg else UNKNOWN if n else None,
            "km_along": along.km if along else None,
            "km_along_known": (along.how if along else UNKNOWN) if n else None,
            "also_on": tuple(sorted(other for other, some in every.items() if other != line and any(one["stop"] == stop for one in some))),
            "status": row["status"],
        }
        for zone, ties in _zones(stop, there, {*names} - {stop}):
            yield {**base, "zone": zone, **_who(zone or stop, stop, ties, there, held, row)}


def _zones(stop: str, there: There, apart: Collection[str]) -> Iterator[tuple[str | None, Sequence[Row]]]:
    """The zones at a stop with the statements that place them there, outermost first; None where there is none.

    Zones that are stops of the same line themselves stand at their own.
    """
    found: dict[str, tuple[Row, ...]] = {stop: ()} if kind_of(stop) == "Zone" else {}
    queue: list[tuple[str, tuple[Row, ...]]] = [(stop, ())]
    while queue:
        here, ties = queue.pop(0)
        for other, tie in sorted(there.get(here, ()), key=lambda each: each[0]):
            if kind_of(other) == "Zone" and other not in found and other not in apart:
                found[other] = (*ties, tie)
                queue.append((other, found[other]))
    yield from found.items() or [(None, ())]


def _who(place: str, stop: str, ties: Sequence[Row], there: There, held: Lines, row: Row) -> Row:
    standing = {one: [tie] for one, tie in there.get(place, ()) if kind_of(one) == "Enterprise"}
    if kind_of(stop) == "Enterprise" and place == stop:
        standing[stop] = []
    found = sorted(one for one in standing if one in held)
    claims = [claim for one in found for claim in held[one]]
    behind = [*ties, *(tie for one in found for tie in standing[one])]
    facts = [str(row["fact"]), *(fact for tie in behind for fact in _list(tie["facts"])), *(str(claim["fact"]) for claim in claims)]
    return {
        "enterprises": tuple(found),
        "does": tuple(" + ".join(sorted({str(claim["kind"]) for claim in held[one]})) for one in found),
        "products": tuple(sorted({str(claim["b"]) for claim in claims})),
        "others": len(standing) - len(found),
        "says": None if any(claim["kind"] == "MAKES" for claim in claims) else _NO_MAKER,
        "facts": tuple(dict.fromkeys(facts)),
    }


def _list(value: object) -> Sequence[str]:
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else ()


def _notes(asked: str, every: Lines, held: Lines, there: There) -> Iterator[Note]:
    if asked not in every:
        yield Note(text="The corridor has no stop of this status in the loaded data.")
    placed = {one for some in there.values() for one, _ in some if kind_of(one) == "Enterprise"}
    text = "Enterprises that make, use or deal in what is asked and stand in a zone of the loaded data: {n} of {of}."
    yield Note(text=text, values={"n": len(placed & held.keys()), "of": len(held)})

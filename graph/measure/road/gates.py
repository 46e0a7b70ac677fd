"""Measure `road/gates`: stated crossings of the border by chain and gate, power by line apart, with the share that names neither."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.border_crossings import POWER, SIDES
from graph.measure.facts.border_crossings import crossings as crossings_of
from graph.measure.facts.hs_codes import chain_finder, digits
from graph.measure.facts.validity import past
from graph.result import Row


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """Crossings by what is carried (goods, power), chain, gate and line; an empty gate and line means not stated.

    share(g) = crossings at g / all crossings of goods (for power: of power), in percent

    Parameters
    ----------
    parts
        `rows`: supplies and exports (a, a_country, b, b_country, product, valid_to, fact, sources); `shipments`: SHIPS_VIA
        (a, gate, product …); `lines`: power line and the enterprise at its end; `chains`: code and home chain.
    parameters
        `at` (day): crossings whose end lies before it are counted, and counted again in `past`.

    Returns
    -------
    Measured
        Crossings are statements, not tonnes. Population: crossings that name a gate or line, all crossings.

    Notes
    -----
    A shipment through a gate is a crossing of its own, unless a supply or export of the same enterprise and product is one already.

    References
    ----------
    Counting rule of design.md section 4: power (HS 271600) crosses no gate.

    >>> sold = dict(a="vl:E1", a_country="LA", b="vl:E2", b_country="VN", product="hs2022:270112", valid_to=None, fact="R1", sources=())
    >>> sent = dict(a="vl:E3", gate="vl:G09", product="hs2022:270112", valid_to=None, fact="R2", sources=())
    >>> made = measure({"rows": [sold], "shipments": [sent], "lines": [], "homes": []}, {"at": "2026-11-25"})
    >>> [(row["gate"], row["crossings"], row["share_percent"]) for row in made.rows], made.population
    ([('vl:G09', 1, 50.0), (None, 1, 50.0)], (1, 2))
    """
    home = chain_finder({str(row["code"]): str(row["chain"]) for row in parts["homes"]})
    crossings = list(crossings_of(parts))
    groups: dict[tuple[str, str, str, str], list[Row]] = {}
    for crossing in crossings:
        chain = home(digits(crossing["product"])) if crossing["product"] else None
        key = _carried(crossing), chain or "", str(crossing["gate"] or ""), str(crossing["line"] or "")
        groups.setdefault(key, []).append(crossing)
    totals = {carried: sum(_carried(one) == carried for one in crossings) for carried in ("goods", "power")}
    rows = [_row(key, some, totals[key[0]], parameters["at"]) for key, some in sorted(groups.items(), key=_order)]
    known = sum(bool(one["gate"] or one["line"]) for one in crossings)
    return Measured(rows=rows, population=(known, len(crossings)), notes=tuple(_notes(crossings, parts)))


def _order(each: tuple[tuple[str, str, str, str], Sequence[Row]]) -> tuple[object, ...]:
    carried, chain, gate, line = each[0]
    return carried, not chain, chain, not (gate or line), gate, line


def _carried(crossing: Row) -> str:
    return "power" if crossing["product"] == POWER else "goods"


def _row(key: tuple[str, str, str, str], crossings: Sequence[Row], total: int, at: object) -> Row:
    facts = [fact for one in crossings for fact in (one, *_beside(one))]
    ends = {str(one[end]) for one in crossings for end in ("a", "b") if str(one[end] or "").startswith("vl:E")}
    return {
        "carried": key[0],
        "chain": key[1] or None,
        "gate": key[2] or None,
        "line": key[3] or None,
        "crossings": len(crossings),
        "share_percent": round(100 * len(crossings) / total, 1),
        "past": sum(past(one["valid_to"], at) for one in crossings),
        "products": tuple(sorted({str(one["product"]) for one in crossings if one["product"]})),
        "enterprises": tuple(sorted(ends)),
        "facts": tuple(sorted({str(fact["fact"]) for fact in facts})),
        "sources": _sources(facts),
    }


def _beside(crossing: Row) -> Iterable[Row]:
    found = crossing["beside"]
    return found if isinstance(found, tuple) else ()


def _sources(rows: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    return tuple(sorted({str(s) for row in rows if isinstance(row["sources"], (list, tuple)) for s in row["sources"]}))


def _notes(crossings: Sequence[Row], parts: Parts) -> Iterator[Note]:
    for carried in ("goods", "power"):
        some = [one for one in crossings if _carried(one) == carried]
        known = sum(bool(one["gate"] or one["line"]) for one in some)
        if some and carried == "goods":
            yield Note(text="Crossings of goods that name their gate: {n} of {of}.", values={"n": known, "of": len(some)})
        elif some:
            yield Note(
                text="Crossings of power, which crosses no gate, that name their line: {n} of {of}.", values={"n": known, "of": len(some)}
            )
    third = sum(row["a_country"] != row["b_country"] and not {row["a_country"], row["b_country"]} <= SIDES for row in parts["rows"])
    if third:
        yield Note(text="Supplies and exports from or to a third country, left out: {n}.", values={"n": third})

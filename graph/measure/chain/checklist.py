"""Measure `chain/checklist`: what must exist for a product to get from a maker to a user by a day, step by step."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.ownership import group, holders
from graph.measure.facts.statements import texts
from graph.measure.facts.validity import first_day, now, timing
from graph.measure.need.needs import best
from graph.result import Row

STATED, ABSENT = "stated", "not stated"
_POWER = "271600"  # crosses no gate (design.md section 4)
YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True)
class _Step:
    """One thing that must exist: the statements that say that it does or will, and what else is known of it."""

    name: str
    rows: Sequence[Row] = ()
    names: str = ""  # the column of the rows that names the thing
    detail: str = ""
    beside: tuple[str, ...] = field(default=())  # candidates, inferred


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each step from maker to user, in the order in which goods go, with its status and date.

    earliest = max over steps of the first day of the date of a planned step; known only where every step is stated or has a date ahead

    Parameters
    ----------
    parts
        `rows`: MAKES of the maker (enterprise, code, country and province of the site, status, valid_from, valid_to, fact, sources);
        `wants`: NEEDS of anybody and what the user deals in, in the same columns; `supplies`: start, end, end_country, product and the
        columns of a statement; `owns`: as for `facts.ownership`; `zones`: id, zone; `ships`: gate, product; `gates`: gate, province;
        `roads`: corridor, kind, stop.
    parameters
        `from`, `product` (empty: all that the maker makes), `to` (empty: any user across the border), `by` (day), `at` (day).

    Returns
    -------
    Measured
        Population: steps that are stated, or planned with a date ahead and not after `by`; all steps.

    References
    ----------
    path-questions.md, question 19. A mine planned for July 2027 with a buyer stated, by hand: 2 of 7 steps by the end of that year.

    >>> said = dict(status="planned", valid_from="2027-07", valid_to=None, sources=())
    >>> mine = dict(said, enterprise="vl:E4", code="310420", country="LA", province="LA-KH", fact="M1")
    >>> need = dict(said, enterprise="vl:E3", code="310420", country="VN", province=None, status="stated", fact="N1")
    >>> parts = dict(rows=[mine], wants=[need], supplies=(), owns=(), zones=(), ships=(), gates=(), roads=())
    >>> asked = {"from": "vl:E4", "product": "", "to": "vl:E3", "by": "2027-12-31", "at": "2026-11-25"}
    >>> made = measure(parts, asked)
    >>> [(row["step"], row["status"], row["by_then"]) for row in made.rows if row["by_then"] != "unknown"], made.population
    ([('the maker makes it', 'planned, ahead', 'yes'), ('the user needs it or deals in it', 'stated', 'yes')], (2, 7))
    """
    at, by = str(parameters["at"]), str(parameters["by"])
    rows = [_row(n, step, at, by) for n, step in enumerate(_steps(parts, parameters), 1)]
    ready = sum(row["by_then"] == YES for row in rows)
    stated = sum(row["status"] == STATED for row in rows)
    return Measured(rows=rows, population=(ready, len(rows)), further_counts={"stated": stated}, notes=tuple(_notes(rows, by)))


def _steps(parts: Parts, parameters: Parameters) -> Iterator[_Step]:
    maker, user, at = str(parameters["from"]), str(parameters["to"]), str(parameters["at"])
    asked = str(parameters["product"])
    codes = [digits(asked)] if asked else sorted({str(row["code"]) for row in parts["rows"]})
    made = [row for row in parts["rows"] if best([str(row["code"])], codes)]
    wants = [row for row in parts["wants"] if best([str(row["code"])], codes)]
    here = {str(row["country"]) for row in made}
    wants = [row for row in wants if (row["enterprise"] == user if user else row["country"] not in here)]
    there = {str(row["country"]) for row in wants}
    meets = _meets(codes)

    yield _Step("the maker makes it", made, "enterprise")
    yield _zone("zone of the maker", parts["zones"], maker, made)
    yield from _crossing(parts, made, wants, meets, power=bool(codes) and set(codes) == {_POWER}, one_country=bool(here) and here == there)
    sent = [row for row in parts["supplies"] if row["start"] == maker and meets(row)]
    yield from _supply(parts, sent, user, here, at)
    yield _Step("the user needs it or deals in it", wants, "enterprise", _basis(wants))
    yield _Step("certificate", detail="no loaded table holds certificates")


def _meets(codes: Sequence[str]) -> Callable[[Row], bool]:
    """Whether a statement is of one of the codes, or of a product that no source names."""
    return lambda row: not row["product"] or bool(best([digits(row["product"])], codes))


def _zone(name: str, zones: Iterable[Row], enterprise: str, sites: Iterable[Row]) -> _Step:
    held = [row for row in zones if row["id"] == enterprise]
    provinces = sorted({str(row["province"]) for row in sites if row["province"]})
    detail = f"province {', '.join(provinces)}" if provinces else "province unknown"
    return _Step(name, held, "zone", detail)


def _crossing(
    parts: Parts, made: Sequence[Row], wants: Sequence[Row], meets: Callable[[Row], bool], power: bool, one_country: bool
) -> Iterator[_Step]:
    """The gate and a road to it; for power the line; nothing where maker and user stand in one country."""
    if one_country:
        return
    if power:
        lines = [row for row in parts["roads"] if row["kind"] == "power line" and str(row["stop"]).startswith("vl:E")]
        yield _Step("line", lines, "corridor", "power crosses no gate")
        return
    ships = [row for row in parts["ships"] if meets(row)]
    used = {str(row["gate"]) for row in ships}
    provinces = {f"iso:{row['province']}" for row in (*made, *wants) if row["province"]}
    near = sorted({str(row["gate"]) for row in parts["gates"] if row["province"] in provinces})
    known = "those in a province of either end stand beside, inferred" if near else "none lies in a known province of either end"
    detail = "" if used else known
    yield _Step("gate", ships, "gate", detail, () if used else tuple(near))
    goods = [row for row in parts["roads"] if row["kind"] != "power line"]
    roads = [row for row in goods if row["stop"] in used]
    beside = [row for row in goods if not used and row["stop"] in near]
    detail = "" if used else "the gate is not stated; those at gates beside are inferred" if beside else "the gate is not stated"
    yield _Step("road at the gate", roads, "corridor", detail, tuple(sorted({str(row["corridor"]) for row in beside})))


def _supply(parts: Parts, sent: Sequence[Row], user: str, here: set[str], at: str) -> Iterator[_Step]:
    """The supply to the user; where it goes to its owner instead, the supply from the owner on is a step of its own."""
    if not user:
        rows = [row for row in sent if row["end_country"] not in here]
        yield _Step("supply to a user across the border", rows, "end")
        return
    direct = [row for row in sent if row["end"] == user]
    owners = [one for one in group(user, holders(parts["owns"], at)) if one != user]
    over = [row for row in sent if row["end"] in owners]
    if direct or not over:
        yield _Step("supply to the user", direct, "end")
        return
    taker = str(over[0]["end"])
    yield _Step(
        "supply to the owner of the user", [row for row in over if row["end"] == taker], "end", "the owner takes it, not the user itself"
    )
    onward = [row for row in parts["supplies"] if (row["start"], row["end"]) == (taker, user)]
    yield _Step("supply from the owner to the user", onward, "end", "" if onward else "that it is owned says nothing of a supply")


def _basis(wants: Iterable[Row]) -> str:
    bases = {str(row["basis"]) for row in wants if row.get("basis")}
    return "our assumption" if bases == {"assumed"} else ""


def _row(number: int, step: _Step, at: str, by: str) -> Row:
    held = [row for row in step.rows if row["status"] != "ended" and (row["status"] != "stated" or now(row["status"], row["valid_to"], at))]
    stated = [row for row in held if row["status"] == "stated"]
    used = stated or held
    ahead = sorted(str(row["valid_from"]) for row in held if row["status"] == "planned" and timing(row["valid_from"], at) == "ahead")
    others = sorted({timing(row["valid_from"], at) for row in held if row["status"] == "planned"} - {"ahead"})
    date = None if stated or not ahead else min(ahead, key=first_day)
    status = STATED if stated else "planned, ahead" if ahead else f"planned, {others[0]}" if others else ABSENT
    passed = sorted(str(row["valid_from"]) for row in held if row["valid_from"]) if status == "planned, date passed" else []
    return {
        "number": number,
        "step": step.name,
        "things": tuple(sorted({str(row[step.names]) for row in used})) if step.names else (),
        "status": status,
        "date": date or (passed[-1] if passed else None),
        "by_then": YES if stated else (YES if first_day(date) <= by else NO) if date else UNKNOWN,
        "detail": step.detail,
        "beside": step.beside,
        "facts": tuple(sorted({str(row["fact"]) for row in used})),
        "sources": tuple(sorted({source for row in used for source in texts(row["sources"])})),
    }


def _notes(rows: Sequence[Row], by: str) -> Iterator[Note]:
    dates = [str(row["date"]) for row in rows if row["status"] == "planned, ahead"]
    open_ = sum(row["by_then"] == UNKNOWN for row in rows)
    if dates and open_:
        text = "Not before {date}, by the steps that give a date; {n} of {of} steps give none, so the earliest day is unknown."
        yield Note(text=text, values={"date": max(dates, key=first_day), "n": open_, "of": len(rows)})
    elif dates:
        yield Note(text="Earliest day, by the last planned step: {date}.", values={"date": max(dates, key=first_day)})
    elif open_:
        text = "The earliest day is unknown: {n} of {of} steps are neither stated nor planned with a date ahead."
        yield Note(text=text, values={"n": open_, "of": len(rows)})
    late = [str(row["step"]) for row in rows if row["by_then"] == NO]
    if late:
        yield Note(text="Planned for later than {by}: {steps}.", values={"by": by, "steps": ", ".join(late)})

"""Measure `need/no_link`: a maker on one side of the border, a user on the other, and whether a supply between them is stated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from graph.answer.answer import Note
from graph.answer.picture import PictureLink
from graph.measure import Measured, Parameters, Parts
from graph.measure.facts.capture_recapture import completeness_beside
from graph.measure.facts.hs_codes import digits
from graph.measure.facts.sites import Codes, Sites
from graph.measure.facts.validity import now
from graph.measure.need.needs import STATED_NEED, Need, best, covers, needs, sources_behind
from graph.measure.need.picture import asks, makes, sketched
from graph.result import Row

_OTHER = {"LA": "VN", "VN": "LA"}
MOST_PAIRS = 10_000  # pairs listed: of 100,000 enterprises there are hundreds of millions, which are counted and not made
_Pair = tuple[Need, str, str, list[str]]  # need, user, maker, codes that the maker makes of it


def measure(parts: Parts, parameters: Parameters) -> Measured:
    """One row for each need, maker in the country and user across the border; `supplied` says whether a supply between them is stated.

    P = {(n, a, b) : b needs n across the border, a makes in c a code that meets a code of n, a ≠ b}

    Parameters
    ----------
    parts
        `rows`: does, enterprise, code, country and province of the site, status, basis; `inputs`: as for the measure `needs`;
        `flows`: fact, link (SUPPLIES, EXPORTS_TO), start, end, product, status, valid_to; `zones`: enterprise, zone;
        `gates`: gate, province.
    parameters
        `country` of the maker, `assumed`, `at` (the day on which a supply must hold).

    Returns
    -------
    Measured
        Stated needs first, then needs by recipe; of very many pairs the first ones. `gates` are those in the province of either end.

    Examples
    --------
    >>> wood = dict(code="4407", province=None, status="stated", basis="sourced")
    >>> maker = dict(wood, does="MAKES", enterprise="vl:E67", country="LA")
    >>> user = dict(wood, does="NEEDS", enterprise="vl:E48", country="VN")
    >>> parts = dict(rows=[maker, user], inputs=(), flows=(), zones=(), gates=())
    >>> made = measure(parts, dict(country="LA", assumed=True, at="2026-11-25"))
    >>> [(r["need"], r["maker"], r["user"], r["supplied"], r["unknown"]) for r in made.rows]
    [('4407', 'vl:E67', 'vl:E48', False, ('maker_province', 'user_province', 'maker_zones', 'user_zones', 'gates'))]
    """
    country, rows = str(parameters["country"]), parts["rows"]
    there, at = _OTHER[country], str(parameters["at"])
    sites, places, flows = Sites(rows), _Places(parts), _by_start(parts["flows"])
    listed, _ = needs(rows, parts["inputs"], there, bool(parameters["assumed"]), sites)
    made_there = Codes(sites.made(there))
    found, open_ = [], list[_Pair]()
    for need, user, maker, codes in islice(_pairs(listed, sites, country), MOST_PAIRS):
        place = places.of(maker, country, user, there)
        row = {**_row(need, user, maker, codes, flows.get(maker, ()), there, at, place), "met_there": bool(need.met(made_there))}
        found.append(row)
        open_ += [] if row["supplied"] else [(need, user, maker, codes)]
    wanted = (one for need, user, maker, codes in open_ for one in _links(need, user, maker, codes, sites, flows.get(maker, ()), country))
    sketch = sketched([*rows, *parts["flows"]], wanted)
    n, of = _counted(listed, sites, flows, country, at)
    return Measured(
        rows=found,
        population=(n, of),
        notes=(*_notes([row for row in found if not row["supplied"]], of), *completeness_beside(parts, country)),
        sketch=sketch,
        sources=sources_behind({need.text: need for need, *_ in open_}.values(), sites),
        cut=len(found) < of,
    )


def _pairs(listed: Sequence[Need], sites: Sites, country: str) -> Iterator[_Pair]:
    """Every pair, first those whose user names the need, then by need, maker and user."""
    for stated in (True, False):
        for need in sorted(listed, key=lambda need: need.text):
            users = [user for user in need.users if _names(need, user) == stated]
            makers = sites.makers(need.codes, [country]) if users else {}
            for maker in sorted(makers):
                yield from ((need, user, maker, sorted(makers[maker])) for user in users if user != maker)


def _names(need: Need, user: str) -> bool:
    return any(claim.kind == STATED_NEED for claim in need.of(user))


def _counted(listed: Iterable[Need], sites: Sites, flows: Mapping[str, Sequence[Row]], country: str, at: str) -> tuple[int, int]:
    """How many pairs have no stated supply, and how many there are, without making them."""
    n = of = 0
    for need in listed:
        users, makers = set(need.users), sites.makers(need.codes, [country])
        pairs = len(users) * len(makers) - len(users & makers.keys())
        of += pairs
        n += pairs - sum(len(_supplied(need, maker, flows[maker], users, at)) for maker in makers.keys() & flows.keys())
    return n, of


def _supplied(need: Need, maker: str, flows: Iterable[Row], users: set[str], at: str) -> set[str]:
    """The users that the maker is stated to supply, with this or with something that is not said."""
    return {
        str(row["end"])
        for row in flows
        if row["link"] == "SUPPLIES" and row["end"] in users and row["end"] != maker and now(row["status"], row["valid_to"], at)
        if _carries(row, need)
    }


def _by_start(flows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in flows:
        found.setdefault(str(row["start"]), []).append(row)
    return found


def _links(
    need: Need, user: str, maker: str, codes: Sequence[str], sites: Sites, flows: Sequence[Row], country: str
) -> Iterator[str | PictureLink]:
    """The maker with what it makes, the user with its need of that, and a planned supply between the two."""
    yield from makes(sites, maker, codes, codes, [country])
    yield from asks(need, sites, [user], codes, [_OTHER[country]])
    yield from (str(row["fact"]) for row in flows if (row["end"], row["status"]) == (user, "planned"))


class _Places:
    """Where makers and users stand, and which gates lie in their provinces."""

    def __init__(self, parts: Parts) -> None:
        self.provinces: dict[tuple[str, str], str] = {}
        for row in parts["rows"]:
            if row["province"]:
                self.provinces.setdefault((str(row["enterprise"]), str(row["country"])), f"iso:{row['province']}")
        self.zones = _gathered(parts["zones"], "enterprise", "zone")
        self.gates = _gathered(parts["gates"], "province", "gate")

    def of(self, maker: str, here: str, user: str, there: str) -> Row:
        """Provinces, zones and gates of a pair, and which of them are unknown."""
        provinces = [self.provinces.get((maker, here)), self.provinces.get((user, there))]
        found = {
            "maker_province": provinces[0],
            "user_province": provinces[1],
            "maker_zones": self.zones.get(maker, ()),
            "user_zones": self.zones.get(user, ()),
            "gates": tuple(sorted({gate for province in provinces if province for gate in self.gates.get(province, ())})),
        }
        return {**found, "unknown": tuple(name for name, value in found.items() if not value)}


def _gathered(rows: Iterable[Row], key: str, value: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(str(row[key]), set()).add(str(row[value]))
    return {one: tuple(sorted(some)) for one, some in found.items()}


def _row(need: Need, user: str, maker: str, codes: Sequence[str], flows: Sequence[Row], there: str, at: str, place: Row) -> Row:
    mine = [row for row in flows if _carries(row, need)]
    direct = [row for row in mine if row["link"] == "SUPPLIES" and row["end"] == user]
    exports = [row for row in mine if row["end"] == f"iso:{there}"]
    return {
        "need": need.text,
        "maker": maker,
        "user": user,
        "how": STATED_NEED if _names(need, user) else "by recipe",
        "basis": need.basis(user),
        "products": tuple(f"hs2022:{code}" for code in codes),
        "match": best(codes, need.codes),
        **place,
        "exports": tuple(_fact(row) for row in exports),
        "planned": tuple(_fact(row) for row in direct if row["status"] == "planned"),
        "supplied": any(now(row["status"], row["valid_to"], at) for row in direct),
    }


def _carries(flow: Row, need: Need) -> bool:
    """Whether a flow may be of the need: its product meets one of the codes, or no product is stated."""
    product = digits(flow["product"] or "")
    return not product or any(covers(product, code) for code in need.codes)


def _fact(row: Row) -> str:
    return f"{row['fact']} {row['status']}"


def _notes(rows: Sequence[Row], of: int) -> Iterator[Note]:
    if of > MOST_PAIRS:
        yield Note(
            text="Of {of} pairs the first {n} are listed, stated needs first; the notes count these.", values={"of": of, "n": MOST_PAIRS}
        )
    stated = sum(row["how"] == STATED_NEED for row in rows)
    yield Note(
        text="Rows with a stated need: {n}; with a need that follows from a recipe: {recipe}.",
        values={"n": stated, "recipe": len(rows) - stated},
    )
    assumed = sum(row["basis"] == "assumed" for row in rows)
    yield Note(text="Rows whose need is our assumption alone: {n} of {of}.", values={"n": assumed, "of": len(rows)})
    planned = sum(bool(row["planned"]) for row in rows)
    if planned:
        yield Note(text="Rows with a planned supply, shown beside, closing nothing: {n}.", values={"n": planned})
    no_gate = sum(not row["gates"] for row in rows)
    if no_gate:
        yield Note(text="Rows whose gate is unknown, as no gate lies in a known province of either end: {n}.", values={"n": no_gate})

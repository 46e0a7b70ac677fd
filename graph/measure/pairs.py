"""Measure `pairs`: a maker on one side of the border, a user on the other, and whether a supply between them is stated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answer import Note, PictureLink
from graph.measure import Measured, Parameters, Parts
from graph.measure._codes import digits
from graph.measure._drawn import asks, drawn, makes
from graph.measure._need import STATED, Need, behind, best, covers, needs
from graph.measure._now import now
from graph.measure._sites import Codes, Sites
from graph.things import Row

OTHER = {"LA": "VN", "VN": "LA"}


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
        Stated needs first, then needs by recipe. `gates` are those in the province of either end, not a route.

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
    there = OTHER[country]
    listed, _ = needs(rows, parts["inputs"], there, bool(parameters["assumed"]))
    sites, places = Sites(rows), _Places(parts)
    pairs = [
        (need, user, maker, sorted(codes))
        for need in listed
        for maker, codes in sites.makers(need.codes, [country]).items()
        for user in need.users
        if user != maker
    ]
    at, made_there = str(parameters["at"]), Codes(sites.made(there))
    found = [
        {
            **_row(need, user, maker, codes, parts["flows"], there, at, places.of(maker, country, user, there)),
            "met_there": bool(need.met(made_there)),
        }
        for need, user, maker, codes in pairs
    ]
    open_ = [pair for pair, row in zip(pairs, found, strict=True) if not row["supplied"]]
    picture = drawn(
        [*rows, *parts["inputs"], *parts["flows"]],
        (one for need, user, maker, codes in open_ for one in _links(need, user, maker, codes, sites, parts, country)),
    )
    found.sort(key=lambda row: (row["how"] != STATED, row["need"], row["maker"], row["user"]))
    notes = tuple(_notes([row for row in found if not row["supplied"]]))
    return Measured(rows=found, notes=notes, picture=picture, sources=behind((need for need, *_ in open_), rows))


def _links(
    need: Need, user: str, maker: str, codes: Sequence[str], sites: Sites, parts: Parts, country: str
) -> Iterator[str | PictureLink]:
    """The maker with what it makes, the user with its need of that, and a planned supply between the two."""
    yield from makes(sites, maker, codes, codes, [country])
    yield from asks(need, sites, [user], codes, [OTHER[country]])
    yield from (str(row["fact"]) for row in parts["flows"] if (row["start"], row["end"], row["status"]) == (maker, user, "planned"))


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
    mine = [row for row in flows if row["start"] == maker and _carries(row, need)]
    direct = [row for row in mine if row["link"] == "SUPPLIES" and row["end"] == user]
    exports = [row for row in mine if row["end"] == f"iso:{there}"]
    stated = any(claim.user == user and claim.kind == STATED for claim in need.claims)
    return {
        "need": need.text,
        "maker": maker,
        "user": user,
        "how": STATED if stated else "by recipe",
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


def _notes(rows: Sequence[Row]) -> Iterator[Note]:
    stated = sum(row["how"] == STATED for row in rows)
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

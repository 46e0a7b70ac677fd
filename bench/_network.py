"""A made-up network of any size, for measuring only: the shipped data, and around them enterprises that do not exist.

Zones, gates, corridors, provinces, products, chains and recipes are the shipped ones, and so are the first 133 enterprises. All
others, with every link of theirs, come from seeded dice, belong to the dataset `made_up`, cite made-up sources and are called
"Made-up enterprise 17". Proportions are near those of the shipped tables: 1.1 makings, 0.5 needs and 1 supply an enterprise, and a
few buyers with very many suppliers.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.records import Batch, Link, Node, Record, Value
from loaders import read

DATASET = "made_up"
FIRST = 1_000_000  # number of the first made-up enterprise: far above any shipped one
MOST_NEIGHBOURS = 20_000  # of the hub: the figure of a user's report
ISLAND = 50  # enterprises that supply one another in a ring and are joined to nothing else
SKEW = 3  # how heavy the tail is: the k-th of n is drawn as often as k ** (1 / SKEW - 1)
SITES = ("LA", "VN", "VN")
STATES = ("stated",) * 18 + ("planned", "ended")
BASES = ("sourced", "sourced", "assumed")


def enterprise(n: int) -> str:
    return f"vl:E{FIRST + n}"


APART = 2  # the hub and the lone one come first, then the island
HUB, LONE, ON_ISLAND = (enterprise(n) for n in range(APART + 1))


@dataclass(kw_only=True)
class _Made:
    """What the dice have thrown so far."""

    dice: random.Random
    numbers: range  # of the made-up enterprises that trade: all but the hub, the lone one and the island
    provinces: dict[str, list[str]]
    recipes: dict[str, list[str]]  # output → inputs
    stages: dict[str, str]  # code → stage
    records: list[Record] = field(default_factory=list)
    sites: dict[int, tuple[str, str]] = field(default_factory=dict)  # enterprise → country and province
    makers: dict[str, list[int]] = field(default_factory=dict)
    users: dict[str, list[int]] = field(default_factory=dict)

    def some(self, among: Sequence[int]) -> int:
        """One of them, the first ones far oftener than the last."""
        return among[int(len(among) * self.dice.random() ** SKEW)]

    def link(self, kind: str, start: int, end_kind: str, end: str, **more: Value) -> None:
        said: dict[str, Value] = {
            "status": self.dice.choice(STATES),
            "basis": self.dice.choice(BASES),
            "source_ids": (f"src:MADEUP{self.dice.randrange(sources(len(self.numbers)))}",),
            "note": "made up",
        }
        n = len(self.records)
        ends = {"start_kind": "Enterprise", "start": enterprise(start), "end_kind": end_kind, "end": end}
        self.records.append(Link(kind=kind, fact_id=f"made_up:R{n}", properties=said | more, file=DATASET, line=n, **ends))


def sources(enterprises: int) -> int:
    """How many made-up publications there are: one for a hundred enterprises."""
    return 1 + enterprises // 100


def network(size: int, seed: int = 1) -> tuple[Batch, ...]:
    """The shipped data, and made-up enterprises up to `size` in all; the same for the same size and seed."""
    shipped = tuple(read())
    known = [record for batch in shipped for record in batch.records]
    there = len({r.id for r in known if isinstance(r, Node) and r.kind == "Enterprise"})
    made = _begun(known, size - there, random.Random(seed))
    made.records += [_source(n) for n in range(sources(len(made.numbers)))]
    for n in range(size - there):
        _add_enterprise(made, n)
    for throw in (_making, _needing, _standing):
        for n in made.numbers:
            throw(made, n)
    for share, deal in _DEALS:
        for _ in range(int(share * size)):
            deal(made)
    _hub(made, size)
    return (*shipped, Batch(dataset=DATASET, records=tuple(made.records), tables={DATASET: len(made.records)}))


def _begun(known: Sequence[Record], made_up: int, dice: random.Random) -> _Made:
    provinces: dict[str, list[str]] = {"LA": [], "VN": []}
    recipes: dict[str, list[str]] = {}
    stages: dict[str, str] = {}
    for record in known:
        if isinstance(record, Node) and record.kind == "Province" and record.id.startswith("iso:"):
            provinces[record.id[4:6]].append(record.id)
        elif isinstance(record, Link) and record.kind == "INPUT_OF":
            recipes.setdefault(record.end, []).append(record.start)
            stages.setdefault(record.start, str(record.properties["from_stage"]))
            stages.setdefault(record.end, str(record.properties["to_stage"]))
    return _Made(dice=dice, numbers=range(APART + ISLAND, made_up), provinces=provinces, recipes=recipes, stages=stages)


def _source(n: int) -> Node:
    said: dict[str, Value] = {"display_name": f"Made-up publication {n}", "publisher": "made up", "date": f"20{10 + n % 15}-01-01"}
    return Node(kind="Source", id=f"src:MADEUP{n}", properties=said | {"used": True}, file=DATASET, line=n)


def _add_enterprise(made: _Made, n: int) -> None:
    country = made.dice.choice(SITES)
    province = made.dice.choice(made.provinces[country])
    made.sites[n] = country, province.removeprefix("iso:")
    said: dict[str, Value] = {"display_name": f"Made-up enterprise {n}", "country": country, "kind": "company", "status": "stated"}
    said |= {"province": made.sites[n][1], "province_basis": "sourced", "stage_of_life": "active", "note": "made up"}
    made.records.append(Node(kind="Enterprise", id=enterprise(n), properties=said, file=DATASET, line=n))
    if n in made.numbers and made.dice.random() < 0.8:
        made.link("LOCATED_IN", n, "Province", province, role="seat", status="stated")


def _at(made: _Made, n: int, code: str) -> dict[str, Value]:
    country, province = made.sites[n]
    where = {"site_country": country, "site_province": province, "site_basis": "sourced"}
    return {"stage": made.stages[code], **where, "code_basis": "sourced"}


def _making(made: _Made, n: int) -> None:
    """One thing, and of every tenth enterprise a second one; the common codes of the recipes are made by very many."""
    codes = list(made.stages)
    for _ in range(1 + (made.dice.random() < 0.1)):
        code = codes[int(len(codes) * made.dice.random() ** 2)]
        made.link("MAKES", n, "Product", code, **_at(made, n, code))
        made.makers.setdefault(code, []).append(n)
        for input in made.recipes.get(code, ()):
            made.users.setdefault(input, []).append(n)


def _needing(made: _Made, n: int) -> None:
    if made.dice.random() < 0.5:
        code = made.dice.choice(list(made.stages))
        made.link("NEEDS", n, "Product", code, **_at(made, n, code))


def _standing(made: _Made, n: int) -> None:
    if made.dice.random() < 0.1:
        made.link("LOCATED_IN", n, "Zone", f"vl:Z{made.dice.randrange(1, 80):02}", role="site", status="stated")
    if made.dice.random() < 0.02:
        made.link("SHIPS_VIA", n, "Gate", f"vl:G{made.dice.randrange(1, 20):02}")
    if made.dice.random() < 0.05:
        code = made.dice.choice(list(made.stages))
        made.link("DEALS_IN", n, "Product", code, **_at(made, n, code) | {"stage": "DISTRIBUTION"})


def _supply(made: _Made) -> None:
    """A maker to somebody whose recipe asks for what it makes; if there is nobody, to anybody."""
    code = made.dice.choice(list(made.makers))
    seller, buyer = made.some(made.makers[code]), made.some(made.users.get(code) or made.numbers)
    if seller != buyer:
        made.link("SUPPLIES", seller, "Enterprise", enterprise(buyer), product=code, amount=float(made.dice.randrange(1, 9000)), unit="t")


def _owning(made: _Made) -> None:
    owner, owned = made.some(made.numbers), made.dice.choice(made.numbers)
    if owner != owned:
        made.link("OWNS", owner, "Enterprise", enterprise(owned), share_percent=float(made.dice.randrange(1, 101)))


def _exporting(made: _Made) -> None:
    code = made.dice.choice(list(made.makers))
    seller = made.some(made.makers[code])
    made.link("EXPORTS_TO", seller, "Country", f"iso:{'VN' if made.sites[seller][0] == 'LA' else 'LA'}", product=code)


def _investing(made: _Made) -> None:
    made.link("INVESTS_IN", made.dice.choice(made.numbers), "Province", made.dice.choice(made.provinces["LA"]))


# Links an enterprise in the shipped tables has: 1 supply in the brief of this network, 28 of 133 own, 14 export, 20 invest.
_DEALS: tuple[tuple[float, Callable[[_Made], None]], ...] = ((1.0, _supply), (0.2, _owning), (0.1, _exporting), (0.15, _investing))


def _hub(made: _Made, size: int) -> None:
    """One that a fifth of all supply, at most 20,000; and the ring of the island. The lone one stays alone."""
    for n in list(made.numbers)[: min(MOST_NEIGHBOURS, size // 5)]:
        made.link("SUPPLIES", n, "Enterprise", HUB, status="stated")
    ring = range(made.numbers.start - ISLAND, made.numbers.start)
    for n in ring:
        made.link("SUPPLIES", n, "Enterprise", enterprise(n + 1 if n + 1 in ring else ring.start), status="stated")

"""What bench/same_answers.py asks: every question as the golden files ask it, with several ends, and with one parameter changed at a time.

Names of questions and parameters are addresses and do not change: the same list is made on the commits before and after a change.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench._network import HUB, LONE, ON_ISLAND, enterprise

EXPECTED = Path(__file__).resolve().parents[1] / "tests" / "expected"
DAY, OLD = "2026-11-25", ("2023-06-30", "2018-12-31")  # old days: a statement that begins later does not hold yet
LINKS = ("supply stated", "route", "ownership", "agreement", "supply planned", "product match", "place")
STATUSES = ("planned", "ended", "stated, planned, ended, inferred")
# What else a parameter of a type may be, one at a time.
OTHERS: dict[str, tuple[str, ...]] = {
    "country": ("LA", "VN"),
    "yes/no": ("yes", "no"),
    "hops": ("2", "6"),
    "links": (*LINKS, ", ".join(LINKS)),
    "status": STATUSES[:2],
    "status[]": STATUSES,
    "stage": ("RAW", "PROCESSING"),
    "Chain": ("coffee", "silk-handicraft"),
    "Product": ("hs2022:090111", "hs2022:310420"),
    "Gate": ("vl:G06", "vl:G12"),
    "Zone": ("vl:Z04", "vl:Z08"),
    "Corridor": ("vl:corridor/C02", "vl:corridor/C11"),
    "Agreement": ("vl:A02", "vl:A05"),
    "date": OLD,
}
NAMED: dict[str, tuple[str, ...]] = {
    "km": ("250",),
    "lambda_km": ("20",),
    "k": ("2",),
    "years": ("8",),
    "days": ("7",),
    "minimum": ("50",),
    "cap": ("100",),
}
NAMED |= {"product": ("44", "4001"), "text": ("enterprise 17", "savannakhet"), "period": ("2022",), "sites": ("Z28", "Z77")}  # where text
# Ends of one asking: two of the network, two of the shipped tables, and so on.
ENDS: tuple[dict[str, str], ...] = (
    {"from": enterprise(500), "to": enterprise(501), "of": "hs2022:210111", "node": enterprise(500), "place": "vl:G08"},
    {"from": "vl:E10", "to": "vl:E11", "of": "hs2022:040120", "node": "vl:E10", "buyer": "vl:E11", "maker": "vl:E67", "plant": "vl:E37"},
    {"from": HUB, "to": enterprise(501), "of": HUB, "node": HUB, "enterprise": HUB, "buyer": HUB, "place": "vl:Z15"},
    {"from": enterprise(500), "to": LONE, "of": "vl:E48", "node": "vl:G08", "maker": LONE, "buyer": LONE},
    {"from": HUB, "to": ON_ISLAND, "of": ON_ISLAND, "node": ON_ISLAND, "enterprise": ON_ISLAND},
    {"from": "hs2022:270112", "to": "vl:G12", "of": "hs2022:310420", "node": "hs2022:440349", "buyer": "vl:E22"},
)
_GIVEN = {"Enterprise": enterprise(520), "Product": "hs2022:090111", "Chain": "coffee", "Zone": "vl:Z01", "Gate": "vl:G08"}
_GIVEN |= {"Corridor": "vl:corridor/C02", "Agreement": "vl:A01", "node": "vl:G08"}
_DICE = 4  # further sets of ends, of seeded dice


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One question with its parameters as text; `gap` is which gap of gaps/all it asks about, as a share of the list."""

    question: str
    given: Mapping[str, str]
    gap: float | None = None

    @property
    def old(self) -> bool:
        """Whether it asks at an old day, where statements that begin later are left out on purpose."""
        return any(day in self.given.values() for day in OLD)

    def key(self) -> str:
        words = " ".join(f"{name}={value}" for name, value in sorted(self.given.items()))
        return f"{self.question} {words}" + ("" if self.gap is None else f" gap={self.gap:.0%} of gaps/all")


def askings(questions: Mapping[str, Any]) -> Iterator[Asking]:
    """Every asking of every question, each once, in the same order on every commit that has the same questions."""
    golden = list(_golden())
    for name, question in sorted(questions.items()):
        mine = [*_with_ends(name, question.parameters), *_changed(name, question.parameters)]
        mine += [Asking(question=name, given=given) for of, given in golden if of == name]
        yield from {one.key(): one for one in mine}.values()


def _golden() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(EXPECTED.rglob("*.csv")):
        name, _, words = path.name.removesuffix(".csv").partition(".")
        given = dict(pair.replace("~", "|").split("=", 1) for pair in words.split(",") if pair)
        if "gap" not in given:  # a gap of the shipped data may have another name in a made-up network
            yield f"{path.parent.name}/{name}", given


def _ends(name: str) -> list[dict[str, str]]:
    dice = random.Random(name)
    thrown: list[dict[str, str]] = []
    for _ in range(_DICE):
        some = [enterprise(n) for n in dice.sample(range(60, 800), 3)]
        here = dict(zip(("from", "to", "node"), some, strict=True))
        thrown.append(
            here | {"of": some[0], "enterprise": some[0], "buyer": some[1], "maker": some[0], "plant": some[1], "place": "vl:Z28"}
        )
    return [*ENDS, *thrown]


def _given(parameters: Mapping[str, Any], ends: Mapping[str, str]) -> dict[str, str]:
    """A value for each parameter without a default, and a fixed day."""
    found = {}
    for name, wanted in parameters.items():
        if wanted.type == "date":
            found[name] = DAY
        elif wanted.default is None and wanted.type != "gap":
            end = ends.get(name, "")
            fits = end and (wanted.type in ("node", "text") or end.startswith("vl:E"))
            found[name] = end if fits else _GIVEN.get(wanted.type, enterprise(500))
    return found


def _with_ends(name: str, parameters: Mapping[str, Any]) -> Iterator[Asking]:
    gaps = (0.0, 0.25, 0.5, 0.75, 0.999) if any(p.type == "gap" for p in parameters.values()) else (None,)
    for gap in gaps:
        for ends in _ends(name):
            yield Asking(question=name, given=_given(parameters, ends), gap=gap)


def _changed(name: str, parameters: Mapping[str, Any]) -> Iterator[Asking]:
    """One parameter at a time set to what it is not by default, each time with other ends."""
    gap = 0.4 if any(p.type == "gap" for p in parameters.values()) else None
    turn, ends = 0, _ends(name)
    for each, wanted in parameters.items():
        others = wanted.choices or OTHERS.get(wanted.type) or NAMED.get(each, ())
        for other in () if wanted.type == "date" and each != "at" else others:
            turn += 1
            yield Asking(question=name, given=_given(parameters, ends[turn % len(ends)]) | {each: other}, gap=gap)
            if each == "at":  # where something stands between the ends, whatever the day
                yield Asking(question=name, given=_given(parameters, ENDS[1]) | {each: other}, gap=gap)

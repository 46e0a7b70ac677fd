"""How complete the lists of enterprises are: two independent lists tell how many makers neither has seen (C1)."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.answer.answer import Note
from graph.measure import Parts
from graph.measure.facts.groups import values
from graph.measure.facts.index import index_of
from graph.measure.facts.statements import texts
from graph.result import Row

LISTS = ("database", "register", "directory")  # kinds of sources that set out to list enterprises; press names them by the way
ENOUGH = 7  # in both lists: below it the estimate tends to be too low (Robson and Regier 1964, Trans. Am. Fish. Soc. 93, 215-226)
NAMES = {"LA": "Laos", "VN": "Viet Nam"}
NOT_ESTIMABLE = "How many makers in {country} the lists miss is not estimable: {why}."
_THROUGH = re.compile(r" (?:API )?(?:via|through) ")


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What two lists say of a population: `n` is the estimate, `low` and `high` its interval of 95 %."""

    n: float
    low: float
    high: float
    seen: int

    @property
    def percent(self) -> float:
        """How much of the estimated population is in either list."""
        return 100 * self.seen / self.n if self.n else 100.0


def chapman(n1: int, n2: int, m: int) -> Estimate:
    """The size of a population of which two independent lists hold n1 and n2, m of them both.

    N̂ = (n1 + 1)(n2 + 1) / (m + 1) − 1, in enterprises; interval N̂ ± 1.96 √var, never below what is seen, with
    var = (n1 + 1)(n2 + 1)(n1 − m)(n2 − m) / ((m + 1)² (m + 2)).

    References
    ----------
    Chapman, D. G. (1951), Some properties of the hypergeometric distribution with applications to zoological sample censuses,
    Univ. Calif. Publ. Stat. 1, 131-160; variance: Seber, G. A. F. (1970), Biometrika 57, 313-318. gap-methods.md C1:

    >>> found = chapman(200, 150, 30)
    >>> round(found.n, 1), found.seen, round(found.percent)
    (978.1, 320, 33)
    """
    n = (n1 + 1) * (n2 + 1) / (m + 1) - 1
    spread = 1.96 * math.sqrt((n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) ** 2 * (m + 2)))
    seen = n1 + n2 - m
    return Estimate(n=n, low=max(float(seen), n - spread), high=n + spread, seen=seen)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two lists, what each holds, and why nothing follows from them (empty: the estimate can be made)."""

    a: str
    b: str
    n1: int
    n2: int
    both: int
    why_not: str

    @property
    def estimate(self) -> Estimate | None:
        return None if self.why_not else chapman(self.n1, self.n2, self.both)


class MakerLists:
    """The lists that name makers at sites in a country.

    Parameters
    ----------
    rows : `does` MAKES, `enterprise`, `country` of the site, `status`, `sources`
    lists : `id`, `publisher`, `kind` of sources
    firms : `id` and `sources` of enterprises

    >>> one = dict(id="src:S1", publisher="Land Matrix", kind="database")
    >>> lists = [one, dict(one, id="src:S2", publisher="Land Matrix via x")]
    >>> rows = [dict(does="MAKES", enterprise="vl:E1", country="LA", status="stated", sources=["src:S1", "src:S2"])]
    >>> MakerLists(rows, lists, (), "LA").text
    'not estimable: only one list (Land Matrix) names makers there'
    """

    def __init__(self, rows: Iterable[Row], lists: Iterable[Row], firms: Iterable[Row], country: str) -> None:
        chosen = {str(row["id"]): _THROUGH.split(str(row["publisher"] or row["id"])) for row in lists if row["kind"] in LISTS}
        self.sources: dict[str, set[str]] = {}
        for id, names in chosen.items():
            self.sources.setdefault(names[0], set()).add(id)
        self._through = {names[0]: set(names[1:]) for names in chosen.values() if len(names) > 1}
        self.holds = _members(rows, firms, country, {id: names[0] for id, names in chosen.items()})

    def pairs(self) -> list[Pair]:
        """Every two lists, by name."""
        return [self._pair(a, b) for a, b in combinations(sorted(self.holds), 2)]

    def _pair(self, a: str, b: str) -> Pair:
        one, two = self.holds[a], self.holds[b]
        why = ""
        if b in self._through.get(a, ()) or a in self._through.get(b, ()):
            why = "one of the two lists is taken from the other"
        elif not one & two:
            why = "no enterprise is in both lists"
        return Pair(a=a, b=b, n1=len(one), n2=len(two), both=len(one & two), why_not=why)

    @property
    def best(self) -> Pair | None:
        """The pair that an estimate can be made from and that has most enterprises in both lists."""
        some = [pair for pair in self.pairs() if not pair.why_not]
        return max(some, key=lambda pair: pair.both, default=None)  # of equal ones the first by name

    @property
    def why_not(self) -> str:
        """Why no estimate can be made; empty if one can."""
        if not self.holds:
            return "no list of enterprises names a maker there"
        if len(self.holds) == 1:
            return f"only one list ({next(iter(self.holds))}) names makers there"
        if self.best:
            return ""
        return "; ".join(dict.fromkeys(pair.why_not for pair in self.pairs()))

    @property
    def text(self) -> str:
        """The estimate in words, as it stands beside a count of gaps."""
        best = self.best
        estimate = best.estimate if best else None
        if not best or not estimate:
            return f"not estimable: {self.why_not}"
        few = "; fewer than 7 in both lists, rather too low" if best.both < ENOUGH else ""
        return f"about {estimate.n:.0f} makers there, {estimate.seen} in the lists ({estimate.percent:.0f} %){few}"


def _members(rows: Iterable[Row], firms: Iterable[Row], country: str, names: Mapping[str, str]) -> dict[str, set[str]]:
    """List → the enterprises that it names and that are stated to make something at a site in the country."""
    cited: dict[str, set[str]] = {}
    for row in rows:
        if row["does"] == "MAKES" and row["status"] == "stated" and row["country"] == country:
            for enterprise, some in zip(values(row, "enterprises"), _source_lists(row), strict=True):
                cited.setdefault(enterprise, set()).update(some)
    for firm in firms:
        if firm["id"] in cited:
            cited[str(firm["id"])].update(texts(firm["sources"]))
    found: dict[str, set[str]] = {}
    for enterprise, sources in cited.items():
        for name in {names[source] for source in sources if source in names}:
            found.setdefault(name, set()).add(enterprise)
    return found


def maker_lists(parts: Parts, country: str) -> MakerLists:
    """The lists that name makers in the country, made once for an edition where the reader keeps its tables."""
    return index_of(parts["rows"], f"lists {country}", lambda rows: MakerLists(rows, parts["lists"], parts.get("firms", ()), country))


def completeness_beside(parts: Parts, country: str) -> Iterator[Note]:
    """The note that stands beside a count of gaps; none where the question fetches no lists."""
    if "lists" not in parts:
        return
    there = NAMES.get(country, country)
    found = maker_lists(parts, country)
    best = found.best
    estimate = best.estimate if best else None
    if not best or not estimate:
        yield Note(text=NOT_ESTIMABLE, values={"country": there, "why": found.why_not})
        return
    yield Note(
        text="By the lists {a} and {b}, {country} has about {n} makers ({low} to {high}), of which {seen} are seen ({percent} %).",
        values={
            "a": best.a,
            "country": there,
            "b": best.b,
            "n": round(estimate.n),
            "low": round(estimate.low),
            "high": round(estimate.high),
            "seen": estimate.seen,
            "percent": round(estimate.percent),
        },
    )
    if best.both < ENOUGH:
        yield Note(text="Only {n} enterprises are in both lists: the estimate is rather too low.", values={"n": best.both})


def _source_lists(row: Row) -> Sequence[Sequence[str]]:
    lists = row.get("source_lists")
    return lists if isinstance(lists, (list, tuple)) else [texts(row.get("sources"))]

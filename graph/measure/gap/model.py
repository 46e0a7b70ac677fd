"""A gap as an object: a need of a country at a stage, why it is a gap, who needs it, and a name that stays from edition to edition."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.measure import Parameters, Parts
from graph.measure.facts.flows import Flows
from graph.measure.facts.hs_codes import digits, home_chain
from graph.measure.facts.index import index_of
from graph.measure.facts.ownership import group, holders, in_all
from graph.measure.facts.sites import Codes, Sites
from graph.measure.facts.validity import now
from graph.measure.need.contradictions import Said, contrary, doubtful
from graph.measure.need.needs import STATED_NEED, Need, covers, needs
from graph.result import Row
from graph.schema import COUNTRIES, STAGES

# In the order in which they are given: the first that holds is the verdict, the others stand beside it.
CONTRADICTED = "contradicted"
PLANNED_ONLY = "planned only"
NO_MAKER = "no maker known"
NO_LINK = "maker known but no link"
SINGLE = "single maker"
_UNKNOWN = "UNKNOWN"  # the stage in the name of a gap whose code stands in no chain


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A need with its verdict; an empty one says that it is no gap, and such a need counts in N only."""

    need: Need
    country: str
    stages: tuple[str, ...]  # of its codes in their home chains
    chains: tuple[str, ...]  # home chains of its codes
    needed_in: tuple[str, ...]  # home chains of what the users make of it
    verdicts: tuple[str, ...]
    makers: Mapping[str, set[str]]  # in the country: enterprise → its codes
    abroad: Mapping[str, set[str]]
    planned: Mapping[str, set[str]]  # in the country
    plans: tuple[Row, ...]  # planned supplies into the country that would close it
    flows: Flows
    owners: tuple[str, ...]  # who holds all the makers that it hangs on, nearest first
    contradictions: tuple[Said, ...]

    @property
    def identity(self) -> str:
        """Country, stage and codes: no verdict, no maker and no order of rows is part of it."""
        return f"{self.country}|{'/'.join(self.stages) or _UNKNOWN}|{self.need.text}"

    @cached_property
    def supplies(self) -> tuple[Row, ...]:
        """The stated supplies into the country; most needs are no gaps, and theirs are not looked for."""
        return self.flows.arriving(self.need.codes, self.country, stated=True)

    @property
    def verdict(self) -> str:
        return self.verdicts[0] if self.verdicts else ""


class Known:
    """Everything that verdicts are made from, indexed once."""

    def __init__(self, parts: Parts, parameters: Parameters) -> None:
        self.parts = parts
        self.country, self.at = str(parameters["country"]), str(parameters["at"])
        self.assumed = bool(parameters["assumed"])
        self.across = tuple(one for one in COUNTRIES if one != self.country)
        self.sites = index_of(parts["rows"], "sites", Sites)
        self.flows = index_of(parts["flows"], f"flows at {self.at}", lambda rows: Flows(rows, self.at))
        self.here = Codes(self.sites.made(self.country))
        self.above = holders(parts["owns"], self.at)
        doubted = doubtful(self.sites, parts["firms"], parts.get("disputes", ()), self.country)
        self.contrary = contrary(doubted, parts["firms"], self.country, self.at)
        # A code with two homes is a fault of the data; sorted, it gives one answer whatever the order of the rows.
        homes = sorted((str(row["code"]), str(row["chain"]), str(row["stage"] or "")) for row in parts["chains"] if row["home"])
        self._homes = {code: chain for code, chain, _ in homes}
        self._stages = {code: stage for code, _, stage in homes if stage}
        self._groups: dict[str, dict[str, bool]] = {}
        self._chain_of: dict[str, str | None] = {}
        self._stage_of: dict[str, str | None] = {}

    @cached_property
    def needs(self) -> tuple[list[Need], int]:
        return needs(self.parts["rows"], self.parts["inputs"], self.country, self.assumed, self.sites)

    @cached_property
    def gaps(self) -> tuple[list["Gap"], int]:
        listed, apart = self.needs
        return [judged(need, self) for need in listed], apart

    @cached_property
    def with_arriving(self) -> Codes:
        return Codes(self.here.all | self.flows.into(self.country, stated=True).keys())

    @cached_property
    def _contrary(self) -> tuple[dict[str, list[Said]], Codes]:
        found: dict[str, list[Said]] = {}
        for said in self.contrary.values():
            for one in said:
                for code in one.codes:
                    found.setdefault(code, []).append(one)
        return found, Codes(found)

    def contradicting(self, code: str) -> Iterator[Said]:
        """The statements that contradict each other about what meets the code."""
        held, codes = self._contrary
        yield from (one for meeting in codes.meeting(code) for one in held[meeting])

    def holders_of(self, maker: str) -> dict[str, bool]:
        """Everyone who holds a maker, itself at the front; looked up once for all needs."""
        if maker not in self._groups:
            self._groups[maker] = group(maker, self.above)
        return self._groups[maker]

    def chain_of(self, code: str) -> str | None:
        if code not in self._chain_of:
            self._chain_of[code] = home_chain(code, self._homes)
        return self._chain_of[code]

    def stage_of(self, code: str) -> str | None:
        """The stage of a code in its home chain, by the rule by which its chain is found."""
        if code not in self._stage_of:
            self._stage_of[code] = home_chain(code, self._stages)
        return self._stage_of[code]


def known_of(parts: Parts, parameters: Parameters) -> Known:
    """What is known of a country on a day, made once for an edition where the reader keeps its tables."""
    name = " ".join(("known", *(str(parameters[one]) for one in ("country", "assumed", "at"))))
    return index_of(parts["rows"], name, lambda _: Known(parts, parameters))


def gaps(known: Known) -> tuple[list[Gap], int]:
    """Every need of the country with its verdict, in the order of its codes; and the needs that only equipment or design would meet."""
    return known.gaps


def judged(need: Need, known: Known) -> Gap:
    """A need with every verdict that holds."""
    makers = known.sites.makers(need.codes, [known.country])
    planned = known.sites.makers(need.codes, [known.country], "planned")
    coming_in = known.flows.arriving(need.codes, known.country, stated=False)
    plans = tuple(row for row in coming_in if _closes(need, known.here, digits(row["product"])))
    said = {one for code in need.codes for one in known.contradicting(code)}
    owners = _owners(need, known, makers)
    verdicts = [CONTRADICTED] if said else []
    if not need.met(known.here):
        coming = bool(plans) or any(_closes(need, known.here, code) for some in planned.values() for code in some)
        verdicts.append(PLANNED_ONLY if coming and not need.met(known.with_arriving) else NO_MAKER)
    else:
        verdicts += [] if _linked(need, makers, known) else [NO_LINK]
        verdicts += [SINGLE] if owners else []
    return Gap(
        need=need,
        country=known.country,
        stages=_ordered(known.stage_of(code) for code in need.codes),
        chains=tuple(sorted({chain for code in need.codes if (chain := known.chain_of(code))})),
        needed_in=tuple(sorted({chain for one in need.reasons if one.made and (chain := known.chain_of(one.made))})),
        verdicts=tuple(verdicts),
        makers=makers,
        abroad=known.sites.makers(need.codes, known.across),
        planned=planned,
        plans=plans,
        flows=known.flows,
        owners=owners,
        contradictions=tuple(sorted(said, key=lambda one: (one.enterprise, one.fact, one.says))),
    )


def _ordered(stages: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({stage for stage in stages if stage}, key=STAGES.index))


def _closes(need: Need, here: Codes, code: str) -> bool:
    """Whether the code added to those made in the country makes some way of the need complete."""
    return any(any(covers(code, one) for one in way) and all(covers(code, one) or here.match(one) for one in way) for way in need.ways)


def _linked(need: Need, makers: Mapping[str, object], known: Known) -> bool:
    """Whether a user makes it itself, or a supply of it from a maker in the country to a user is stated and not past."""
    users = need.user_set
    return not users.isdisjoint(makers) or known.flows.links(makers.keys(), users, need.codes)


def supplies(maker: str, users: Container[object], need: Need, known: Known) -> Iterator[Row]:
    """The supplies of it from a maker to these users that are stated and not past."""
    return (row for row in known.flows.of(maker) if row["end"] in users and carries(row, need))


def carries(flow: Row, need: Need) -> bool:
    """Whether a supply may be of the need: its product meets one of the codes, or no product is stated."""
    product = digits(flow["product"] or "")
    return not product or any(covers(product, code) for code in need.codes)


def _owners(need: Need, known: Known, makers: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Who holds every maker that the need hangs on, nearest first: of a way whose codes belong together the makers of its scarcest code."""
    on: set[str] = set()
    for way in need.ways:
        by_code = [[maker for maker in sorted(makers) if any(covers(one, code) for one in makers[maker])] for code in way]
        if all(by_code):
            on.update(next((some for some in by_code if _held(some, known)), by_code[0]))
    return tuple(_held(sorted(on), known)) if on else ()


def _held(makers: Sequence[str], known: Known) -> list[str]:
    return in_all([known.holders_of(maker) for maker in makers])


def evidence(gap: Gap, known: Known) -> Iterator[Row]:
    """The statements that a gap rests on: who needs it and why, who makes it on either side, what is planned, what contradicts."""
    sites, here, codes = known.sites, [known.country], gap.need.codes
    asked = {("NEEDS", codes[0], one.users) if one.kind == STATED_NEED else ("MAKES", one.made, one.users) for one in gap.need.reasons}
    for does, code, users in asked:
        yield from (row for user in users for row in sites.of(does, user, here) if row["code"] == code)
    for some, countries, status in ((gap.makers, here, "stated"), (gap.abroad, known.across, "stated"), (gap.planned, here, "planned")):
        for maker, made in sorted(some.items()):
            yield from (row for row in sites.of("MAKES", maker, countries, status) if row["code"] in made)
    yield from (*gap.plans, *gap.supplies)
    serving = known.flows.served(gap.makers.keys(), gap.need.user_set, codes)
    for maker in sorted(serving):
        yield from supplies(maker, serving[maker], gap.need, known)
    for one in gap.contradictions:
        yield {"fact": one.fact, "sources": one.sources}
    if gap.owners and len(gap.makers) > 1:
        held = set(gap.makers) | set(gap.owners)
        owning = (row for row in known.parts["owns"] if now(row["status"], row["valid_to"], known.at))
        yield from (row for row in owning if row["owner"] in held and row["owned"] in held)


def sources_of(gap: Gap, rows: Iterable[Row]) -> tuple[str, ...]:
    """The publications behind these statements and behind the recipes that the need follows from."""
    found = {source for one in gap.need.reasons for source in one.sources}
    for row in rows:
        some = row.get("sources")
        found.update(str(one) for one in some) if isinstance(some, (list, tuple)) else None
    return tuple(sorted(found))

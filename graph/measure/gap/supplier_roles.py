"""Who could close a gap: by what it makes, plans, deals in, or makes one step below. Always inferred, never a supply."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.measure.facts.groups import values
from graph.measure.facts.sites import Codes
from graph.measure.facts.validity import now
from graph.measure.gap.model import NO_LINK, SINGLE, Gap, Known
from graph.measure.need.needs import best
from graph.result import Row

# What becomes part of a product or of what it grows on: only such an input is one step below it.
_BODY = frozenset({"material", "part", "farm_input"})
# From the nearest to a supply to the farthest from it; a candidate stands under the first that holds.
HERE = "makes it in the country, no supply stated"
PART = "makes part of what is needed in the country"
ACROSS = "makes it across the border"
OTHER_CODE = "makes a wider or narrower code across the border"
PLANNED = "planned maker in the country"
PLANNED_ACROSS = "planned maker across the border"
STEP_UP = "makes an input of it in the country, could step up"
STEP_UP_ACROSS = "makes an input of it across the border, could step up"
DEALER = "dealer in the country"
DEALER_ACROSS = "dealer across the border"
ROLES = (HERE, PART, ACROSS, OTHER_CODE, PLANNED, PLANNED_ACROSS, STEP_UP, STEP_UP_ACROSS, DEALER, DEALER_ACROSS)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One enterprise that could close a gap, with the statements that say so, those of its first role before the others."""

    enterprise: str
    roles: tuple[str, ...]
    match: str  # what it makes or deals in is equal to, narrower or wider than the code needed, or than the input of it
    rows: tuple[Row, ...]

    @property
    def role(self) -> str:
        return self.roles[0]


class Steps:
    """The inputs of codes, and who deals in what, indexed once for all gaps."""

    def __init__(self, known: Known) -> None:
        self._inputs: dict[str, set[str]] = {}
        for row in known.parts["inputs"]:
            if row["kind"] in _BODY and not str(row["group"] or "").startswith("optional:"):
                self._inputs.setdefault(str(row["code"]), set()).add(str(row["input"]))
        self._outputs = Codes(self._inputs)
        self._dealing: dict[str, list[tuple[str, str]]] = {}
        for row in known.sites.rows:
            if row["does"] == "DEALS_IN" and now(row["status"], row.get("valid_to"), known.at):
                there = self._dealing.setdefault(str(row["code"]), [])
                there += [(enterprise, str(row["country"])) for enterprise in values(row, "enterprises")]
        self._dealt = Codes(self._dealing)
        self._below: dict[tuple[str, ...], tuple[str, ...]] = {}

    def below(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The codes that go into the making of these, one step of recipes below, without these themselves."""
        if codes not in self._below:
            outputs = {one for code in codes for one in self._outputs.meeting(code)}
            self._below[codes] = tuple(sorted({one for output in outputs for one in self._inputs[output]} - set(codes)))
        return self._below[codes]

    def dealers(self, codes: Iterable[str], countries: Iterable[str]) -> dict[str, set[str]]:
        """Enterprise → the codes of it that meet one of these, dealt in at sites in these countries."""
        found: dict[str, set[str]] = {}
        for one in {one for code in codes for one in self._dealt.meeting(code)}:
            for enterprise, country in self._dealing[one]:
                if country in countries:
                    found.setdefault(enterprise, set()).add(one)
        return found


def candidates(gap: Gap, known: Known, steps: Steps) -> list[Candidate]:
    """Everyone who could close the gap, those nearest to a supply first, each once.

    The makers that a gap hangs on are none, unless it is the supply that is missing; nor is who supplies every user already.
    """
    found: dict[str, dict[str, list[Row]]] = {}
    for role, some, countries, status in _all(gap, known, steps):
        does = "DEALS_IN" if role in (DEALER, DEALER_ACROSS) else "MAKES"
        for enterprise, codes in some.items():
            rows = [row for row in known.sites.of(does, enterprise, countries, status) if row["code"] in codes]
            found.setdefault(enterprise, {})[role] = [*found.get(enterprise, {}).get(role, ()), *rows]
    made = [_candidate(enterprise, roles, gap, steps) for enterprise, roles in found.items()]
    return sorted(made, key=lambda one: (ROLES.index(one.role), one.enterprise))


def role_number(gap: Gap, known: Known, steps: Steps) -> int:
    """How many candidates there are, without looking at what each of them makes."""
    return len({enterprise for _, some, _, _ in _all(gap, known, steps) for enterprise in some})


def _candidate(enterprise: str, roles: Mapping[str, Sequence[Row]], gap: Gap, steps: Steps) -> Candidate:
    names = sorted(roles, key=ROLES.index)
    needed = steps.below(gap.need.codes) if names[0] in (STEP_UP, STEP_UP_ACROSS) else gap.need.codes
    return Candidate(
        enterprise=enterprise,
        roles=tuple(names),
        match=best((str(row["code"]) for row in roles[names[0]]), needed),
        rows=tuple(row for name in names for row in sorted(roles[name], key=lambda row: str(row["fact"]))),
    )


Some = tuple[str, Mapping[str, set[str]], tuple[str, ...], str]  # role; enterprise → codes; countries of the sites; status


def _all(gap: Gap, known: Known, steps: Steps) -> Iterator[Some]:
    here, across, codes = (known.country,), known.across, gap.need.codes
    serving = served(gap, known)
    if not gap.need.met(known.here):
        yield PART, gap.makers, here, "stated"
    elif NO_LINK in gap.verdicts or SINGLE not in gap.verdicts:
        users = gap.need.user_set
        yield HERE, {one: made for one, made in gap.makers.items() if one not in serving and one not in users}, here, "stated"
    # Who supplies all of the users already can close nothing more.
    free = {one: made for one, made in gap.abroad.items() if len(serving.get(one, ())) < len(gap.need.users)}
    equal = {one for one, made in free.items() if not made.isdisjoint(codes)}
    yield ACROSS, {one: made for one, made in free.items() if one in equal}, across, "stated"
    yield OTHER_CODE, {one: made for one, made in free.items() if one not in equal}, across, "stated"
    yield PLANNED, gap.planned, here, "planned"
    yield PLANNED_ACROSS, known.sites.makers(codes, across, "planned"), across, "planned"
    below = steps.below(codes)
    apart = gap.makers if gap.need.met(known.here) else {}
    for role, countries in ((STEP_UP, here), (STEP_UP_ACROSS, across)):
        yield role, {one: made for one, made in known.sites.makers(below, countries).items() if one not in apart}, countries, "stated"
    for role, countries in ((DEALER, here), (DEALER_ACROSS, across)):
        yield role, steps.dealers(codes, countries), countries, "stated"


def served(gap: Gap, known: Known) -> dict[str, set[str]]:
    """Maker on either side → the users to whom a supply of it from that maker is stated and not past."""
    return known.flows.served(gap.makers.keys() | gap.abroad.keys(), gap.need.user_set, gap.need.codes)

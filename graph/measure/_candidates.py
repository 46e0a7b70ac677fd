"""Who could close a gap: by what it makes, plans, deals in, or makes one step below. Always inferred, never a supply."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.measure._gap import NO_LINK, SINGLE, Gap, Known, supplies
from graph.measure._need import best, covers
from graph.measure._now import now
from graph.measure._sites import COUNTRIES, Codes
from graph.things import Row

# What becomes part of a product or of what it grows on: only such an input is one step below it.
BODY = frozenset({"material", "part", "farm_input"})
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
            if row["kind"] in BODY and not str(row["group"] or "").startswith("optional:"):
                self._inputs.setdefault(str(row["code"]), set()).add(str(row["input"]))
        self._outputs = Codes(self._inputs)
        self.dealing: dict[str, list[Row]] = {}
        for row in known.parts["rows"]:
            if row["does"] == "DEALS_IN" and now(row["status"], row.get("valid_to"), known.at) and row["country"] in COUNTRIES:
                self.dealing.setdefault(str(row["code"]), []).append(row)
        self.dealt = Codes(self.dealing)

    def below(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes that go into the making of these, one step of recipes below, without these themselves."""
        codes = set(codes)
        outputs = {one for code in codes for one in self._outputs.meeting(code)}
        return tuple(sorted({one for output in outputs for one in self._inputs[output]} - codes))


def candidates(gap: Gap, known: Known, steps: Steps) -> list[Candidate]:
    """Everyone who could close the gap, those nearest to a supply first, each once.

    The makers that a gap hangs on are none, unless it is the supply that is missing; nor is a maker of something that nothing needs.
    """
    found: dict[str, dict[str, list[Row]]] = {}
    for role, enterprise, row in _all(gap, known, steps):
        found.setdefault(enterprise, {}).setdefault(role, []).append(row)
    made = [_candidate(enterprise, roles, gap, steps) for enterprise, roles in found.items()]
    return sorted(made, key=lambda one: (ROLES.index(one.role), one.enterprise))


def _candidate(enterprise: str, roles: Mapping[str, Sequence[Row]], gap: Gap, steps: Steps) -> Candidate:
    names = sorted(roles, key=ROLES.index)
    needed = steps.below(gap.need.codes) if names[0] in (STEP_UP, STEP_UP_ACROSS) else gap.need.codes
    return Candidate(
        enterprise=enterprise,
        roles=tuple(names),
        match=best((str(row["code"]) for row in roles[names[0]]), needed),
        rows=tuple(row for name in names for row in sorted(roles[name], key=lambda row: str(row["fact"]))),
    )


def _all(gap: Gap, known: Known, steps: Steps) -> Iterator[tuple[str, str, Row]]:
    here, codes = [known.country], gap.need.codes
    serving = served(gap, known)
    if not gap.need.met(known.here):
        yield from _making(PART, gap.makers, here, "stated", known)
    elif NO_LINK in gap.verdicts or SINGLE not in gap.verdicts:
        idle = {maker: made for maker, made in gap.makers.items() if maker not in serving and maker not in gap.need.users}
        yield from _making(HERE, idle, here, "stated", known)
    # Who supplies all of the users already can close nothing more.
    for maker, made in ((one, made) for one, made in gap.abroad.items() if len(serving.get(one, ())) < len(gap.need.users)):
        role = ACROSS if best(made, codes) == "equal" else OTHER_CODE
        yield from _making(role, {maker: made}, known.across, "stated", known)
    yield from _making(PLANNED, gap.planned, here, "planned", known)
    yield from _making(PLANNED_ACROSS, known.sites.makers(codes, known.across, "planned"), known.across, "planned", known)
    below = steps.below(codes)
    apart = {*gap.makers} if gap.need.met(known.here) else set()
    for role, countries in ((STEP_UP, here), (STEP_UP_ACROSS, known.across)):
        some = known.sites.makers(below, countries)
        yield from _making(role, {maker: made for maker, made in some.items() if maker not in apart}, countries, "stated", known)
    for row in (row for code in codes for one in steps.dealt.meeting(code) for row in steps.dealing[one]):
        if any(covers(str(row["code"]), code) for code in codes):
            yield (DEALER if row["country"] == known.country else DEALER_ACROSS), str(row["enterprise"]), row


def served(gap: Gap, known: Known) -> dict[str, set[str]]:
    """Maker on either side → the users to whom a supply of it from that maker is stated and not past."""
    users = set(gap.need.users)
    found = {one: {str(row["end"]) for row in supplies(one, users, gap.need, known)} for one in (*gap.makers, *gap.abroad)}
    return {one: some for one, some in found.items() if some}


def _making(role: str, some: Mapping[str, set[str]], countries: Iterable[str], status: str, known: Known) -> Iterator[tuple[str, str, Row]]:
    countries = tuple(countries)
    for maker, made in some.items():
        for row in known.sites.of("MAKES", maker, countries, status):
            if row["code"] in made:
                yield role, maker, row

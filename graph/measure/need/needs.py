"""What a country needs, by one rule for all gap questions (design.md section 4, data/vietnam_laos/PRODUCT_INPUTS.md).

A need is a set of ways to meet it; a way is a set of codes that belong together. One code that is always needed is one way
of one code; the members of an alternative group are as many ways; a route ("route:fresh") is one way of several codes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.measure.facts.hs_codes import match
from graph.measure.facts.sites import Codes, Sites
from graph.measure.facts.statements import texts
from graph.result import Row

# Needs that only these would meet are counted apart: a dam that has its turbines needs no second set every year.
APART = frozenset({"equipment", "design"})
STATED_NEED = "stated need"

# From the surest to the least sure: a maker of "wood" (wider) may make another wood than the one asked for.
MATCHES = ("equal", "narrower", "wider")

Ways = tuple[tuple[str, ...], ...]


def covers(made: str, needed: str) -> bool:
    """Whether one code meets the other: equal, or one is the beginning of the other."""
    return bool(match(made, needed))


def best(made: Iterable[str], needed: Iterable[str]) -> str:
    """How the best of the made codes meets a needed one: equal, narrower or wider than it; empty if none does.

    >>> best(["440729"], ["4407"]), best(["44"], ["4407"]), best(["44", "4407"], ["4407"]), best(["4408"], ["4407"])
    ('narrower', 'wider', 'equal', '')
    """
    made = tuple(made)
    found = {match(m, n) for n in needed for m in made}
    return next((word for word in MATCHES if word in found), "")


class Claim(NamedTuple):
    """One reason for a need: a site asks for it by name, or makes something whose recipe asks for it. There are as many as sites."""

    user: str
    kind: str  # STATED, or the input_kind of the recipe's row
    basis: str  # sourced or assumed
    made: str = ""  # the code that the user makes, where the need follows from a recipe
    sources: tuple[str, ...] = ()  # publications behind the recipe


class Reason(NamedTuple):
    """A reason for a need with all enterprises that have it: a list of 50,000 firms gives millions of claims, and few are looked at."""

    kind: str
    basis: str
    users: tuple[str, ...] | frozenset[str]
    made: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Need:
    """A need with all the reasons for it."""

    ways: Ways
    reasons: tuple[Reason, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every reason of every user, each once."""
        some = (Claim(user, one.kind, one.basis, one.made, one.sources) for one in self.reasons for user in one.users)
        return tuple(dict.fromkeys(some))

    def only(self, user: str) -> "Need":
        """The need as if that user were the only one."""
        return Need(ways=self.ways, reasons=tuple(one._replace(users=(user,)) for one in self.reasons if user in one.users))

    @cached_property
    def text(self) -> str:
        """Codes only, as in `440122 or 4403` or `010221+230990 or 040221`."""
        return " or ".join("+".join(way) for way in self.ways)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(sorted({code for way in self.ways for code in way}))

    @cached_property
    def users(self) -> tuple[str, ...]:
        return tuple(sorted(self.user_set))

    @cached_property
    def user_set(self) -> frozenset[str]:
        return frozenset().union(*(one.users for one in self.reasons))

    @cached_property
    def _by_user(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.user, []).append(claim)
        return found

    def of(self, user: str) -> list[Claim]:
        """The reasons of one user."""
        return self._by_user.get(user, [])

    @property
    def kind(self) -> str:
        return ", ".join(sorted({one.kind for one in self.reasons}))

    def basis(self, user: str = "") -> str:
        """sourced if any reason (of this user, if one is named) is; else assumed."""
        bases = {one.basis for one in (self.of(user) if user else self.reasons)}
        return "sourced" if "sourced" in bases else "assumed"

    def met(self, made: Codes) -> str:
        """How well the made codes meet it: equal, narrower, wider, or empty if no way is complete.

        A way is as sure as its least sure code, the need as its surest way.
        """
        found = []
        for way in self.ways:
            words = [made.match(code) for code in way]
            if all(words):
                found.append(max(words, key=MATCHES.index))
        return min(found, key=MATCHES.index, default="")


def needs(rows: Sequence[Row], inputs: Sequence[Row], country: str, assumed: bool, sites: Sites | None = None) -> tuple[list[Need], int]:
    """Every need of a country in the order of its codes, and how many more only equipment or design would meet.

    Parameters
    ----------
    rows : `does` MAKES or NEEDS, `enterprise`, `code`, `country` of the site, `status`, `basis`
    inputs : `code` of the output, `input`, `kind`, `group` (None: always needed), `basis`
    sites : the rows indexed, where the caller has done that already
    assumed : False drops a stated need whose own basis is assumed, and a choice none of whose rows has a source
    sites : the same rows, where they were indexed already
    """
    found: dict[Ways, list[Reason]] = {}
    apart: set[Ways] = set()
    sites = sites or Sites(rows)
    for (code, basis), some in sites.needing(country).items():
        if assumed or basis == "sourced":
            found.setdefault(((code,),), []).append(Reason(STATED_NEED, basis, tuple(some)))
    recipes = _recipes(inputs)
    for code, makers in sites.made(country).items():
        users = frozenset(makers)
        for members in _choices(code, recipes):
            if not (assumed or any(row["basis"] == "sourced" for row in members)):
                continue
            ways = _ways(members)
            if {row["kind"] for row in members} <= APART:
                apart.add(ways)
                continue
            found.setdefault(ways, []).extend(_reasons(users, members, code))
    listed = [Need(ways=ways, reasons=tuple(found[ways])) for ways in sorted(found)]
    return listed, len(apart - set(found))


def _recipes(inputs: Iterable[Row]) -> dict[str, list[Row]]:
    """Output → its input rows; optional inputs make no need."""
    found: dict[str, list[Row]] = {}
    for row in inputs:
        if not str(row["group"] or "").startswith("optional:"):
            found.setdefault(str(row["code"]), []).append(row)
    return found


def _choices(made: str, recipes: Mapping[str, list[Row]]) -> Iterator[list[Row]]:
    """The rows of each choice of a made code, over all chains and headings: a group, all its routes, or one input always needed."""
    choices: dict[str, list[Row]] = {}
    for code in dict.fromkeys((made, made[:4], made[:2])):
        for row in recipes.get(code, ()):
            group = str(row["group"] or "")
            choices.setdefault("route" if group.startswith("route:") else group or str(row["input"]), []).append(row)
    yield from choices.values()


def _ways(members: Iterable[Row]) -> Ways:
    ways: dict[str, set[str]] = {}
    for row in members:
        group, code = str(row["group"] or ""), str(row["input"])
        ways.setdefault(group if group.startswith("route:") else code, set()).add(code)
    return tuple(sorted({tuple(sorted(codes)) for codes in ways.values()}))


def _reasons(users: frozenset[str], members: Sequence[Row], code: str) -> Iterator[Reason]:
    cited: dict[tuple[str, str], set[str]] = {}
    for row in members:
        sources = row.get("sources")
        some = sources if isinstance(sources, (list, tuple)) else ()
        cited.setdefault((str(row["kind"]), str(row["basis"])), set()).update(str(source) for source in some)
    for (kind, basis), found in sorted(cited.items()):
        yield Reason(kind, basis, users, code, tuple(sorted(found)))


def sources_behind(needs: Iterable[Need], sites: Sites) -> tuple[str, ...]:
    """The publications that say that the users make what their recipes start from."""
    claims = {(claim.user, claim.made) for need in needs for claim in need.claims if claim.made}
    made = (row for user, code in claims for row in sites.all_of("MAKES", user) if row["code"] == code)
    return tuple(sorted({source for row in made for source in texts(row.get("sources"))}))

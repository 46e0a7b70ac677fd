"""Who makes and needs what at which site, indexed once: a list of 50,000 firms is not looked through for every need."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from graph.measure.facts.groups import statement, values
from graph.result import Row

LEVELS = (2, 4)  # of the codes above a six-digit one


class Codes:
    """A set of codes that finds those which meet a code: equal, or one the beginning of the other.

    >>> codes = Codes(["4407", "440122", "44"])
    >>> sorted(codes.meeting("4401")), sorted(codes.meeting("440729")), codes.match("4401"), codes.match("440729"), codes.match("10")
    (['44', '440122'], ['44', '4407'], 'narrower', 'wider', '')
    """

    def __init__(self, codes: Iterable[str]) -> None:
        self.all = frozenset(codes)
        self._below: dict[str, set[str]] = {}
        for code in self.all:
            for level in LEVELS:
                if level < len(code):
                    self._below.setdefault(code[:level], set()).add(code)

    def meeting(self, code: str) -> set[str]:
        """The codes of the set that meet the code."""
        above = {code[:level] for level in LEVELS} | {code}
        return self._below.get(code, set()) | (above & self.all)

    def match(self, code: str) -> str:
        """How the set meets the code at best: equal, narrower or wider than it; empty if it does not."""
        if code in self.all:
            return "equal"
        return "narrower" if code in self._below else "wider" if self.meeting(code) else ""


class Sites:
    """Statements of MAKES, NEEDS and DEALS_IN: `does`, `enterprise`, `code`, `country` of the site, `status`; one by one or in groups.

    >>> sites = Sites([dict(does="MAKES", code="44", country="LA", status="stated", enterprises=["b", "a"], facts=["1", "2"])])
    >>> sites.makers(["4407"], ["LA"]) == {"a": {"44"}, "b": {"44"}}, sites.of("MAKES", "a", ["LA"])[0]["fact"]
    (True, '2')
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._made: dict[tuple[str, str], dict[str, set[str]]] = {}
        self._needed: dict[str, dict[tuple[str, str], list[str]]] = {}
        self._held: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            some, code = values(row, "enterprises"), str(row["code"])
            if row["does"] == "MAKES":
                self._made.setdefault((str(row["country"]), str(row["status"])), {}).setdefault(code, set()).update(some)
            elif row["does"] == "NEEDS" and row["status"] == "stated":
                self._needed.setdefault(str(row["country"]), {}).setdefault((code, str(row["basis"])), []).extend(some)
        self._codes = Codes(code for there in self._made.values() for code in there)

    def made(self, country: str, status: str = "stated") -> dict[str, set[str]]:
        """Code → enterprises that make it at a site in the country."""
        return self._made.get((country, status), {})

    def needing(self, country: str) -> Mapping[tuple[str, str], Sequence[str]]:
        """Code and basis → enterprises that are stated to need it at a site in the country."""
        return self._needed.get(country, {})

    def makers(self, codes: Iterable[str], countries: Iterable[str], status: str = "stated") -> dict[str, set[str]]:
        """Enterprise → its made codes that meet one of the codes, at sites in these countries."""
        meeting = {one for code in codes for one in self._codes.meeting(code)}
        found: dict[str, set[str]] = {}
        for country in countries:
            there = self.made(country, status)
            for code in meeting & there.keys():
                for enterprise in there[code]:
                    found.setdefault(enterprise, set()).add(code)
        return found

    def of(self, does: str, enterprise: str, countries: Collection[str], status: str = "stated") -> list[Row]:
        """The statements on one enterprise at sites in these countries."""
        return [row for row in self.all_of(does, enterprise) if row["country"] in countries and row["status"] == status]

    def all_of(self, does: str, enterprise: str) -> list[Row]:
        """Every statement of a kind on one enterprise, in the order of their ids."""
        key = does, enterprise
        if key not in self._held:
            some = [statement(self.rows[row], place) for row, place in self._places.get(key, ())]
            self._held[key] = sorted(some, key=lambda one: str(one.get("fact")))
        return self._held[key]

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """What it does and enterprise → which row and which place in it: most questions look at few enterprises one by one."""
        found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for number, row in enumerate(self.rows):
            does = str(row["does"])
            for place, enterprise in enumerate(values(row, "enterprises")):
                found.setdefault((does, enterprise), []).append((number, place))
        return found
